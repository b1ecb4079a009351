"""Templates with their filters, and the frame that stands around every page."""

from __future__ import annotations

import copy
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from public_site import hyphens, links, wording
from public_site.assets import Assets
from public_site.settings import Settings
from public_site.structured_data import Properties, json_for_html
from public_site.terms import Terms
from public_site.types import (
    BodyBlock,
    CallToActionBlock,
    DocumentBlock,
    DraftPreview,
    ExternalSourceBlock,
    FigureBlock,
    FilmBlock,
    HeadingBlock,
    PagePicture,
    PageReferenceBlock,
    PictureBlock,
    QuoteBlock,
    RichText,
    RichTextBlock,
    Site,
    Term,
)
from public_site.visit import Visit, calendar_address, feed_address, news_address

logger = logging.getLogger(__name__)

TEMPLATES = Path(__file__).parents[1] / "templates"
BLOCK_TEMPLATES: dict[type, str] = {
    CallToActionBlock: "blocks/call_to_action.html",
    DocumentBlock: "blocks/document.html",
    ExternalSourceBlock: "blocks/external_source.html",
    FigureBlock: "blocks/figure.html",
    FilmBlock: "blocks/film.html",
    HeadingBlock: "blocks/heading.html",
    PageReferenceBlock: "blocks/page_reference.html",
    PictureBlock: "blocks/picture.html",
    QuoteBlock: "blocks/quote.html",
    RichTextBlock: "blocks/rich_text.html",
}
# The doors that the style sheet can paint; the first one is for colours that it does not know.
DOOR_COLOURS = ("brick", "lamp", "canal", "sky", "moss", "plum")


@dataclass(frozen=True)
class Frame:
    """What stands around a page: the head of the document, the header and the footer of the site.

    Attributes:
        site: Name, menu, footer.
        visit: What was asked for.
        title: Title in the browser and in search results, without the name of the site.
        description: Description for search results and shared links.
        canonical_url: The one address of this page; empty for what has none, such as an error.
        is_indexed: Whether search engines may list it.
        kind: Open Graph type.
        picture: Picture for shared links.
        data: Structured data of the page.
    """

    site: Site
    visit: Visit
    title: str
    description: str
    canonical_url: str = ""
    is_indexed: bool = True
    kind: str = "website"
    picture: PagePicture | None = None
    data: Properties = field(default_factory=dict)


class Renderer:
    """Turns a template and its values into text."""

    def __init__(self, settings: Settings, assets: Assets) -> None:
        self._settings = settings
        self._glossary: tuple[Term, ...] = ()
        self._preview: DraftPreview | None = None
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        own_links = links.Links(settings.public_site_url)
        self._environment.filters |= {
            "capitalize_first": lambda text: text[:1].upper() + text[1:],
            "door_colour": lambda colour: colour if colour in DOOR_COLOURS else DOOR_COLOURS[0],
            "dutch_date": wording.dutch_date,
            "dutch_number": wording.dutch_number,
            "dutch_size": wording.dutch_size,
            "explained": _explained,
            "external_kind": wording.external_kind,
            "figure_status": wording.figure_status,
            "host": links.host,
            "json": json_for_html,
            "language_name": wording.language_name,
            "local": lambda href: own_links.local(href) if links.is_safe(href) else "#",
            "media_type_name": wording.media_type_name,
            "headings": _headings,
            "one_line": wording.one_line,
            "plain_rich_text": lambda text: Markup(own_links.local_html(text.html)),  # noqa: S704
            "rich_text": pass_context(lambda context, text: _rich_text(context, text, own_links)),
            "timestamp": lambda moment: moment.isoformat(timespec="seconds"),
        }
        self._environment.tests["external"] = lambda href: links.is_external(own_links.local(href))
        self._environment.globals |= {
            "asset": assets.url,
            "block": self._block,
            "calendar_address": calendar_address,
            "feed_address": feed_address,
            "news_address": news_address,
            "origin": settings.public_site_url,
            "source_action": wording.source_action,
        }

    @property
    def origin(self) -> str:
        """Origin of this site."""
        return self._settings.public_site_url

    def explaining(self, glossary: tuple[Term, ...]) -> Renderer:
        """Return the same renderer, whose pages explain the terms of a glossary."""
        renderer = copy.copy(self)
        renderer._glossary = glossary
        return renderer

    def previewing(self, preview: DraftPreview) -> Renderer:
        """Return the same renderer, whose pages say that they are an example, and of what."""
        renderer = copy.copy(self)
        renderer._preview = preview
        return renderer

    def page(self, template: str, frame: Frame, **values: object) -> str:
        """Return a whole page."""
        terms = Terms(self._glossary)
        own = {
            "frame": frame,
            "site": frame.site,
            "visit": frame.visit,
            "terms": terms,
            "preview": self._preview,
            "panel": self._settings.cms_url,
        }
        return hyphens.in_headings(self.text(template, own | values))

    def text(self, template: str, values: Mapping[str, Any]) -> str:
        """Return a template with its values."""
        return self._environment.get_template(template).render(values)

    @pass_context
    def _block(self, context: Context, block: BodyBlock) -> Markup:
        """Return one part of a text; nothing for a kind that this site does not know (reported when it was read)."""
        template = BLOCK_TEMPLATES.get(type(block))
        return Markup(self.text(template, {"block": block, "terms": context["terms"]}) if template else "")  # noqa: S704


def _headings(body: Iterable[BodyBlock]) -> list[HeadingBlock]:
    """Return the headings that divide a text, for its table of contents."""
    return [block for block in body if isinstance(block, HeadingBlock) and block.level == 2]


def _rich_text(context: Context, text: RichText, own_links: links.Links) -> Markup:
    """Return rich text as it is, with its terms explained: the CMS promises safe HTML, and our policy lets no script run.

    Outside the text of a page, as in a part that is used without it, nothing is explained.
    """
    html, terms = own_links.local_html(text.html), context.get("terms")
    return Markup(terms.explain(html) if terms else html)  # noqa: S704


@pass_context
def _explained(context: Context, text: str) -> Markup:
    """Return plain text with its terms explained."""
    return Markup(context["terms"].explain_words(str(escape(text))))  # noqa: S704
