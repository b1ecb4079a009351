"""The news list, with its filters as links."""

from __future__ import annotations

from public_site.pages.frames import page_frame
from public_site.render import Renderer
from public_site.types import NewsIndexPage, PageAtPath, Site
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


def describe_choice(site: Site, visit: Visit) -> str:
    """Return the filters as words: `voor werkgevers in Noord`; empty without filters."""
    audiences = {audience.slug: audience.name for audience in site.audiences}
    stadsdelen = {stadsdeel.slug: stadsdeel.name for stadsdeel in site.stadsdelen}
    words = []
    if visit.audience:
        words.append(f"voor {audiences.get(visit.audience, visit.audience).lower()}")
    if visit.stadsdeel:
        words.append(f"in {stadsdelen.get(visit.stadsdeel, visit.stadsdeel)}")
    return " ".join(words)
