"""JSON Schema (2020-12, as OpenAPI 3.1 takes it) of GraphQL types, and of what a selection of them gives."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLNullableType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLType,
    GraphQLUnionType,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    is_specified_scalar_type,
)

Schema = dict[str, Any]
# The fields that are asked of a type, by the name they get, and whether each may be left out of an answer.
Asked = dict[str, list[tuple[FieldNode, bool]]]

_SCALARS = {
    "Int": {"type": "integer", "format": "int32"},
    "Float": {"type": "number"},
    "String": {"type": "string"},
    "ID": {"type": "string"},
    "Boolean": {"type": "boolean"},
}
_FORMATS = {"Date": "date", "DateTime": "date-time"}
_ABOUT_CONDITIONS = {"skip", "include"}


class Components:
    """The named schemas that others refer to."""

    def __init__(self) -> None:
        self.schemas: dict[str, Schema] = {}

    def reference(self, name: str, make: Callable[[], Schema]) -> Schema:
        """A reference to a named schema, which is made the first time."""
        if name not in self.schemas:
            self.schemas[name] = {}  # keeps its place, and ends a circle
            self.schemas[name] = make()
        return {"$ref": f"#/components/schemas/{name}"}

    def leaf(self, kind: GraphQLNamedType) -> Schema:
        """The schema of a scalar or an enum."""
        if is_specified_scalar_type(kind):
            return _SCALARS[kind.name]
        return self.reference(kind.name, lambda: _enum(kind) if isinstance(kind, GraphQLEnumType) else _scalar(kind))

    def input(self, kind: GraphQLType) -> Schema:
        """The schema of a value of an input type."""
        return _wrapped(kind, self._input)

    def _input(self, kind: GraphQLNamedType) -> Schema:
        if isinstance(kind, GraphQLInputObjectType):
            return self.reference(kind.name, lambda: self._input_object(kind))
        return self.leaf(kind)

    def _input_object(self, kind: GraphQLInputObjectType) -> Schema:
        return {
            **_described(kind.description),
            "type": "object",
            "properties": {
                name: {**self.input(field.type), **_described(field.description)} for name, field in kind.fields.items()
            },
            "required": [name for name, field in kind.fields.items() if isinstance(field.type, GraphQLNonNull)],
            "additionalProperties": False,
        }


class Selections:
    """The schemas of what a document gives. Each selection is a component, so that what is spread often is told once.

    Args:
        schema: the GraphQL schema.
        document: a valid document.
        components: where the schemas go.
        prefix: what the names of its components begin with.
    """

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, components: Components, prefix: str) -> None:
        self._schema = schema
        self._components = components
        self._prefix = prefix
        self._fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self._names: dict[tuple[str, frozenset[int]], str] = {}

    def of(self, kind: GraphQLNamedType, selection_sets: Iterable[SelectionSetNode]) -> Schema:
        """The schema of an object of some type, of which these are selected together."""
        sets = [self._spread(kind, one) for one in selection_sets]
        key = (kind.name, frozenset(map(id, sets)))
        if key not in self._names:
            times = sum(known == kind.name for known, _ in self._names)
            self._names[key] = f"{self._prefix}.{kind.name}" + (f".{times + 1}" if times else "")
        return self._components.reference(self._names[key], lambda: self._selected(kind, sets))

    def _spread(self, kind: GraphQLNamedType, one: SelectionSetNode) -> SelectionSetNode:
        """The selection of a fragment where nothing else is selected, so that it is the same wherever it is spread."""
        node = one.selections[0]
        if len(one.selections) > 1 or not isinstance(node, FragmentSpreadNode) or node.directives:
            return one
        fragment = self._fragments[node.name.value]
        return fragment.selection_set if fragment.type_condition.name.value == kind.name else one

    def _selected(self, kind: GraphQLNamedType, sets: list[SelectionSetNode]) -> Schema:
        if isinstance(kind, GraphQLObjectType):
            return self._object([kind], self._fields(kind, sets))
        # Kinds of which the same is asked are told together.
        alike: dict[frozenset[tuple[int, str]], tuple[list[GraphQLObjectType], Asked]] = {}
        for one in self._schema.get_possible_types(kind):  # type: ignore[arg-type]  # only abstract types are left
            fields = self._fields(one, sets)
            nodes = [node for asked in fields.values() for node, _ in asked]
            same = frozenset((id(node), _type_of_field(one, node.name.value)) for node in nodes)
            alike.setdefault(same, ([], fields))[0].append(one)
        variants = [self._object(kinds, fields) for kinds, fields in alike.values()]
        return variants[0] if len(variants) == 1 else {"anyOf": variants}

    def _object(self, kinds: list[GraphQLObjectType], fields: Asked) -> Schema:
        return {
            **(_described(kinds[0].description) if len(kinds) == 1 else {}),
            "type": "object",
            "properties": {key: self._property(kinds, [node for node, _ in asked]) for key, asked in fields.items()},
            "required": [key for key, asked in fields.items() if not all(may_lack for _, may_lack in asked)],
        }

    def _property(self, kinds: list[GraphQLObjectType], nodes: list[FieldNode]) -> Schema:
        name = nodes[0].name.value
        if name == "__typename":
            return {"type": "string", "enum": sorted(kind.name for kind in kinds)}
        field = kinds[0].fields[name]
        sets = [node.selection_set for node in nodes if node.selection_set]
        made = _wrapped(field.type, lambda kind: self.of(kind, sets) if sets else self._components.leaf(kind))
        return {**made, **_described(field.description), **({"deprecated": True} if field.deprecation_reason else {})}

    def _fields(self, kind: GraphQLObjectType, sets: Iterable[SelectionSetNode]) -> Asked:
        """The fields that are asked of one type."""
        fields: Asked = {}
        seen: set[tuple[str, bool]] = set()
        for one in sets:
            for node, may_lack in self._flat(kind, one.selections, seen):
                key = node.alias.value if node.alias else node.name.value
                fields.setdefault(key, []).append((node, may_lack))
        return fields

    def _flat(
        self,
        kind: GraphQLObjectType,
        selections: Iterable[SelectionNode],
        seen: set[tuple[str, bool]],
        may_lack: bool = False,
    ) -> Iterator[tuple[FieldNode, bool]]:
        for node in selections:
            lacks = may_lack or any(directive.name.value in _ABOUT_CONDITIONS for directive in node.directives)
            if isinstance(node, FieldNode):
                yield node, lacks
                continue
            fragment: FragmentDefinitionNode | InlineFragmentNode
            if isinstance(node, FragmentSpreadNode):
                if (node.name.value, lacks) in seen:
                    continue
                seen.add((node.name.value, lacks))
                fragment = self._fragments[node.name.value]
            else:
                fragment = cast(InlineFragmentNode, node)
            if self._covers(fragment, kind):
                yield from self._flat(kind, fragment.selection_set.selections, seen, lacks)

    def _covers(self, fragment: FragmentDefinitionNode | InlineFragmentNode, kind: GraphQLObjectType) -> bool:
        if fragment.type_condition is None:
            return True
        condition = self._schema.type_map[fragment.type_condition.name.value]
        if isinstance(condition, GraphQLInterfaceType | GraphQLUnionType):
            return self._schema.is_sub_type(condition, kind)
        return condition is kind


def _wrapped(kind: GraphQLType, inner: Callable[[GraphQLNamedType], Schema]) -> Schema:
    """The schema of a type with its lists, and with null where it may be."""
    if isinstance(kind, GraphQLNonNull):
        of = kind.of_type
        return {"type": "array", "items": _wrapped(of.of_type, inner)} if isinstance(of, GraphQLList) else inner(of)
    return {"anyOf": [_wrapped(GraphQLNonNull(cast(GraphQLNullableType, kind)), inner), {"type": "null"}]}


def _type_of_field(kind: GraphQLObjectType, name: str) -> str:
    return "" if name == "__typename" else str(kind.fields[name].type)


def _described(description: str | None) -> Schema:
    return {"description": description} if description else {}


def _scalar(kind: GraphQLNamedType) -> Schema:
    formatted = {"format": _FORMATS[kind.name]} if kind.name in _FORMATS else {}
    return {**_described(kind.description), "type": "string", **formatted}


def _enum(kind: GraphQLEnumType) -> Schema:
    values = "\n".join(f"- `{name}`: {value.description}" for name, value in kind.values.items() if value.description)
    text = "\n\n".join(filter(None, [kind.description, values]))
    return {**_described(text), "type": "string", "enum": list(kind.values)}
