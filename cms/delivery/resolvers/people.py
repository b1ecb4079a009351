"""Finding people: by what they know, and, for invited employers alone, by the work they look for."""

import re
from typing import Any

from cms.publication import gate
from cms.publication.words import folded

from ..errors import argument_error
from ..reading import Reading
from ..statements import Condition
from .arguments import day

SHORTEST_WORDS = 2
LONGEST_WORDS = 100
_WORD = re.compile(r"\w+")


def narrowed_to_people(arguments: dict[str, Any], reading: Reading) -> list[Condition]:
    """The filters on people as conditions on profiles. What a reader may not see is no condition that holds."""
    conditions = []
    if arguments.get("slug") is not None:
        conditions.append(Condition("item.slug = ANY(%(slugs)s::varchar[])", {"slugs": arguments["slug"]}))
    if arguments.get("knowledge") is not None:
        experience = "item.data -> 'experience' ->> 'text'"
        conditions.append(_holds(experience, "knowledge", arguments["knowledge"]))
    if arguments.get("forEmployers"):
        conditions.append(reading.in_catalogue)
    available = []
    if arguments.get("wantedWork") is not None:
        available.append(_holds("available.data ->> 'wantedWork'", "wantedWork", arguments["wantedWork"]))
    if arguments.get("availableFrom") is not None:
        by_then = day("availableFrom", arguments["availableFrom"])
        begins = "(available.listed_on IS NULL OR available.listed_on <= %(available_from)s)"
        conditions_of_start = Condition(begins, {"available_from": by_then})
        available.append(conditions_of_start)
    if available:
        conditions.append(_is_available(available))
    return conditions


def _is_available(conditions: list[Condition]) -> Condition:
    """Whether somebody's availability is so; only that which exists for this reader: for who was not invited, none."""
    values = {name: value for condition in conditions for name, value in condition.values.items()}
    wanted = " AND ".join(condition.sql for condition in conditions)
    return Condition(
        "EXISTS (SELECT FROM publication_publisheditem AS available WHERE available.kind = 'Availability' "
        f'AND item."references" @> ARRAY[available.node_id]::varchar[] AND {gate.visible("available")} AND {wanted})',
        values,
    )


def _holds(text: str, argument: str, words: str) -> Condition:
    """Whether a text holds each of the words, by its Dutch stem or as a part of another word."""
    asked = _WORD.findall(words)
    if not asked or not SHORTEST_WORDS <= len(words.strip()) <= LONGEST_WORDS:
        raise argument_error(argument, f"{argument}: ask with {SHORTEST_WORDS} to {LONGEST_WORDS} characters.")
    parts: list[str] = []
    values: dict[str, str] = {}
    for place, word in enumerate(asked):
        stem, part = f"{argument}_{place}", f"{argument}_part_{place}"
        values |= {stem: word, part: folded(word)}
        parts.append(
            f"(to_tsvector('publication_dutch', coalesce({text}, '')) @@ plainto_tsquery('publication_dutch', %({stem})s) "
            f"OR position(%({part})s in lower(unaccent({text}))) > 0)"
        )
    return Condition(" AND ".join(parts), values)
