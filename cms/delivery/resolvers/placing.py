"""Where the public site shows a page, and where to go for one that it does not show.

    /nieuws/feest/      is shown there: it is that
    /nieuws/            is not: the nearest page above it that is

A page may be for the pages of stadsdelen or of partners only. Nobody finds it on the public site, under its own path. So
whatever leads to a page, a link or a redirect, leads there too (0029).
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings

from ..loading import Data, Deferred
from ..reading import Reading

Later = str | Deferred[str]


def canonical_url(source: Data, reading: Reading) -> Later:
    """The one address of a page, or the nearest that there is."""
    if source["canonicalUrl"]:
        return str(source["canonicalUrl"])
    place = _place_of(source, reading)
    return place.then(_address) if isinstance(place, Deferred) else _address(place)


def link_to(page: Data, reading: Reading) -> Later:
    """Where a link to a page leads, as the reader wants it: to the page, or where its `canonicalUrl` does instead."""
    if reading.reader.has_relative_links:
        return str(page["path"])

    def lead_to(place: str) -> str:
        return _address(place) if place == page["path"] else page["canonicalUrl"] or _address(place)

    place = _place_of(page, reading)
    return place.then(lead_to) if isinstance(place, Deferred) else _address(place)


def attribution(source: Data, reading: Reading) -> Data | Deferred[Data]:
    """Who must be named, with the same address."""

    def linked(url: str) -> Data:
        return {**source["attribution"], "url": url}

    url = canonical_url(source, reading)
    return url.then(linked) if isinstance(url, Deferred) else linked(url)


def is_on_public_site(source: Data, reading: Reading) -> Any:
    """Whether the public site shows the page now."""
    place = _place_of(source, reading)
    return place.then(source["path"].__eq__) if isinstance(place, Deferred) else True


def _place_of(source: Data, reading: Reading) -> Later:
    """The path at which the public site shows the page, or the nearest one above it."""
    if reading.sees_the_site_alone:
        return str(source["path"])

    def fetch(paths: list[str]) -> dict[str, str]:
        shown = reading.paths_on_the_site({above for path in paths for above in _upward(path)})
        return {path: next((above for above in _upward(path) if above in shown), "/") for path in paths}

    return reading.loader.load("place", fetch, source["path"])


def _upward(path: str) -> Iterator[str]:
    """A path, and those above it, the longest first."""
    while path:
        yield path
        path = path.rstrip("/").rpartition("/")[0] + "/" if path != "/" else ""


def _address(path: str) -> str:
    return f"{settings.PUBLIC_SITE_URL}{path}"


RESOLVERS = {
    "canonicalUrl": canonical_url,
    "attribution": attribution,
    "isOnPublicSite": is_on_public_site,
}
