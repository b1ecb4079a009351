"""Documents that walk the whole schema: from each thing to every type that can be reached from it, by every field.

A thing is what has an id of its own; values, blocks and connections lie on the roads between things.
"""

from collections import deque
from collections.abc import Iterator
from functools import cached_property

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_composite_type,
)

# A road leaves a type by a field of it, or from an interface or union by one of its possible types.
Road = tuple[str, str]
# Of a list within a thing; the walker looks at such lists as a whole.
_A_FEW = 3


class Atlas:
    """The schema as a map: types are places, fields are roads.

    Args:
        schema: the schema that readers ask.
        arguments: for fields of the root that need some, each way to ask.
        audiences: slugs, for the leads of pages.
    """

    def __init__(self, schema: GraphQLSchema, arguments: dict[str, list[str]], audiences: list[str]) -> None:
        self._schema = schema
        self._arguments = arguments
        self._audiences = audiences

    def walks(self) -> Iterator[str]:
        """For each kind of thing, documents that go from the root to all of that kind, and from there to all types."""
        for name in ["Query", *self.things()]:
            yield from self.walks_from(name)

    def walks_from(self, name: str) -> Iterator[str]:
        """The documents for one kind of thing."""
        way = self._ways_from_the_root[name]
        text = self.selection(name)
        # Only the first step, which leaves the root, may have more than one call.
        for place, road in reversed(way[1:]):
            text = f"{{ {self._road(place, road)} {text} }}"
        if not way:
            yield text
            return
        for alias, call in self._calls_of_the_root(way[0][1]):
            yield f"{{ {_named(alias, call)} {text} }}"

    def things(self) -> list[str]:
        """The types that have an id of their own."""
        return [kind.name for kind in self._schema.get_possible_types(self._schema.type_map["Node"])]

    def places(self) -> list[str]:
        """All object types that can be reached, the root first."""
        return [name for name in self._tree("Query")[1] if self._is_object(name)]

    def fields(self) -> set[Road]:
        """Every field of every type that can be reached."""
        return {(name, field) for name in self.places() for field in self._fields(name)}

    def selection(self, name: str) -> str:
        """All fields of a type, and from it the shortest way to every other type, with all fields of that."""
        return self._whole(name, self._tree(name)[0])

    def _whole(self, name: str, tree: set[Road], prefix: str = "") -> str:
        if not self._is_object(name):
            return self._each_possible(name, lambda there: self._next(name, there, there, tree, f"{there}_"))
        fields = []
        for field_name, field in self._fields(name).items():
            there = get_named_type(field.type)
            inner = self._next(name, field_name, there.name, tree) if is_composite_type(there) else ""
            fields += [
                f"{_named(prefix + alias, call)} {inner}" for alias, call in self._calls(name, field_name, field)
            ]
        return f"{{ __typename {' '.join(fields)} }}"

    def _next(self, place: str, road: str, there: str, tree: set[Road], prefix: str = "") -> str:
        return self._whole(there, tree, prefix) if (place, road) in tree else self._glance(there, prefix)

    def _glance(self, name: str, prefix: str = "") -> str:
        """The plain values of a type; of an interface those that all its types have."""
        place = self._schema.type_map[name]
        if not isinstance(place, GraphQLObjectType | GraphQLInterfaceType):
            return self._each_possible(name, lambda there: self._glance(there, f"{there}_"))
        fields = place.fields.items()
        plain = [
            _named(prefix + field, field) for field, it in fields if not is_composite_type(get_named_type(it.type))
        ]
        also = f"... on Page {self._glance('Page', 'Page_')}" if name == "Node" else ""
        return f"{{ __typename {' '.join(plain)} {also} }}"

    def _each_possible(self, name: str, selection) -> str:
        possible = [kind.name for kind in self._schema.get_possible_types(self._schema.type_map[name])]
        return f"{{ __typename {' '.join(f'... on {kind} {selection(kind)}' for kind in possible)} }}"

    def _calls(self, name: str, field_name: str, field: GraphQLField) -> Iterator[tuple[str, str]]:
        """The field in all variants of its arguments, each with a name of its own."""
        if name == "Query":
            yield from self._calls_of_the_root(field_name)
            return
        if "first" in field.args:
            yield field_name, f"{field_name}(first: {_A_FEW})"
            return
        yield field_name, field_name
        if "audience" in field.args:
            for slug in self._audiences:
                yield f"{field_name}_{slug}", f'{field_name}(audience: "{slug}")'
        for argument, it in field.args.items():
            if isinstance(values := get_named_type(it.type), GraphQLEnumType):
                for value in values.values:
                    yield f"{field_name}_{argument}_{value}", f"{field_name}({argument}: {value})"

    def _calls_of_the_root(self, field_name: str) -> Iterator[tuple[str, str]]:
        for number, arguments in enumerate(self._arguments.get(field_name, [])):
            yield f"{field_name}_{number}", f"{field_name}({arguments})"
        if field_name not in self._arguments:
            yield field_name, self._road("Query", field_name)

    def _road(self, place: str, road: str) -> str:
        if not self._is_object(place):
            return f"... on {road}"
        return f"{road}(first: 100)" if "first" in self._fields(place)[road].args else road

    def _tree(self, start: str) -> tuple[set[Road], list[str]]:
        """The shortest ways from a type to all others: the roads taken, and the places in order."""
        places, taken, waiting = [start], set(), deque([start])
        while waiting:
            place = waiting.popleft()
            for road, there in self._roads(place):
                if there not in places:
                    places.append(there)
                    taken.add((place, road))
                    waiting.append(there)
        return taken, places

    @cached_property
    def _ways_from_the_root(self) -> dict[str, list[Road]]:
        """The way to each type by lists where there are, so that all things of that type are met."""
        ways: dict[str, list[Road]] = {"Query": []}
        for may_need_arguments in (False, True):
            waiting = deque(ways)
            while waiting:
                place = waiting.popleft()
                for road, there in self._roads(place):
                    needs_arguments = place == "Query" and road in self._arguments
                    if there not in ways and (may_need_arguments or not needs_arguments):
                        ways[there] = [*ways[place], (place, road)]
                        waiting.append(there)
        return ways

    def _roads(self, place: str) -> list[Road]:
        if not self._is_object(place):
            possible = self._schema.get_possible_types(self._schema.type_map[place])
            return [(kind.name, kind.name) for kind in possible]
        named = [(name, get_named_type(field.type)) for name, field in self._fields(place).items()]
        return [(name, there.name) for name, there in named if is_composite_type(there)]

    def _fields(self, name: str) -> dict[str, GraphQLField]:
        place = self._schema.type_map[name]
        assert isinstance(place, GraphQLObjectType)
        return place.fields

    def _is_object(self, name: str) -> bool:
        return not is_abstract_type(self._schema.type_map[name])


def _named(alias: str, call: str) -> str:
    """The call under a name; without one when it is its own."""
    return call if call.partition("(")[0] == alias else f"{alias}: {call}"
