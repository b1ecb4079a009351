"""Dates that need not be exact, in plain Dutch: said to readers, and understood when an editor types them.

The two halves are each other's mirror: every label, typed back, gives the same EDTF. So an editor sees and
changes "begin 2022" and never has to know EDTF.
"""

import re
from dataclasses import replace
from typing import Final

from pages.core import dates_edtf
from pages.core.dates_edtf import Choice, Point, Span

_MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_SHORT_MONTHS: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

# "Begin", "midden" and "eind" are the three thirds (quadrimesters) of a year. A quarter would say more than "begin"
# does: that it was before April. A half would say that "begin" may be June, and leaves no word for "midden". Spring
# (21), which is often used for it, would leave January out. Thirds also give each of the three words one code, so
# that the label can be made from the EDTF alone.
_PARTS: Final = {
    21: "voorjaar",
    22: "zomer",
    23: "najaar",
    33: "eerste kwartaal van",
    34: "tweede kwartaal van",
    35: "derde kwartaal van",
    36: "vierde kwartaal van",
    37: "begin",
    38: "midden",
    39: "eind",
    40: "eerste helft van",
    41: "tweede helft van",
}
_OTHER_WORDS_FOR_PARTS: Final = {"lente": 21, "herfst": 23, "medio": 38, "einde": 39}

_WITHOUT_DATES: Final = {
    dates_edtf.UNKNOWN: "datum onbekend",
    dates_edtf.TO_BE_ANNOUNCED: "datum volgt",
    dates_edtf.FUTURE: "in de toekomst",
}
_OTHER_WORDS_WITHOUT_DATES: Final = {
    "onbekend": dates_edtf.UNKNOWN,
    "volgt": dates_edtf.TO_BE_ANNOUNCED,
    "nog niet bekend": dates_edtf.TO_BE_ANNOUNCED,
    "datum nog niet bekend": dates_edtf.TO_BE_ANNOUNCED,
    "toekomst": dates_edtf.FUTURE,
}

_NOT_SURE: Final = " (niet zeker)"
_YEAR_NOT_SURE: Final = " (jaar niet zeker)"
_ABOUT: Final = "ongeveer "


def label_without_date(edtf: str) -> str:
    """Say one of `dates_edtf.WITHOUT_DATES` in Dutch."""
    return _WITHOUT_DATES[edtf]


def label(expression: Point | Span | Choice) -> str:
    """Say a date in Dutch: "sinds 2012", "begin 2022", "februari of maart 2023"."""
    match expression:
        case Point():
            return _label_of_point(expression)
        case Choice(points):
            *others, last = _without_repetition(points)
            return f"{', '.join(others)} of {last}"
        case Span(begin=None, end=Point() as end):
            return f"tot en met {_label_of_point(end)}"
        case Span(begin=Point() as begin, end=None, goes_on=goes_on):
            return f"{'sinds' if goes_on else 'vanaf'} {_label_of_point(begin)}"
        case Span(begin=Point() as begin, end=Point() as end):
            shared = begin.is_plain and end.is_plain
            limits = _without_repetition((begin, end)) if shared else map(_label_of_point, (begin, end))
            return " tot en met ".join(limits)
    raise ValueError(f"A span needs a begin or an end: {expression!r}.")


def edtf_from_dutch(text: str) -> str | None:
    """Understand what an editor types plainly: "begin 2022", "3-11-2022", "sinds 2012", "datum volgt".

    Returns:
        EDTF, still to be read by `dates_edtf.read`; None when the words mean nothing here.
    """
    words = _plain(text)
    for edtf, name in _WITHOUT_DATES.items():
        if words == name:
            return edtf
    return _OTHER_WORDS_WITHOUT_DATES.get(words) or _span(words) or _choice(words) or _point(words)


def _label_of_point(point: Point, *, without_year: bool = False, without_month: bool = False) -> str:
    """Say a point in Dutch, without what the words after it say already."""
    words = [str(point.day)] if point.day else []
    if point.part:
        words.append(_PARTS[point.part])
    if point.month and not without_month:
        words.append(_MONTHS[point.month - 1])
    if not without_year:
        words.append(str(point.year))
    about = _ABOUT if point.qualifier in {"~", "%"} else ""
    doubt = _YEAR_NOT_SURE if point.year_is_uncertain else _NOT_SURE if point.qualifier in {"?", "%"} else ""
    return about + " ".join(words) + doubt


def _without_repetition(points: tuple[Point, ...]) -> list[str]:
    """Say points in a row, naming a shared month, year and doubt once: "3", "4 november 2022"."""
    last = points[-1]
    shares_year = all(point.month and point.year == last.year and point.fineness == last.fineness for point in points)
    shares_month = shares_year and bool(last.day) and all(point.month == last.month for point in points)
    others = [replace(point, year_is_uncertain=False) for point in points[:-1]]
    labels = [_label_of_point(point, without_year=shares_year, without_month=shares_month) for point in others]
    return [*labels, _label_of_point(last)]


def _plain(text: str) -> str:
    """Bring typed text to one form: lower case, single spaces, one kind of dash."""
    words = re.sub(r"[–—−‒]", "-", text.casefold())
    words = re.sub(r"\s*-\s*", "-", words)
    words = re.sub(r"\bt/m\b", "tot en met", words)
    return " ".join(words.split()).rstrip(".")


def _span(words: str) -> str | None:
    """Understand "sinds 2012", "vanaf 2027", "tot en met 2023", "2021-2023", "3 tot en met 5 november 2022"."""
    for opening, pattern in (("sinds ", "{}/.."), ("vanaf ", "{}/"), ("tot en met ", "../{}")):
        if words.startswith(opening):
            only = _point(words.removeprefix(opening))
            return pattern.format(only) if only else None
    if match := re.fullmatch(r"(.+?)(?:-| tot | tot en met )(?:nu|heden)", words):
        begin = _point(match[1])
        return f"{begin}/.." if begin else None
    begin, separator, end = words.removeprefix("van ").partition(" tot en met ")
    if not separator:
        begin, separator, end = words.partition("-")
        if "-" in end or "/" in words:  # 3-11-2022 is a day, and 2022-12/2023 is EDTF.
            return None
    limits = _completed([begin, end]) if separator else None
    return "/".join(limits) if limits else None


def _choice(words: str) -> str | None:
    """Understand "februari of maart 2023", "februari/maart 2023" and "2021, 2022 of 2023"."""
    words, doubt = _without_year_doubt(re.sub(r"(?<=[a-z])/(?=[a-z])", " of ", words))
    others, separator, last = words.rpartition(" of ")
    if not separator:
        return None
    points = _completed([phrase + doubt for phrase in (*others.split(", "), last)])
    return f"[{','.join(points)}]" if points else None


def _completed(phrases: list[str]) -> list[str] | None:
    """Turn phrases into points; all but the last may leave out the month and year that the last one names."""
    last = _point(phrases[-1])
    tail = _without_year_doubt(phrases[-1])[0].split()[1:]
    points = [*(_point(phrase) or _point_with(phrase, tail) for phrase in phrases[:-1]), last]
    found = [point for point in points if point]
    return found if len(found) == len(points) else None


def _point_with(phrase: str, tail: list[str]) -> str | None:
    """Understand "3" or "3 november" with the words that end a later phrase: "november 2022"."""
    bare, doubt = _without_year_doubt(phrase)
    candidates = (_point(f"{bare} {' '.join(tail[start:])}{doubt}") for start in range(len(tail)))
    return next((point for point in candidates if point), None)


def _without_year_doubt(words: str) -> tuple[str, str]:
    """Split "december 2022 (jaar niet zeker)" into the date and its doubt."""
    bare = words.removesuffix(_YEAR_NOT_SURE)
    return bare, _YEAR_NOT_SURE if bare != words else ""


def _point(words: str) -> str | None:
    """Understand one date, with "ongeveer" before it and "(niet zeker)" behind it."""
    bare, year_doubt = _without_year_doubt(words)
    certain = bare.removesuffix(_NOT_SURE)
    exact = re.sub(r"^(ongeveer|rond|circa|ca\.?|in|op) ", "", certain)
    is_about = exact != certain and not certain.startswith(("in ", "op "))
    is_doubted = certain != bare
    numbers = _numbers(exact)
    if numbers is None:
        return None
    year, *rest = numbers
    qualifier = {(True, True): "%", (True, False): "~", (False, True): "?"}.get((is_about, is_doubted), "")
    return "-".join([year + ("?" if year_doubt else ""), *rest]) + qualifier


def _numbers(words: str) -> list[str] | None:
    """Understand a day, month, part of a year or year, as the numbers of its EDTF."""
    if match := re.fullmatch(r"(?:het )?(?:(\D+|\w+ kwartaal(?: van)?) )?(\d{4})", words):
        name, year = match.groups()
        number = _month(name) or _part(name) if name else ""
        return None if number is None else [year, number] if number else [year]
    if match := re.fullmatch(r"(\d{1,2}) (\D+) (\d{4})", words):
        day, name, year = match.groups()
        month = _month(name)
        return [year, month, day.zfill(2)] if month else None
    if match := re.fullmatch(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", words):
        day, _, month, year = match.groups()
        return [year, month.zfill(2), day.zfill(2)]
    if match := re.fullmatch(r"(\d{1,2})[-/](\d{4})", words):
        month, year = match.groups()
        return [year, month.zfill(2)]
    if match := re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", words):
        return [number for number in match.groups() if number]
    return None


def _month(name: str) -> str | None:
    """Two digits of a month by its Dutch name, whole or short."""
    name = {"maa": "mrt", "sept": "sep"}.get(name.rstrip("."), name.rstrip("."))
    for names in (_MONTHS, _SHORT_MONTHS):
        if name in names:
            return f"{names.index(name) + 1:02}"
    return None


def _part(name: str) -> str | None:
    """Two digits of a part of a year: "begin", "voorjaar van", "1e kwartaal"."""
    for digit, ordinal in (("1e", "eerste"), ("2e", "tweede"), ("3e", "derde"), ("4e", "vierde")):
        name = name.replace(digit, ordinal)
    name = name.removesuffix(" van")
    for code, words in _PARTS.items():
        if name == words.removesuffix(" van"):
            return str(code)
    other = _OTHER_WORDS_FOR_PARTS.get(name)
    return str(other) if other else None
