"""Every field of every kind is answered, on pages that are filled in and on pages that are not."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from graphql import (
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    parse,
    validate,
)

from cms.delivery.executable import executable_schema
from cms.delivery.execution import run
from cms.fields import node_id
from cms.partners.reader import PUBLIC_SITE
from cms.schema.public import node_kinds
from tests.cms.publication.conftest import committed_uploads, module_database, programme, rolled_back  # noqa: F401
from tests.factories.programme import Programme

THINGS = ["home", "index", "news", "related", "information", "below", "picture", "poster", "document", "site"]
THINGS += ["audience", "stadsdeel", "weesp", "theme", "organisation", "figure"]


@pytest.mark.parametrize("name", THINGS)
def test_every_field_of_a_thing_is_answered(rolled_back: Programme, name: str) -> None:  # noqa: F811
    thing = getattr(rolled_back, name)
    kind = executable_schema().type_map[type(thing).__name__]
    document = parse(f'{{ node(id: "{node_id(thing)}") {{ ... on {kind.name} {{ {" ".join(_fields(kind))} }} }} }}')

    result = run(document, PUBLIC_SITE, timezone.now())

    assert validate(executable_schema(), document) == []
    assert result.errors is None
    assert result.data["node"].keys() == kind.fields.keys()


def _fields(node: GraphQLNamedType) -> Iterator[str]:
    assert isinstance(node, GraphQLObjectType)
    for name, field in node.fields.items():
        yield f"{name} {_selection(get_named_type(field.type))}"


def _selection(named: GraphQLNamedType) -> str:
    """All of a value; of another thing only its id."""
    if is_leaf_type(named):
        return ""
    if named.name in node_kinds():
        return "{ id }"
    if isinstance(named, GraphQLInterfaceType):
        return "{ id }"
    if isinstance(named, GraphQLUnionType):
        # Fields of one name may have other types in other members.
        members = " ".join(f"... on {member.name} {{ {_aliased(member)} }}" for member in named.types)
        return f"{{ __typename {members} }}"
    return f"{{ {' '.join(_fields(named))} }}"


def _aliased(member: GraphQLObjectType) -> str:
    return " ".join(
        f"{member.name}_{name}: {name} {_selection(get_named_type(field.type))}"
        for name, field in member.fields.items()
    )
