"""The history visual: its milestones in order of time, and the drawing of them."""

from dataclasses import asdict

from pages.history.drawing import MAX_WIDTH, MIN_WIDTH, Landmark, draw
from pages.history.drawing_colours import DrawingColours
from pages.history.enums import Phase

from ..errors import ReaderError
from ..loading import Data, Deferred
from ..reading import Reading
from ..statements import Condition
from .lists import check_slugs
from .roots import of_kind

# An object and the parts of the city it is about.
_Row = tuple[Data, list[str]]
_PHASES = [phase.name for phase in Phase]


def resolve_timeline(root: None, reading: Reading, locale: str, slug: str | None = None) -> Data | None:
    """The page with the history visual."""
    pages = of_kind("Timeline", locale)
    if slug is not None:
        pages &= Condition("item.slug = %(slug)s", {"slug": slug})
    return reading.first(pages, "ORDER BY item.id")


def _resolve_milestones(
    source: Data, reading: Reading, stadsdeel: list[str] | None = None, phase: str | None = None
) -> Deferred[list[Data]]:
    return milestones(reading, stadsdeel, phase)


def _resolve_drawing(
    source: Data,
    reading: Reading,
    width: int,
    colours: str,
    stadsdeel: list[str] | None = None,
    phase: str | None = None,
) -> Deferred[Data]:
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        raise ReaderError(
            f"width: {width} is not from {MIN_WIDTH} to {MAX_WIDTH}, the widths in which a drawing is made.",
            "LIMIT_EXCEEDED",
            argument="width",
            asked=width,
            allowed=[MIN_WIDTH, MAX_WIDTH],
        )
    found = milestones(reading, stadsdeel, phase)
    return found.then(lambda those: asdict(draw([_landmark(data) for data in those], width, DrawingColours(colours))))


def _landmark(data: Data) -> Landmark:
    """What is drawn of a stored milestone."""
    return Landmark(data["key"], data["when"]["label"], data["title"], data["scope"], Phase[data["phase"]])


def milestones(reading: Reading, stadsdeel: list[str] | None, phase: str | None) -> Deferred[list[Data]]:
    """The milestones in order of time; those about the whole city belong to every part of it.

    What has happened comes before what is going on, also where nobody knows when it was.
    """

    def fetch(keys: list[str]) -> dict[str, list[_Row]]:
        rows = reading.rows(
            f"item.stadsdelen, {reading.data}, item.needs_consent",
            of_kind("Milestone"),
            "ORDER BY item.chronology, item.id",
        )
        found = [(reading.opened(*row), areas) for areas, *row in rows]
        return {"all": sorted(found, key=lambda row: _PHASES.index(row[0]["phase"]))}

    def those_asked_for(found: list[_Row]) -> list[Data]:
        if stadsdeel is not None:
            check_slugs({"stadsdeel": stadsdeel}, reading)
        return [
            data
            for data, areas in found
            if (phase is None or data["phase"] == phase) and (not stadsdeel or not areas or set(areas) & set(stadsdeel))
        ]

    # What waits goes on while the loader fetches, so the known slugs can be asked for then.
    return reading.loader.load("milestones", fetch, "all").then(those_asked_for)


RESOLVERS = {
    ("Timeline", "milestones"): _resolve_milestones,
    ("Timeline", "drawing"): _resolve_drawing,
}
