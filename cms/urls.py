"""Addresses of the CMS."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as admin_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home")),
    path("", include("cms.delivery.urls")),
    path("admin/", include("cms.editors.urls")),
    path("admin/", include(admin_urls)),
]
