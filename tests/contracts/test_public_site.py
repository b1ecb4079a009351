"""The public site's own documents, answered whole over a site on which everything is filled in."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.utils import timezone
from graphql import NonNullTypeNode, OperationDefinitionNode, OperationType, parse, validate

from cms.delivery.answering import answer
from cms.delivery.executable import executable_schema
from cms.partners.reader import Reader
from cms.schema.kinds import PAGE_KINDS
from tests.contracts.readers import assert_answers_as_kept, kept_names
from tests.factories.programme import BARE, Programme

QUERIES = Path(__file__).parents[2] / "frontend-examples" / "public-site" / "queries"
KEPT = Path(__file__).parent / "answers"
DOCUMENT = parse("\n".join(path.read_text() for path in sorted(QUERIES.glob("*.graphql"))))
# What changes something is proved where that is carried out.
OPERATIONS = {
    node.name.value: node
    for node in DOCUMENT.definitions
    if isinstance(node, OperationDefinitionNode) and node.name and node.operation is OperationType.QUERY
}
OF_A_PAGE = "PageAtPath"

# What each variable is given, by its name; for some documents something else.
VALUES = {
    "audience": "werkgevers",
    "audiences": ["werkgevers"],
    "stadsdeel": "nieuw-west",
    "stadsdelen": ["nieuw-west"],
    "today": "2022-11-01",
    "since": "2022-01-01",
    "day": "2022-06-01",
    "path": "/agenda/bijeenkomst-voor-werkgevers/",
    "phase": "PAST",
    "width": 1200,
    "colours": "DARK",
    "text": "bijeenkomst",
    "first": 2,
    "slugs": ["amina", "bas", "cor"],
    "knowledge": "weg",
    "work": "gast",
    "start": "2023-06-01",
}
VALUES_OF: dict[str, dict[str, Any]] = {"Resources": {"kinds": ["FACILITY"]}, "Search": {"kinds": ["Event"]}}
# Lists from a cursor on are tested where lists are.
LEFT_OUT = {"after", "before", "last"}

PAGES = [field.name for field in fields(Programme) if field.type in PAGE_KINDS and field.name not in BARE]


def required_variables(operation: OperationDefinitionNode) -> set[str]:
    """The names of the variables that must be given."""
    nodes = operation.variable_definitions
    return {node.variable.name.value for node in nodes if isinstance(node.type, NonNullTypeNode)}


def optional_variables(operation: OperationDefinitionNode) -> set[str]:
    """The names of the variables by which an answer is narrowed."""
    names = {node.variable.name.value for node in operation.variable_definitions}
    return names - required_variables(operation) - LEFT_OUT


OTHERS = {name: node for name, node in OPERATIONS.items() if name != OF_A_PAGE}
NARROWED = {name: node for name, node in OTHERS.items() if optional_variables(node)}


def test_the_documents_of_the_public_site_fit_the_schema() -> None:
    assert validate(executable_schema(), DOCUMENT) == []


def test_every_kind_of_page_is_asked_for() -> None:
    assert {field.type for field in fields(Programme) if field.name in PAGES} == set(PAGE_KINDS)


def test_no_answer_is_kept_that_nobody_asks_for() -> None:
    asked = {*PAGES, "nothing", *OTHERS, *(f"{name}-narrowed" for name in NARROWED)}

    assert kept_names(KEPT) == asked


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_answered_whole(rolled_back: Programme, name: str) -> None:
    path = getattr(rolled_back, name).public_path

    def page(reader: Reader) -> Any:
        answer = _answer(OF_A_PAGE, reader, path=path)
        assert answer | {"route": None} == _answer(OF_A_PAGE, reader, path="/bestaat-niet/")
        return answer["route"]

    assert_answers_as_kept(KEPT, name, page)


def test_what_stands_on_every_page_is_answered_whole(rolled_back: Programme) -> None:
    assert_answers_as_kept(KEPT, "nothing", lambda reader: _answer(OF_A_PAGE, reader, path="/bestaat-niet/"))


@pytest.mark.parametrize("operation", OTHERS)
def test_the_other_documents_are_answered_whole(rolled_back: Programme, operation: str) -> None:
    values = _values(operation, required_variables(OTHERS[operation]))

    assert_answers_as_kept(KEPT, operation, lambda reader: _answer(operation, reader, **values))


@pytest.mark.parametrize("operation", NARROWED)
def test_the_other_documents_are_answered_whole_when_narrowed(
    rolled_back: Programme,
    operation: str,
) -> None:
    node = NARROWED[operation]
    values = _values(operation, required_variables(node) | optional_variables(node))

    assert_answers_as_kept(KEPT, f"{operation}-narrowed", lambda reader: _answer(operation, reader, **values))


def _values(operation: str, names: set[str]) -> dict[str, Any]:
    """What the variables are given; one that is unknown here wants a value in `VALUES`."""
    values = VALUES | VALUES_OF.get(operation, {})
    return {name: values[name] for name in sorted(names)}


def _answer(operation: str, reader: Reader, **variables: Any) -> Any:
    found = answer(DOCUMENT, reader, timezone.now(), variables=variables, operation_name=operation)
    assert found.errors == ()
    return orjson.loads(found.data or b"")
