"""Which errors say that the database is away, and what readers hear then."""

import json

import psycopg
import pytest
from django.db import DataError, InterfaceError, OperationalError
from django.test import Client
from psycopg import errors

from cms.delivery.http import serving
from cms.delivery.outage import is_outage


def wrapped(kind: type[Exception], cause: Exception) -> Exception:
    """As Django gives an error of psycopg."""
    error = kind(*cause.args)
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("_error", "_expected"),
    [
        (wrapped(OperationalError, psycopg.OperationalError("server closed the connection unexpectedly")), True),
        (wrapped(InterfaceError, psycopg.InterfaceError("the connection is closed")), True),
        (wrapped(OperationalError, errors.AdminShutdown()), True),
        (wrapped(OperationalError, errors.CannotConnectNow()), True),
        (wrapped(OperationalError, errors.TooManyConnections()), True),
        (psycopg.OperationalError("connection refused"), True),
        (wrapped(OperationalError, errors.QueryCanceled()), False),
        (wrapped(OperationalError, errors.DeadlockDetected()), False),
        (wrapped(DataError, errors.NumericValueOutOfRange()), False),
        (ValueError(), False),
        (None, False),
    ],
)
def test_only_a_database_that_cannot_be_reached_is_an_outage(_error: Exception | None, _expected: bool) -> None:
    assert is_outage(_error) is _expected


@pytest.mark.parametrize(
    ("_accept", "_path"),
    [("application/json", "/graphql/"), ("application/graphql-response+json", "/graphql/"), ("*/*", "/documents/x/y")],
)
def test_while_it_is_away_readers_hear_so_at_once(
    _accept: str, _path: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Away:
        is_away = True

    monkeypatch.setattr(serving, "watch", Away)

    answer = client.get(_path, {"query": "{ __typename }"}, headers={"Accept": _accept})

    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "5", "no-store")
    assert "UNAVAILABLE" in json.dumps(answer.json())
