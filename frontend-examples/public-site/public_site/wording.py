"""Values in plain Dutch: dates, numbers, sizes, and the names of fixed choices."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

MONTHS = ("januari februari maart april mei juni juli augustus september oktober november december").split()

FIGURE_STATUSES = {
    "GOAL": "doel",
    "EXPECTED": "verwacht",
    "STATED": "genoemd",
    "SET_UP": "opgezet",
    "REALISED": "gerealiseerd",
    "IN_DEVELOPMENT": "in ontwikkeling",
}
EXTERNAL_KINDS = {"PAGE": "webpagina", "FILE": "bestand", "FILM": "film"}
LANGUAGES = {"nl": "Nederlands", "en": "Engels", "fr": "Frans", "de": "Duits", "ar": "Arabisch", "tr": "Turks"}
MEDIA_TYPES = {"application/pdf": "PDF"}
SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)
LONGEST_LINE = 180


def dutch_date(day: date) -> str:
    """Return `3 november 2022`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def dutch_number(number: Decimal | int) -> str:
    """Return a number with a point per thousand and a comma: `1.250,5`."""
    return f"{number:,}".translate(str.maketrans(",.", ".,"))


def dutch_size(size_bytes: int) -> str:
    """Return the size of a file: `340 kB`, `1,2 MB`."""
    if size_bytes < 1_000_000:
        return f"{max(1, round(size_bytes / 1000))} kB"
    return f"{dutch_number(round(Decimal(size_bytes) / 1_000_000, 1))} MB"


def figure_status(status: str) -> str:
    """Return how sure a figure is; empty for a status that this site does not know."""
    return FIGURE_STATUSES.get(status, "")


def external_kind(kind: str) -> str:
    """Return what an outside source is."""
    return EXTERNAL_KINDS.get(kind, "bron")


def source_action(kind: str, maker: str, site: str) -> str:
    """Return what a visitor does with an outside source, and where: `Lees verder bij Movisie`."""
    match kind:
        case "FILM":
            return f"Bekijk op {site}"
        case "FILE":
            return f"Download bij {maker or site}"
        case _:
            return f"Lees verder bij {maker or site}"


def language_name(code: str) -> str:
    """Return the Dutch name of a language, or its code."""
    return LANGUAGES.get(code, code)


def media_type_name(media_type: str) -> str:
    """Return what people call a kind of file: `PDF`."""
    return MEDIA_TYPES.get(media_type, media_type.rpartition("/")[2].upper())


def one_line(text: str) -> str:
    """Return the first sentence of a text, or as many of its words as fit on a card."""
    sentence = SENTENCE.match(text.strip())
    words = " ".join((sentence.group() if sentence else text).split())
    return words if len(words) <= LONGEST_LINE else f"{words[:LONGEST_LINE].rpartition(' ')[0]}…"
