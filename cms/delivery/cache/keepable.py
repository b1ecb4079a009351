"""What the view says of an answer that may be kept; an answer of which it says nothing is not kept."""

from dataclasses import dataclass

from django.http import HttpRequest

from cms.publication.freshness import Freshness

_NOTE = "buurtbaan.keepable"


@dataclass(frozen=True, slots=True)
class Keepable:
    """What an answer hangs on.

    Attributes:
        freshness: of what moment it is, read before it was made.
        holds_people: whether it holds something that is there only because a person permits it.
        tags: what it was made of, for caches that forget by tag.
    """

    freshness: Freshness
    holds_people: bool
    tags: frozenset[str] = frozenset()


def may_be_kept(http: HttpRequest, keepable: Keepable) -> None:
    """Notes that the answer to this request is the same for whoever asks the same with the same rights."""
    http.META[_NOTE] = keepable


def noted_in(environ: dict[str, object]) -> Keepable | None:
    """What was noted of the answer to a request, as WSGI has it."""
    note = environ.get(_NOTE)
    return note if isinstance(note, Keepable) else None
