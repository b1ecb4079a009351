"""Searching in Dutch, best first: one statement finds and ranks, within the gate.

What is found, and how much it counts:

    stems             buurtbaan, buurtbanen          PostgreSQL's Dutch stemmer over words without accents
    parts of words    bijeenkomst in werkgeversbijeenkomst      every word asked for stands in the text
    likeness          buurtbaner for buurtbanen, small errors   trigrams (pg_trgm), for the question as a whole
"""

import base64
import binascii
import re
from collections import Counter
from html import escape
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramSimilarity, TrigramWordSimilarity
from django.db.models import Case, F, FloatField, Q, Value, When
from django.db.models.functions import Cast, Round
from graphql import GraphQLResolveInfo

from cms.publication.models import SEARCH_CONFIGURATION, PublishedItemQuerySet
from cms.publication.words import folded
from cms.schema.kinds import SEARCHED_KINDS

from .errors import argument_error, limit_error
from .lists import check_slugs
from .loading import Data
from .reading import Reading
from .roots import check_locale

MAX_HITS = 50
SHORTEST_QUESTION = 2
LONGEST_QUESTION = 200
_LIKENESS = 0.6
_SUGGESTION_LIKENESS = 0.2
_SUGGESTIONS = 5
_SNIPPET_CHARACTERS = 240
_WORD = re.compile(r"\w+")


def resolve_search(root: None, info: GraphQLResolveInfo, text: str, first: int, locale: str, **arguments: Any) -> Data:
    """The hits for a question."""
    reading: Reading = info.context
    question = " ".join(text.split())
    if not SHORTEST_QUESTION <= len(question) <= LONGEST_QUESTION:
        raise argument_error("text", f"text: ask with {SHORTEST_QUESTION} to {LONGEST_QUESTION} characters.")
    if first < 0:
        raise argument_error("first", f"first: give a number from 0 to {MAX_HITS}.")
    if first > MAX_HITS:
        raise limit_error("first", first, MAX_HITS)
    start = _offset(arguments.get("after"))
    hits = _narrowed(_hits(reading, question, check_locale(locale)), arguments, reading)
    rows = list(hits[start : start + first + 1].values_list("node_id", "kind", "title", "search_text", "data"))
    shown = rows[:first]
    return {
        "nodes": [
            {"node": data, "kind": kind, "title": title, "snippet": _snippet(words, question)}
            for _, kind, title, words, data in shown
        ],
        "pageInfo": {
            "hasNextPage": len(rows) > first,
            "hasPreviousPage": start > 0,
            "startCursor": _cursor(start + 1) if shown else None,
            "endCursor": _cursor(start + len(shown)) if shown else None,
        },
        "hits": hits,
        "question": question,
    }


def _hits(reading: Reading, question: str, locale: str) -> PublishedItemQuerySet:
    words = [folded(word) for word in _WORD.findall(question)]
    query = SearchQuery(question, config=SEARCH_CONFIGURATION, search_type="websearch")
    holds_all = Q(*[Q(search_folded__contains=word) for word in words]) if words else Q(pk=None)
    rank = (
        SearchRank(F("search_vector"), query) * Value(4.0)
        + F("likeness")
        + TrigramSimilarity("title", question) * Value(2.0)
        + Case(When(holds_all, then=Value(0.5)), default=Value(0.0), output_field=FloatField())
    )
    items = reading.items().filter(kind__in=[kind.__name__ for kind in SEARCHED_KINDS], locale=locale)
    items = items.annotate(likeness=TrigramWordSimilarity(folded(question), "search_folded"))
    items = items.filter(Q(search_vector=query) | holds_all | Q(likeness__gte=_LIKENESS))
    return items.annotate(rank=Round(Cast(rank, FloatField()), 6)).order_by("-rank", "id")


def _narrowed(hits: PublishedItemQuerySet, arguments: dict[str, Any], reading: Reading) -> PublishedItemQuerySet:
    if arguments.get("kinds") is not None:
        hits = hits.filter(kind__in=arguments["kinds"])
    slugs = {name: arguments[name] for name in ("audience", "stadsdeel") if arguments.get(name) is not None}
    if slugs:
        check_slugs(slugs, reading)  # type: ignore[arg-type]  # the names are those of filters
    for name, column in (("audience", "audiences"), ("stadsdeel", "stadsdelen")):
        if name in slugs:
            hits = hits.filter(**{f"{column}__overlap": slugs[name]})
    return hits


def _counted(source: Data, column: str) -> list[Data]:
    """How many hits have each value of a column, most first."""
    values = source["hits"].order_by().values_list(column, flat=True)
    counts = Counter(one for value in values for one in (value if isinstance(value, list) else [value]))
    name = "kind" if column == "kind" else "slug"
    return [
        {name: value, "count": count} for value, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]


def _resolve_suggestions(source: Data, info: GraphQLResolveInfo) -> list[str]:
    if source["nodes"]:
        return []
    reading: Reading = info.context
    items = reading.items().filter(kind__in=[kind.__name__ for kind in SEARCHED_KINDS])
    alike = items.annotate(likeness=TrigramWordSimilarity(source["question"], "title"))
    alike = alike.filter(likeness__gte=_SUGGESTION_LIKENESS).order_by("-likeness", "id")
    return list(alike.values_list("title", flat=True)[:_SUGGESTIONS])


def _snippet(words: str, question: str) -> str:
    """A piece of the text around the first hit, as HTML with the hits marked."""
    asked = [folded(word) for word in _WORD.findall(question)]
    places = [match for match in _WORD.finditer(words) if _is_hit(folded(match.group()), asked)]
    start = max(0, places[0].start() - _SNIPPET_CHARACTERS // 3) if places else 0
    if start:
        start = words.find(" ", start) + 1
    end = min(len(words), start + _SNIPPET_CHARACTERS)
    parts, at = [], start
    for place in places:
        if place.start() >= at and place.end() <= end:
            parts.append(f"{escape(words[at : place.start()])}<mark>{escape(place.group())}</mark>")
            at = place.end()
    parts.append(escape(words[at:end]))
    return f"{'… ' if start else ''}{''.join(parts).strip()}{' …' if end < len(words) else ''}".replace("\n", " ")


def _is_hit(word: str, asked: list[str]) -> bool:
    """Whether a word of the text is what was asked for: it holds it, or begins as it does but for an ending."""
    return any(one in word or _share_stem(word, one) for one in asked)


def _share_stem(word: str, asked: str) -> bool:
    shortest = max(4, len(asked) - 3)
    return len(word) >= shortest and abs(len(word) - len(asked)) <= 3 and word[:shortest] == asked[:shortest]


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
    if name != "hit" or not 0 <= offset <= 10_000:
        raise argument_error("after", "after: this is no cursor of this list. Use one that the list gave you.")
    return offset


RESOLVERS = {
    ("SearchConnection", "totalCount"): lambda source, info: source["hits"].count(),
    ("SearchConnection", "kinds"): lambda source, info: _counted(source, "kind"),
    ("SearchConnection", "audiences"): lambda source, info: _counted(source, "audiences"),
    ("SearchConnection", "stadsdelen"): lambda source, info: _counted(source, "stadsdelen"),
    ("SearchConnection", "suggestions"): _resolve_suggestions,
}
