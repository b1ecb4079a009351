"""The menus of the admin: what editors use, and no more."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem

from .lists import EditorsList

# What only somebody who keeps the installation looks at.
_FOR_KEEPERS = {"reports"}
# Wagtail's news and its manual, in English and on another site.
_NOT_OURS = ("whats-new-in-wagtail", "editor-guide")


class ListMenuItem(MenuItem):
    """One list, one click away."""

    def __init__(self, editors_list: EditorsList, order: int) -> None:
        address = reverse(f"editors_{editors_list.name}")
        super().__init__(editors_list.label, address, name=editors_list.name, icon_name=editors_list.icon, order=order)
        self._list = editors_list

    def is_shown(self, request: HttpRequest) -> bool:
        """When there is such a list."""
        return self._list.page() is not None


def hide_from_editors(request: HttpRequest, items: list[Any]) -> None:
    """Takes away what only a superuser needs."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in _FOR_KEEPERS]


def hide_outside_help(request: HttpRequest, items: list[Any]) -> None:
    """Takes away what leads to another site."""
    items[:] = [item for item in items if not item.name.startswith(_NOT_OURS)]
