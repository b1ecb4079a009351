"""The news list, with its filters as links."""

from __future__ import annotations

from public_site.pages.choices import describe_choice
from public_site.pages.frames import page_frame
from public_site.render import Renderer
from public_site.types import NewsIndexPage, PageAtPath
from public_site.visit import Visit


def render(page: NewsIndexPage, answer: PageAtPath, visit: Visit, renderer: Renderer) -> str:
    """Return the list; a filtered list is a page of its own, its later pages are not for search engines."""
    choice = describe_choice(answer.site, visit)
    frame = page_frame(
        page,
        answer.site,
        visit,
        title=f"{page.seo.title} {choice}".strip(),
        canonical_url=page.canonical_url + visit.query if visit.is_filtered else page.canonical_url,
        is_indexed=not visit.is_further,
    )
    return renderer.page("pages/news_index.html", frame, page=page, news=answer.news, choice=choice)
