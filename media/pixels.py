"""What can be read off a picture's pixels: a version without holes, its main colour, a tiny likeness."""

import base64
import io

from PIL import Image

_COLOURS_TO_CHOOSE_FROM = 5
_PLACEHOLDER_SIDES_PIXELS = (32, 24, 16, 8)
_PLACEHOLDER_MAX_CHARACTERS = 400


def on_white(picture: Image.Image) -> Image.Image:
    """The picture as RGB; where it is see-through, it shows white."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layer = picture.convert("RGBA")
    paper = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(paper, layer).convert("RGB")


def dominant_colour(picture: Image.Image) -> str:
    """The colour that most of the picture has, as `#rrggbb`."""
    small = picture.convert("RGB").resize((64, 64), Image.Resampling.BOX)
    reduced = small.quantize(_COLOURS_TO_CHOOSE_FROM)
    histogram = reduced.histogram()
    index = histogram.index(max(histogram))
    red, green, blue = (reduced.getpalette() or [])[index * 3 : index * 3 + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"


def placeholder(picture: Image.Image) -> str:
    """A likeness of some pixels as a `data:` address, to show enlarged until the picture itself is there."""
    for side in _PLACEHOLDER_SIDES_PIXELS:
        tiny = picture.convert("RGB")
        tiny.thumbnail((side, side), Image.Resampling.BOX)
        file = io.BytesIO()
        tiny.save(file, "WEBP", quality=25, method=6)
        address = f"data:image/webp;base64,{base64.b64encode(file.getvalue()).decode()}"
        if len(address) < _PLACEHOLDER_MAX_CHARACTERS:
            return address
    raise AssertionError("eight by eight pixels always fit")
