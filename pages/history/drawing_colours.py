"""The colours of the drawing by day and by night: those of the public site.

Each shape carries the name of its colour as a class too (`road-brick`), so that a page which shows the drawing inside
its own HTML can paint it in its own colours, and follow the light or dark of its reader.
"""

from enum import StrEnum


class DrawingColours(StrEnum):
    """By day or by night."""

    LIGHT = "LIGHT"
    DARK = "DARK"


_LIGHT = {
    "paper": "#fffdf8",
    "sky": "#e3eff1",
    "far": "#cfe0e4",
    "text": "#1d2433",
    "muted": "#515a6b",
    "plate": "#1f3a63",
    "plate-now": "#a3301a",
    "on-plate": "#ffffff",
    "brick": "#b4472f",
    "ochre": "#dda345",
    "canal": "#2c7a70",
    "slate": "#5a6a86",
    "rose": "#cf8570",
    "sandstone": "#e5d0a6",
    "trim": "#fffaf0",
    "glass": "#bcd6de",
    "lit": "#cfe2e6",
    "ink": "#2a3246",
    "stone": "#b7a88c",
    "quay": "#d8cbb3",
    "road": "#6d7384",
    "mark": "#fffaf0",
    "sand": "#ecdcb8",
    "sketch": "#515a6b",
    "pole": "#515a6b",
    "plank": "#f5b921",
    "leaf": "#6f9a5c",
    "trunk": "#7a5a3f",
    "sun": "#f5b921",
    "cloud": "#ffffff",
}
_DARK = {
    "paper": "#12161f",
    "sky": "#1a2336",
    "far": "#232e45",
    "text": "#eef0f4",
    "muted": "#b4bcc9",
    "plate": "#2b4f86",
    "plate-now": "#b23a22",
    "on-plate": "#ffffff",
    "brick": "#7a382c",
    "ochre": "#85663a",
    "canal": "#22605c",
    "slate": "#414e6b",
    "rose": "#7d5048",
    "sandstone": "#7d745b",
    "trim": "#a29d92",
    "glass": "#202b3d",
    "lit": "#f5c542",
    "ink": "#0b0e14",
    "stone": "#4a4f5a",
    "quay": "#3a3f4b",
    "road": "#2b303b",
    "mark": "#8f95a1",
    "sand": "#4a4537",
    "sketch": "#b4bcc9",
    "pole": "#b4bcc9",
    "plank": "#f5c542",
    "leaf": "#36583f",
    "trunk": "#2c2620",
    "sun": "#f2ead2",
    "cloud": "#2b3754",
}
PALETTES = {DrawingColours.LIGHT: _LIGHT, DrawingColours.DARK: _DARK}
