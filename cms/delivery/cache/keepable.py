"""What the view says of an answer that may be kept; an answer of which it says nothing is not kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from cms.publication.freshness import Freshness
from cms.schema.kinds import PAGE_KINDS

_NOTE = "buurtbaan.keepable"
_PAGES = {kind.__name__ for kind in PAGE_KINDS}


@dataclass(frozen=True, slots=True)
class Keepable:
    """What an answer hangs on.

    Attributes:
        freshness: of what moment it is, read before it was made.
        holds_people: whether it holds something that is there only because a person permits it.
        tags: what it was made of, for caches that forget by tag.
        operation: name of what was asked; empty where it has none.
    """

    freshness: Freshness
    holds_people: bool
    tags: frozenset[str] = frozenset()
    operation: str = ""


def pages_in(tags: Iterable[str]) -> tuple[str, ...]:
    """The global ids of pages among the tags of an answer."""
    return tuple(tag for tag in tags if ":" in tag and tag.partition(":")[0] in _PAGES)


def may_be_kept(http: HttpRequest, keepable: Keepable) -> None:
    """Notes that the answer to this request is the same for whoever asks the same with the same rights."""
    http.META[_NOTE] = keepable


def noted_in(environ: dict[str, object]) -> Keepable | None:
    """What was noted of the answer to a request, as WSGI has it."""
    note = environ.get(_NOTE)
    return note if isinstance(note, Keepable) else None
