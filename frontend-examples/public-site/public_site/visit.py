"""What a visitor asks: a path, and the choices in the query of its address.

/nieuws/?voor=werkgevers&stadsdeel=noord&na=…
        audience         stadsdeel       cursor: older messages (`tot`: newer ones)

/agenda/?wanneer=geweest        /totstandkoming/?fase=toekomst        /zoeken/?q=regeling
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from starlette.datastructures import QueryParams

from public_site.hyphens import SOFT_HYPHEN

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CURSOR = re.compile(r"[A-Za-z0-9+/=_:.,-]{1,400}")
MAX_PATH_LENGTH = 400
MAX_SLUG_LENGTH = 80
NEWS_PER_PAGE = 12
NEWS_PATH = "/nieuws/"
AGENDA_PATH = "/agenda/"
SEARCH_PATH = "/zoeken/"
PAST = "geweest"
PHASES = {"verleden": "PAST", "nu": "NOW", "toekomst": "FUTURE"}
FEED_PATH = f"{NEWS_PATH}feed.xml"
CALENDAR_PATH = f"{AGENDA_PATH}agenda.ics"


class UnknownChoice(Exception):
    """A choice that cannot exist: no slug, or no cursor.

    Attributes:
        path: The page where it was asked.
    """

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True)
class Visit:
    """One page as one visitor asks for it.

    Attributes:
        path: Path of the page, with a slash at both ends.
        audience: Slug of the audience whose texts are wanted (`voor`).
        stadsdeel: Slug of the part of the city whose news is wanted (`stadsdeel`).
        kind: Kind of help that is wanted (`soort`).
        after: Cursor that older news follows (`na`).
        before: Cursor that newer news comes before (`tot`).
        phase: Part of the road that is wanted (`fase`), one of `PHASES`.
        is_past: Whether what has been is wanted, and not what is to come (`wanneer=geweest`).
        text: What is searched for (`q`); only at `SEARCH_PATH`.
    """

    path: str
    audience: str | None = None
    stadsdeel: str | None = None
    kind: str | None = None
    after: str | None = None
    before: str | None = None
    phase: str | None = None
    is_past: bool = False
    text: str | None = None

    @classmethod
    def from_request(cls, path: str, query: QueryParams) -> Visit:
        """Return the visit that an address describes; parameters that mean nothing here are left out.

        Raises:
            UnknownChoice: A parameter has a value that cannot exist.
        """
        visit = cls(
            path,
            audience=query.get("voor") or None,
            stadsdeel=query.get("stadsdeel") or None,
            kind=query.get("soort") or None,
            after=query.get("na") or None,
            before=query.get("tot") or None,
            phase=query.get("fase") or None,
            is_past=query.get("wanneer") == PAST,
            text=_words(query.get("q", "")) or None if path == SEARCH_PATH else None,
        )
        slugs = [slug for slug in (visit.audience, visit.stadsdeel, visit.kind) if slug is not None]
        cursors = [cursor for cursor in (visit.after, visit.before) if cursor is not None]
        if not all(len(slug) <= MAX_SLUG_LENGTH and SLUG.fullmatch(slug) for slug in slugs):
            raise UnknownChoice(path)
        if visit.phase not in (None, *PHASES) or query.get("wanneer") not in (None, "", PAST):
            raise UnknownChoice(path)
        if len(cursors) > 1 or not all(CURSOR.fullmatch(cursor) for cursor in cursors):
            raise UnknownChoice(path)
        return visit

    @property
    def query(self) -> str:
        """The choices as the query of an address, empty or with its question mark."""
        choices: dict[str, str | None] = {
            "q": self.text,
            "voor": self.audience,
            "stadsdeel": self.stadsdeel,
            "soort": self.kind,
        }
        choices |= {"fase": self.phase, "wanneer": PAST if self.is_past else None}
        choices |= {"na": self.after, "tot": self.before}
        given = {name: value for name, value in choices.items() if value}
        return f"?{urlencode(given)}" if given else ""

    @property
    def address(self) -> str:
        """Path and query, root-relative."""
        return quote(self.path) + self.query

    @property
    def is_filtered(self) -> bool:
        """Whether only a part of a list is asked for."""
        return bool(self.audience or self.stadsdeel or self.kind or self.phase)

    @property
    def is_further(self) -> bool:
        """Whether this is another page of a list than its first."""
        return bool(self.after or self.before)

    def for_audience(self, slug: str | None) -> str:
        """Return the address of the first page of this list for one audience, or for everybody."""
        return replace(self, audience=slug, after=None, before=None).address

    def in_stadsdeel(self, slug: str | None) -> str:
        """Return the address of the first page of this list for one part of the city, or for all."""
        return replace(self, stadsdeel=slug, after=None, before=None).address

    def of_kind(self, kind: str | None) -> str:
        """Return the address of the first page of this list for one kind, or for all."""
        return replace(self, kind=kind, after=None, before=None).address

    def in_phase(self, phase: str | None) -> str:
        """Return the address of one part of the road, or of all of it."""
        return replace(self, phase=phase).address

    def for_question(self, text: str) -> str:
        """Return the address of the search for another text, without any choices."""
        return Visit(self.path, text=text).address

    def first_page(self) -> str:
        """Return the address of the first page of this list."""
        return replace(self, after=None, before=None).address

    def to_come(self) -> str:
        """Return the address of what is to come, with the same filters."""
        return replace(self, is_past=False, after=None, before=None).address

    def past(self) -> str:
        """Return the address of what has been, with the same filters."""
        return replace(self, is_past=True, after=None, before=None).address

    def older_than(self, cursor: str) -> str:
        """Return the address of the news after a cursor."""
        return replace(self, after=cursor, before=None).address

    def newer_than(self, cursor: str) -> str:
        """Return the address of the news before a cursor."""
        return replace(self, after=None, before=cursor).address

    @property
    def without_choices(self) -> str:
        """Address of the whole list."""
        return quote(self.path)


def _words(text: str) -> str:
    """Return a question as one line of signs that can be read; a word may be copied out of a heading."""
    whole = text.replace(SOFT_HYPHEN, "")
    return " ".join("".join(sign if sign.isprintable() else " " for sign in whole).split())


def news_address(audience: str | None = None, stadsdeel: str | None = None) -> str:
    """Return the address of the news list, whole or filtered."""
    return Visit(NEWS_PATH, audience=audience, stadsdeel=stadsdeel).address


def feed_address(audience: str | None = None, stadsdeel: str | None = None) -> str:
    """Return the address of the feed with the same filters."""
    return Visit(FEED_PATH, audience=audience, stadsdeel=stadsdeel).address


def calendar_address(audience: str | None = None, stadsdeel: str | None = None) -> str:
    """Return the address of the agenda for calendar programs with the same filters."""
    return Visit(CALENDAR_PATH, audience=audience, stadsdeel=stadsdeel).address
