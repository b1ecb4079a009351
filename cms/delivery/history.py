"""The history visual: its milestones in order of time, and the drawing of them."""

import asyncio
from collections.abc import Awaitable
from dataclasses import asdict
from typing import Any

from graphql import GraphQLResolveInfo

from pages.history.drawing import MAX_WIDTH, MIN_WIDTH, Landmark, draw
from pages.history.drawing_colours import DrawingColours
from pages.history.enums import Phase

from .errors import ReaderError
from .lists import check_slugs
from .loading import Data
from .reading import Reading
from .roots import check_locale

_PHASES = [phase.name for phase in Phase]


def resolve_timeline(root: None, info: GraphQLResolveInfo, locale: str, slug: str | None = None) -> Data | None:
    """The page with the history visual."""
    reading: Reading = info.context
    pages = reading.items().filter(kind="Timeline", locale=check_locale(locale))
    if slug is not None:
        pages = pages.filter(slug=slug)
    return pages.order_by("id").values_list("data", flat=True).first()


def _resolve_milestones(
    source: Data, info: GraphQLResolveInfo, stadsdeel: list[str] | None = None, phase: str | None = None
) -> Awaitable[list[Data]]:
    return milestones(info.context, stadsdeel, phase)


def _resolve_drawing(
    source: Data,
    info: GraphQLResolveInfo,
    width: int,
    colours: str,
    stadsdeel: list[str] | None = None,
    phase: str | None = None,
) -> Awaitable[Data]:
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        raise ReaderError(
            f"width: {width} is not from {MIN_WIDTH} to {MAX_WIDTH}, the widths in which a drawing is made.",
            "LIMIT_EXCEEDED",
            argument="width",
            asked=width,
            allowed=[MIN_WIDTH, MAX_WIDTH],
        )
    return _drawn(milestones(info.context, stadsdeel, phase), width, DrawingColours(colours))


async def _drawn(found: Awaitable[list[Data]], width: int, colours: DrawingColours) -> Data:
    return asdict(draw([_landmark(data) for data in await found], width, colours))


def _landmark(data: Data) -> Landmark:
    """What is drawn of a stored milestone."""
    return Landmark(data["key"], data["when"]["label"], data["title"], data["scope"], Phase[data["phase"]])


def milestones(reading: Reading, stadsdeel: list[str] | None, phase: str | None) -> Awaitable[list[Data]]:
    """The milestones in order of time; those about the whole city belong to every part of it.

    What has happened comes before what is going on, also where nobody knows when it was.
    """
    loads = [reading.loader.load_with("milestones", _fetch(reading), "all")]
    if stadsdeel is not None:
        # What waits runs in the event loop, where Django allows no SQL; the loader fetches outside of it.
        loads.append(reading.loader.load_with("known slugs", lambda keys: {"all": reading.known_slugs}, "all"))
    return _those_asked_for(loads, reading, stadsdeel, phase)


async def _those_asked_for(
    loads: list[asyncio.Future[Any]], reading: Reading, stadsdeel: list[str] | None, phase: str | None
) -> list[Data]:
    rows: list[tuple[Data, list[str]]] = (await asyncio.gather(*loads))[0]
    if stadsdeel is not None:
        check_slugs({"stadsdeel": stadsdeel}, reading)
    return [
        data
        for data, areas in rows
        if (phase is None or data["phase"] == phase) and (not stadsdeel or not areas or set(areas) & set(stadsdeel))
    ]


def _fetch(reading: Reading) -> Any:
    def fetch(keys: list[str]) -> dict[str, list[tuple[Data, list[str]]]]:
        rows = reading.items().filter(kind="Milestone").order_by("chronology", "id")
        found = list(rows.values_list("data", "stadsdelen"))
        return {"all": sorted(found, key=lambda row: _PHASES.index(row[0]["phase"]))}

    return fetch


RESOLVERS = {
    ("Timeline", "milestones"): _resolve_milestones,
    ("Timeline", "drawing"): _resolve_drawing,
}
