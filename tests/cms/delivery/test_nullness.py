"""Every field of every kind is answered, on things that are filled in and on things that are not; none is null in vain."""

from functools import cache
from typing import Any

import pytest
from django.utils import timezone
from graphql import GraphQLInterfaceType, GraphQLNonNull, GraphQLObjectType, parse, validate
from wagtail.models import Page

from cms.delivery.executable import executable_schema
from cms.delivery.execution import run
from cms.fields import node_id
from cms.partners.reader import EMPLOYER
from cms.publication.models import PublishedItem
from cms.schema.internal import declared_fields
from cms.schema.kinds import KINDS, PAGE_KINDS
from cms.schema.public import public_schema
from tests.contracts.selection import whole
from tests.factories.programme import BARE, FILLED, Programme

PAGE = public_schema().type_map["Page"]
assert isinstance(PAGE, GraphQLInterfaceType)
# Null only for a reader who may not see what is there, or on another front page than the one there is.
ALWAYS_THERE = {"AudiencePage.audience", "StadsdeelPage.stadsdeel", "Home.highlight", "Home.profile"}


@pytest.mark.parametrize("name", [*FILLED, *BARE])
def test_every_field_of_a_thing_is_answered(rolled_back: Programme, name: str) -> None:
    thing = getattr(rolled_back, name)
    kind = type(thing).__name__
    document = parse(f'{{ node(id: "{node_id(thing)}") {{ ... on {kind} {whole(kind)} }} }}')

    result = run(document, EMPLOYER, timezone.now())

    assert validate(executable_schema(), document) == []
    assert result.errors is None
    assert result.data["node"].keys() == executable_schema().type_map[kind].fields.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_model_requires_is_never_null(kind: type) -> None:
    """A field that is a column as it stands; a reference may lead to what is hidden, and an empty text may be null."""
    node = public_schema().type_map[kind.__name__]
    columns = {field.name: field for field in kind._meta.get_fields() if field.concrete and not field.is_relation}
    assert isinstance(node, GraphQLObjectType)
    for name, field in node.fields.items():
        column = columns.get(_column_name(name))
        # A draft may leave out what is required; then the column may be null and its form field may not be empty.
        if column is not None and (column.null or not column.blank):
            assert isinstance(field.type, GraphQLNonNull) is not column.blank, f"{kind.__name__}.{name}"


def _column_name(name: str) -> str:
    """The name of a public field as a column has it."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def test_everything_that_can_be_filled_in_is_filled_in_somewhere(rolled_back: Programme) -> None:
    """A field that is new has to stand in the programme, and so in the contract."""
    empty = {
        f"{kind.__name__}.{name}"
        for kind in KINDS
        for name in _own_fields(kind)
        if all(row.get(name) in (None, "", [], {}) for row in _rows(kind.__name__))
    }

    assert empty == set()


def test_everything_that_can_be_left_empty_is_left_empty_somewhere(rolled_back: Programme) -> None:
    rows = {kind: _rows(kind.__name__) for kind in KINDS}
    pages = [row for kind in PAGE_KINDS for row in rows[kind]]
    never_null = set()
    for kind in KINDS:
        node = public_schema().type_map[kind.__name__]
        for name in _own_fields(kind):
            field = node.fields.get(name)
            of_kind = pages if issubclass(kind, Page) and name in PAGE.fields else rows[kind]
            if field and not isinstance(field.type, GraphQLNonNull) and all(row[name] is not None for row in of_kind):
                never_null.add(f"{kind.__name__}.{name}")

    assert never_null - ALWAYS_THERE == set()


def _rows(kind: str) -> list[dict[str, Any]]:
    return list(PublishedItem.objects.filter(kind=kind).values_list("data", flat=True))


@cache
def _own_fields(kind: type) -> tuple[str, ...]:
    """The fields that the store keeps, but for those that all pages share and only some pages fill in."""
    shared = {"canonicalUrl"} if issubclass(kind, Page) else set()
    return tuple(name for name in declared_fields()[kind.__name__] if name not in shared)
