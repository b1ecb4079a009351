"""The history visual: a street drawn from the milestones, as SVG.

Every milestone is a house with its date on a plate and its title below; one that is going on stands in scaffolding,
one that is hoped for is dotted. On a wide page the road runs from left to right, on a narrow one from top to bottom.
A milestone keeps the look of its house, whichever others stand beside it.

Nothing here reads content: what is drawn is what is given, no more and no less.
"""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from .drawing_colours import PALETTES, DrawingColours
from .drawing_shapes import (
    GABLE_RISE,
    Pen,
    at,
    bicycle,
    box,
    cloud,
    house,
    house_in_dots,
    house_in_scaffolding,
    lamp,
    outline,
    tree,
)
from .drawing_text import Line, fitting_size, text_width, wrap
from .enums import Phase

MIN_WIDTH, MAX_WIDTH = 320, 4000
_UPRIGHT_BELOW = 700
_COLUMN = 176  # narrowest place for one house on a wide page
_TITLE = "De weg van de buurtbaan"
_FONTS = "Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'Segoe UI', system-ui, 'DejaVu Sans', sans-serif"
_HOUSES: dict[Phase, Callable[[Pen, float, float, int], list[str]]] = {
    Phase.PAST: house,
    Phase.NOW: house_in_scaffolding,
    Phase.FUTURE: house_in_dots,
}
_LEGEND = {
    Phase.PAST: "Dit is gebeurd",
    Phase.NOW: "Hier wordt aan gebouwd",
    Phase.FUTURE: "Dit is nog een schets",
}
_COUNTED = {
    Phase.PAST: ("staat er", "staan er"),
    Phase.NOW: ("staat in de steigers", "staan in de steigers"),
    Phase.FUTURE: ("is nog een schets", "zijn nog een schets"),
}


@dataclass(frozen=True)
class Landmark:
    """What is drawn of one milestone.

    Attributes:
        key: its fixed name, which decides how its house looks.
        label: its date in words.
        title: what happened.
        scope: what it is the first or only one of; may be empty.
        phase: past, now or future.
    """

    key: str
    label: str
    title: str
    scope: str
    phase: Phase

    @property
    def look(self) -> int:
        """A number that stays the same for the same key."""
        return zlib.crc32(self.key.encode()) % 36


@dataclass(frozen=True)
class Drawing:
    """A finished drawing.

    Attributes:
        svg: the drawing, whole: to put in a page, or in a file.
        width: in pixels; as asked.
        height: in pixels; as much as it needs.
        alt: what it shows, in one Dutch sentence.
    """

    svg: str
    width: int
    height: int
    alt: str


def draw(landmarks: Sequence[Landmark], width: int = 1200, colours: DrawingColours = DrawingColours.LIGHT) -> Drawing:
    """The street with these milestones, in the order in which they are given.

    Args:
        landmarks: what to draw.
        width: in pixels, `MIN_WIDTH` to `MAX_WIDTH`.
        colours: by day or by night.
    """
    pen = Pen(PALETTES[colours])
    is_upright = width < _UPRIGHT_BELOW
    shapes, height = _upright(pen, landmarks, width) if is_upright else _lying(pen, landmarks, width)
    legend, height = _legend(pen, landmarks, width, height)
    alt = _alt(landmarks)
    name = f"weg-{width}-{colours.lower()}"
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="road road--{"upright" if is_upright else "lying"}" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-desc" font-family="{escape(_FONTS)}">'
        f'<title id="{name}-title">{_TITLE}</title><desc id="{name}-desc">{escape(alt, quote=False)}</desc>'
        f"{pen.fill('paper', box(0, 0, width, height))}{''.join(shapes)}{legend}</svg>"
    )
    return Drawing(svg, width, height, alt)


def _alt(landmarks: Sequence[Landmark]) -> str:
    """What the drawing shows, in words that stand nowhere else in it."""
    if not landmarks:
        return "Een getekende straat waar nog geen huizen staan."
    counts = [(phase, sum(one.phase is phase for one in landmarks)) for phase in Phase]
    parts = [f"{count} {_COUNTED[phase][count > 1]}" for phase, count in counts if count]
    houses = "1 huis" if len(landmarks) == 1 else f"{len(landmarks)} huizen"
    return f"Een getekende straat met {houses}, voor ieder punt op de weg één: {', '.join(parts)}."


# From left to right


def _lying(pen: Pen, landmarks: Sequence[Landmark], width: int) -> tuple[list[str], int]:
    """The road on a wide page, in as many rows as the houses need."""
    rows = -(-max(len(landmarks), 1) // (width // _COLUMN))
    per_row = -(-max(len(landmarks), 1) // rows)
    shapes: list[str] = []
    y = 0.0
    for number in range(rows):
        row = landmarks[number * per_row : (number + 1) * per_row]
        drawn, height = _row(pen, row, width, width / per_row, number, has_sun=number == rows - 1)
        shapes.append(at(0, y, drawn))
        y += height
    return shapes, round(y)


def _row(
    pen: Pen, row: Sequence[Landmark], width: int, column: float, number: int, *, has_sun: bool
) -> tuple[list[str], float]:
    house_width = min(136.0, column * 0.6)
    ground = house_width * 2.3 + 34
    road_height = 40
    shapes = [
        pen.fill("sky", box(0, 0, width, ground)),
        *([pen.circle("sun", width - 74, 56, 26)] if has_sun else []),
        *_sky(pen, width, ground, number),
        pen.fill("quay", box(0, ground, width, 12)),
        *_lying_road(pen, row, width, column, ground + 12, road_height),
    ]
    middles = [(place + 0.5) * column for place in range(len(row))]
    for one, middle in zip(row, middles, strict=True):
        eaves = house_width * (1.25 + one.look % 5 * 0.12)
        shapes.append(at(middle - house_width / 2, ground, _HOUSES[one.phase](pen, house_width, eaves, one.look)))
    for place in range(len(row) + 1):
        shapes += _between(pen, place * column, ground, column - house_width, place + number * 3)
    signs = ground + 12 + road_height
    texts, deepest = [], 0.0
    for one, middle in zip(row, middles, strict=True):
        texts.append(pen.line("stone", f"M{middle:.0f} {signs:.0f}v14", 4))
        drawn, height = _sign(pen, one, middle, signs + 12, column - 26, is_centred=True)
        texts += drawn
        deepest = max(deepest, height)
    return [*shapes, *texts], signs + 12 + deepest + 30


def _sky(pen: Pen, width: int, ground: float, number: int) -> list[str]:
    """Clouds, and the roofs of the rest of the city."""
    far = ("step", "spout", "step", "bell", "neck")
    roofs = [
        at(
            place * 62 - 8,
            ground,
            [pen.fill("far", outline(far[place * 3 % 5], 63, ground * _far_height(place + number)))],
        )
        for place in range(width // 62 + 1)
    ]
    clouds = [at(x, 62 + x * 7 % 30, cloud(pen)) for x in range(110 + number * 170, max(width - 300, 111), 560)]
    return [*clouds, *roofs]


def _far_height(place: int) -> float:
    return 0.3 + place * 7 % 5 * 0.05


def _lying_road(pen: Pen, row: Sequence[Landmark], width: int, column: float, top: float, height: float) -> list[str]:
    """The road: paved as far as things are, sand where is being built, dots where it is only hoped for."""
    shapes = []
    places: list[Phase] = [one.phase for one in row] or [Phase.PAST]
    for place, phase in enumerate(places):
        is_last = place == len(places) - 1
        start, end = place * column, width if is_last else (place + 1) * column
        if phase is Phase.PAST:
            shapes.append(pen.fill("road", box(start, top, end - start, height)))
            shapes.append(pen.line("mark", f"M{start + 10:.0f} {top + height / 2:.0f}H{end - 10:.0f}", 3, "18 16"))
        elif phase is Phase.NOW:
            shapes.append(pen.fill("sand", box(start, top, end - start, height)))
            shapes.append(pen.line("pole", f"M{start + 14:.0f} {top + height / 2:.0f}H{end - 14:.0f}", 3, "2 14"))
            if place == 0 or places[place - 1] is not phase:
                shapes += _barrier(pen, start + 8, top + height / 2)
        else:
            edges = f"M{start + 6:.0f} {top + 2:.0f}H{end - 6:.0f}M{start + 6:.0f} {top + height - 2:.0f}H{end - 6:.0f}"
            shapes.append(pen.line("sketch", edges, 3, "0.1 9"))
    return shapes


def _barrier(pen: Pen, x: float, y: float, *, lying: bool = False) -> list[str]:
    """A barrier across the road, where people are working."""

    def bar(start: float, length: float) -> str:
        return box(x + start, y - 4, length, 8) if lying else box(x - 4, y + start, 8, length)

    return [pen.fill("trim", bar(-13, 26)), *(pen.fill("plate-now", bar(start, 6)) for start in (-13, -3, 7))]


def _between(pen: Pen, x: float, ground: float, gap: float, place: int) -> list[str]:
    """What stands in the gap between two houses."""
    if gap < 44:
        return []
    if place % 3 == 0:
        return [at(x, ground, tree(pen, 104))]
    if place % 3 == 1:
        return [at(x, ground, lamp(pen, 96))]
    return [at(x - 9, ground + 4, bicycle(pen))]


# From top to bottom


def _upright(pen: Pen, landmarks: Sequence[Landmark], width: int) -> tuple[list[str], int]:
    """The road on a narrow page: the houses stand on its right side, the words beside them."""
    road, house_width = 28.0, min(110.0, width * 0.22)
    words = road + house_width * 1.3 + 14
    shapes: list[str] = []
    y = 0.0
    for place, one in enumerate(landmarks):
        eaves = house_width * (1.15 + one.look % 4 * 0.1)
        sky = eaves + house_width * GABLE_RISE / 8 + 26
        sign, sign_height = _sign(pen, one, words, y + 20, width - words - 14, is_centred=False)
        height = max(sky + 24, sign_height + 44)
        ground = y + height - 22
        shapes += [
            pen.fill("sky", box(road, y, words - road - 8, height - 22)),
            *_upright_road(
                pen, one.phase, road, y, height, is_new=place == 0 or landmarks[place - 1].phase is not one.phase
            ),
            pen.fill("quay", box(road, ground, words - road - 8, 8)),
            at(road + 10 + house_width / 6, ground, _HOUSES[one.phase](pen, house_width, eaves, one.look)),
            *sign,
        ]
        y += height
    return shapes, round(max(y, 120.0))


def _upright_road(pen: Pen, phase: Phase, width: float, y: float, height: float, *, is_new: bool) -> list[str]:
    """The road beside one house; a barrier where the people begin who build it."""
    middle = width / 2
    if phase is Phase.PAST:
        return [
            pen.fill("road", box(0, y, width, height + 0.5)),
            pen.line("mark", f"M{middle:.0f} {y + 8:.0f}V{y + height - 8:.0f}", 3, "14 14"),
        ]
    if phase is Phase.NOW:
        return [
            pen.fill("sand", box(0, y, width, height + 0.5)),
            pen.line("pole", f"M{middle:.0f} {y + 20:.0f}V{y + height - 8:.0f}", 3, "2 14"),
            *(_barrier(pen, middle, y + 12, lying=True) if is_new else []),
        ]
    return [
        pen.line(
            "sketch",
            f"M3 {y + 6:.0f}V{y + height - 6:.0f}M{width - 3:.0f} {y + 6:.0f}V{y + height - 6:.0f}",
            3,
            "0.1 9",
        )
    ]


# What both have


def _sign(pen: Pen, one: Landmark, x: float, y: float, width: float, *, is_centred: bool) -> tuple[list[str], float]:
    """The plate with the date, and below it the title and what it is the first or only one of; with its height."""
    plate, height = _plate(pen, one, x, y, width, is_centred=is_centred)
    style = 'text-anchor="middle"' if is_centred else ""
    size = fitting_size(one.title, width, 16.5, 12, is_bold=True)
    title = wrap(one.title, width, size, is_bold=True)
    height += size + 9
    shapes = [*plate, pen.words("text", title, x, y + height, size, size * 1.25, f'{style} font-weight="700"'.strip())]
    height += (len(title) - 1) * size * 1.25
    if one.scope:
        size = fitting_size(one.scope, width, 14, 11)
        scope = wrap(one.scope, width, size)
        height += size * 1.6
        shapes.append(pen.words("muted", scope, x, y + height, size, size * 1.3, style))
        height += (len(scope) - 1) * size * 1.3
    return shapes, height + 6


def _plate(pen: Pen, one: Landmark, x: float, y: float, width: float, *, is_centred: bool) -> tuple[list[str], float]:
    """The number of the house, an enamelled plate with the date; dotted for what is only hoped for."""
    size = fitting_size(one.label, width - 24, 17, 12, is_bold=True)
    lines: list[Line] = wrap(one.label, width - 24, size, is_bold=True)
    plate_width = max(max(text_width(line.text, size, is_bold=True) for line in lines) + 24, 64)
    height = len(lines) * size * 1.2 + 13
    left = x - plate_width / 2 if is_centred else x
    frame = box(left, y, plate_width, height)
    inner = box(left + 3, y + 3, plate_width - 6, height - 6)
    words = pen.words(
        "text" if one.phase is Phase.FUTURE else "on-plate",
        lines,
        left + plate_width / 2,
        y + size * 0.92 + 8,
        size,
        size * 1.2,
        'text-anchor="middle" font-weight="700"',
    )
    if one.phase is Phase.FUTURE:
        return [pen.fill("paper", frame), pen.line("sketch", frame, 2.5, "0.1 5"), words], height
    colour = "plate-now" if one.phase is Phase.NOW else "plate"
    return [pen.fill(colour, frame), pen.line("on-plate", inner, 1.2), words], height


def _legend(pen: Pen, landmarks: Sequence[Landmark], width: int, height: int) -> tuple[str, int]:
    """What whole houses, scaffolding and dots mean, for those that are there; and the height with it."""
    phases = [phase for phase in Phase if any(one.phase is phase for one in landmarks)]
    shapes = []
    x, y = 16.0, height + 30.0
    for phase in phases:
        size = 14.0
        needed = 34 + text_width(_LEGEND[phase], size) + 30
        if x > 16 and x + needed > width:
            x, y = 16.0, y + 44
        shapes += [
            at(x + 4, y, _HOUSES[phase](pen, 88, 96, 1), 0.25),
            pen.words("muted", [Line(_LEGEND[phase])], x + 36, y - 8, size, size),
        ]
        x += needed
    return "".join(shapes), round(y + 14)
