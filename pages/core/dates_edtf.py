"""The part of EDTF (ISO 8601-2) that this site knows, read by the library `edtf` into three small shapes.

    2022-11-03  2022-11  2022  2022-37  2022~  2022?-12        Point
    2021/2023  2012/..  2027/  ../2023                         Span
    [2023-02,2023-03]                                          Choice

The library's grammar decides what is EDTF. This module leaves out what no label in plain Dutch exists for, and
what the library reads wrongly: it accepts 29 February in every year, and an end before its begin.
"""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from edtf import EDTFParseException, parse_edtf
from edtf.parser import parser_classes as edtf_classes

UNKNOWN: Final = "XXXX"
"""Some year: nothing is known (*datum onbekend*)."""

TO_BE_ANNOUNCED: Final = "XXXX-XX-XX"
"""A day of which no digit is filled in yet (*datum volgt*)."""

FUTURE: Final = "/.."
"""A time that begins nobody knows when and stays open (*in de toekomst*)."""

WITHOUT_DATES: Final = frozenset({UNKNOWN, TO_BE_ANNOUNCED, FUTURE})

LONGEST_EDTF: Final = 60
"""Characters; the longest text that this site knows, a choice of days of which the year is uncertain, has 49."""

EARLIEST_YEAR: Final = 1000
MOST_CHOICES: Final = 4

# Sub-year groupings of ISO 8601-2 that have one Dutch name and lie inside one year. Winter (24) lies in two.
PARTS_OF_YEAR: Final = frozenset({21, 22, 23, *range(33, 42)})

# The library prints to standard output before it fails on some texts outside these shapes, so they never reach it.
_POINT: Final = r"[0-9?~%-]+"
_KNOWN_SHAPE: Final = re.compile(rf"{_POINT}|{_POINT}/(\.\.|{_POINT})?|/{_POINT}|\[{_POINT}(,{_POINT})+\]")


class NotEdtf(ValueError):
    """The text is no EDTF, or a form of it that this site does not know. Its message is Dutch, for editors."""


@dataclass(frozen=True, slots=True)
class Point:
    """A day, a month, a part of a year or a year.

    Attributes:
        part: Sub-year grouping, one of `PARTS_OF_YEAR`; then there is no month.
        qualifier: `?` uncertain, `~` approximate, `%` both, or nothing; about the whole.
        year_is_uncertain: Only the year is uncertain: "December", in a text of which the year follows from elsewhere.
        start: First day of what is written.
        end: Last day of what is written.
    """

    year: int
    month: int | None
    day: int | None
    part: int | None
    qualifier: str
    year_is_uncertain: bool
    start: date
    end: date

    @property
    def edtf(self) -> str:
        """The one text for this point."""
        text = f"{self.year:04}{'?' if self.year_is_uncertain else ''}"
        for number in (self.part, self.month, self.day):
            text += "" if number is None else f"-{number:02}"
        return text + self.qualifier

    @property
    def is_plain(self) -> bool:
        """Whether nothing about it is uncertain or approximate."""
        return not self.qualifier and not self.year_is_uncertain

    @property
    def fineness(self) -> tuple[bool, bool, bool]:
        """Which of its components are there; equal for points that are equally exact."""
        return (self.part is not None, self.month is not None, self.day is not None)


@dataclass(frozen=True, slots=True)
class Span:
    """From a begin until an end; one of the two may be missing.

    Attributes:
        goes_on: The end is open (`2012/..`), which says more than an end that is not named (`2027/`).
    """

    begin: Point | None
    end: Point | None
    goes_on: bool

    @property
    def edtf(self) -> str:
        """The one text for this span."""
        begin = self.begin.edtf if self.begin else ".."
        end = self.end.edtf if self.end else ".." if self.goes_on else ""
        return f"{begin}/{end}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some points, in order of time."""

    points: tuple[Point, ...]

    @property
    def edtf(self) -> str:
        """The one text for this choice."""
        return "[" + ",".join(point.edtf for point in self.points) + "]"


def read(text: str) -> Point | Span | Choice:
    """Read EDTF with a date in it; the texts of `WITHOUT_DATES` are the caller's.

    Raises:
        NotEdtf: With the reason in Dutch.
    """
    # A begin that is open and one that is not named say the same; the library fails on the first with a wrong end.
    text = re.sub(r"^\.\./", "/", text)
    if len(text) > LONGEST_EDTF or not _KNOWN_SHAPE.fullmatch(text):
        raise NotEdtf("Deze datum begrijpen wij niet.")
    try:
        parsed = parse_edtf(text)
    except EDTFParseException as error:
        raise NotEdtf("Deze datum begrijpen wij niet.") from error
    if isinstance(parsed, edtf_classes.OneOfASet):
        return _choice(parsed)
    if isinstance(parsed, edtf_classes.Interval):
        return _span(parsed, goes_on=text.endswith(".."))
    return _point(parsed)


def _choice(parsed: edtf_classes.OneOfASet) -> Choice:
    """Check that the points can stand in one Dutch phrase: "februari of maart 2023"."""
    points = tuple(_point(element) for element in parsed.objects)
    if len(points) > MOST_CHOICES:
        raise NotEdtf(f"Noem hoogstens {MOST_CHOICES} mogelijke data.")
    if len({point.fineness for point in points}) > 1:
        raise NotEdtf("Noem alleen dagen, alleen maanden of alleen jaren: ‘februari of maart 2023’.")
    if any(point.qualifier for point in points) or len({point.year_is_uncertain for point in points}) > 1:
        raise NotEdtf("Een keuze tussen data kan niet ook nog ‘ongeveer’ of ‘niet zeker’ zijn.")
    if any(earlier.end >= later.start for earlier, later in pairwise(points)):
        raise NotEdtf("Zet de mogelijke data op volgorde, de vroegste eerst.")
    return Choice(points)


def _span(parsed: edtf_classes.Interval, *, goes_on: bool) -> Span:
    """Read both ends and check their order."""
    begin, end = _limit(parsed.lower), _limit(parsed.upper)
    if begin and end and (end.end < begin.end or end.start < begin.start):
        raise NotEdtf("Het einde van deze periode ligt vóór het begin.")
    return Span(begin, end, goes_on)


def _limit(parsed: edtf_classes.EDTFObject) -> Point | None:
    """Read one end of an interval; one that is open or not named is None."""
    return None if isinstance(parsed, edtf_classes.UnspecifiedIntervalSection) else _point(parsed)


def _point(parsed: edtf_classes.EDTFObject) -> Point:
    """Read one date with what is said about its certainty."""
    if isinstance(parsed, edtf_classes.UncertainOrApproximate):
        return _dated(parsed.date, qualifier=str(parsed.ua or ""))
    if isinstance(parsed, edtf_classes.PartialUncertainOrApproximate):
        on_year = str(parsed.year_ua or parsed.year_ua_b or "")
        elsewhere = (parsed.month_ua, parsed.day_ua, parsed.year_month_ua, parsed.month_day_ua)
        if on_year != "?" or any(elsewhere) or not parsed.month:
            raise NotEdtf("Alleen het jaar of de hele datum kan onzeker zijn: ‘2022?-12’ of ‘2022-12?’.")
        return _dated(parsed, year_is_uncertain=True)
    return _dated(parsed)


def _dated(parsed: edtf_classes.EDTFObject, *, qualifier: str = "", year_is_uncertain: bool = False) -> Point:
    """Turn the library's date or season into a point, with days that exist in the calendar."""
    part = int(parsed.season) if isinstance(parsed, edtf_classes.Season) else None
    if not isinstance(parsed, edtf_classes.Date) or getattr(parsed, "significant_digits", None):
        raise NotEdtf("Deze datum begrijpen wij niet.")
    if part is not None and part not in PARTS_OF_YEAR:
        raise NotEdtf("Dit deel van het jaar kennen wij niet. Schrijf bijvoorbeeld ‘begin 2022’ of ‘eind 2022’.")
    year = int(parsed.year)
    if year < EARLIEST_YEAR:
        raise NotEdtf(f"Het jaar moet {EARLIEST_YEAR} of later zijn.")
    month = int(parsed.month) if part is None and parsed.month else None
    day = int(parsed.day) if parsed.day else None
    try:
        start, end = date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
    except ValueError as error:
        raise NotEdtf("Deze dag bestaat niet.") from error
    return Point(year, month, day, part, qualifier, year_is_uncertain, start, end)
