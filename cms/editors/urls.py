"""Addresses of the admin that are ours. They stand before Wagtail's, so that some of its pages can be ours too."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from . import appearing_views, erasing_views, views
from .lists import LISTS

urlpatterns = [
    *(
        path(
            f"{one.name}/",
            require_admin_access(never_cache(views.list_of)),
            {"editors_list": one},
            name=f"editors_{one.name}",
        )
        for one in LISTS
    ),
    path(
        "personen/<int:pk>/wissen/",
        require_admin_access(never_cache(erasing_views.EraseView.as_view())),
        name="editors_erase",
    ),
    path(
        "waar/<int:pk>/",
        require_admin_access(never_cache(appearing_views.AppearingView.as_view())),
        name="editors_appearing",
    ),
    path("account/", require_admin_access(never_cache(views.AccountView.as_view()))),
]
