"""The frame of a page that the CMS knows."""

from __future__ import annotations

from typing import Any

from public_site.render import Frame
from public_site.types import HomePage, InformationPage, NewsIndexPage, NewsPage, PageFields, Site
from public_site.visit import Visit

AnyPage = HomePage | InformationPage | NewsIndexPage | NewsPage | PageFields


def page_frame(page: AnyPage, site: Site, visit: Visit, **more: Any) -> Frame:
    """Return the frame with what every page says of itself; `more` are other fields of the frame."""
    values = {
        "title": page.seo.title,
        "description": page.seo.description,
        "canonical_url": page.canonical_url,
        "picture": page.picture,
    }
    return Frame(site=site, visit=visit, **(values | more))
