"""Documents past a limit are refused before graphql-core has read them."""

from typing import Any

import pytest
from public_site import types
from pytest_django import Settings

from cms.delivery.documents import validity as documents
from cms.delivery.documents.limits import check_lists
from cms.delivery.documents.validity import InvalidDocument, cost_of, valid_document
from cms.delivery.errors import ReaderError

PUBLIC_SITE_DOCUMENTS = {
    name: thing.DOCUMENT
    for name, thing in vars(types).items()
    if isinstance(thing, type) and isinstance(getattr(thing, "DOCUMENT", None), str)
}
# What the public site asks at most where a variable says how much.
LARGEST_PAGE = {"first": 50}


def refusal(document: str) -> dict[str, Any]:
    """What is told of a document, which must not be parsed for it."""
    judged = len(documents._judged.cache)
    with pytest.raises(InvalidDocument) as caught:
        valid_document(document)
    assert len(documents._judged.cache) == judged
    (error,) = caught.value.errors
    return {"message": error.message, **(error.extensions or {})}


def nested(depth: int) -> str:
    """A document whose fields nest so deep; an even number."""
    pairs = depth // 2 - 1
    return f'{{ stadsdeel(slug: "noord") {{ {"landing { stadsdeel { " * pairs} id {"} } " * pairs} }} }}'


def test_nesting_past_the_limit_is_refused() -> None:
    assert valid_document(nested(16))

    assert refusal(nested(18)) == {
        "message": "The operation nests its fields 18 deep, and 16 is the most. Ask in two steps.",
        "code": "LIMIT_EXCEEDED",
        "limit": "depth",
        "asked": 18,
        "allowed": 16,
    }


def test_nesting_is_measured_through_fragments_in_each_operation() -> None:
    document = f"""
        query Flat {{ __typename }}
        query Deep {{ ... {{ news {{ nodes {{ ...Outer }} }} }} }}
        fragment Inner on News {{ {"related { " * 10} id {"} " * 10} }}
        fragment Outer on News {{ id ... on Page {{ ... on News {{ {"related { " * 10} ...Inner {"} " * 10} }} }} }}
    """

    assert refusal(document)["asked"] == 2 + 10 + 10 + 1


@pytest.mark.parametrize(
    ("limit", "document", "asked", "allowed"),
    [
        ("bytes", "{ __typename } # " + "é" * 10_000, 20_017, 20_000),
        ("tokens", "{" + " id" * 2_000 + "}", 2_002, 2_000),
        ("tokens", "".join(f"query Q{number}{{a}}" for number in range(500)), 2_500, 2_000),
        ("wordCharacters", "{ " + "a" * 201 + " }", 201, 200),
        ("wordCharacters", "{ news(first: " + "9" * 10_000 + ") { totalCount } }", 10_000, 200),
        ("directives", "{ __typename" + " @include(if: true)" * 51 + " }", 51, 50),
        ("aliases", "{" + " ".join(f"a{number}: __typename" for number in range(31)) + "}", 31, 30),
        ("aliases", "{ ...A } fragment A on Query {" + " a: __typename" * 31 + "}", 31, 30),
        ("rootFields", "{" + " __typename" * 21 + "}", 21, 20),
        (
            "rootFields",
            "{ ...A ...A ...A } fragment A on Query {" + " ...B" * 7 + "} fragment B on Query { site { id } }",
            21,
            20,
        ),
    ],
)
def test_more_than_allowed_is_refused(limit: str, document: str, asked: int, allowed: int) -> None:
    told = refusal(document)

    assert (told["limit"], told["asked"], told["allowed"]) == (limit, asked, allowed)
    assert str(asked) in told["message"]
    assert str(allowed) in told["message"]
    assert "Ask " in told["message"]


@pytest.mark.parametrize(
    "document",
    [
        "{" + " ".join(f"a{number}: __typename" for number in range(20)) + "}",
        "{ __typename" + " @include(if: true)" + " }",
        'query { node(id: "' + "a" * 10_000 + '") { id } } # ' + "a" * 9_000,
        "{ " + "a" * 0 + "__typename" + " ,\n" * 5_000 + "}",
    ],
)
def test_as_much_as_allowed_is_not_refused(document: str) -> None:
    assert valid_document(document)


@pytest.mark.parametrize(
    ("_case", "document"),
    [
        ("lists in lists", "{ news(first: 100) { nodes { stadsdelen { news(first: 100) { nodes { id } } } } } }"),
        (
            "many lists",
            "{"
            + " ".join(f"a{number}: news(first: 100) {{ nodes {{ id title lead path }} }}" for number in range(19))
            + "}",
        ),
        (
            "many searches",
            "{" + " ".join(f'a{number}: search(text: "a{number}") {{ totalCount }}' for number in range(8)) + "}",
        ),
        (
            "drawings",
            "{ timeline {"
            + " ".join(f"a{number}: drawing(width: {400 + number}) {{ svg }}" for number in range(30))
            + "} }",
        ),
        (
            "fragments that double",
            "{ ...F0 }"
            + "".join(f" fragment F{number} on Query {{ ...F{number + 1} ...F{number + 1} }}" for number in range(3))
            + ' fragment F3 on Query { search(text: "ab", first: 50) { nodes { snippet } } }',
        ),
        (
            "a list that a variable would have made shorter",
            "query($n: Int) { news(first: $n) { totalCount } " + 'search(text: "a") { totalCount } ' * 8 + "}",
        ),
    ],
)
def test_what_costs_too_much_is_refused_before_it_is_parsed(_case: str, document: str) -> None:
    told = refusal(document)

    assert (told["code"], told["limit"], told["allowed"]) == ("LIMIT_EXCEEDED", "cost", 15_000)
    assert told["asked"] > 15_000


def test_fragments_that_double_a_hundred_times_are_refused() -> None:
    document = (
        "{ news { nodes { ...F0 } } }"
        + "".join(f" fragment F{number} on News {{ ...F{number + 1} ...F{number + 1} }}" for number in range(100))
        + " fragment F100 on News { id }"
    )

    assert refusal(document)["asked"] == 10**15


def test_a_variable_makes_a_document_too_dear() -> None:
    document = "query($n: Int) { news(first: $n) { nodes { stadsdelen { news(first: $n) { nodes { title } } } } } }"

    cost_of(document, {"n": 10}, None).check()
    with pytest.raises(ReaderError) as caught:
        cost_of(document, {"n": 100}, None).check()

    assert caught.value.extensions["limit"] == "cost"
    assert valid_document(document)


@pytest.mark.parametrize("name", PUBLIC_SITE_DOCUMENTS)
def test_the_public_site_stays_well_within_the_limits(name: str, settings: Settings) -> None:
    document = PUBLIC_SITE_DOCUMENTS[name]

    assert valid_document(document)
    assert cost_of(document, LARGEST_PAGE, None).asked < settings.GRAPHQL_MAX_COST / 2


def test_sixty_people_with_picture_area_and_plan_are_within_the_limits(settings: Settings) -> None:
    document = """{ profiles(first: 60) { nodes {
        name path lead
        picture { alt src(preset: CARD) sources(preset: CARD) { type srcset } }
        stadsdelen { slug name kind status }
        plan { aim { html text } activities { title text status } partners { name url } period { label } }
    } } }"""

    assert cost_of(document, None, None).asked < settings.GRAPHQL_MAX_COST / 2


@pytest.mark.parametrize(
    "document",
    [
        """
        { a: __schema { ...T } b: __schema { ...T } c: __schema { ...T } }
        fragment T on __Schema { types { fields { type { fields { type { name kind ofType { name kind description } } } } } } }
        """,
        "{ __schema { types { "
        + " ".join(f"a{n}: fields {{ args {{ type {{ fields {{ name }} }} }} }}" for n in range(30))
        + " } } }",
    ],
)
def test_introspection_has_a_limit_of_its_own(document: str) -> None:
    told = refusal(document)

    assert (told["code"], told["limit"], told["allowed"]) == ("LIMIT_EXCEEDED", "introspection", 200_000)
    assert cost_of("{ __schema { types { name } } __typename }", None, None).asked == 1


@pytest.mark.parametrize("value", [["a"] * 101, {"a": [["b"], ["a"] * 101]}])
def test_a_longer_list_than_any_filter_can_use_is_refused(value: Any) -> None:
    with pytest.raises(ReaderError) as caught:
        check_lists({"x": value})

    assert caught.value.extensions == {"code": "LIMIT_EXCEEDED", "limit": "listItems", "asked": 101, "allowed": 100}
    check_lists({"x": ["a"] * 100})
    check_lists(None)


def test_an_operation_that_nobody_can_tell_costs_nothing() -> None:
    document = "query A { news { totalCount } } query B { site { name } }"

    assert cost_of(document, None, None).asked == 0
    assert cost_of(document, None, "C").asked == 0
    assert cost_of(document, None, "A").asked > cost_of(document, None, "B").asked > 0
