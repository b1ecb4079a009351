"""The history visual: what is asked of the CMS for the page, for the files to download, and for the frame on other sites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.datastructures import QueryParams

from public_site.types import Road, RoadFile, RoadFrame
from public_site.visit import PHASES, UnknownChoice, Visit

PATH = "/totstandkoming/"
FILE_PATH = f"{PATH}tijdlijn.svg"
PICTURE_PATH = f"{PATH}tijdlijn.png"
FRAME_PATH = f"{PATH}insluiten/"
WHOLE_ROAD_WIDTH = 2800
PART_WIDTH = 1120
PICTURE_WIDTH = 1600
COLOURS = {"licht": "LIGHT", "donker": "DARK"}
FILE_WIDTHS = range(320, 4001)


@dataclass(frozen=True)
class FileOptions:
    """How the file is drawn.

    Attributes:
        width: In pixels (`breed`).
        colours: One of `COLOURS` (`kleuren`).
    """

    width: int = 1600
    colours: str = "licht"

    @classmethod
    def from_request(cls, query: QueryParams) -> FileOptions:
        """Return what an address asks for.

        Raises:
            UnknownChoice: It asks for a width or for colours that there are not.
        """
        width, colours = query.get("breed", str(cls.width)), query.get("kleuren", cls.colours)
        is_width = width.isascii() and width.isdigit() and len(width) <= 4 and int(width) in FILE_WIDTHS
        if not is_width or colours not in COLOURS:
            raise UnknownChoice(FILE_PATH)
        return cls(int(width), colours)


def page_question(visit: Visit) -> dict[str, Any]:
    """Return the variables for the page: the whole road is drawn longer than a part of it."""
    return Road.variables(**_choice(visit), width=PART_WIDTH if visit.is_filtered else WHOLE_ROAD_WIDTH)


def file_question(visit: Visit, options: FileOptions) -> dict[str, Any]:
    """Return the variables for the file."""
    return RoadFile.variables(**_choice(visit), width=options.width, colours=COLOURS[options.colours])


def _choice(visit: Visit) -> dict[str, Any]:
    return {
        "stadsdelen": [visit.stadsdeel] if visit.stadsdeel else None,
        "phase": PHASES[visit.phase] if visit.phase else None,
    }


def picture_options(query: QueryParams) -> FileOptions:
    """Return what an address of the picture asks for: it has one width, because each takes a while to make.

    Raises:
        UnknownChoice: It asks for colours that there are not.
    """
    return FileOptions.from_request(QueryParams({**query, "breed": str(PICTURE_WIDTH)}))


def frame_question(visit: Visit) -> dict[str, Any]:
    """Return the variables for the frame on other sites."""
    return RoadFrame.variables(**_choice(visit), width=PART_WIDTH)


def file_address(visit: Visit, path: str = FILE_PATH, colours: str = "licht") -> str:
    """Return the address of a file with the same part of the road as a page."""
    address = Visit(path, stadsdeel=visit.stadsdeel, phase=visit.phase).address
    return address if colours == "licht" else f"{address}{'&' if '?' in address else '?'}kleuren={colours}"
