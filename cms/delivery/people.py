"""Finding people: by what they know, and, for invited employers alone, by the work they look for."""

import re
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.lookups import Unaccent
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorExact
from django.db.models import Expression, Q
from django.db.models.fields.json import KT
from django.db.models.lookups import IContains

from cms.publication.models import SEARCH_CONFIGURATION
from cms.publication.words import folded

from .arguments import day
from .errors import argument_error
from .reading import Reading

SHORTEST_WORDS = 2
LONGEST_WORDS = 100
_WORD = re.compile(r"\w+")


def narrowed_to_people(arguments: dict[str, Any], reading: Reading) -> Q:
    """The filters on people as a condition on profiles. What a reader may not see is no condition that holds."""
    condition = Q()
    if arguments.get("slug") is not None:
        condition &= Q(slug__in=arguments["slug"])
    if arguments.get("knowledge") is not None:
        condition &= _holds(KT("data__experience__text"), "knowledge", arguments["knowledge"])
    if arguments.get("forEmployers"):
        condition &= Q(pk__in=reading.catalogue().values("pk"))
    available = Q()
    if arguments.get("wantedWork") is not None:
        available &= _holds(KT("data__wantedWork"), "wantedWork", arguments["wantedWork"])
    if arguments.get("availableFrom") is not None:
        by_then = day("availableFrom", arguments["availableFrom"])
        available &= Q(listed_on=None) | Q(listed_on__lte=by_then)
    if available:
        # Only rows that exist for this reader: for who was not invited there are none.
        rows = reading.items().filter(available, kind="Availability")
        condition &= Q(references__overlap=ArraySubquery(rows.values("node_id")))
    return condition


def _holds(text: Expression, argument: str, words: str) -> Q:
    """Whether a text holds each of the words, by its Dutch stem or as a part of another word."""
    asked = _WORD.findall(words)
    if not asked or not SHORTEST_WORDS <= len(words.strip()) <= LONGEST_WORDS:
        raise argument_error(argument, f"{argument}: ask with {SHORTEST_WORDS} to {LONGEST_WORDS} characters.")
    stems = SearchVector(text, config=SEARCH_CONFIGURATION)
    condition = Q()
    for word in asked:
        by_stem = SearchVectorExact(stems, SearchQuery(word, config=SEARCH_CONFIGURATION))
        condition &= Q(by_stem) | Q(IContains(Unaccent(text), folded(word)))
    return condition
