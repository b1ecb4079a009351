"""Lists for machines: the Atom feed of news, and the map of the site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from public_site.client import Client
from public_site.links import Links
from public_site.pages.news_index import describe_choice
from public_site.render import Renderer
from public_site.types import NewsFeed, SiteMap, SiteMapNewsNodes
from public_site.visit import Visit

MAX_SITEMAP_REQUESTS = 500


@dataclass(frozen=True)
class Place:
    """An address in the map of the site."""

    path: str
    updated_at: datetime | None


def atom(answer: NewsFeed, visit: Visit, renderer: Renderer) -> str:
    """Return the newest news as an Atom feed; it was changed last when its youngest item was."""
    changed = [item.updated_at for item in answer.news.nodes]
    return renderer.text(
        "feeds/news.xml",
        {
            "site": answer.site,
            "visit": visit,
            "title": f"{answer.site.name}: nieuws {describe_choice(answer.site, visit)}".strip(),
            "items": answer.news.nodes,
            "updated_at": max(changed, default=datetime.fromtimestamp(0, UTC)),
        },
    )


async def sitemap_pages(client: Client) -> tuple[list[SiteMap], str, bool]:
    """Return all pages of the list that the map needs, a tag for them together, and whether any is stale."""
    pages: list[SiteMap] = []
    tags: list[str] = []
    is_stale = False
    cursor: str | None = None
    while len(pages) < MAX_SITEMAP_REQUESTS:
        answer = await client.ask(SiteMap, SiteMap.variables(after=cursor))
        pages.append(answer.data)
        tags.append(answer.tag)
        is_stale = is_stale or answer.is_stale
        cursor = answer.data.news.page_info.end_cursor
        if not answer.data.news.page_info.has_next_page:
            break
    return pages, " ".join(tags), is_stale


def sitemap(pages: Sequence[SiteMap], renderer: Renderer) -> str:
    """Return the map of the site: home, what menu and footer link to, all news."""
    site = pages[0].site
    own = Links(renderer.origin, site.canonical_url)
    linked = [item.link for item in site.menu if item.link] + [link for column in site.footer for link in column.links]
    paths = ["/", *(own.local(link.href) for link in linked if link.kind == "PAGE")]
    places = {path: Place(path, None) for path in paths}
    news: list[SiteMapNewsNodes] = [item for page in pages for item in page.news.nodes]
    places |= {item.path: Place(item.path, item.updated_at) for item in news}
    return renderer.text("feeds/sitemap.xml", {"places": list(places.values())})
