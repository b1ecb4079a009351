"""The price of a document: worked out once from its outline, and then told for the variables of each request.

    outline ─► types, from the outside in ─► sums, from the inside out ─► a few steps to reckon with variables

A list costs its size times what is asked of each thing, so lists in lists multiply. What is asked under two names, or by
a fragment that is spread twice, is counted twice. Where a thing may be of several kinds, the dearest counts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    SchemaMetaFieldDef,
    TypeMetaFieldDef,
    TypeNameMetaFieldDef,
    Undefined,
    get_named_type,
    is_leaf_type,
)

from cms.schema.costs import ARGUMENT_PRICES, ITEM, ITEM_TYPES, PART, PLAIN_VALUE, PRICES, ROOT_FIELD, SIZES
from cms.schema.lists import DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE

from .outline import Definition, Outline, Selections

# More is told as this much: fragments that double a hundred times have a price that no client can read.
HIGHEST_PRICE = 10**15

_SIZED_BY = ("first", "last")
_SIZED = frozenset({"nodes", "edges"})
_INTROSPECTION = {"__schema": SchemaMetaFieldDef, "__type": TypeMetaFieldDef}
_LONGEST_SIZE = 4


@dataclass(frozen=True, slots=True)
class _Slot:
    """A sum that is not known before the variables are."""

    index: int


Sum: TypeAlias = int | _Slot


@dataclass(frozen=True, slots=True)
class _Size:
    """How many things a list is asked for.

    Attributes:
        sources: numbers, and names of variables; the first that is given counts.
        otherwise: how many when none is given.
    """

    sources: tuple[int | str, ...]
    otherwise: int


Size: TypeAlias = int | _Size


@dataclass(frozen=True, slots=True)
class _Step:
    """One sum: a number, products, and of some choices the dearest."""

    constant: int
    terms: tuple[tuple[Size, Sum], ...]
    choices: tuple[tuple[Sum, ...], ...]


@dataclass(frozen=True, slots=True)
class Price:
    """What an operation costs, as far as that is known before the variables are.

    Attributes:
        total: the sum, or where it will stand.
        steps: the sums of the document that hang on variables, each after those it is made of.
        defaults: the sizes that variables have of themselves.
        least: the price when every list that a variable sizes is empty.
    """

    total: Sum
    steps: Sequence[_Step]
    defaults: Mapping[str, int | None]
    least: int

    def for_variables(self, variables: Mapping[str, Any] | None) -> int:
        """The price in points, `HIGHEST_PRICE` at most.

        Args:
            variables: as they were sent; what is no number of things costs as much as the longest list.
        """
        if isinstance(self.total, int):
            return self.total
        given = variables or {}
        sums: list[int] = []
        for step in self.steps[: self.total.index + 1]:
            sums.append(_reckoned(step, [self._number(size, given) for size, _ in step.terms], sums))
        return sums[-1]

    def _number(self, size: Size, given: Mapping[str, Any]) -> int:
        if isinstance(size, int):
            return size
        for source in size.sources:
            value = source if isinstance(source, int) else given.get(source, self.defaults.get(source))
            if value is not None:
                return max(0, min(value, MAX_PAGE_SIZE)) if isinstance(value, int) else MAX_PAGE_SIZE
        return size.otherwise


def _reckoned(step: _Step, sizes: Sequence[int], sums: Sequence[int]) -> int:
    """A step with the sizes of its terms, and with the sums that stand in the slots."""
    value = step.constant
    for size, (_, term) in zip(sizes, step.terms, strict=True):
        value += size * (term if isinstance(term, int) else sums[term.index])
    if step.choices:
        value += max(
            sum(term if isinstance(term, int) else sums[term.index] for term in choice) for choice in step.choices
        )
    return min(value, HIGHEST_PRICE)


def prices_of(outline: Outline, schema: GraphQLSchema, *, of_introspection: bool = False) -> dict[str, Price]:
    """The price of each operation, by its name.

    Args:
        outline: a document that may be invalid; fields that do not exist cost nothing.
        schema: by which it is priced.
        of_introspection: whether what is asked about the schema itself is priced, and nothing else.
    """
    pricing = _Pricing(outline, schema, of_introspection)
    return {operation.name: pricing.price(operation) for operation in outline.operations}


class _Pricing:
    """Adds up a document: its fragments once, and then each of its operations."""

    def __init__(self, outline: Outline, schema: GraphQLSchema, of_introspection: bool) -> None:
        self._schema = schema
        self._of_introspection = of_introspection
        self._steps: list[_Step] = []
        # What each step comes to when every list that a variable sizes is empty.
        self._least: list[int] = []
        # Of each fragment: what it costs once, what it costs for each thing of a list, and on what it is.
        self._fragments: dict[str, tuple[Sum, Sum, GraphQLNamedType | None]] = {}
        for name, fragment in outline.fragments.items():
            kind = schema.get_type(fragment.condition)
            self._fragments[name] = (*self._sums(fragment, kind), kind)

    def price(self, operation: Definition) -> Price:
        root = {"query": self._schema.query_type, "mutation": self._schema.mutation_type}.get(operation.kind)
        total, _ = self._sums(operation, root)
        defaults = {name: _size_in(text) for name, text in operation.defaults.items()}
        return Price(total, self._steps, defaults, total if isinstance(total, int) else self._least[total.index])

    def _sums(self, definition: Definition, kind: GraphQLNamedType | None) -> tuple[Sum, Sum]:
        """What the definition costs once, and for each thing of the list that it is about."""
        kinds = self._kinds(definition, kind)
        sums: dict[int, tuple[Sum, Sum]] = {}
        for selections in reversed(definition.selections):
            sums[id(selections)] = self._sum(selections, kinds, sums)
        return sums[id(definition.selections[0])]

    def _kinds(self, definition: Definition, kind: GraphQLNamedType | None) -> dict[int, GraphQLNamedType | None]:
        """Of what each selection is."""
        kinds: dict[int, GraphQLNamedType | None] = {}
        for selections in definition.selections:
            around = kinds[id(selections.within)] if selections.within else kind
            if selections.owner:
                field = _field(around, selections.owner, self._schema)
                kinds[id(selections)] = get_named_type(field.type) if field else None
            elif selections.condition:
                kinds[id(selections)] = self._schema.get_type(selections.condition)
            else:
                kinds[id(selections)] = around
        return kinds

    def _sum(
        self,
        selections: Selections,
        kinds: Mapping[int, GraphQLNamedType | None],
        sums: Mapping[int, tuple[Sum, Sum]],
    ) -> tuple[Sum, Sum]:
        kind = kinds[id(selections)]
        once: list[tuple[Size, Sum]] = []
        each: list[tuple[Size, Sum]] = []
        for name, arguments, inner in selections.fields:
            definition = _field(kind, name, self._schema)
            if kind is None or definition is None or self._is_left_out(kind, name):
                continue
            within = sums[id(inner)] if inner else (0, 0)
            # How long these two are is known where the connection is asked for.
            is_sized = name in _SIZED and kind.name.endswith("Connection")
            (each if is_sized else once).extend(_terms(kind, name, definition, arguments, within, is_sized))
        fragments = [(*sums[id(one)], kinds[id(one)]) for one in selections.fragments]
        fragments += [self._fragments[name] for name in selections.spreads if name in self._fragments]
        narrow = []
        for for_once, for_each, of in fragments:
            if _is_wide(of, kind, self._schema):
                once.append((1, for_once))
                each.append((1, for_each))
            elif of is not None:
                narrow.append((of, for_once))
        return self._add(once, _choices(narrow, kind, self._schema)), self._add(each, [])

    def _is_left_out(self, kind: GraphQLNamedType, name: str) -> bool:
        """Whether a field belongs to the other of the two prices."""
        is_about_schema = name in _INTROSPECTION or kind.name.startswith("__")
        return is_about_schema is not self._of_introspection

    def _add(self, terms: Iterable[tuple[Size, Sum]], choices: list[tuple[Sum, ...]]) -> Sum:
        """The sum as a number, or the slot in which it will stand."""
        constant = 0
        unknown = []
        for size, term in terms:
            if isinstance(size, int) and isinstance(term, int):
                constant += size * term
            elif term != 0:
                unknown.append((size, term))
        if all(isinstance(term, int) for choice in choices for term in choice):
            constant += max((sum(choice) for choice in choices), default=0)  # type: ignore[arg-type]  # looked at above
            choices = []
        if not unknown and not choices:
            return min(constant, HIGHEST_PRICE)
        step = _Step(constant, tuple(unknown), tuple(choices))
        sizes = [size if isinstance(size, int) else 0 for size, _ in unknown]
        self._least.append(_reckoned(step, sizes, self._least))
        self._steps.append(step)
        return _Slot(len(self._steps) - 1)


def _terms(
    kind: GraphQLNamedType,
    name: str,
    definition: GraphQLField,
    arguments: Mapping[str, str],
    within: tuple[Sum, Sum],
    is_sized: bool,
) -> Iterator[tuple[Size, Sum]]:
    """What one field costs: itself, and for each of its things that thing and all that is asked of it."""
    for_once, for_each = within
    of = get_named_type(definition.type)
    yield 1, own_price(kind, name) + sum(ARGUMENT_PRICES.get(argument, 0) for argument in arguments)
    size: Size = 1
    if any(argument in definition.args for argument in _SIZED_BY):
        size = _asked_size(definition, arguments)
    elif _is_list(definition) and not is_sized:
        size = assumed_size(kind, name)
    if of.name.endswith("Connection"):
        yield 1, for_once
        yield size, for_each
    else:
        yield size, PLAIN_VALUE if is_leaf_type(of) else ITEM if of.name in ITEM_TYPES else PART
        yield size, for_once


def _choices(
    narrow: list[tuple[GraphQLNamedType, Sum]], kind: GraphQLNamedType | None, schema: GraphQLSchema
) -> list[tuple[Sum, ...]]:
    """What is asked of each kind that a thing may be of, where that is not asked of all."""
    if not narrow:
        return []
    by_kind: dict[str, list[Sum]] = {}
    for of, cost in narrow:
        by_kind.setdefault(of.name, []).append(cost)
    possible = _possible(kind, schema)
    choices = {
        tuple(cost for name, costs in by_kind.items() if one in _possible_by_name(name, schema) for cost in costs)
        for one in possible
    }
    return [choice for choice in choices if choice]


def _is_wide(of: GraphQLNamedType | None, kind: GraphQLNamedType | None, schema: GraphQLSchema) -> bool:
    """Whether what is asked of these is asked of everything of a kind."""
    return of is kind or (of is not None and kind is not None and _possible(kind, schema) <= _possible(of, schema))


def _possible(kind: GraphQLNamedType | None, schema: GraphQLSchema) -> frozenset[str]:
    return _possible_by_name(kind.name, schema) if kind else frozenset()


@cache
def _possible_by_name(name: str, schema: GraphQLSchema) -> frozenset[str]:
    kind = schema.get_type(name)
    if isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
        return frozenset(one.name for one in schema.get_possible_types(kind))
    return frozenset({name})


def _field(kind: GraphQLNamedType | None, name: str, schema: GraphQLSchema) -> GraphQLField | None:
    if kind is None:
        return None
    if name == "__typename":
        return TypeNameMetaFieldDef
    if name in _INTROSPECTION:
        return _INTROSPECTION[name] if kind is schema.query_type else None
    return kind.fields.get(name) if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) else None


@cache
def own_price(kind: GraphQLNamedType, name: str) -> int:
    """What a field takes itself, in points, besides what is asked of its things."""
    return _listed(PRICES, kind, name) or (ROOT_FIELD if kind.name == "Query" and not name.startswith("__") else 0)


@cache
def assumed_size(kind: GraphQLNamedType, name: str) -> int:
    """How many things a list is counted as that takes neither `first` nor `last`."""
    return _listed(SIZES, kind, name) or 1


def _listed(prices: Mapping[str, int], kind: GraphQLNamedType, name: str) -> int | None:
    """What is listed for a field, of its own type or of an interface that has it."""
    interfaces = kind.interfaces if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) else ()
    found = (prices.get(f"{one.name}.{name}") for one in (kind, *interfaces))
    return next((price for price in found if price is not None), None)


def _asked_size(definition: GraphQLField, arguments: Mapping[str, str]) -> Size:
    sources: list[int | str] = []
    otherwise = DEFAULT_PAGE_SIZE
    for name in _SIZED_BY:
        text = arguments.get(name, "")
        if text.startswith("$"):
            sources.append(text[1:])
        elif (size := _size_in(text)) is not None:
            sources.append(max(0, min(size, MAX_PAGE_SIZE)))
        default = definition.args[name].default_value if name in definition.args else Undefined
        if isinstance(default, int):
            otherwise = default
    if not sources:
        return otherwise
    return sources[0] if isinstance(sources[0], int) else _Size(tuple(sources), otherwise)


def _size_in(text: str) -> int | None:
    """The number that a document writes; the longest list for one that is no size, None where there is none."""
    if text in {"", "null"}:
        return None
    is_size = text.removeprefix("-").isdecimal() and len(text) <= _LONGEST_SIZE
    return int(text) if is_size else MAX_PAGE_SIZE


def _is_list(definition: GraphQLField) -> bool:
    kind = definition.type
    return isinstance(kind.of_type if isinstance(kind, GraphQLNonNull) else kind, GraphQLList)
