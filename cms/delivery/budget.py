"""What one operation may spend while it is answered: SQL statements, and time.

Its price is known beforehand, but not what the database has on its hands. When the budget is spent no statement is
begun any more, so all that is left of the operation ends at once; its answer is one error, and not half of the data.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.conf import settings
from django.db import OperationalError, connection
from psycopg.errors import QueryCanceled

from .errors import ReaderError, too_much_error

Result = TypeVar("Result")


class Budget:
    """The budget of one operation, from the moment it is made.

    Attributes:
        refusal: why nothing more is spent; None while there is something left.
    """

    def __init__(self) -> None:
        self.refusal: ReaderError | None = None
        self._statements = 0
        self._end = time.monotonic() + settings.GRAPHQL_MAX_SECONDS

    def spend_statement(self) -> None:
        """Takes one statement off the budget; to be called before it is begun.

        Raises:
            ReaderError: nothing is left.
        """
        self._statements += 1
        allowed = settings.GRAPHQL_MAX_STATEMENTS
        if self.refusal is None and self._statements > allowed:
            self.refusal = too_much_error(
                "statements",
                self._statements,
                allowed,
                f"The operation takes more than {allowed} statements of the database. Ask for fewer lists, or in more "
                "than one request.",
            )
        if self.refusal is None and time.monotonic() > self._end:
            self.refusal = _timed_out()
        if self.refusal is not None:
            raise self.refusal

    def run(self, execute: Callable[..., Result], *statement: Any) -> Result:
        """Runs a statement, if there is something left for it.

        Raises:
            ReaderError: nothing is left.
        """
        self.spend_statement()
        try:
            return execute(*statement)
        except OperationalError as error:
            # PostgreSQL ended it: DATABASE_STATEMENT_SECONDS are over.
            if isinstance(error.__cause__, QueryCanceled):
                self.refusal = _timed_out()
            raise

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Runs every statement of Django's cursors on this budget, while this lasts."""
        with connection.execute_wrapper(self.run):
            yield


def _timed_out() -> ReaderError:
    return ReaderError(
        "Answering took too long, and was given up. Try again; if it goes on, ask for less.",
        "TIMED_OUT",
        limit="seconds",
        allowed=settings.GRAPHQL_MAX_SECONDS,
    )
