"""The figures: a table, a chart of the same numbers, what contradicts what, and older standings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from public_site.pages.frames import page_frame
from public_site.pages.questions import Question
from public_site.render import Renderer
from public_site.types import FigureIndexPage, Figures, PageAtPath, SiteStadsdeel, Standing
from public_site.types import StadsdeelName as Area
from public_site.visit import Visit

# What counts places: only these may stand along one measure.
UNITS_OF_PLACES = {"plek", "plekken", "buurtbaan", "buurtbanen"}


@dataclass(frozen=True)
class Bar:
    """One figure in the chart.

    Attributes:
        figure: What it shows.
        percent: Its length, of the longest bar.
    """

    figure: Standing
    percent: Decimal


@dataclass(frozen=True)
class Row:
    """One area in the chart, or areas that are counted together.

    Attributes:
        name: Where, in words.
        bars: Its figures; none when no source gives a number of its own.
        is_open: Whether a source names it without a number.
    """

    name: str
    bars: tuple[Bar, ...]
    is_open: bool = False


def question(_page: FigureIndexPage, _visit: Visit) -> Question:
    """Return the question for all figures."""
    return Question(Figures)


def render(page: FigureIndexPage, answer: PageAtPath, visit: Visit, renderer: Renderer, lists: Figures) -> str:
    """Return the page."""
    of_places = [figure for figure in lists.figures if figure.unit in UNITS_OF_PLACES]
    return renderer.page(
        "pages/figures.html",
        page_frame(page, answer.site, visit),
        page=page,
        figures=lists.figures,
        where=lambda figure: area_words(figure.stadsdelen, answer.site.stadsdelen),
        rows=chart(of_places, answer.site.stadsdelen),
        contradictions=contradictions(of_places),
    )


def area_words(areas: Iterable[Area], all_areas: Iterable[SiteStadsdeel]) -> str:
    """Return where a figure holds: `Heel Amsterdam`, `Zuidoost`, `West en Zuidoost samen`."""
    names = [area.name for area in areas]
    every = {area.name for area in all_areas if area.kind == "STADSDEEL"}
    if not names:
        return "Heel Amsterdam"
    if len(names) == 1:
        return names[0]
    if set(names) == every:
        return f"De {len(names)} stadsdelen samen"
    return f"{', '.join(names[:-1])} en {names[-1]} samen"


def chart(figures: list[Standing], all_areas: tuple[SiteStadsdeel, ...]) -> list[Row]:
    """Return the rows of the chart: what is counted together first, then each area on its own."""
    longest = max((figure.value for figure in figures if figure.value), default=None)
    if longest is None:
        return []
    together: dict[str, list[Standing]] = {}
    alone: dict[str, list[Standing]] = {area.slug: [] for area in all_areas}
    for figure in figures:
        if len(figure.stadsdelen) == 1:
            alone[figure.stadsdelen[0].slug].append(figure)
        else:
            together.setdefault(area_words(figure.stadsdelen, all_areas), []).append(figure)
    widest_first = sorted(together.items(), key=lambda group: -len(group[1][0].stadsdelen or all_areas))
    groups = [*widest_first, *((area.name, alone[area.slug]) for area in all_areas)]
    return [
        Row(
            name,
            tuple(Bar(figure, figure.value * 100 / longest) for figure in group if figure.value is not None),
            any(figure.value is None for figure in group),
        )
        for name, group in groups
    ]


def contradictions(figures: list[Standing]) -> list[Standing]:
    """Return the figures of places that do not say the same, highest first; none when they agree."""
    known = [figure for figure in figures if figure.value is not None]
    if len({figure.value for figure in known}) < 2:
        return []
    return sorted(known, key=lambda figure: figure.value or 0, reverse=True)
