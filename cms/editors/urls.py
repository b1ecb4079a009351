"""Addresses of the admin that are ours. They stand before Wagtail's, so that some of its pages can be ours too."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from . import views

urlpatterns = [
    path("nieuws/", require_admin_access(never_cache(views.news)), name="editors_news"),
    path("pages/<int:page_id>/view_draft/", require_admin_access(never_cache(views.draft))),
    path("account/", require_admin_access(never_cache(views.AccountView.as_view()))),
]
