"""Checks a projected object against the public schema, so that a wrong null is an error for the editor, not a reader."""

from collections.abc import Iterator
from typing import Any, cast

from graphql import (
    GraphQLEnumType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLUnionType,
)

from cms.schema.internal import declared_fields
from cms.schema.public import public_schema


def faults(data: dict[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a projected object, as pairs of field path and reason."""
    yield from _object_faults(data, public_type(kind), "")


def _object_faults(data: dict[str, Any], node: GraphQLObjectType, path: str) -> Iterator[tuple[str, str]]:
    for name in declared_fields()[node.name]:
        # A field that is kept without being public, or that the reading side completes, promises nothing here.
        if name in node.fields and name in data and not is_completed_at_reading(node, name):
            yield from _faults(data[name], node.fields[name].type, f"{path}{name}")


def public_type(name: str) -> GraphQLObjectType:
    """The object type of the public schema with this name."""
    return cast("GraphQLObjectType", public_schema().type_map[name])


def is_completed_at_reading(node: GraphQLObjectType, name: str) -> bool:
    """Whether a field that is kept as null has a value for every reader."""
    return name == "canonicalUrl"


def _faults(value: Any, expected: GraphQLOutputType, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(expected, GraphQLNonNull):
        if value is None:
            yield path, "is empty, but must have a value"
            return
        expected = expected.of_type
    if value is None:
        return
    if isinstance(expected, GraphQLList):
        for index, item in enumerate(value):
            yield from _faults(item, expected.of_type, f"{path}.{index}")
    elif isinstance(expected, GraphQLEnumType):
        if value not in expected.values:
            yield path, f"{value!r} is not one of {', '.join(expected.values)}"
    elif isinstance(value, dict) and "__typename" in value:
        member = public_type(value["__typename"])
        if isinstance(expected, GraphQLUnionType) and member not in expected.types:
            yield path, f"{member.name} is not one of {expected.name}"
        yield from _object_faults(value, member, f"{path}.")
