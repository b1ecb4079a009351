"""From a text to a document that may be executed, or to the reason why not."""

from typing import Any

import pytest
from cachetools import LRUCache
from graphql import get_introspection_query

from cms.delivery.documents import validity as documents
from cms.delivery.documents.validity import InvalidDocument, valid_document


def errors_of(document: str) -> list[dict[str, Any]]:
    with pytest.raises(InvalidDocument) as caught:
        valid_document(document)
    return [dict(error.formatted) for error in caught.value.errors]


def test_a_document_is_remembered() -> None:
    text = "{ news { totalCount } }"

    assert valid_document(text) is valid_document(text)


def test_what_is_remembered_has_an_end() -> None:
    caches = (documents._judged.cache, documents._held_against_limits.cache)

    for number in range(1_200):
        # Wrong from its first word, so it is judged at once.
        errors_of(f"}} {'id ' * 1_000} # {'x' * 10_000} {number}")

    for cache in caches:
        assert isinstance(cache, LRUCache)
        assert cache.maxsize / 2 < cache.currsize <= cache.maxsize < 50_000_000
        assert len(cache) < 1_200


@pytest.mark.parametrize("descriptions", [True, False])
def test_the_standard_introspection_query_is_within_the_limits(descriptions: bool) -> None:
    assert valid_document(
        get_introspection_query(
            descriptions=descriptions,
            specified_by_url=True,
            directive_is_repeatable=True,
            schema_description=True,
            input_value_deprecation=True,
            input_object_one_of=True,
        )
    )


@pytest.mark.parametrize(
    ("_case", "document"),
    [
        ("lists past reason", "{ news(audience: " + "[" * 900 + "]" * 900 + ") { totalCount } }"),
        ("objects past reason", "{ news(from: " + "{ a: " * 400 + "1" + "}" * 400 + ") { totalCount } }"),
        ("types past reason", "query($a: " + "[" * 900 + "Int" + "]" * 900 + ") { __typename }"),
        ("fragments within fragments", "{" + "... {" * 450 + "__typename" + "}" * 450 + "}"),
    ],
)
def test_a_document_too_large_to_parse_is_told_so(_case: str, document: str) -> None:
    (error,) = errors_of(document)

    assert error["extensions"]["code"] == "DOCUMENT_TOO_LARGE"


@pytest.mark.parametrize(
    ("_case", "document"),
    [
        ("one field many times", "{ news(first: 1) { nodes {" + " id" * 900 + " } } }"),
        (
            "fragments with the same fields",
            "{ news { nodes { "
            + " ".join(f"...F{number}" for number in range(70))
            + " } } }"
            + "".join(f" fragment F{number} on News {{ id title slug lead path date }}" for number in range(70)),
        ),
        (
            "the same fields in different kinds",
            "{ node(id: 1) {" + " ".join("... on News { id title }" for _ in range(200)) + " } }",
        ),
    ],
)
def test_comparing_fields_of_one_name_ends(_case: str, document: str) -> None:
    (error,) = errors_of(document)

    assert error["extensions"] == {"code": "DOCUMENT_TOO_LARGE", "limit": "comparisons", "allowed": 25_000}


@pytest.mark.parametrize(
    ("_case", "document"),
    [
        ("a circle", "{ ...A } fragment A on Query { ...B ...B } fragment B on Query { ...A ...A }"),
        ("a fragment in itself", "{ ...A } fragment A on Query { __typename ...A }"),
        ("types and fields are no part of what readers send", "type A { a: Int } query { __typename }"),
        ("a name that is nobody's", "{ nobody { nothing { nowhere } } }"),
        ("nothing", ""),
        ("a text without end", '{ node(id: "'),
        ("a long text without end", '{ node(id: """\\"""'),
    ],
)
def test_what_cannot_be_executed_is_refused(_case: str, document: str) -> None:
    assert {error["extensions"]["code"] for error in errors_of(document) if "extensions" in error} <= {
        "DOCUMENT_INVALID"
    }


def test_who_corrects_a_document_gets_some_errors_at_once() -> None:
    errors = errors_of("{" + " ".join(f"nobody{number}" for number in range(19)) + "}")

    assert len(errors) == 11
    assert errors[0]["message"] == "Cannot query field 'nobody0' on type 'Query'."
    assert errors[-1]["message"] == "Too many validation errors, error limit reached. Validation aborted."


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
