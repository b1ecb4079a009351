"""One news item."""

from __future__ import annotations

from public_site.pages.frames import page_frame
from public_site.render import Renderer
from public_site.structured_data import news_article
from public_site.types import NewsPage, PageAtPath
from public_site.visit import Visit

MORE_NEWS = 3


def render(page: NewsPage, answer: PageAtPath, visit: Visit, renderer: Renderer) -> str:
    """Return the item; below it what editors relate to it, or else the newest other news."""
    newest = [item for item in answer.news.nodes if item.path != page.path]
    frame = page_frame(
        page,
        answer.site,
        visit,
        kind="article",
        data=news_article(page, answer.site, renderer.origin),
    )
    more = list(page.related) or newest[:MORE_NEWS]
    return renderer.page("pages/news.html", frame, page=page, more=more, is_related=bool(page.related))
