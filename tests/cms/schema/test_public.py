"""The contract: what is in it, and what is not."""

from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    get_named_type,
)

from cms.schema.internal import declared_fields
from cms.schema.kinds import KINDS, PAGE_KINDS
from cms.schema.public import SCHEMA_FILE, node_kinds, public_schema, schema_text

# Fields of Wagtail and Django that a schema made without a list of declared fields would have.
UNDECLARED = {
    "draftTitle",
    "live",
    "owner",
    "locked",
    "urlPath",
    "parent",
    "children",
    "rawValue",
    "collection",
    "file",
}
UNDECLARED |= {
    "hasUnpublishedChanges",
    "latestRevision",
    "uploadedByUser",
    "contentType",
    "goLiveAt",
    "expireAt",
    "tags",
}
# Of each kind the fields that no model declares: the reading side works them out.
ADDED = {
    "Site": {"canonicalUrl", "audiences", "stadsdelen", "languages"},
    "Picture": {"src", "sources"},
    "Audience": {"news", "agenda", "profiles", "landing"},
    "Stadsdeel": {"news", "agenda", "profiles", "organisations", "figures", "landing"},
    "Timeline": {"milestones", "drawing"},
    "Regulation": {"versions"},
    "Figure": {"earlier"},
    "Report": {"remarks", "actions"},
}
TYPES = [named for name, named in public_schema().type_map.items() if not name.startswith("__")]
OBJECTS = [named for named in TYPES if isinstance(named, GraphQLObjectType | GraphQLInterfaceType)]


def test_the_kept_schema_is_up_to_date() -> None:
    assert SCHEMA_FILE.read_text() == schema_text()


@pytest.mark.parametrize("named", OBJECTS, ids=lambda named: named.name)
def test_nothing_undeclared_is_public(named: GraphQLObjectType) -> None:
    assert named.fields.keys() & UNDECLARED == set()


def test_a_kind_has_no_fields_but_the_declared_ones_and_those_of_the_contract() -> None:
    page = public_schema().type_map["Page"].fields.keys()
    for kind in KINDS:
        name = kind.__name__
        expected = {"id", *declared_fields()[name], *ADDED.get(name, ())} | (page if kind in PAGE_KINDS else set())

        assert public_schema().type_map[name].fields.keys() <= expected


@pytest.mark.parametrize(("name", "added"), ADDED.items())
def test_what_the_contract_adds_to_a_kind_is_public(name: str, added: set[str]) -> None:
    assert added <= public_schema().type_map[name].fields.keys()


@pytest.mark.parametrize("named", TYPES, ids=lambda named: named.name)
def test_everything_is_described(named: GraphQLNamedType) -> None:
    if named.name not in {"String", "Int", "Float", "Boolean", "ID"}:
        assert [path for path, description in _described(named) if not description] == []


@pytest.mark.parametrize("named", OBJECTS, ids=lambda named: named.name)
def test_lists_and_references_have_true_nullability(named: GraphQLObjectType) -> None:
    for name, field in named.fields.items():
        inner = field.type.of_type if isinstance(field.type, GraphQLNonNull) else field.type
        if isinstance(inner, GraphQLList):
            is_whole = isinstance(field.type, GraphQLNonNull) and isinstance(inner.of_type, GraphQLNonNull)
            assert is_whole, f"{named.name}.{name} must be [T!]!"
        elif get_named_type(field.type).name in node_kinds() and not name.endswith("node"):
            # The site is there whenever anything is; anything else may be hidden from the reader.
            assert not isinstance(field.type, GraphQLNonNull) or name == "site", f"{named.name}.{name} can be hidden"


def _described(named: GraphQLNamedType) -> Iterator[tuple[str, str | None]]:
    yield named.name, named.description
    if isinstance(named, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
        for name, field in named.fields.items():
            yield f"{named.name}.{name}", field.description
            for argument_name, argument in getattr(field, "args", {}).items():
                yield f"{named.name}.{name}({argument_name})", argument.description
    if isinstance(named, GraphQLEnumType):
        for name, member in named.values.items():
            yield f"{named.name}.{name}", member.description
