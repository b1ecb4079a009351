"""The home page: the double aim, the doors, the newest news, figures, the parts of the city."""

from __future__ import annotations

from public_site.pages.frames import page_frame
from public_site.render import Renderer
from public_site.structured_data import website
from public_site.types import HomePage, PageAtPath
from public_site.visit import Visit

SMALL_NEWS = 3


def render(page: HomePage, answer: PageAtPath, visit: Visit, renderer: Renderer) -> str:
    """Return the page; the chosen news item stands large, or the newest where editors chose none."""
    newest = list(answer.news.nodes)
    large = page.highlight or (newest[0] if newest else None)
    small = [item for item in newest if large is None or item.path != large.path][:SMALL_NEWS]
    frame = page_frame(page, answer.site, visit, data=website(answer.site, renderer.origin))
    return renderer.page("pages/home.html", frame, page=page, large=large, small=small)
