"""Searching in Dutch, best first: one statement finds, ranks, counts and fetches, within the gate.

Each word that is asked for must be found:

    stems             buurtbaan, buurtbanen, ideeën      PostgreSQL's Dutch stemmer over words without accents
    persons           buurtbaner for buurtbanen          the same without the ending
    parts of words    bijeenkomst in werkgeversbijeenkomst
    likeness          regelling for regeling             trigrams (pg_trgm), where nothing is found otherwise
"""

import base64
import binascii
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramSimilarity, TrigramWordSimilarity
from django.db.models import BooleanField, Case, F, FloatField, Q, Value, When, Window
from django.db.models.functions import Cast, RowNumber
from graphql import GraphQLResolveInfo

from cms.publication.models import SEARCH_CONFIGURATION, PublishedItemQuerySet
from cms.publication.words import folded
from cms.schema.kinds import SEARCHED_KINDS

from .errors import argument_error, limit_error
from .lists import check_slugs
from .loading import Data
from .reading import Reading
from .roots import check_locale
from .snippets import snippet, words_in

MAX_HITS = 50
MAX_SUGGESTIONS = 10
SHORTEST_QUESTION = 2
LONGEST_QUESTION = 200
MAX_WORDS = 8
_FARTHEST_PLACE = 10_000
# A shorter word looks like too many others.
_SHORTEST_ALIKE = 4
_PERSON = re.compile(r"ers?$")
_SHORTEST_STEM = 5
_ALIKE_ENOUGH_TO_SUGGEST = 0.2
_SUGGESTIONS_FOR_NOTHING = 5

_SEARCHED = [kind.__name__ for kind in SEARCHED_KINDS]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a search is narrowed to; None is everything."""

    kinds: Sequence[str] | None
    audience: Sequence[str] | None
    stadsdeel: Sequence[str] | None

    def condition(self) -> Q:
        """What a hit must be."""
        condition = Q(pk__isnull=False)
        if self.kinds is not None:
            condition &= Q(kind__in=self.kinds)
        if self.audience is not None:
            condition &= Q(audiences__overlap=self.audience)
        if self.stadsdeel is not None:
            condition &= Q(stadsdelen__overlap=self.stadsdeel)
        return condition

    def fits(self, hit: "_Hit", *, whatever: str = "") -> bool:
        """Whether a hit is wanted, apart from one of the three ways to narrow."""
        parts = {
            "kinds": self.kinds is None or hit.kind in self.kinds,
            "audience": self.audience is None or not set(self.audience).isdisjoint(hit.audiences),
            "stadsdeel": self.stadsdeel is None or not set(self.stadsdeel).isdisjoint(hit.stadsdelen),
        }
        return all(fits for name, fits in parts.items() if name != whatever)


@dataclass(frozen=True, slots=True)
class _Hit:
    """What is known of every hit, shown or not."""

    kind: str
    audiences: Sequence[str]
    stadsdelen: Sequence[str]


def resolve_search(root: None, info: GraphQLResolveInfo, text: str, first: int, locale: str, **arguments: Any) -> Data:
    """The hits for a question."""
    reading: Reading = info.context
    question = _question(text)
    _check_size(first, MAX_HITS)
    start = _offset(arguments.get("after"))
    wanted = _Wanted(arguments.get("kinds"), arguments.get("audience"), arguments.get("stadsdeel"))
    slugs = {"audience": wanted.audience, "stadsdeel": wanted.stadsdeel}
    if given := {name: slugs[name] for name in slugs if slugs[name] is not None}:
        check_slugs(given, reading)  # type: ignore[arg-type]  # the names are those of filters
    page = slice(start, start + first)
    items = _searched(reading, question, locale)
    hits, shown = _found(items.filter(_matches(question, is_lenient=False)), question, wanted, page)
    if not hits:
        hits, shown = _found(items.filter(_matches(question, is_lenient=True)), question, wanted, page)
    count = sum(wanted.fits(hit) for hit in hits)
    return {
        "nodes": [
            {"node": data, "kind": data["__typename"], "title": title, "snippet": snippet(words, question, title)}
            for title, words, data in shown
        ],
        "pageInfo": {
            "hasNextPage": count > start + first,
            "hasPreviousPage": start > 0,
            "startCursor": _cursor(start + 1) if shown else None,
            "endCursor": _cursor(start + len(shown)) if shown else None,
        },
        "totalCount": count,
        "kinds": _counted("kind", [hit.kind for hit in hits if wanted.fits(hit, whatever="kinds")]),
        "audiences": _counted("slug", _slugs("audiences", hits, wanted, "audience")),
        "stadsdelen": _counted("slug", _slugs("stadsdelen", hits, wanted, "stadsdeel")),
        "question": question,
        "locale": locale,
    }


def _found(
    items: PublishedItemQuerySet, question: str, wanted: _Wanted, page: slice
) -> tuple[list[_Hit], list[tuple[str, str, Data]]]:
    """Every hit with what is counted of it; and of one page of what is wanted the title, the words and the object."""
    place = Window(RowNumber(), partition_by=F("is_wanted"), order_by=[_rank(question).desc(), F("id").asc()])
    is_shown = Q(is_wanted=True, place__gt=page.start, place__lte=page.stop)
    hits = (
        items.annotate(is_wanted=_whether(wanted.condition()), place=place, is_shown=_whether(is_shown))
        # What is not shown is not even read.
        .annotate(**{f"shown_{name}": Case(When(is_shown, then=F(name))) for name in ("title", "search_text", "data")})
    )
    rows = list(
        hits.order_by("place").values_list(
            "is_shown", "kind", "audiences", "stadsdelen", "shown_title", "shown_search_text", "shown_data"
        )
    )
    return [_Hit(*row[1:4]) for row in rows], [row[4:] for row in rows if row[0]]


def _searched(reading: Reading, question: str, locale: str) -> PublishedItemQuerySet:
    """All that a question is asked of: nothing, when it holds no word."""
    items = reading.items().filter(kind__in=_SEARCHED, locale=check_locale(locale))
    return items if words_in(question) else items.none()


def _matches(question: str, *, is_lenient: bool) -> Q:
    """What every hit of a question is; each part of it finds its rows by an index.

    Args:
        question: what is asked for.
        is_lenient: whether a word that looks like what is asked for will do.
    """
    condition = Q()
    for word in words_in(question)[:MAX_WORDS]:
        shortest = _without_person(word)
        found = Q(search_vector=_query(word)) | Q(search_vector=_query(shortest)) | Q(search_folded__contains=shortest)
        if is_lenient and len(word) >= _SHORTEST_ALIKE:
            found |= Q(search_folded__trigram_word_similar=word)
        condition &= found
    return condition


def _without_person(word: str) -> str:
    """A word for somebody as what they do, which the stemmer leaves alone: `buurtban` for buurtbaner."""
    stem = _PERSON.sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word


def _query(words: str) -> SearchQuery:
    return SearchQuery(words, config=SEARCH_CONFIGURATION)


def _rank(question: str) -> Cast:
    """How good a hit is: its stems, with those of the title first, then how much its title looks like the question."""
    asked = folded(question)
    holds_all = Q(*[Q(search_folded__contains=word) for word in words_in(question)[:MAX_WORDS]], pk__isnull=False)
    return Cast(
        SearchRank(F("search_vector"), _query(question)) * Value(4.0)
        + TrigramWordSimilarity(asked, "name") * Value(2.0)
        + TrigramSimilarity("name", asked)
        + Case(When(holds_all, then=Value(0.5)), default=Value(0.0)),
        FloatField(),
    )


def _whether(condition: Q) -> Case:
    return Case(When(condition, then=True), default=False, output_field=BooleanField())


def _slugs(column: str, hits: Sequence[_Hit], wanted: _Wanted, argument: str) -> list[str]:
    """The slugs in a column of the hits, as if that column did not narrow them."""
    return [slug for hit in hits if wanted.fits(hit, whatever=argument) for slug in getattr(hit, column)]


def _counted(name: str, values: Sequence[str]) -> list[Data]:
    """How often each value occurs, most first."""
    counts = sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))
    return [{name: value, "count": count} for value, count in counts]


def _resolve_suggestions_for_nothing(source: Data, info: GraphQLResolveInfo) -> list[str]:
    """Titles that look a little like the question, when it found nothing."""
    if source["totalCount"]:
        return []
    reading: Reading = info.context
    alike = (
        _searched(reading, source["question"], source["locale"])
        .annotate(likeness=TrigramWordSimilarity(folded(source["question"]), "name"))
        .filter(likeness__gte=_ALIKE_ENOUGH_TO_SUGGEST)
    )
    return list(alike.order_by("-likeness", "id").values_list("title", flat=True)[:_SUGGESTIONS_FOR_NOTHING])


def resolve_suggestions(root: None, info: GraphQLResolveInfo, text: str, first: int, locale: str) -> list[Data]:
    """What somebody who is typing may be looking for, by its title."""
    reading: Reading = info.context
    typed = folded(_question(text))
    _check_size(first, MAX_SUGGESTIONS)
    holds_all = Q(*[Q(name__contains=word) for word in words_in(typed)[:MAX_WORDS]], pk__isnull=False)
    order = Case(
        When(name__startswith=typed, then=0),
        When(name__contains=f" {typed}", then=1),
        When(holds_all, then=2),
        default=3,
    )
    items = (
        _searched(reading, typed, locale)
        .filter(holds_all | Q(name__trigram_word_similar=typed))
        .annotate(likeness=TrigramSimilarity("name", typed))
        .order_by(order, "-likeness", "id")
    )
    found = items.values_list("kind", "title", "data")[:first]
    return [{"kind": kind, "title": title, "node": data} for kind, title, data in found]


def _question(text: str) -> str:
    question = " ".join(text.split())
    if not SHORTEST_QUESTION <= len(question) <= LONGEST_QUESTION:
        raise argument_error("text", f"text: ask with {SHORTEST_QUESTION} to {LONGEST_QUESTION} characters.")
    return question


def _check_size(first: int, largest: int) -> None:
    if first < 0:
        raise argument_error("first", f"first: give a number from 0 to {largest}.")
    if first > largest:
        raise limit_error("first", first, largest)


def _cursor(place: int) -> str:
    return base64.urlsafe_b64encode(f"hit {place}".encode()).decode()


def _offset(cursor: str | None) -> int:
    if cursor is None:
        return 0
    try:
        name, place = base64.urlsafe_b64decode(cursor).decode().split(" ")
        offset = int(place)
    except (ValueError, binascii.Error):
        name, offset = "", 0
    if name != "hit" or not 0 <= offset <= _FARTHEST_PLACE:
        raise argument_error("after", "after: this is no cursor of this list. Use one that the list gave you.")
    return offset


RESOLVERS = {
    ("Query", "search"): resolve_search,
    ("Query", "suggestions"): resolve_suggestions,
    ("SearchConnection", "suggestions"): _resolve_suggestions_for_nothing,
}
