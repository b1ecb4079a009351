import time
from typing import Any

import pytest
from graphql import get_introspection_query

from cms.delivery.documents import InvalidDocument, valid_document


def errors_of(document: str) -> list[dict[str, Any]]:
    with pytest.raises(InvalidDocument) as caught:
        valid_document(document)
    return [dict(error.formatted) for error in caught.value.errors]


def nested(depth: int) -> str:
    """A selection whose fields nest so deep, three at least."""
    related = depth - 3
    return f"{{ news {{ nodes {{ {'related { ' * related} id {'} ' * related} }} }} }}"


def test_a_document_is_remembered() -> None:
    text = "{ news { totalCount } }"

    assert valid_document(text) is valid_document(text)


def test_the_standard_introspection_query_is_within_the_limits() -> None:
    assert valid_document(get_introspection_query(descriptions=True, input_value_deprecation=True))


def test_nesting_past_the_limit_is_refused() -> None:
    assert valid_document(nested(16))

    (error,) = errors_of(nested(17))

    assert error["message"] == "The operation nests its fields 17 deep, and 16 is the most. Ask in two steps."
    assert error["extensions"] == {"code": "LIMIT_EXCEEDED", "limit": "depth", "asked": 17, "allowed": 16}


def test_nesting_is_measured_through_fragments_in_each_operation() -> None:
    document = f"""
        query Flat {{ __typename }}
        query Deep {{ ... {{ news {{ nodes {{ ...Outer }} }} }} }}
        fragment Outer on News {{ id ... on Page {{ ... on News {{ {"related { " * 10} ...Inner {"} " * 10} }} }} }}
        fragment Inner on News {{ {"related { " * 10} id {"} " * 10} }}
    """

    (error,) = errors_of(document)

    assert error["extensions"]["asked"] == 2 + 10 + 10 + 1


@pytest.mark.parametrize(
    ("_case", "document", "is_valid"),
    [
        (
            "each spreads the next twice",
            "{ ...F0 }"
            + "".join(f" fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(100))
            + " fragment F100 on Query { __typename }",
            True,
        ),
        (
            "as long a chain as the tokens allow",
            "{ ...F0 }"
            + "".join(f" fragment F{n} on Query {{ ...F{n + 1} }}" for n in range(240))
            + " fragment F240 on Query { __typename }",
            False,
        ),
        (
            "a chain of nested selections",
            "{ news { nodes { ...F0 } } }"
            + "".join(f" fragment F{n} on News {{ {'related {' * 30} ...F{n + 1} {'}' * 30} }}" for n in range(18))
            + " fragment F18 on News { id }",
            False,
        ),
        (
            "a circle",
            "{ ...A } fragment A on Query { ...B ...B } fragment B on Query { ...A ...A }",
            False,
        ),
        (
            "introspection in circles",
            "{ __schema { types {" + "fields { type {" * 6 + "name" + "} }" * 6 + "} } }",
            False,
        ),
        ("the same field again and again", "{" + " news { nodes { id title } }" * 200 + "}", True),
    ],
)
def test_a_hostile_document_is_judged_at_once(_case: str, document: str, is_valid: bool) -> None:
    begin = time.process_time()

    if is_valid:
        assert valid_document(document)
    else:
        assert errors_of(document)

    assert time.process_time() - begin < 2


def test_more_aliases_than_allowed_are_refused() -> None:
    aliases = " ".join(f"a{number}: __typename" for number in range(31))

    (error,) = errors_of(f"{{ {aliases} }}")

    assert error["extensions"] == {"code": "LIMIT_EXCEEDED", "limit": "aliases", "asked": 31, "allowed": 30}
    assert errors_of(f"{{ ...A ...B }} fragment A on Query {{ {aliases} }} fragment B on Query {{ __typename }}")
    assert valid_document(f"{{ {aliases.removesuffix('a30: __typename')} }}")


def test_more_bytes_than_allowed_are_refused() -> None:
    (error,) = errors_of("{ __typename } # " + "é" * 10_000)

    assert error["extensions"] == {"code": "DOCUMENT_TOO_LARGE", "limit": "bytes", "asked": 20_017, "allowed": 20_000}


@pytest.mark.parametrize(
    ("_case", "document"),
    [
        ("too many tokens", "{" + " id" * 2_000 + "}"),
        ("selections past reason", "{ a" * 600 + "}" * 600),
        ("lists past reason", "{ news(audience: " + "[" * 900 + "]" * 900 + ") { totalCount } }"),
        ("objects past reason", "{ news(from: " + "{ a: " * 400 + "1" + "}" * 400 + ") { totalCount } }"),
        ("types past reason", "query($a: " + "[" * 900 + "Int" + "]" * 900 + ") { __typename }"),
    ],
)
def test_a_document_too_large_to_parse_is_told_so(_case: str, document: str) -> None:
    (error,) = errors_of(document)

    assert error["extensions"]["code"] == "DOCUMENT_TOO_LARGE"


@pytest.mark.parametrize("text", ['"\\u0000"', '"a\\u{0}b"'])
def test_a_text_that_no_database_holds_is_refused(text: str) -> None:
    (error,) = errors_of(f"{{ node(id: {text}) {{ id }} }}")

    assert error["message"] == "A text holds the character U+0000. Leave it out."
    assert error["locations"] == [{"line": 1, "column": 12}]


@pytest.mark.parametrize(
    "document",
    ["{ draftTitle }", "{ news { nodes { titel owner { password } } } }", "{ stadsdel(slug: 1) { naam } }"],
)
def test_no_suggestion_gives_a_name_away(document: str) -> None:
    assert all("Did you mean" not in error["message"] for error in errors_of(document))
