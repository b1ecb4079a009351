"""An operation may spend so many statements, and so much time; then it ends."""

from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from pytest_django import Settings

from cms.delivery.budget import Budget
from cms.delivery.errors import ReaderError
from tests.factories.publication import make_item

TWO_STATEMENTS = '{ stadsdeel(slug: "noord") { slug news { nodes { title } } } }'


def refusal(answer: Any) -> dict[str, Any]:
    assert list(answer) == ["errors"]
    (error,) = answer["errors"]
    assert "path" not in error
    return error["extensions"]


@pytest.fixture
def two_statements(db: None) -> None:
    make_item("Stadsdeel:1", {"slug": "noord"}, slug="noord")


@pytest.mark.usefixtures("two_statements")
def test_an_operation_ends_at_its_last_statement(ask: Any, settings: Settings) -> None:
    settings.GRAPHQL_MAX_STATEMENTS = 2
    assert "errors" not in ask(TWO_STATEMENTS)

    settings.GRAPHQL_MAX_STATEMENTS = 1

    assert refusal(ask(TWO_STATEMENTS)) == {"code": "LIMIT_EXCEEDED", "limit": "statements", "asked": 2, "allowed": 1}


@pytest.mark.usefixtures("two_statements")
def test_an_operation_begins_no_statement_when_its_time_is_over(ask: Any, settings: Settings) -> None:
    settings.GRAPHQL_MAX_SECONDS = 0

    assert refusal(ask(TWO_STATEMENTS)) == {"code": "TIMED_OUT", "limit": "seconds", "allowed": 0}


@pytest.mark.django_db
def test_a_statement_that_postgresql_ends_is_the_last_one() -> None:
    budget = Budget()
    statements = []

    with pytest.raises(OperationalError), transaction.atomic():
        _sleep_longer_than_allowed(budget)

    assert budget.refusal is not None
    assert (budget.refusal.extensions or {})["code"] == "TIMED_OUT"
    with pytest.raises(ReaderError):
        budget.run(statements.append, "SELECT 1")
    assert statements == []


def _sleep_longer_than_allowed(budget: Budget) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '50ms'")
        with budget.watching():
            cursor.execute("SELECT pg_sleep(20)")
