"""While the database is away: who asks hears so at once, and is not kept waiting for a connection."""

from http import HTTPStatus

import psycopg
from django.db import InterfaceError, OperationalError, connections

from .errors import ReaderError
from .http.refusals import Refusal

RETRY_SECONDS = 5

# Of PostgreSQL's errors: lost connections, no room for another, shut down, not started yet.
_CLASSES = ("08", "53")
_STATES = {"57P01", "57P02", "57P03"}


def is_outage(error: BaseException | None) -> bool:
    """Whether an error says that the database cannot be reached, and not that something is wrong with the statement."""
    cause = error.__cause__ if isinstance(error, (OperationalError, InterfaceError)) else error
    if not isinstance(cause, (psycopg.OperationalError, psycopg.InterfaceError)):
        return False
    state = cause.sqlstate
    return state is None or state in _STATES or state.startswith(_CLASSES)


def check_connections() -> None:
    """Throws away the connections of this process that are broken."""
    pool = connections["default"].pool  # type: ignore[attr-defined]  # PostgreSQL's kind of connection has it
    if pool is not None:
        pool.check()


def unavailable() -> Refusal:
    """The database is away."""
    error = ReaderError(f"The content cannot be read now. Try again in {RETRY_SECONDS} seconds.", "UNAVAILABLE")
    return Refusal([error], HTTPStatus.SERVICE_UNAVAILABLE, {"Retry-After": str(RETRY_SECONDS)})
