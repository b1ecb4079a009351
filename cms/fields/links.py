"""One link as data: to a page or document of this site by its id, to anything else by its address."""

from typing import Any, TypedDict
from urllib.parse import urlsplit

from .identity import node_id
from .stored import Stored


class StoredLink(TypedDict, total=False):
    """How a link is kept: `ref` for a thing of this site, else `href`.

    An empty `label` stands for the title of that thing, as it is when somebody reads.
    """

    kind: str
    label: str
    ref: str
    href: str


_KIND_OF_SCHEME = {"mailto": "EMAIL", "tel": "PHONE"}


def link_to(target: Any, label: str) -> StoredLink:
    """A link to a page or document of this site."""
    kind = "DOCUMENT" if target._meta.model_name == "document" else "PAGE"
    return {"kind": kind, "label": label, "ref": node_id(target)}


def link_to_address(href: str, label: str) -> StoredLink:
    """A link to an address outside this site, a mail address (`mailto:`) or a telephone number (`tel:`)."""
    return {"kind": _KIND_OF_SCHEME.get(urlsplit(href).scheme, "EXTERNAL"), "label": label, "href": href}


class Link(Stored):
    """A link as `StoredLink`, made from the value of a link block (`pages.core.blocks.LinkBlock`)."""

    @staticmethod
    def serialize(stored: Any) -> StoredLink:
        """The link; an empty object when the block was left empty, as graphql-core refuses None here."""
        label = stored["label"]
        if target := stored["page"] or stored["document"]:
            return link_to(target, label)
        if stored["email"]:
            return link_to_address(f"mailto:{stored['email']}", label or stored["email"])
        if stored["url"]:
            return link_to_address(stored["url"], label or stored["url"])
        return {}
