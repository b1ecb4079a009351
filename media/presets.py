"""The crops and sizes that exist for every picture; there are no others.

A cut is one preset in one width and one encoding: `wide-800.avif`. Its filter is Wagtail's, so Wagtail says what part of
the picture it holds, around the focal point.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Encoding:
    """A file format with the quality that we write it in (0 to 100, on the format's own scale)."""

    name: str
    extension: str
    quality: int

    @property
    def media_type(self) -> str:
        """Media type, as `Content-Type` has it."""
        return f"image/{self.name}"


AVIF = Encoding("avif", "avif", 52)
WEBP = Encoding("webp", "webp", 76)
JPEG = Encoding("jpeg", "jpg", 76)


class Preset(StrEnum):
    """Names of the presets, as readers ask for them."""

    BODY = "BODY"
    CARD = "CARD"
    WIDE = "WIDE"
    SQUARE = "SQUARE"
    SHARE = "SHARE"


@dataclass(frozen=True)
class Shape:
    """What a preset makes of a picture.

    Attributes:
        widths: in pixels, smallest first.
        proportion: width by height; None keeps the picture's own.
        encodings: best first; the last one is JPEG, which every browser shows.
    """

    widths: tuple[int, ...]
    proportion: tuple[int, int] | None
    encodings: tuple[Encoding, ...] = (AVIF, WEBP, JPEG)


SHAPES = {
    Preset.BODY: Shape((480, 960), None),
    Preset.CARD: Shape((400, 800), (4, 3)),
    Preset.WIDE: Shape((800, 1600), (16, 9)),
    Preset.SQUARE: Shape((160, 320), (1, 1)),
    Preset.SHARE: Shape((1200,), (1200, 630), (JPEG,)),
}


@dataclass(frozen=True)
class Cut:
    """One preset in one width and one encoding.

    Attributes:
        width: in pixels; of a smaller picture the cut is as wide as that allows.
    """

    preset: Preset
    width: int
    encoding: Encoding

    @property
    def filename(self) -> str:
        """Last part of the address: `wide-800.avif`."""
        return f"{self.preset.lower()}-{self.width}.{self.encoding.extension}"

    @property
    def filter_spec(self) -> str:
        """The cut as a filter of Wagtail; it holds the quality, so that another quality is another file."""
        proportion = SHAPES[self.preset].proportion
        size = (
            f"fill-{self.width}x{self.width * proportion[1] // proportion[0]}" if proportion else f"width-{self.width}"
        )
        return f"{size}|format-{self.encoding.name}|{self.encoding.name}quality-{self.encoding.quality}"


def _all_cuts() -> Iterator[Cut]:
    for preset, shape in SHAPES.items():
        for width in shape.widths:
            for encoding in shape.encodings:
                yield Cut(preset, width, encoding)


CUT_BY_FILENAME = {cut.filename: cut for cut in _all_cuts()}
