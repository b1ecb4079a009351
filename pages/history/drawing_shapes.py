"""What stands along the road: houses, trees, lamps, bicycles. The ground is y = 0, up is negative."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from .drawing_text import Line

WALLS = ("brick", "ochre", "canal", "rose", "slate", "sandstone")
DOORS = ("canal", "brick", "slate", "ochre", "canal", "brick")
GABLES = ("step", "neck", "step", "spout", "step", "bell")
GABLE_RISE = 3.6  # eighths of the width of a house


@dataclass(frozen=True)
class Pen:
    """Draws shapes in the colours of one palette."""

    colours: dict[str, str]

    def fill(self, colour: str, d: str) -> str:
        """A shape of one colour."""
        return f'<path class="road-{colour}" fill="{self.colours[colour]}" d="{d}"/>'

    def circle(self, colour: str, x: float, y: float, radius: float) -> str:
        """A disc of one colour."""
        place = f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"'
        return f'<circle class="road-{colour}" fill="{self.colours[colour]}" {place}/>'

    def line(self, colour: str, d: str, width: float, dashes: str = "") -> str:
        """A line of one colour, whole or in dashes."""
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        return (
            f'<path class="road-line-{colour}" fill="none" stroke="{self.colours[colour]}" stroke-width="{_n(width)}" '
            f'stroke-linecap="round" stroke-linejoin="round"{dashed} d="{d}"/>'
        )

    def words(
        self, colour: str, lines: Iterable[Line], x: float, y: float, size: float, leading: float, style: str = ""
    ) -> str:
        """Lines of text below each other; `y` is the base of the first one."""
        texts = ""
        for number, line in enumerate(lines):
            place = f'x="{_n(x)}" y="{_n(y + number * leading)}"'
            texts += f"<text {place}>{escape(line.text, quote=False)}</text>{' ' if line.ends_word else ''}"
        return (
            f'<g class="road-{colour}" fill="{self.colours[colour]}" font-size="{_n(size)}"{style and f" {style}"}>'
            f"{texts.rstrip()}</g>"
        )


def _n(number: float) -> str:
    """A number as short as it can be written."""
    return f"{number:.1f}".removesuffix(".0")


def at(x: float, y: float, shapes: Iterable[str], scale: float = 1) -> str:
    """Shapes, moved to a place, at another size where one is given."""
    scaled = "" if scale == 1 else f" scale({scale:.2f})"
    return f'<g transform="translate({_n(x)} {_n(y)}){scaled}">{"".join(shapes)}</g>'


def box(x: float, y: float, width: float, height: float) -> str:
    """The path of a rectangle."""
    return f"M{_n(x)} {_n(y)}h{_n(width)}v{_n(height)}h{_n(-width)}z"


def outline(gable: str, width: float, height: float) -> str:
    """The path around a house: `height` up to the eaves, the gable above it."""
    s = width / 8
    n = _n
    match gable:
        case "spout":
            top = f"L{n(s * 3)} {n(-height - s * 3)}v{n(-s)}h{n(s * 2)}v{n(s)}L{n(width)} {n(-height)}"
        case "neck":
            top = (
                f"c{n(s * 1.4)} 0 {n(s * 1.6)} {n(-s)} {n(s * 1.8)} {n(-s * 2.2)}v{n(-s * 1.2)}h{n(s * 0.4)}"
                f"l{n(s * 1.8)} {n(-s)}l{n(s * 1.8)} {n(s)}h{n(s * 0.4)}v{n(s * 1.2)}"
                f"c{n(s * 0.2)} {n(s * 1.2)} {n(s * 0.4)} {n(s * 2.2)} {n(s * 1.8)} {n(s * 2.2)}"
            )
        case "bell":
            top = (
                f"c{n(s * 1.6)} 0 {n(s)} {n(-s * 2.6)} {n(s * 2.4)} {n(-s * 3)}"
                f"c{n(s * 0.6)} {n(-s * 0.9)} {n(s * 2.6)} {n(-s * 0.9)} {n(s * 3.2)} 0"
                f"c{n(s * 1.4)} {n(s * 0.4)} {n(s * 0.8)} {n(s * 3)} {n(s * 2.4)} {n(s * 3)}"
            )
        case _:
            stairs = f"h{n(s)}v{n(-s)}" * 3
            down = f"v{n(s)}h{n(s)}" * 3
            top = f"{stairs}h{n(s * 2)}{down}"
    return f"M0 0V{n(-height)}{top}V0Z"


def house(pen: Pen, width: float, height: float, look: int) -> list[str]:
    """A house that is there; `look` chooses its gable, colours and lit windows."""
    wall, door = WALLS[look % 6], DOORS[look % 6]
    shapes = [
        pen.fill(wall, outline(GABLES[look // 6 % 6], width, height)),
        pen.fill("ink", box(width / 2 - 1.5, -height - width / 8 * 1.4, 3, width / 12)),
    ]
    for number, (x, y, w, h) in enumerate(_windows(width, height)):
        is_lit = (look + number) % 3 == 0
        shapes += [
            pen.fill("trim", box(x - 2, y - 2, w + 4, h + 5)),
            pen.fill("lit" if is_lit else "glass", box(x, y, w, h)),
            pen.line("trim", f"M{_n(x)} {_n(y + h * 0.4)}h{_n(w)}M{_n(x + w / 2)} {_n(y)}v{_n(h)}", 1.5),
        ]
    left = _door_left(width, look)
    shop = width * 0.5 if left < width / 2 else width * 0.12
    d_width, d_height = width * 0.24, width * 0.4
    return [
        *shapes,
        pen.fill("trim", box(left - 3, -d_height - width * 0.14, d_width + 6, d_height + width * 0.14)),
        pen.fill("lit", box(left, -d_height - width * 0.1, d_width, width * 0.08)),
        pen.fill(door if door != wall else "slate", box(left, -d_height, d_width, d_height)),
        pen.circle("plank", left + d_width * 0.8, -d_height * 0.46, 1.8),
        pen.fill("trim", box(shop - 2, -width * 0.44 - 2, width * 0.36 + 4, width * 0.26 + 5)),
        pen.fill("lit", box(shop, -width * 0.44, width * 0.36, width * 0.26)),
        pen.fill("stone", box(left - 5, -4, d_width + 10, 4)),
    ]


def house_in_scaffolding(pen: Pen, width: float, height: float, look: int) -> list[str]:
    """A house that people are building: no light yet, poles and planks around it."""
    top, out = height + width * 0.42, width * 0.08
    storeys = [height * 0.36, height * 0.7, height * 1.04]
    poles = "".join(f"M{_n(x)} 0V{_n(-top)}" for x in (-out, width * 0.34, width * 0.68, width + out))
    rails = "".join(f"M{_n(-out)} {_n(-y - width * 0.1)}H{_n(width + out)}" for y in storeys)
    braces = (
        f"M{_n(width + out)} {_n(-storeys[0])}L{_n(width * 0.68)} {_n(-storeys[1])}"
        f"M{_n(-out)} {_n(-storeys[1])}L{_n(width * 0.34)} {_n(-storeys[2])}"
    )
    hoist = f"M{_n(width * 0.68)} {_n(-top)}h{_n(width * 0.42)}v{_n(width * 0.3)}"
    return [
        pen.fill(WALLS[look % 6], outline("step", width, height)),
        *(pen.fill("glass", box(x, y, w, h)) for x, y, w, h in _windows(width, height)),
        pen.fill("ink", box(_door_left(width, look), -width * 0.4, width * 0.24, width * 0.4)),
        pen.line("pole", poles + rails + braces, 2.5),
        pen.line("pole", hoist, 2.5),
        pen.fill("sandstone", box(width * 1.1 - 7, -top + width * 0.3, 14, 10)),
        *(pen.fill("plank", box(-out - 4, -y, width + 2 * out + 8, 4.5)) for y in storeys),
    ]


def house_in_dots(pen: Pen, width: float, height: float, look: int) -> list[str]:
    """A house that is a wish or a plan: only dots."""
    windows = "".join(box(x, y, w, h) for x, y, w, h in _windows(width, height))
    door = box(_door_left(width, look), -width * 0.4, width * 0.24, width * 0.4)
    return [
        pen.fill("paper", outline(GABLES[look // 6 % 6], width, height)),
        pen.line("sketch", outline(GABLES[look // 6 % 6], width, height), 2.5, "0.1 6"),
        pen.line("sketch", windows + door, 2, "0.1 5"),
    ]


def _windows(width: float, height: float) -> list[tuple[float, float, float, float]]:
    """Place and size of the windows above the ground floor."""
    ground = width * 0.62
    floors = 1 if height - ground < width * 0.8 else 2
    step = (height - ground) / floors
    return [
        (width * (0.12 + column * 0.285), -height + step * (0.12 + floor), width * 0.19, step * 0.62)
        for floor in range(floors)
        for column in range(3)
    ]


def _door_left(width: float, look: int) -> float:
    return width * (0.13 if look % 2 else 0.63)


def tree(pen: Pen, size: float) -> list[str]:
    """A tree, `size` high."""
    r = size * 0.24
    return [
        pen.fill("trunk", box(-size * 0.035, -size * 0.6, size * 0.07, size * 0.6)),
        pen.circle("leaf", 0, -size * 0.74, r),
        pen.circle("leaf", -r * 0.8, -size * 0.56, r * 0.72),
        pen.circle("leaf", r * 0.8, -size * 0.56, r * 0.72),
    ]


def lamp(pen: Pen, size: float) -> list[str]:
    """A street lamp, `size` high."""
    return [
        pen.fill("ink", f"M-2 0v{_n(-size * 0.8)}h4v{_n(size * 0.8)}zM-8 0v-4h16v4z"),
        pen.fill("lit", f"M-7 {_n(-size * 0.96)}h14l-3 {_n(size * 0.16)}h-8z"),
        pen.fill("ink", f"M-10 {_n(-size * 0.96)}h20l-10 -9z"),
    ]


def bicycle(pen: Pen) -> list[str]:
    """A bicycle against nothing, as they stand everywhere."""
    wheels = "M-24 -12a12 12 0 1 0 24 0a12 12 0 1 0 -24 0M18 -12a12 12 0 1 0 24 0a12 12 0 1 0 -24 0"
    frame = "M-12 -12L1 -33H22L8 -12ZM1 -33L8 -12M22 -33L30 -12M-2 -37h9M22 -33l-2 -8h7"
    return [pen.line("pole", wheels + frame, 2.2)]


def cloud(pen: Pen) -> list[str]:
    """A cloud about 130 wide."""
    return [pen.fill("cloud", "M0 0h120a16 16 0 0 0 0-32 30 30 0 0 0-58-8 24 24 0 0 0-40 10 15 15 0 0 0-22 30z")]
