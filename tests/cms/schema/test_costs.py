"""The price list is about the schema of today: every list has a size, and nothing is priced that is not there."""

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    get_named_type,
)

from cms.schema.costs import ARGUMENT_PRICES, ITEM_TYPES, PRICES, SIZES
from cms.schema.public import public_schema

COMPOSITES = [
    kind for kind in public_schema().type_map.values() if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
]
FIELDS = {f"{kind.name}.{name}": field for kind in COMPOSITES for name, field in kind.fields.items()}
SIZED_BY_ITS_CONNECTION = ("nodes", "edges")


def is_list(field: GraphQLField) -> bool:
    kind = field.type
    return isinstance(kind.of_type if isinstance(kind, GraphQLNonNull) else kind, GraphQLList)


def lists_that_need_a_size() -> set[str]:
    """Lists that take no `first`, each under the interface that has it, if one does."""
    found = set()
    for kind in COMPOSITES:
        for name, field in kind.fields.items():
            is_sized = "first" in field.args or (kind.name.endswith("Connection") and name in SIZED_BY_ITS_CONNECTION)
            if is_list(field) and not is_sized:
                owner = next((one for one in kind.interfaces if name in one.fields), kind)
                found.add(f"{owner.name}.{name}")
    return found


def test_every_list_without_a_size_of_its_own_has_one_here() -> None:
    assert set(SIZES) == lists_that_need_a_size()
    assert all(size > 0 for size in SIZES.values())


def test_nothing_is_priced_that_is_not_in_the_schema() -> None:
    assert set(PRICES) <= set(FIELDS)
    assert {name for field in FIELDS.values() for name in field.args} >= set(ARGUMENT_PRICES)
    assert set(public_schema().type_map) >= ITEM_TYPES
    assert all(price > 0 for price in (*PRICES.values(), *ARGUMENT_PRICES.values()))


def test_every_way_to_count_a_list_is_priced() -> None:
    connections = {
        name
        for name, field in FIELDS.items()
        if name.endswith(".totalCount") and not name.startswith("SearchConnection")
    }

    assert {name for name in PRICES if name.endswith(".totalCount")} == connections


def test_whatever_gives_a_connection_tells_how_long_it_may_be() -> None:
    for name, field in FIELDS.items():
        if get_named_type(field.type).name.endswith("Connection"):
            assert "first" in field.args, name
