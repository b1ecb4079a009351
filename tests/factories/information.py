"""Plain pages, as small as they can be."""

from typing import Any

from wagtail.models import Page

from pages.information.models import InformationPage

from .core import add_draft, add_published, made


def make_information(parent: Page, title: str = "Uitleg", **columns: Any) -> InformationPage:
    """A published page of information."""
    return add_published(parent, made(InformationPage, title, columns))


def make_information_draft(parent: Page, title: str = "Concept", **columns: Any) -> InformationPage:
    """A page of information that was never published."""
    return add_draft(parent, made(InformationPage, title, columns))
