"""Where the admin is ours: all of it, in plain sight."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from cms.consent.permissions import ERASE_PERSON
from pages.profiles.models import Profile

from . import menus
from .building_blocks import BuildingBlocks
from .dashboard import ButtonsPanel, DraftsPanel, WaitingPanel
from .lists import LISTS

hooks.register("construct_main_menu", menus.hide_from_editors)
hooks.register("construct_help_menu", menus.hide_outside_help)
for order, editors_list in enumerate(LISTS, start=90):
    hooks.register("register_admin_menu_item", partial(menus.ListMenuItem, editors_list, order))
register_snippet(BuildingBlocks)


@hooks.register("construct_homepage_panels")
def dashboard(request: HttpRequest, panels: list[Any]) -> None:
    """Our panels instead of Wagtail's."""
    panels[:] = [ButtonsPanel(), WaitingPanel(), DraftsPanel()]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def erase_button(page: Page, user: Any, *args: Any, **kwargs: Any) -> Iterator[Button]:
    """Erasing a person, on their page, for who keeps the installation."""
    if page.specific_class is Profile and user.has_perm(ERASE_PERSON):
        yield Button("Wis deze persoon", url=reverse("editors_erase", args=[page.pk]), icon_name="bin", priority=60)


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def appearing_button(page: Page, user: Any, *args: Any, **kwargs: Any) -> Iterator[Button]:
    """Where a page may be seen, for who may change it."""
    if not page.is_root() and page.permissions_for_user(user).can_edit():
        yield Button(
            "Waar verschijnt dit?", url=reverse("editors_appearing", args=[page.pk]), icon_name="globe", priority=12
        )


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """Our colours."""
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("editors/admin.css"))


@hooks.register("insert_editor_js")
def saving() -> SafeString:
    """What lets a form wait for its own autosave."""
    return format_html('<script src="{}"></script>', versioned_static("editors/saving.js"))


@hooks.register("insert_global_admin_js")
def starter() -> SafeString:
    """What starts the parts that Wagtail starts with inline scripts."""
    return format_html('<script src="{}"></script>', versioned_static("editors/starter.js"))
