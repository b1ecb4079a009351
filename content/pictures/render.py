"""Renders the drawings in this folder to the PNG files that the CMS loads.

    python content/pictures/render.py [name ...]

The SVG files are the originals; run this after changing one. It needs a Chromium on the path, or in CHROMIUM.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).parent
SIZE = re.compile(r'width="(\d+)" height="(\d+)"')
MAX_PNG_BYTES = 200_000
PALETTE_COLOURS = 256


def chromium() -> str:
    """Find the browser that renders.

    Raises:
        SystemExit: There is none.
    """
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise SystemExit("No Chromium found. Install Debian's package 'chromium', or name one in CHROMIUM.")
    return found


def render(drawing: Path, browser: str) -> Path:
    """Write the PNG beside the SVG, with a palette, which flat colours do not suffer from.

    Raises:
        SystemExit: The drawing has no size, or the PNG is larger than a page should carry.
    """
    picture = drawing.with_suffix(".png")
    size = SIZE.search(drawing.read_text())
    if not size:
        raise SystemExit(f"{drawing.name} does not begin with its width and height in pixels.")
    with tempfile.TemporaryDirectory() as profile:
        flags = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
        subprocess.run(
            [
                browser,
                *flags.split(),
                "--disable-sync",
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                f"--user-data-dir={profile}",
                f"--window-size={size[1]},{size[2]}",
                f"--screenshot={picture}",
                drawing.resolve().as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    with Image.open(picture) as image:
        small = image.convert("RGB").quantize(PALETTE_COLOURS, dither=Image.Dither.NONE)
    small.save(picture, optimize=True)
    if picture.stat().st_size > MAX_PNG_BYTES:
        raise SystemExit(f"{picture.name} has {picture.stat().st_size} bytes; at most {MAX_PNG_BYTES} are wanted.")
    return picture


def main(names: Iterable[str]) -> None:
    """Render the named drawings, or all of them."""
    browser = chromium()
    for drawing in sorted(FOLDER / f"{name}.svg" for name in names) or sorted(FOLDER.glob("*.svg")):
        picture = render(drawing, browser)
        sys.stdout.write(f"{picture.name}: {picture.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
