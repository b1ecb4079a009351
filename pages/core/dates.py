"""A date that need not be exact: what is known of it, and never more.

It is kept as EDTF (ISO 8601-2), the one text from which all the rest follows: the Dutch label, the first and last
day, and how exactly it is known.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final, TypedDict

from pages.core import dates_dutch, dates_edtf
from pages.core.dates_edtf import Choice, NotEdtf, Point, Span

EXAMPLES: Final = (
    "Schrijf bijvoorbeeld 2022-11-03, 2022-11, 2022, 2021/2023 of 2012/.., "
    "of gewoon: ‘3 november 2022’, ‘begin 2022’, ‘sinds 2012’, ‘datum volgt’."
)

LONGEST_TEXT: Final = 120
"""Characters an editor may type for one date."""

_SEASON_OR_YEARS: Final = re.compile(r"(?P<century>\d\d)(?P<year>\d\d)-(?P<code>\d\d)")

# Of dates without a day, the order in which they stand behind all others.
_BEHIND_ALL: Final = {dates_edtf.UNKNOWN: "0", dates_edtf.TO_BE_ANNOUNCED: "1", dates_edtf.FUTURE: "2"}


class DatePrecision(StrEnum):
    """How exactly a date is known, the most exact first."""

    DAY = "DAY"
    MONTH = "MONTH"
    PART_OF_YEAR = "PART_OF_YEAR"
    YEAR = "YEAR"
    PERIOD = "PERIOD"
    UNKNOWN = "UNKNOWN"


_ORDER: Final = {precision: place for place, precision in enumerate(DatePrecision)}


class StoredDate(TypedDict):
    """A date as the published store keeps it; days are ISO 8601."""

    label: str
    edtf: str
    start: str | None
    end: str | None
    precision: str


class DateNotUnderstood(ValueError):
    """A text is no date that this site knows. Its message is Dutch, for editors, and ends with good examples."""

    def __init__(self, reason: str = "Deze datum begrijpen wij niet.") -> None:
        """Put good examples behind the reason."""
        super().__init__(f"{reason} {EXAMPLES}")


@dataclass(frozen=True, slots=True)
class ApproximateDate:
    """A date as far as it is known. Made by `parse` or `from_editor`, so that its parts always agree.

    Attributes:
        edtf: The date in EDTF: `2012/..`, `2022-37`, `2022-11-03`.
        label: The date in plain Dutch: "sinds 2012", "begin 2022", "3 november 2022".
        start: First day of what is written; None when the beginning is open or unknown.
        end: Last day of what is written; None when the end is open or unknown.
        precision: How exactly it is known.
    """

    edtf: str
    label: str
    start: date | None
    end: date | None
    precision: DatePrecision

    @classmethod
    def parse(cls, edtf: str) -> "ApproximateDate":
        """Read EDTF.

        Raises:
            DateNotUnderstood: The text is no EDTF, or a form of it that this site does not know.
        """
        return _parse(edtf.strip())

    @classmethod
    def from_editor(cls, text: str) -> "ApproximateDate":
        """Read what an editor types: plain Dutch or EDTF.

        Raises:
            DateNotUnderstood: With what to write instead.
        """
        if len(text) > LONGEST_TEXT:
            raise DateNotUnderstood(f"Schrijf een datum in hoogstens {LONGEST_TEXT} tekens.")
        dutch = dates_dutch.edtf_from_dutch(text)
        _refuse_season_or_years(text.strip())
        return _parse(dutch or re.sub(r"\s+", "", text))

    @property
    def sort_key(self) -> tuple[date, int, date, str]:
        """Earliest begin first, then the most exact; dates of which nothing is known come last, the future at the end.

        A known end without a begin ("tot en met 2023") comes first: nobody knows how early it began.
        """
        last_known = self.end or date.max
        begin = self.start or (date.min if self.end else date.max)
        return (begin, _ORDER[self.precision], last_known, _BEHIND_ALL.get(self.edtf, self.edtf))

    @property
    def chronology(self) -> str:
        """The sort key as text, for a column by which a database sorts."""
        begin, order, last_known, rest = self.sort_key
        return f"{begin.isoformat()} {order} {last_known.isoformat()} {rest}"

    def as_stored(self) -> StoredDate:
        """Give the date as the published store keeps it."""
        return {
            "label": self.label,
            "edtf": self.edtf,
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "precision": self.precision.value,
        }

    def __str__(self) -> str:
        """Say the date in Dutch."""
        return self.label


@lru_cache(maxsize=4096)
def _parse(edtf: str) -> ApproximateDate:
    """Read EDTF once: the grammar takes some milliseconds, and the same few dates return in every list."""
    if edtf in dates_edtf.WITHOUT_DATES:
        return ApproximateDate(edtf, dates_dutch.label_without_date(edtf), None, None, DatePrecision.UNKNOWN)
    try:
        expression = dates_edtf.read(edtf)
    except NotEdtf as error:
        raise DateNotUnderstood(str(error)) from error
    start, end = _limits(expression)
    return ApproximateDate(expression.edtf, dates_dutch.label(expression), start, end, _precision(expression))


def _limits(expression: Point | Span | Choice) -> tuple[date | None, date | None]:
    """First and last day of an expression, None where it is open or unknown."""
    match expression:
        case Point(start=start, end=end):
            return start, end
        case Choice(points):
            return points[0].start, points[-1].end
        case Span(begin, end):
            return begin.start if begin else None, end.end if end else None


def _precision(expression: Point | Span | Choice) -> DatePrecision:
    """How exactly an expression is known; one of some months is as exact as a month."""
    match expression:
        case Span():
            return DatePrecision.PERIOD
        case Choice(points):
            return _precision(points[0])
        case Point(day=int()):
            return DatePrecision.DAY
        case Point(month=int()):
            return DatePrecision.MONTH
        case Point(part=int()):
            return DatePrecision.PART_OF_YEAR
        case Point():
            return DatePrecision.YEAR


def _refuse_season_or_years(text: str) -> None:
    """Refuse "2021-22": EDTF for the summer of 2021, but an editor may mean 2021 until 2022.

    Raises:
        DateNotUnderstood: Asking to write out which of the two it is.
    """
    match = _SEASON_OR_YEARS.fullmatch(text)
    if match and match["code"] > max(match["year"], "12"):
        first = match["century"] + match["year"]
        raise DateNotUnderstood(
            f"‘{text}’ kan een deel van een jaar zijn, maar ook twee jaren. "
            f"Schrijf het uit: ‘zomer {first}’ of ‘{first}-{match['century']}{match['code']}’."
        )
