"""What an employer looks for: the form above the catalogue, as a plain address.

/werkgevers/catalogus/?stadsdeel=noord&kennis=taalles&werk=buurthuis&vanaf=2027-01-01
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from public_site.visit import CURSOR, MAX_SLUG_LENGTH, SLUG, UnknownChoice

CATALOGUE_PATH = "/werkgevers/catalogus/"
SHORTEST_WORDS = 2
LONGEST_WORDS = 100
MOST_COMPARED = 3


@dataclass(frozen=True)
class Wishes:
    """What an employer asked for; a choice that cannot be used stays in the form, with what is wrong.

    Attributes:
        stadsdeel: Slug of a part of the city (`stadsdeel`).
        knowledge: Words about what somebody knows (`kennis`).
        work: Words about the work that somebody looks for (`werk`).
        start: The day on which somebody should be available, as it was typed (`vanaf`).
        after: Cursor of the list (`na`).
        before: Cursor of the list (`tot`).
        faults: What is wrong, by the name in the address.
    """

    stadsdeel: str = ""
    knowledge: str = ""
    work: str = ""
    start: str = ""
    after: str | None = None
    before: str | None = None
    faults: dict[str, str] = field(default_factory=dict)

    @classmethod
    def from_query(cls, query: QueryParams) -> Wishes:
        """Return the wishes that an address describes.

        Raises:
            UnknownChoice: A slug or a cursor, which nobody types, cannot exist.
        """
        wishes = cls(
            stadsdeel=query.get("stadsdeel", ""),
            knowledge=" ".join(query.get("kennis", "").split()),
            work=" ".join(query.get("werk", "").split()),
            start=query.get("vanaf", "").strip(),
            after=query.get("na") or None,
            before=query.get("tot") or None,
        )
        if wishes.stadsdeel and not is_slug(wishes.stadsdeel):
            raise UnknownChoice(CATALOGUE_PATH)
        cursors = [cursor for cursor in (wishes.after, wishes.before) if cursor is not None]
        if len(cursors) > 1 or not all(CURSOR.fullmatch(cursor) for cursor in cursors):
            raise UnknownChoice(CATALOGUE_PATH)
        return replace(wishes, faults=dict(wishes._faults()))

    def _faults(self) -> list[tuple[str, str]]:
        faults = [
            (name, f"Schrijf {SHORTEST_WORDS} tot {LONGEST_WORDS} tekens, met ten minste één letter.")
            for name, words in (("kennis", self.knowledge), ("werk", self.work))
            if words and not _can_be_asked(words)
        ]
        if self.start and self.day is None:
            faults.append(("vanaf", "Dit is geen dag. Schrijf bijvoorbeeld 2027-03-01: jaar, maand, dag."))
        return faults

    @property
    def day(self) -> date | None:
        """The day on which somebody should be available; None when there is none."""
        try:
            return date.fromisoformat(self.start)
        except ValueError:
            return None

    @property
    def is_anything(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.stadsdeel or self.knowledge or self.work or self.start)

    @property
    def address(self) -> str:
        """The address of this list."""
        choices = {
            "stadsdeel": self.stadsdeel,
            "kennis": self.knowledge,
            "werk": self.work,
            "vanaf": self.start,
            "na": self.after,
            "tot": self.before,
        }
        given = {name: value for name, value in choices.items() if value}
        return f"{CATALOGUE_PATH}?{urlencode(given)}" if given else CATALOGUE_PATH

    def following(self, cursor: str) -> str:
        """Return the address of what follows."""
        return replace(self, after=cursor, before=None).address

    def preceding(self, cursor: str) -> str:
        """Return the address of what comes before."""
        return replace(self, after=None, before=cursor).address


def is_slug(text: str) -> bool:
    """Return whether a text can be the short name of anything."""
    return len(text) <= MAX_SLUG_LENGTH and SLUG.fullmatch(text) is not None


def _can_be_asked(words: str) -> bool:
    return SHORTEST_WORDS <= len(words) <= LONGEST_WORDS and any(letter.isalnum() for letter in words)
