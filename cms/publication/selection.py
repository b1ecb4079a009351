"""The GraphQL document that asks the internal schema for all of one kind.

Another thing of its own is asked for only as `{ __typename id }`: a reference. Blocks of a body share field names with
other types, which GraphQL refuses in one selection; there each field gets its type's name before it as an alias.
"""

from functools import cache

from graphql import (
    DocumentNode,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLUnionType,
    get_named_type,
    parse,
)

from cms.schema.internal import ROOT_FIELD, declared_fields, internal_type
from cms.schema.public import node_kinds

ALIAS_SEPARATOR = "__"


@cache
def selection_of(kind: str) -> DocumentNode:
    """The document for a kind; its one root field is `item<Kind>`."""
    return parse(f"{{ {ROOT_FIELD}{kind} {{ {_fields(internal_type(kind))} }} }}")


def without_alias(name: str) -> str:
    """The field's own name."""
    return name.rpartition(ALIAS_SEPARATOR)[2] if not name.startswith(ALIAS_SEPARATOR) else name


def _fields(node: GraphQLObjectType, prefix: str = "") -> str:
    return " ".join(
        f"{prefix}{name}{':' + name if prefix else ''} {_selection(get_named_type(node.fields[name].type))}"
        for name in declared_fields()[node.name]
    )


def _selection(named: GraphQLNamedType) -> str:
    if named.name in node_kinds() or isinstance(named, GraphQLInterfaceType):
        return "{ __typename id }"
    if isinstance(named, GraphQLUnionType):
        members = " ".join(
            f"... on {member.name} {{ id {_fields(member, member.name + ALIAS_SEPARATOR)} }}" for member in named.types
        )
        return f"{{ __typename {members} }}"
    if isinstance(named, GraphQLObjectType):
        return f"{{ __typename id {_fields(named)} }}"
    return ""
