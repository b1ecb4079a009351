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
from dataclasses import dataclass, field
from typing import Any

from cms.publication.models import SEARCH_CONFIGURATION
from cms.publication.words import folded
from cms.schema.kinds import SEARCHED_KINDS

from ..errors import argument_error, limit_error
from ..loading import Data
from ..reading import Reading
from ..statements import Condition, all_of, select
from .lists import check_slugs
from .roots import check_locale
from .snippets import Snippets, words_in

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

# What can be narrowed, and when a hit fits.
_FITS = {
    "kinds": "item.kind = ANY(%(kinds)s::varchar[])",
    "audience": "item.audiences && %(audience)s::varchar[]",
    "stadsdeel": "item.stadsdelen && %(stadsdeel)s::varchar[]",
}
_FACETS: tuple[str, ...] = tuple(_FITS)


def resolve_search(root: None, reading: Reading, text: str, first: int, locale: str, **arguments: Any) -> Data:
    """The hits for a question."""
    question = _question(text)
    _check_size(first, MAX_HITS)
    start = _offset(arguments.get("after"))
    narrowed = {name: arguments[name] for name in _FACETS if arguments.get(name) is not None}
    check_slugs({name: slugs for name, slugs in narrowed.items() if name != "kinds"}, reading)  # type: ignore[misc]
    found = _Found()
    if words_in(question):
        found = _found(reading, question, locale, narrowed, first, start, is_lenient=False)
        if not found.is_any:
            found = _found(reading, question, locale, narrowed, first, start, is_lenient=True)
    snippets = Snippets(question)
    return {
        "nodes": [
            {"node": data, "kind": data["__typename"], "title": title, "snippet": snippets.of(words, title)}
            for title, words, data in found.shown
        ],
        "pageInfo": {
            "hasNextPage": found.count > start + first,
            "hasPreviousPage": start > 0,
            "startCursor": _cursor(start + 1) if found.shown else None,
            "endCursor": _cursor(start + len(found.shown)) if found.shown else None,
        },
        "totalCount": found.count,
        "kinds": [{"kind": kind, "count": count} for kind, count in found.facets["kinds"]],
        "audiences": [{"slug": slug, "count": count} for slug, count in found.facets["audience"]],
        "stadsdelen": [{"slug": slug, "count": count} for slug, count in found.facets["stadsdeel"]],
        "question": question,
        "locale": locale,
    }


@dataclass(slots=True)
class _Found:
    """What a question finds.

    Attributes:
        is_any: whether there is any hit, wanted or not.
        count: how many hits are wanted.
        shown: title, words and object of each hit of the page.
        facets: how many hits there are of each value of what can be narrowed, as if it were not; most first. None of
            what is not asked for.
    """

    is_any: bool = False
    count: int = 0
    shown: list[tuple[str, str, Data]] = field(default_factory=list)
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: {name: [] for name in _FACETS})


def _found(
    reading: Reading,
    question: str,
    locale: str,
    narrowed: dict[str, list[str]],
    first: int,
    start: int,
    *,
    is_lenient: bool,
) -> _Found:
    """Every hit is counted, and a page of them fetched, in one statement.

    Args:
        reading: who asks.
        question: what is asked for.
        locale: the language of what is found.
        narrowed: the values that are wanted of kinds, audience and stadsdeel.
        first: how many hits are shown.
        start: how many hits lie before them.
        is_lenient: whether a word that looks like what is asked for will do.
    """
    items = _searched(locale) & _matches(question, is_lenient=is_lenient)
    rank = _rank(question, is_lenient=is_lenient)
    fits = ", ".join(f"{sql if name in narrowed else 'true'} AS fits_{name}" for name, sql in _FITS.items())
    hits = select(f"item.id, item.kind, item.audiences, item.stadsdelen, {rank.sql} AS rank, {fits}", items.sql)
    facets = "".join(sql for name, sql in _COUNTED_BY.items() if reading.asks(name))
    rows = reading.run(
        _COUNTED_AND_SHOWN.format(hits=hits, data=reading.data) + facets,
        {**items.values, **rank.values, **narrowed, "first": first, "start": start},
    )
    found = _Found()
    for part, number, text, words, data, needs_consent in rows:
        if part == "hit":
            found.shown.append((text, words, reading.opened(data, needs_consent)))
        elif part == "all":
            found.is_any = number > 0
        elif part == "wanted":
            found.count = number
        else:
            found.facets[part].append((text, number))
    return found


_COUNTED_AND_SHOWN = """
WITH hit AS MATERIALIZED ({hits}),
shown AS (
    SELECT id, row_number() OVER (ORDER BY rank DESC, id) AS place FROM hit
    WHERE fits_kinds AND fits_audience AND fits_stadsdeel ORDER BY place LIMIT %(first)s OFFSET %(start)s
)
(
    SELECT 'hit' AS part, shown.place AS number, item.title AS text, item.search_text, {data}, item.needs_consent
    FROM shown JOIN publication_publisheditem AS item USING (id) ORDER BY shown.place
)
UNION ALL SELECT 'all', count(*), NULL, NULL, NULL, NULL FROM hit
UNION ALL SELECT 'wanted', count(*), NULL, NULL, NULL, NULL FROM hit WHERE fits_kinds AND fits_audience AND fits_stadsdeel
"""
# The counts by each value of what can be narrowed, by the field that asks for them.
_COUNTED_BY = {
    "kinds": """
UNION ALL (
    SELECT 'kinds', count(*) AS number, kind, NULL, NULL, NULL FROM hit WHERE fits_audience AND fits_stadsdeel
    GROUP BY kind ORDER BY number DESC, kind
)
""",
    "audiences": """
UNION ALL (
    SELECT 'audience', count(*) AS number, slug, NULL, NULL, NULL FROM hit CROSS JOIN unnest(audiences) AS slug
    WHERE fits_kinds AND fits_stadsdeel GROUP BY slug ORDER BY number DESC, slug
)
""",
    "stadsdelen": """
UNION ALL (
    SELECT 'stadsdeel', count(*) AS number, slug, NULL, NULL, NULL FROM hit CROSS JOIN unnest(stadsdelen) AS slug
    WHERE fits_kinds AND fits_audience GROUP BY slug ORDER BY number DESC, slug
)
""",
}


def _searched(locale: str) -> Condition:
    """What all that a question is asked of is."""
    kinds = Condition("item.kind = ANY(%(searched_kinds)s::varchar[])", {"searched_kinds": _SEARCHED})
    return kinds & Condition("item.locale = %(locale)s", {"locale": check_locale(locale)})


def _matches(question: str, *, is_lenient: bool) -> Condition:
    """What every hit of a question is; each part of it finds its rows by an index."""
    conditions = []
    for place, word in enumerate(words_in(question)[:MAX_WORDS]):
        shortest = _without_person(word)
        found = f"item.search_vector @@ {_query(f'word_{place}')} OR item.search_folded LIKE %(part_{place})s"
        values = {f"word_{place}": word, f"part_{place}": _holding(shortest)}
        if shortest != word:
            found += f" OR item.search_vector @@ {_query(f'stem_{place}')}"
            values[f"stem_{place}"] = shortest
        if is_lenient and len(word) >= _SHORTEST_ALIKE:
            found += f" OR item.search_folded %%> %(word_{place})s"
        conditions.append(Condition(f"({found})", values))
    return all_of(conditions)


def _without_person(word: str) -> str:
    """A word for somebody as what they do, which the stemmer leaves alone: `buurtban` for buurtbaner."""
    stem = _PERSON.sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word


def _query(name: str) -> str:
    # As a query of its own it is made once, and not for each row.
    return f"(SELECT plainto_tsquery('{SEARCH_CONFIGURATION}', %({name})s))"


def _holding(words: str) -> str:
    """The pattern of a text that holds the words."""
    escaped = re.sub(r"[\\%_]", r"\\\g<0>", words)
    return f"%{escaped}%"


def _rank(question: str, *, is_lenient: bool) -> Condition:
    """How good a hit is: its stems, with those of the title first, then how much of its title is the question."""
    words = words_in(question)[:MAX_WORDS]
    asked = folded(question)
    # Comparing trigrams is dear: not for a title that holds the question, nor for the most, that are nothing like it.
    may_look_alike = "true" if is_lenient else _holds_a_beginning(len(words))
    rank = (
        f"ts_rank(item.search_vector, {_query('question')}) * 4.0 + CASE "
        "WHEN item.name LIKE %(asked_whole)s THEN 2.0 + %(length)s::real / length(item.name) "
        f"WHEN {may_look_alike} THEN word_similarity(%(asked)s, item.name) * 2.0 + similarity(item.name, %(asked)s) "
        "ELSE 0.0 END"
    )
    if len(words) > 1:
        holds_all = " AND ".join(f"item.search_folded LIKE %(whole_{place})s" for place in range(len(words)))
        rank += f" + CASE WHEN {holds_all} THEN 0.5 ELSE 0.0 END"
    return Condition(
        f"({rank})::double precision",
        {
            "question": question,
            "asked": asked,
            "asked_whole": _holding(asked),
            "length": len(asked),
            **{f"whole_{place}": _holding(word) for place, word in enumerate(words)},
            **{f"begin_{place}": _holding(word[:_SHORTEST_ALIKE]) for place, word in enumerate(words)},
        },
    )


def _holds_a_beginning(words: int) -> str:
    """Whether a title holds the beginning of one of the words."""
    return "(" + " OR ".join(f"item.name LIKE %(begin_{place})s" for place in range(words)) + ")"


def _resolve_suggestions_for_nothing(source: Data, reading: Reading) -> list[str]:
    """Titles that look a little like the question, when it found nothing."""
    if source["totalCount"] or not words_in(source["question"]):
        return []
    likeness = "word_similarity(%(asked)s, item.name)"
    alike = _searched(source["locale"]) & Condition(
        f"{likeness} >= %(enough)s::real", {"asked": folded(source["question"]), "enough": _ALIKE_ENOUGH_TO_SUGGEST}
    )
    then = f"ORDER BY {likeness} DESC, item.id LIMIT {_SUGGESTIONS_FOR_NOTHING}"
    return [title for (title,) in reading.rows("item.title", alike, then)]


def resolve_suggestions(root: None, reading: Reading, text: str, first: int, locale: str) -> list[Data]:
    """What somebody who is typing may be looking for, by its title."""
    typed = folded(_question(text))
    _check_size(first, MAX_SUGGESTIONS)
    words = words_in(typed)[:MAX_WORDS]
    if not words:
        return []
    holds_all = all_of(
        Condition(f"item.name LIKE %(part_{place})s", {f"part_{place}": _holding(word)})
        for place, word in enumerate(words)
    )
    found = _searched(locale) & Condition(
        f"(({holds_all.sql}) OR item.name %%> %(typed)s)", {**holds_all.values, "typed": typed}
    )
    order = (
        f"CASE WHEN starts_with(item.name, %(typed)s) THEN 0 WHEN position(' ' || %(typed)s IN item.name) > 0 THEN 1 "
        f"WHEN {holds_all.sql} THEN 2 ELSE 3 END"
    )
    rows = reading.rows(
        f"item.kind, item.title, {reading.data}, item.needs_consent",
        found,
        f"ORDER BY {order}, similarity(item.name, %(typed)s) DESC, item.id LIMIT {first}",
    )
    return [{"kind": kind, "title": title, "node": reading.opened(*row)} for kind, title, *row in rows]


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
