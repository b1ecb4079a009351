"""What pages of every kind are made with: a place in the tree, and a body of blocks."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.test import override_settings
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.taxonomy.models import Audience
from media.models import Document, Picture
from pages.core.models import AudienceLead, BasePage
from pages.figures.models import Figure

BLANK_LINK = {"label": "", "page": None, "document": None, "url": "", "email": ""}


@contextmanager
def unindexed() -> Iterator[None]:
    """Leaves out what Wagtail notes for its own search and lists of uses, which takes half of the time."""
    backends = {name: backend | {"AUTO_UPDATE": False} for name, backend in settings.WAGTAILSEARCH_BACKENDS.items()}
    with override_settings(WAGTAILSEARCH_BACKENDS=backends), disable_reference_index_auto_update():
        yield


def add_draft(parent: Page, page: BasePage) -> BasePage:
    """Puts a page that was never published in the tree."""
    page.live = False
    parent.add_child(instance=page)
    page.save_revision()
    return page


def add_published(parent: Page, page: BasePage) -> BasePage:
    """Puts a page in the tree and publishes it, as an editor does."""
    page.live = False
    parent.add_child(instance=page)
    return publish(page)


def publish(page: BasePage) -> BasePage:
    """Publishes a page as it is in memory, and gives it as it is now."""
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def made(kind: type[BasePage], title: str, columns: dict[str, Any]) -> BasePage:
    """A page in memory; `leads` is a dictionary of audiences and their own leads, lists are lists of objects."""
    leads: dict[Audience, str] = columns.pop("leads", {})
    lists = {name: columns.pop(name) for name in list(columns) if name.endswith("_list")}
    page = kind(**({"title": title, "introduction": f"Inleiding van {title}."} | columns))
    page.audience_leads = [AudienceLead(audience=audience, text=text) for audience, text in leads.items()]
    for name, objects in lists.items():
        setattr(page, name, objects)
    return page


def rich_text(text: str = "Een tekst.") -> tuple[str, Any]:
    """A block of running text with one paragraph of HTML."""
    return "rich_text", {"text": f"<p>{text}</p>"}


def link_in_text(target: Page | Document, words: str) -> str:
    """A link as Wagtail keeps it in rich text."""
    kind = "document" if isinstance(target, Document) else "page"
    return f'<a linktype="{kind}" id="{target.pk}">{words}</a>'


def link_to(target: Page | Document | None, label: str = "") -> dict[str, Any]:
    """The value of a link block that leads to a thing of this site."""
    kind = "document" if isinstance(target, Document) else "page"
    return BLANK_LINK | {"label": label, kind: target}


def page_reference(page: Page) -> tuple[str, Any]:
    """A block that refers to another page."""
    return "page_reference", {"page": page, "text": ""}


def call_to_action(link: dict[str, Any]) -> tuple[str, Any]:
    """A block with a button."""
    return "call_to_action", {"text": "", "link": link}


def picture_block(picture: Picture | None) -> tuple[str, Any]:
    """A block with a picture."""
    return "picture", {"picture": picture, "caption": ""}


def document_block(document: Document | None) -> tuple[str, Any]:
    """A block with a document."""
    return "document", {"document": document, "explanation": ""}


def figure_block(figure: Figure | None) -> tuple[str, Any]:
    """A block with a figure."""
    return "figure", {"figure": figure, "explanation": ""}


def film_block(poster: Picture | None, **parts: Any) -> tuple[str, Any]:
    """A block with a film."""
    required = {
        "title": "Film",
        "url": "https://www.youtube.com/watch?v=x",
        "transcript": "<p>Wat er gezegd wordt.</p>",
    }
    optional = {"maker": "", "language": "nl", "duration": "", "captions": False}
    return "film", {**optional, **required, "poster": poster, **parts}


def external_source(picture: Picture | None = None, **parts: Any) -> tuple[str, Any]:
    """A block with a source on another site."""
    required = {"title": "Onderzoek", "url": "https://www.example.org/onderzoek", "kind": "page", "maker": "Movisie"}
    optional = {"language": "nl", "summary": "", "last_seen_on": None}
    return "external_source", {**optional, **required, "picture": picture, **parts}
