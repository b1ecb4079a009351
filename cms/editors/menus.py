"""The menus of the admin: what editors use, and no more."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem

from pages.news.models import NewsIndex

# What only somebody who keeps the installation looks at.
_FOR_KEEPERS = {"reports"}
# Wagtail's news and its manual, in English and on another site.
_NOT_OURS = ("whats-new-in-wagtail", "editor-guide")


class NewsMenuItem(MenuItem):
    """The list of news, one click away."""

    def __init__(self) -> None:
        super().__init__("Nieuws", reverse("editors_news"), name="news", icon_name="doc-full-inverse", order=90)

    def is_shown(self, request: HttpRequest) -> bool:
        """When there is such a list."""
        return NewsIndex.objects.exists()


def hide_from_editors(request: HttpRequest, items: list[Any]) -> None:
    """Takes away what only a superuser needs."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in _FOR_KEEPERS]


def hide_outside_help(request: HttpRequest, items: list[Any]) -> None:
    """Takes away what leads to another site."""
    items[:] = [item for item in items if not item.name.startswith(_NOT_OURS)]
