"""Lists for machines: the Atom feed of news, and the map of the site."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from public_site.client import Answer, Client, together
from public_site.pages.choices import describe_choice
from public_site.render import Renderer
from public_site.types import NewsFeed, SiteMap, SiteMapPagesNodes
from public_site.visit import Visit

MAX_SITEMAP_REQUESTS = 500
# Their pages ask search engines to keep no copy: somebody may be gone tomorrow.
NOT_INDEXED = {"Profile"}


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


async def all_pages(client: Client) -> Answer[list[SiteMapPagesNodes]]:
    """Return all pages that the map needs, asked for a part at a time, as one answer."""
    answers: list[Answer[SiteMap]] = []
    cursor: str | None = None
    for _ in range(MAX_SITEMAP_REQUESTS):
        answers.append(await client.ask(SiteMap, SiteMap.variables(after=cursor)))
        page_info = answers[-1].data.pages.page_info
        if not page_info.has_next_page:
            break
        cursor = page_info.end_cursor
    return together(*answers).holding([page for answer in answers for page in answer.data.pages.nodes])


def sitemap(pages: Sequence[SiteMapPagesNodes], renderer: Renderer) -> str:
    """Return the map of the site: every page that search engines may list, and that has its one address here."""
    own = [page for page in pages if page.kind not in NOT_INDEXED and page.canonical_url.endswith(page.path)]
    return renderer.text("feeds/sitemap.xml", {"pages": own})
