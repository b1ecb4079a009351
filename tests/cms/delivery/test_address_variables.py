from typing import Any

import pytest
from graphql import OperationDefinitionNode, parse

from cms.delivery.addresses.variables import is_written_as_json, read_variables, required_variables, variable_types
from cms.delivery.http.refusals import Refusal


def operation(variables: str) -> OperationDefinitionNode:
    """An operation with these variables; only their types matter here."""
    (node,) = parse(f"query Q({variables}) {{ __typename }}").definitions
    assert isinstance(node, OperationDefinitionNode)
    return node


@pytest.mark.parametrize(
    ("variables", "pairs", "values"),
    [
        ("$a: Int", [], {}),
        ("$a: Int", [("a", "-5")], {"a": -5}),
        ("$a: Int!", [("a", "99999999999")], {"a": 99_999_999_999}),
        ("$a: [Int!]!", [("a", "1"), ("a", "2")], {"a": [1, 2]}),
        ("$a: [Int]", [("a", "1")], {"a": [1]}),
        ("$a: Boolean", [("a", "true")], {"a": True}),
        ("$a: [Boolean!]", [("a", "true"), ("a", "false")], {"a": [True, False]}),
        ("$a: String", [("a", "5 é 🚲")], {"a": "5 é 🚲"}),
        ("$a: String!", [("a", "")], {"a": ""}),
        ("$a: ID!, $b: Date", [("b", "2026-01-01"), ("a", "News:1")], {"a": "News:1", "b": "2026-01-01"}),
        ("$a: NewsOrder", [("a", "NEWEST")], {"a": "NEWEST"}),
        ("$a: [[Int!]!]", [("a", "[[1], [2, 3]]")], {"a": [[1], [2, 3]]}),
        ("$a: InterestInput!", [("a", '{"message": "x"}')], {"a": {"message": "x"}}),
        ("$a: [InterestInput!]", [("a", '[{"message": "x"}]')], {"a": [{"message": "x"}]}),
    ],
)
def test_a_value_is_read_as_its_type_says(variables: str, pairs: list[tuple[str, str]], values: dict[str, Any]) -> None:
    assert read_variables(operation(variables), pairs) == values


@pytest.mark.parametrize(
    ("variables", "pairs", "message"),
    [
        ("$a: Int", [("a", "x")], "a: write a whole number."),
        ("$a: Int", [("a", "")], "a: write a whole number."),
        ("$a: Int", [("a", "1.0")], "a: write a whole number."),
        ("$a: Int", [("a", "9" * 5_000)], "a: write a whole number."),
        ("$a: Int", [("a", "1"), ("a", "1")], "a: send it once."),
        ("$a: [Int!]", [("a", "1"), ("a", "x")], "a: write a whole number."),
        ("$a: Boolean", [("a", "1")], "a: write true or false."),
        ("$a: Boolean", [("a", "True")], "a: write true or false."),
        ("$a: String!", [], "a: the document needs it. Send ?a=…."),
        ("$a: [String!]!", [], "a: the document needs it. Send ?a=…."),
        ("$a: String", [("b", "")], "b: the document has no such variable. Known are: a."),
        ("$a: [[Int]]", [("a", "[[1")], "a is not JSON in UTF-8."),
        ("$a: [[Int]]", [("a", "[" * 40 + "]" * 40)], "Lists and objects nest more than 32 deep."),
        ("$a: String", [("a", "\0")], "A text holds the character U+0000. Leave it out."),
    ],
)
def test_a_value_that_cannot_be_used_is_told(variables: str, pairs: list[tuple[str, str]], message: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_variables(operation(variables), pairs)

    (error,) = caught.value.errors
    assert error.message == message
    assert error.extensions["code"] in {"ARGUMENT_INVALID", "REQUEST_INVALID"}


def test_what_has_a_default_or_may_be_null_is_not_required() -> None:
    assert required_variables(operation("$a: Int!, $b: Int! = 1, $c: Int, $d: [Int!]!")) == ["a", "d"]


def test_only_what_is_no_scalar_is_written_as_json() -> None:
    types = variable_types(
        operation("$a: Int!, $b: [NewsOrder!]!, $c: [[Int]], $d: InterestInput, $e: [InterestInput]")
    )

    assert [name for name, kind in types.items() if is_written_as_json(kind)] == ["c", "d", "e"]
