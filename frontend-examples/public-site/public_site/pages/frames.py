"""The frame of a page that the CMS knows."""

from __future__ import annotations

from typing import Any, Protocol

from public_site.render import Frame
from public_site.types import PagePicture, Seo, Site
from public_site.visit import Visit


class AnyPage(Protocol):
    """What the fragment `PageFields` gives every kind of page, as far as a frame needs it."""

    @property
    def seo(self) -> Seo:
        """Title and description for search results."""
        ...

    @property
    def canonical_url(self) -> str:
        """The one address of the page."""
        ...

    @property
    def picture(self) -> PagePicture | None:
        """Its picture."""
        ...


def page_frame(page: AnyPage, site: Site, visit: Visit, **more: Any) -> Frame:
    """Return the frame with what every page says of itself; `more` are other fields of the frame."""
    values = {
        "title": page.seo.title,
        "description": page.seo.description,
        "canonical_url": page.canonical_url,
        "picture": page.picture,
    }
    return Frame(site=site, visit=visit, **(values | more))


def list_frame(page: AnyPage, site: Site, visit: Visit, choice: str = "") -> Frame:
    """Return the frame of a list: filtered it is a page of its own, its later pages are not for search engines."""
    return page_frame(
        page,
        site,
        visit,
        title=f"{page.seo.title} {choice}".strip(),
        canonical_url=page.canonical_url + visit.query if visit.is_filtered else page.canonical_url,
        is_indexed=not visit.is_further,
    )
