"""The page with what a search found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from public_site import search
from public_site.render import Frame, Renderer
from public_site.types import (
    Search,
    SearchHit,
    SearchSearchAudiences,
    SearchSearchKinds,
    SearchSearchStadsdelen,
    Site,
    SiteAudience,
    SiteStadsdeel,
)
from public_site.visit import Visit
from public_site.wording import dutch_number

Counts = SearchSearchAudiences | SearchSearchStadsdelen


@dataclass(frozen=True)
class Facet:
    """One way to narrow the hits.

    Attributes:
        name: In words.
        count: How many hits remain.
        address: The same question, narrowed like this.
        is_chosen: Whether it narrows now.
    """

    name: str
    count: int
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Hit:
    """One thing that was found.

    Attributes:
        title: What it is called.
        kind: What kind of thing it is, in words.
        address: Where it stands.
        snippet: A piece of its text; the CMS promises safe HTML.
    """

    title: str
    kind: str
    address: str
    snippet: Markup


def render_empty(site: Site, visit: Visit, renderer: Renderer) -> str:
    """Return the page before anything is asked, or when it is too short or too long to be asked."""
    frame = Frame(site=site, visit=visit, title="Zoeken", description="Zoek op deze site.", is_indexed=False)
    return renderer.page(
        "pages/search_empty.html",
        frame,
        is_too_short=bool(visit.text) and len(visit.text or "") < search.SHORTEST_QUESTION,
        is_too_long=len(visit.text or "") > search.LONGEST_QUESTION,
        longest=search.LONGEST_QUESTION,
    )


def render(answer: Search, visit: Visit, renderer: Renderer) -> str:
    """Return the hits of a question, and the ways to narrow it."""
    found, site = answer.search, answer.site
    count = f"{dutch_number(found.total_count)} {'resultaat' if found.total_count == 1 else 'resultaten'}"
    frame = Frame(
        site=site, visit=visit, title=f"{count} voor ‘{visit.text}’ – zoeken", description="", is_indexed=False
    )
    return renderer.page(
        "pages/search.html",
        frame,
        count=count,
        hits=[_hit(one) for one in found.nodes if search.address(one.node)],
        kinds=_kinds(found.kinds, visit),
        audiences=_facets(site.audiences, found.audiences, visit.audience, visit.for_audience),
        stadsdelen=_facets(site.stadsdelen, found.stadsdelen, visit.stadsdeel, visit.in_stadsdeel),
        suggestions=[(title, visit.for_question(title)) for title in found.suggestions],
        next_page=visit.older_than(found.page_info.end_cursor)
        if found.page_info.has_next_page and found.page_info.end_cursor
        else "",
    )


def _hit(one: SearchHit) -> Hit:
    return Hit(one.title, search.kind_name(one.kind), search.address(one.node), Markup(one.snippet))  # noqa: S704


def _kinds(counts: Iterable[SearchSearchKinds], visit: Visit) -> list[Facet]:
    """Return the groups of kinds with hits, most first; a chosen one is there without hits too."""
    by_kind = {one.kind: one.count for one in counts}
    facets = [
        Facet(group.name, sum(by_kind.get(kind, 0) for kind in group.kinds), visit.of_kind(slug), visit.kind == slug)
        for slug, group in search.GROUPS.items()
    ]
    return sorted((one for one in facets if one.count or one.is_chosen), key=lambda one: -one.count)


def _facets(
    categories: Iterable[SiteAudience | SiteStadsdeel],
    counts: Iterable[Counts],
    chosen: str | None,
    address: Callable[[str], str],
) -> list[Facet]:
    """Return the categories with hits, in their usual order; a chosen one is there without hits too."""
    by_slug = {one.slug: one.count for one in counts}
    return [
        Facet(one.name, by_slug.get(one.slug, 0), address(one.slug), one.slug == chosen)
        for one in categories
        if one.slug in by_slug or one.slug == chosen
    ]
