"""All that can be asked of a kind of thing, as the text of a selection."""

from collections.abc import Iterator

from graphql import (
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
)

from cms.schema.public import node_kinds, public_schema


def whole(kind: str) -> str:
    """Every field of a kind: all of a value, and of another thing only its id."""
    named = public_schema().type_map[kind]
    assert isinstance(named, GraphQLObjectType | GraphQLInterfaceType)
    return f"{{ {' '.join(_fields(named))} }}"


def _fields(node: GraphQLObjectType | GraphQLInterfaceType) -> Iterator[str]:
    for name, field in node.fields.items():
        yield f"{name} {_selection(get_named_type(field.type))}"


def _selection(named: GraphQLNamedType) -> str:
    if is_leaf_type(named):
        return ""
    if named.name in node_kinds() or isinstance(named, GraphQLInterfaceType):
        return "{ id }"
    if isinstance(named, GraphQLUnionType):
        # Fields of one name may have other types in other members.
        members = " ".join(f"... on {member.name} {{ {_aliased(member)} }}" for member in named.types)
        return f"{{ __typename {members} }}"
    assert isinstance(named, GraphQLObjectType)
    return f"{{ {' '.join(_fields(named))} }}"


def _aliased(member: GraphQLObjectType) -> str:
    return " ".join(
        f"{member.name}_{name}: {name} {_selection(get_named_type(field.type))}"
        for name, field in member.fields.items()
    )
