"""What holds for every list that a page kind declares: its orders, its windows and what it can be narrowed by."""

import datetime
from typing import Any

import pytest

from cms.publication.models import PublishedItem
from cms.schema.kinds import LISTINGS
from pages.core.listing import PAGES, CategoryFilter, Listing, Order
from tests.factories.publication import make_item

from .conftest import Ask

# Some share their place, and their ids run the other way.
PLACES = [3, 1, 3, 2, 3, 1, 2]
CATEGORIES: dict[CategoryFilter, tuple[str, str]] = {
    "audience": ("Audience", "audiences"),
    "stadsdeel": ("Stadsdeel", "stadsdelen"),
    "theme": ("Theme", "themes"),
}


def make_rows(listing: Listing, places: list[int]) -> list[PublishedItem]:
    """A row for each place, with all the keys that a list can be sorted by."""
    kind = "News" if listing is PAGES else listing.kind
    return [make_item(f"{kind}:{key}", **keys(place)) for key, place in zip(range(100, 0, -1), places, strict=False)]


def keys(place: int) -> dict[str, Any]:
    """The sort keys of a place."""
    return {
        "listed_on": datetime.date(2022, 11, place),
        "chronology": f"2022-11-{place:02}",
        "name": f"titel {place:02}",
        "number": place,
    }


def ids(ask: Ask, listing: Listing, arguments: str = "") -> list[str]:
    """The ids of what a list gives."""
    answer = ask(f"{{ {listing.field}{arguments and f'({arguments})'} {{ nodes {{ id }} }} }}")
    assert "errors" not in answer, answer["errors"]
    return [node["id"] for node in answer["data"][listing.field]["nodes"]]


@pytest.mark.parametrize(
    ("listing", "order"),
    [(listing, order) for listing in LISTINGS for order in listing.orders],
    ids=lambda value: value.field if isinstance(value, Listing) else value.name,
)
def test_pages_forwards_and_backwards_hold_the_whole_list_in_order(
    db: None, ask: Ask, listing: Listing, order: Order
) -> None:
    rows = make_rows(listing, PLACES)
    rows.sort(key=lambda row: (getattr(row, order.column), row.pk), reverse=order.is_descending)

    whole = ids(ask, listing, f"first: 100, order: {order.name}")

    assert whole == [row.node_id for row in rows]
    assert pages_of(ask, listing, order, "first: 2, after") == whole
    assert pages_of(ask, listing, order, "last: 3, before") == whole


def pages_of(ask: Ask, listing: Listing, order: Order, window: str) -> list[str]:
    """The whole list, asked for in pages: from its start with `after`, from its end with `before`."""
    found: list[str] = []
    cursor = "null"
    is_forwards = window.endswith("after")
    edge, more = ("endCursor", "hasNextPage") if is_forwards else ("startCursor", "hasPreviousPage")
    while cursor:
        page = ask(
            f"{{ {listing.field}({window}: {cursor}, order: {order.name}) "
            f"{{ totalCount nodes {{ id }} pageInfo {{ {edge} {more} }} }} }}"
        )["data"][listing.field]
        nodes = [node["id"] for node in page["nodes"]]
        found = [*found, *nodes] if is_forwards else [*nodes, *found]
        assert page["totalCount"] == len(PLACES)
        cursor = page["pageInfo"][more] and f'"{page["pageInfo"][edge]}"'
    return found


@pytest.mark.parametrize(
    ("listing", "name"),
    [(listing, name) for listing in LISTINGS for name in listing.filters if name in CATEGORIES],
    ids=lambda value: value.field if isinstance(value, Listing) else value,
)
def test_a_list_is_narrowed_by_its_categories(db: None, ask: Ask, listing: Listing, name: CategoryFilter) -> None:
    kind, column = CATEGORIES[name]
    for slug in ("een", "twee", "drie"):
        make_item(f"{kind}:{slug}", slug=slug)
    wanted, other, nowhere = make_rows(listing, [1, 2, 3])
    PublishedItem.objects.filter(pk=wanted.pk).update(**{column: ["een", "twee"]})
    PublishedItem.objects.filter(pk=other.pk).update(**{column: ["twee"]})

    assert ids(ask, listing, f'{name}: ["een"]') == [wanted.node_id]
    assert set(ids(ask, listing, f'{name}: ["een", "twee"]')) == {wanted.node_id, other.node_id}
    assert ids(ask, listing, f'{name}: ["drie"]') == []
    assert nowhere.node_id in ids(ask, listing)


@pytest.mark.parametrize(
    "listing", [listing for listing in LISTINGS if "period" in listing.filters], ids=lambda listing: listing.field
)
def test_a_list_is_narrowed_to_what_may_be_in_a_period(db: None, ask: Ask, listing: Listing) -> None:
    """What takes some days is in every period that has one of them."""
    before, long, after = make_rows(listing, [1, 2, 9])
    PublishedItem.objects.filter(pk=long.pk).update(ends_on=datetime.date(2022, 11, 5))

    def within(begin: int, end: int) -> set[str]:
        return set(ids(ask, listing, f'from: "2022-11-{begin:02}", until: "2022-11-{end:02}"'))

    assert within(1, 9) == {before.node_id, long.node_id, after.node_id}
    assert within(3, 4) == {long.node_id}
    assert within(5, 8) == {long.node_id}
    assert within(6, 8) == set()
    assert within(1, 2) == {before.node_id, long.node_id}


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda listing: listing.field)
def test_a_list_of_nothing_is_empty(db: None, ask: Ask, listing: Listing) -> None:
    answer = ask(f"{{ {listing.field} {{ totalCount edges {{ cursor }} pageInfo {{ hasNextPage endCursor }} }} }}")

    assert answer["data"][listing.field] == {
        "totalCount": 0,
        "edges": [],
        "pageInfo": {"hasNextPage": False, "endCursor": None},
    }


@pytest.mark.parametrize(
    ("listing", "category"),
    [(listing, category) for listing in LISTINGS for category in listing.within],
    ids=lambda value: value.field if isinstance(value, Listing) else value,
)
def test_a_list_within_a_category_holds_what_belongs_to_it(db: None, ask: Ask, listing: Listing, category: str) -> None:
    column = CATEGORIES[category.lower()][1]
    for slug in ("een", "twee"):
        make_item(f"{category}:{slug}", slug=slug)
    wanted, other, nowhere = make_rows(listing, [1, 2, 3])
    PublishedItem.objects.filter(pk=wanted.pk).update(**{column: ["een", "twee"]})
    PublishedItem.objects.filter(pk=other.pk).update(**{column: ["twee"]})
    root = {"Audience": "audiences", "Stadsdeel": "stadsdelen"}[category]

    answer = ask(f"{{ {root} {{ slug {listing.field} {{ totalCount nodes {{ id }} }} }} }}")["data"][root]

    found = {one["slug"]: {node["id"] for node in one[listing.field]["nodes"]} for one in answer}
    assert found == {"een": {wanted.node_id}, "twee": {wanted.node_id, other.node_id}}
    assert {one["slug"]: one[listing.field]["totalCount"] for one in answer} == {"een": 1, "twee": 2}
    assert nowhere.node_id not in found["twee"]
