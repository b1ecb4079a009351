"""Words in a drawing: SVG breaks no lines, so lines are broken here, by an estimate of how wide letters are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Widths in em of DejaVu Sans, the widest font that readers are likely to see; narrower ones only leave more room.
# Source: the advance widths in the font's own tables, rounded up, November 2026.
_NARROW = dict.fromkeys(" ijlI.,:;'’‘|!", 0.33) | dict.fromkeys('()[]/-frt“”"', 0.44) | dict.fromkeys("csz–", 0.54)
_WIDE = {"m": 0.98, "w": 0.82, "M": 0.87, "W": 0.99, "O": 0.79, "Q": 0.79, "G": 0.78, "D": 0.78, "…": 1.0, "—": 1.0}
_USUAL_LOWER, _USUAL_UPPER, _OTHER = 0.64, 0.72, 1.0
_BOLDER = 1.12


@dataclass(frozen=True)
class Line:
    """One line of a text.

    Attributes:
        text: its words.
        ends_word: whether a space follows in the text; not so where one long word had to be broken.
    """

    text: str
    ends_word: bool = True


def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """How wide a text is at most, in the units of its size."""
    width = sum(map(_em, text)) * size
    return width * _BOLDER if is_bold else width


def _em(letter: str) -> float:
    if found := _NARROW.get(letter) or _WIDE.get(letter):
        return found
    if not letter.isascii() and not letter.isalpha():
        return _OTHER
    return _USUAL_UPPER if letter.isupper() else _USUAL_LOWER


def wrap(text: str, width: float, size: float, *, is_bold: bool = False) -> list[Line]:
    """The text in lines that fit a width; all its words, none twice."""
    lines: list[Line] = []
    for part in _parts(text, width, size, is_bold=is_bold):
        if lines:
            longer = f"{lines[-1].text}{' ' if lines[-1].ends_word else ''}{part.text}"
            if text_width(longer, size, is_bold=is_bold) <= width:
                lines[-1] = Line(longer, part.ends_word)
                continue
        lines.append(part)
    return lines


def _parts(text: str, width: float, size: float, *, is_bold: bool) -> Iterator[Line]:
    """The words, in the pieces they may be broken in; a piece that is too long for a line is broken anywhere."""
    for word in text.split():
        pieces = _pieces(word)
        for number, piece in enumerate(pieces, start=1):
            start = 0
            for end in range(1, len(piece) + 1):
                if end - start > 1 and text_width(piece[start:end], size, is_bold=is_bold) > width:
                    yield Line(piece[start : end - 1], ends_word=False)
                    start = end - 1
            yield Line(piece[start:], ends_word=number == len(pieces))


def _pieces(word: str) -> list[str]:
    """A word, broken where readers see a seam: behind a hyphen or a slash, and before a capital."""
    return re.split(r"(?<=[a-z])(?=[A-Z])|(?<=[-–/])(?=.)", word)


def fitting_size(text: str, width: float, size: float, smallest: float, *, is_bold: bool = False) -> float:
    """The size at which the longest piece of a word fits a line, but never smaller than the smallest that can be read."""
    longest = max(
        (text_width(piece, size, is_bold=is_bold) for word in text.split() for piece in _pieces(word)), default=0
    )
    return size if longest <= width else max(smallest, size * width / longest)
