"""What operations cost, reckoned by hand from the price list."""

from typing import Any

import pytest

from cms.delivery.documents.outline import outline_of, tokens_of
from cms.delivery.documents.pricing import HIGHEST_PRICE, prices_of
from cms.delivery.executable import executable_schema
from cms.schema.costs import ARGUMENT_PRICES, ITEM, PART, PRICES, ROOT_FIELD, SIZES

ROOT = ROOT_FIELD
HTML = 1 + PRICES["RichText.html"]
AREAS = SIZES["Page.stadsdelen"]


def price(document: str, variables: dict[str, Any] | None = None) -> int:
    (found,) = prices_of(outline_of(tokens_of(document)), executable_schema()).values()
    assert found.least <= found.for_variables(variables)
    return found.for_variables(variables)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("{ __typename }", 1),
        ("{ site { name } }", ROOT + ITEM + 1),
        ("{ news { nodes { id } } }", ROOT + 20 * (ITEM + 1)),
        ("{ news(first: 3) { nodes { id title } } }", ROOT + 3 * (ITEM + 2)),
        ("{ news(last: 3) { edges { cursor node { id } } } }", ROOT + 3 * (PART + 1 + ITEM + 1)),
        (
            "{ news(first: 3) { totalCount pageInfo { endCursor } } }",
            ROOT + PRICES["NewsConnection.totalCount"] + 1 + PART + 1,
        ),
        ("{ news(first: 3) { ...A ...A } } fragment A on NewsConnection { nodes { id } }", ROOT + 2 * 3 * (ITEM + 1)),
        ("{ a: news(first: 1) { nodes { id } } b: news(first: 2) { nodes { id } } }", 2 * ROOT + 3 * (ITEM + 1)),
        ("{ news(first: 3) { nodes { stadsdelen { name slug } } } }", ROOT + 3 * (ITEM + AREAS * (ITEM + 2))),
        (
            "{ stadsdelen { news(first: 5) { nodes { id } } } }",
            ROOT + SIZES["Query.stadsdelen"] * (ITEM + PRICES["Stadsdeel.news"] + 5 * (ITEM + 1)),
        ),
        ("{ profiles(first: 1, knowledge: $a) { nodes { id } } }", ROOT + ARGUMENT_PRICES["knowledge"] + ITEM + 1),
        ('{ search(text: "a") { nodes { title } } }', ROOT - ROOT + PRICES["Query.search"] + 10 * (PART + 1)),
        ('{ suggestions(text: "a") { title } }', PRICES["Query.suggestions"] + 6 * (PART + 1)),
        # Of several kinds the dearest; what is asked of all counts besides.
        ("{ node(id: 1) { id ... on News { id id id } ... on Event { id } } }", ROOT + ITEM + 1 + 3),
        ("{ node(id: 1) { ... on Page { title ... on News { id } } ... on News { id id } } }", ROOT + ITEM + 1 + 1 + 2),
        (
            "{ news(first: 1) { nodes { body { ... on RichTextBlock { text { html } } } } } }",
            ROOT + ITEM + 10 * (PART + PART + HTML),
        ),
        # What does not exist costs nothing: graphql-core refuses it.
        ("{ nobody { nothing } site { nobody } }", ROOT + ITEM),
        ("{ __schema { types { name } } }", 0),
    ],
)
def test_a_document_costs_what_the_list_says(document: str, expected: int) -> None:
    assert price(document) == expected


@pytest.mark.parametrize(
    ("variables", "size"),
    [
        ({}, 7),
        (None, 7),
        ({"n": 3}, 3),
        ({"n": 0}, 0),
        ({"n": -5}, 0),
        ({"n": 10**9}, 100),
        ({"n": "many"}, 100),
        ({"n": 2.5}, 100),
        ({"n": None}, 20),
        ({"n": None, "m": 4}, 4),
        ({"n": 3, "m": 4}, 3),
    ],
)
def test_a_variable_tells_how_long_a_list_is(variables: dict[str, Any] | None, size: int) -> None:
    document = "query($n: Int = 7, $m: Int) { news(first: $n, last: $m) { nodes { id } } }"

    assert price(document, variables) == ROOT + size * (ITEM + 1)


def test_variables_multiply_in_lists_in_lists() -> None:
    document = "query($n: Int!) { stadsdelen { ...A } } fragment A on Stadsdeel { news(first: $n) { nodes { stadsdelen { news(first: $n) { nodes { id } } } } } }"
    inner = ITEM + PRICES["Stadsdeel.news"] + 9 * (ITEM + 1)

    assert price(document, {"n": 9}) == ROOT + SIZES["Query.stadsdelen"] * (
        ITEM + PRICES["Stadsdeel.news"] + 9 * (ITEM + AREAS * inner)
    )


def test_a_price_has_an_end() -> None:
    fragments = "".join(f" fragment F{number} on News {{ ...F{number + 1} ...F{number + 1} }}" for number in range(200))
    document = f"query($n: Int) {{ news(first: $n) {{ nodes {{ ...F0 }} }} }}{fragments} fragment F200 on News {{ id related {{ id }} }}"

    assert price(document, {"n": 1}) == HIGHEST_PRICE
    assert price(document, {"n": 0}) == ROOT
