"""Pages for what goes wrong: each says what happened, what still works, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from public_site.links import Links
from public_site.render import Frame, Renderer
from public_site.search import Suggestion, words_of
from public_site.types import RichText, Site
from public_site.visit import Visit

MAX_ALIKE = 3
# What stands around an error page when even the name of the site could not be asked.
BARE_SITE = Site(
    name="BuurtBaan Amsterdam",
    description="",
    canonical_url="",
    contact_email="",
    menu=(),
    footer=(),
    colophon=RichText(html="", text=""),
    audiences=(),
    stadsdelen=(),
)


@dataclass(frozen=True)
class StillWorking:
    """A page that is in memory and can be opened while the CMS is away."""

    title: str
    path: str


def not_found(site: Site, visit: Visit, renderer: Renderer, alike: Iterable[Suggestion] = ()) -> str:
    """Return the page for an address where nothing is; `alike` are things whose title looks like it."""
    return renderer.page(
        "pages/not_found.html",
        _frame(site, visit, "Deze deur is er niet (meer)"),
        words=words_of(visit.path),
        above=next(_places_above(site, visit.path, Links(renderer.origin)), None),
        alike=list(alike)[:MAX_ALIKE],
    )


def _places_above(site: Site, path: str, links: Links) -> Iterator[tuple[str, str]]:
    """Return name and address of what the site itself links to above a path, nearest first."""
    places = {links.local(link.href): link.label for column in site.footer for link in column.links}
    places |= {links.local(item.link.href): item.link.label for item in site.menu if item.link}
    places |= {one.landing.path: one.name for one in site.audiences if one.landing}
    places |= {one.landing.path: one.name for one in site.stadsdelen if one.landing}
    for place in sorted(places, key=len, reverse=True):
        if place.startswith("/") and place != "/" and path.startswith(place) and path != place:
            yield places[place], place


def unknown_choice(site: Site, visit: Visit, renderer: Renderer) -> str:
    """Return the page for a filter that does not exist."""
    return renderer.page("pages/unknown_choice.html", _frame(site, visit, "Dit filter kennen wij niet"))


def method_not_allowed(site: Site, visit: Visit, renderer: Renderer) -> str:
    """Return the page for a way of asking that this site has nothing for."""
    return renderer.page("pages/method_not_allowed.html", _frame(site, visit, "Dat kan hier niet"))


def away(site: Site, visit: Visit, renderer: Renderer, still_working: Iterable[StillWorking]) -> str:
    """Return the page for when the CMS is away and this page was not in memory."""
    pages = list(still_working)
    return renderer.page("pages/away.html", _frame(site, visit, "Storing"), still_working=pages)


def broken(site: Site, visit: Visit, renderer: Renderer) -> str:
    """Return the page for a fault of this site itself."""
    return renderer.page("pages/broken.html", _frame(site, visit, "Er ging iets mis"))


def _frame(site: Site, visit: Visit, title: str) -> Frame:
    return Frame(site=site, visit=visit, title=title, description="", is_indexed=False)
