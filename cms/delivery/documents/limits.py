"""How large a document may be, and how much it may ask for; told before graphql-core has read a word of it.

    bytes, tokens, longest word, directives, aliases     counted in the text
    depth, root fields                                   from the outline, fragments included
    cost, introspection                                  from the price of each operation

Only the cost of an operation with its variables waits for the request; here it is held against what it costs at least.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from ..errors import too_large_error, too_much_error
from ..executable import executable_schema
from .outline import Definition, Outline, UnreadableDocument, outline_of, tokens_of
from .pricing import HIGHEST_PRICE, Price, prices_of

_ASKS_OF_SCHEMA = frozenset({"__schema", "__type"})
_SHOWN_CHARACTERS = 60
_WORDS = {
    "aliases": "aliases",
    "directives": "directives",
    "operations": "operations",
    "rootFields": "fields at the root",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What an operation costs with its variables, in points.

    Attributes:
        asked: what it costs.
        allowed: what one operation may cost.
    """

    asked: int
    allowed: int

    @property
    def told(self) -> dict[str, Any]:
        """As clients get it among the extensions of an answer."""
        return {"cost": {"asked": self.asked, "allowed": self.allowed}}

    def check(self) -> None:
        """Does nothing when it is allowed.

        Raises:
            ReaderError: it costs too much.
        """
        if self.asked > self.allowed:
            raise too_much_error(
                "cost",
                self.asked,
                self.allowed,
                f"The operation costs {self.asked} points, and {self.allowed} is the most. Ask for shorter lists, for "
                "fewer lists in lists, or in more than one request.",
            )


@dataclass(frozen=True, slots=True)
class Measured:
    """What is known of a document before graphql-core has read it.

    Attributes:
        is_readable: whether its parts could be told apart.
        characters, tokens: how many there are.
        prices: of each operation, by its name.
    """

    is_readable: bool
    characters: int
    tokens: int
    prices: Mapping[str, Price]

    def cost(self, variables: Mapping[str, Any] | None, operation_name: str | None) -> Cost:
        """What the operation costs that is asked for; nothing when nobody can tell which that is."""
        name = operation_name or (next(iter(self.prices)) if len(self.prices) == 1 else "")
        price = self.prices.get(name)
        return Cost(price.for_variables(variables) if price else 0, settings.GRAPHQL_MAX_COST)


def measured(text: str) -> Measured:
    """A document within all limits that can be told without its variables.

    Raises:
        ReaderError: it is past one of them.
    """
    tokens = tokens_of(text)
    _check_text(tokens)
    try:
        outline = outline_of(tokens)
    except UnreadableDocument:
        return Measured(False, len(text), len(tokens), {})
    _check_many("aliases", outline.aliases, settings.GRAPHQL_MAX_ALIASES)
    _check_many("operations", len(outline.operations), settings.GRAPHQL_MAX_OPERATIONS)
    _check_extent(outline)
    prices = prices_of(outline, executable_schema())
    for price in prices.values():
        Cost(price.least, settings.GRAPHQL_MAX_COST).check()
    if not _ASKS_OF_SCHEMA.isdisjoint(tokens):
        _check_introspection(outline)
    return Measured(True, len(text), len(tokens), prices)


def check_bytes(text: str) -> None:
    """Does nothing when a document is not too long.

    Raises:
        ReaderError: it is.
    """
    _check_large("bytes", len(text.encode()), settings.GRAPHQL_MAX_DOCUMENT_BYTES)


def check_lists(variables: Mapping[str, Any] | None) -> None:
    """Does nothing when no list among the variables is longer than any filter can use.

    Raises:
        ReaderError: one is.
    """
    allowed = settings.GRAPHQL_MAX_LIST_ITEMS
    for name, value in (variables or {}).items():
        longest = max((len(one) for one in _lists_in(value)), default=0)
        if longest > allowed:
            raise too_much_error(
                "listItems",
                longest,
                allowed,
                f"A list in the variable ${name[:_SHOWN_CHARACTERS]} has {longest} items, and {allowed} is the most. "
                "Send fewer, or ask in more than one request.",
            )


def _lists_in(value: Any) -> Iterator[list[Any]]:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            yield one
            waiting += one
        elif isinstance(one, dict):
            waiting += one.values()


def _check_text(tokens: list[str]) -> None:
    _check_large("tokens", len(tokens), settings.GRAPHQL_MAX_TOKENS)
    # A text may be long; but a name comes back in errors, and a number is read at once.
    longest = max((len(token) for token in tokens if token[0] != '"'), default=0)
    _check_large("wordCharacters", longest, settings.GRAPHQL_MAX_WORD_CHARACTERS)
    _check_many("directives", tokens.count("@"), settings.GRAPHQL_MAX_DIRECTIVES)


def _check_extent(outline: Outline) -> None:
    """Holds the depth and the root fields of each operation against their limits."""
    depths: dict[str, int] = {}
    widths: dict[str, int] = {}
    for name, fragment in outline.fragments.items():
        depths[name], widths[name] = _extent(fragment, depths, widths)
    for operation in outline.operations:
        depth, width = _extent(operation, depths, widths)
        if depth > settings.GRAPHQL_MAX_DEPTH:
            raise too_much_error(
                "depth",
                depth,
                settings.GRAPHQL_MAX_DEPTH,
                f"The operation nests its fields {depth} deep, and {settings.GRAPHQL_MAX_DEPTH} is the most. Ask in two "
                "steps.",
            )
        _check_many("rootFields", width, settings.GRAPHQL_MAX_ROOT_FIELDS)


def _extent(definition: Definition, depths: Mapping[str, int], widths: Mapping[str, int]) -> tuple[int, int]:
    """How deep the fields of a definition nest, and how many stand outermost, those of its fragments included."""
    depth = max([definition.depth, *(around + depths.get(name, 0) for name, around in definition.spreads)])
    width = definition.width + sum(widths.get(name, 0) for name, around in definition.spreads if around == 0)
    return depth, min(width, HIGHEST_PRICE)


def _check_introspection(outline: Outline) -> None:
    """Holds what is asked about the schema itself against a limit of its own; no variable changes it."""
    allowed = settings.GRAPHQL_MAX_INTROSPECTION_COST
    for price in prices_of(outline, executable_schema(), of_introspection=True).values():
        if price.least > allowed:
            raise too_much_error(
                "introspection",
                price.least,
                allowed,
                f"What is asked about the schema costs {price.least} points, and {allowed} is the most. Ask the "
                "standard introspection query, once.",
            )


def _check_large(unit: str, asked: int, allowed: int) -> None:
    if asked > allowed:
        raise too_large_error(unit, asked, allowed)


def _check_many(limit: str, asked: int, allowed: int) -> None:
    if asked > allowed:
        raise too_much_error(
            limit,
            asked,
            allowed,
            f"The document has {asked} {_WORDS[limit]}, and {allowed} is the most. Ask in more than one request.",
        )
