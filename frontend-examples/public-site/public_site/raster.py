"""A drawing as pixels: for whoever cannot use SVG. The font comes with this site, so it looks the same on every machine."""

from __future__ import annotations

from math import sqrt
from pathlib import Path

import anyio
import resvg_py
from anyio import to_thread

FONTS = tuple(str(path) for path in sorted((Path(__file__).parents[1] / "fonts").glob("*.ttf")))
FAMILY = "Noto Sans"
# Sharp on a screen of today, and on half a sheet of paper.
MAGNIFICATION = 1.5
MAX_PIXELS = 16_000_000


class Raster:
    """Makes pictures one at a time, beside the event loop: each takes a processor for a second."""

    def __init__(self) -> None:
        self._turn = anyio.CapacityLimiter(1)

    async def png(self, svg: str, width: int, height: int) -> bytes:
        """Return a drawing of this size as PNG, larger than it, but never of more than `MAX_PIXELS`."""
        zoom = min(MAGNIFICATION, sqrt(MAX_PIXELS / (width * height)))
        return await to_thread.run_sync(_render, svg, zoom, limiter=self._turn)


def _render(svg: str, zoom: float) -> bytes:
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=zoom,
        skip_system_fonts=True,
        font_files=list(FONTS),
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )
