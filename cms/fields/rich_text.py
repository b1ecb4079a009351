"""Rich text as it is kept: safe HTML in which a link to a thing of this site is a reference, not an address.

    <p>Lees <a data-ref="News:12">dit bericht</a>.</p>

At reading each reference becomes an address, or plain text when the reader may not see the target. So a moved page
breaks no link, and a hidden page is not given away by one.
"""

from typing import Any, TypedDict

import nh3
from bs4 import BeautifulSoup, Tag
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.rich_text import RichText as WagtailRichText

from .links import StoredLink, link_to, link_to_address
from .stored import Stored

_TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "em", "br"}
_SCHEMES = {"http", "https", "mailto", "tel"}
_BLOCKS = ["p", "h2", "h3", "h4", "li"]
_BETWEEN_PARAGRAPHS = "\n\n"


class StoredRichText(TypedDict):
    """How rich text is kept."""

    html: str
    text: str
    links: list[StoredLink]


class RichText(Stored):
    """Rich text as `StoredRichText`, made from Wagtail's own format."""

    @staticmethod
    def serialize(stored: Any) -> StoredRichText:
        """The rich text of a field (a string) or of a block."""
        return stored_rich_text(stored.source if isinstance(stored, WagtailRichText) else stored or "")


def stored_rich_text(source: str) -> StoredRichText:
    """Turns Wagtail's rich text into the form that is kept.

    Args:
        source: Wagtail's database format, with `linktype` and `id` on links.

    Returns:
        Safe HTML, the same as plain text with paragraphs separated by an empty line, and the links in reading order.
        A link whose target no longer exists has become plain text.
    """
    soup = BeautifulSoup(source.replace("<b>", "<strong>").replace("</b>", "</strong>"), "html.parser")
    for tag, wanted in (("b", "strong"), ("i", "em")):
        for element in soup.find_all(tag):
            element.name = wanted
    targets = _targets(soup)
    links: list[StoredLink] = []
    for anchor in soup.find_all("a"):
        link = _link(anchor, targets)
        if link is None:
            anchor.unwrap()
            continue
        links.append(link)
        anchor.attrs = {"data-ref": link["ref"]} if "ref" in link else {"href": link["href"]}
    html = nh3.clean(str(soup), tags=_TAGS, attributes={"a": {"href", "data-ref"}}, url_schemes=_SCHEMES, link_rel=None)
    return {"html": html, "text": _text(html), "links": links}


def _targets(soup: BeautifulSoup) -> dict[tuple[str, str], Any]:
    wanted: dict[str, set[str]] = {"page": set(), "document": set()}
    for anchor in soup.find_all("a", linktype=True):
        kind, key = str(anchor["linktype"]), str(anchor.get("id", ""))
        if kind in wanted and key.isdecimal():
            wanted[kind].add(key)
    models = {"page": Page, "document": get_document_model()}
    return {
        (kind, str(target.pk)): target
        for kind, ids in wanted.items()
        if ids
        for target in models[kind].objects.filter(pk__in=ids)
    }


def _link(anchor: Tag, targets: dict[tuple[str, str], Any]) -> StoredLink | None:
    label = anchor.get_text(" ", strip=True)
    if kind := anchor.get("linktype"):
        target = targets.get((str(kind), str(anchor.get("id", ""))))
        return None if target is None else link_to(target, label)
    href = str(anchor.get("href", ""))
    if href.partition(":")[0] not in _SCHEMES:
        return None
    return link_to_address(href, label)


def _text(html: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    for block in soup.find_all(_BLOCKS):
        block.insert_before(_BETWEEN_PARAGRAPHS)
        block.insert_after(_BETWEEN_PARAGRAPHS)
    paragraphs = (part.strip() for part in soup.get_text().split(_BETWEEN_PARAGRAPHS))
    return _BETWEEN_PARAGRAPHS.join(paragraph for paragraph in paragraphs if paragraph)
