"""A watch in each process on the content revision: it knows of a new one at once.

    connect ─► LISTEN ─► read ─► is told of each change, and asks every two seconds ─┐
       ▲                                                                             │ the connection breaks
       └──────────────────────── pauses that grow, up to two seconds ◄───────────────┘

It listens before it reads, so no change falls in between. What it knows holds for five seconds, unless the database
confirms it again: so whatever happens to the connection or to this thread, nobody believes an old number for longer.
While it does not know the number, whoever needs it asks the database.
"""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from typing import Any, NamedTuple

import psycopg
import structlog
from django.db import connections
from psycopg.conninfo import make_conninfo
from psycopg.pq import PGconn, Ping

CHANNEL = "content_revision"
APPLICATION_NAME = "buurtbaan: content revision"
ASKING_SECONDS = 2.0
KNOWN_SECONDS = 5.0
FIRST_PAUSE_SECONDS = 0.05
LONGEST_PAUSE_SECONDS = 2.0

logger = structlog.get_logger(__name__)

_READ = "SELECT coalesce((SELECT number FROM publication_contentrevision), 0)"


class WatchState(StrEnum):
    """What the watch knows."""

    ASLEEP = "asleep"  # nobody has started it
    KNOWING = "knowing"  # it is told of each change
    ASKING = "asking"  # it is not, but the database can be asked
    AWAY = "away"  # the database does not answer


class _Known(NamedTuple):
    number: int
    until: float


class RevisionWatch:
    """Knows the content revision, once it is started.

    Args:
        address: gives the words with which psycopg connects to the database; asked at each attempt.
        returned: called when a database answers that was away, before anybody is told so.
    """

    def __init__(self, address: Callable[[], dict[str, Any]], returned: Callable[[], None] = lambda: None) -> None:
        self._address = address
        self._returned = returned
        self._known: _Known | None = None
        self._last: tuple[int, float] | None = None
        self._is_away = False
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._stopping = threading.Event()
        self._connection: psycopg.Connection | None = None
        self._told: list[Callable[[], None]] = []

    @property
    def number(self) -> int | None:
        """The revision; None while it is not known, and the database must be asked."""
        known = self._known
        return known.number if known is not None and time.monotonic() < known.until else None

    @property
    def last(self) -> tuple[int, float] | None:
        """The number that the database confirmed last, and when (seconds since 1970); None when it never did."""
        return self._last

    @property
    def is_away(self) -> bool:
        """Whether the database did not answer when it was last tried; it is tried again at least every few seconds."""
        return self._is_away

    @property
    def state(self) -> WatchState:
        """What it knows, for whoever watches this process."""
        if self.number is not None:
            return WatchState.KNOWING
        if self._thread is None:
            return WatchState.ASLEEP
        return WatchState.AWAY if self._is_away else WatchState.ASKING

    def start(self) -> None:
        """Starts it in this process, unless it runs; it ends with the process."""
        if self._thread is None:
            with self._starting:
                if self._thread is None:
                    self._thread = threading.Thread(target=self._watch, name=CHANNEL, daemon=True)
                    self._thread.start()

    def stop(self) -> None:
        """Ends it before the process does; it cannot be started again."""
        self._stopping.set()
        if self._connection is not None:
            _break(self._connection)
        if self._thread is not None:
            self._thread.join()

    def tell(self, listener: Callable[[], None]) -> None:
        """Has a function called at each new number. It is called in the thread of the watch, and must not wait."""
        self._told.append(listener)

    def _watch(self) -> None:
        pause = 0.0
        while not self._stopping.wait(pause):
            try:
                connection = self._connection = self._connected()
            except psycopg.OperationalError as error:
                self._is_away = self._does_not_answer(error)
                pause = min(max(2 * pause, FIRST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS)
                continue
            try:
                with connection:
                    self._listen(connection)
            except psycopg.Error as error:
                # A broken connection is made again at once; a database without our table is asked seldom.
                pause = 0.0 if isinstance(error, psycopg.OperationalError) else LONGEST_PAUSE_SECONDS
                logger.warning("content_revision_unknown", reason=type(error).__name__)
            finally:
                self._known = None

    def _connected(self) -> psycopg.Connection:
        return psycopg.connect(**self._address(), autocommit=True, application_name=APPLICATION_NAME)

    def _does_not_answer(self, error: psycopg.OperationalError) -> bool:
        """Whether nobody can reach the database; it may also have refused only us, for it has too many connections."""
        if isinstance(error, psycopg.errors.ConnectionTimeout):
            return True
        return PGconn.ping(make_conninfo(**self._address()).encode()) is not Ping.OK

    def _listen(self, connection: psycopg.Connection) -> None:
        connection.execute(f"LISTEN {CHANNEL}")
        while not self._stopping.is_set():
            asked_at, confirmed_at = time.monotonic(), time.time()
            with _ended_after(KNOWN_SECONDS - ASKING_SECONDS, connection):
                ((number,),) = connection.execute(_READ).fetchall()
            self._last = number, confirmed_at
            until = asked_at + KNOWN_SECONDS
            if self._is_away:
                self._returned()
                self._is_away = False
            self._learn(_Known(number, until))
            for notice in connection.notifies(timeout=ASKING_SECONDS):
                if not notice.payload.isdecimal():
                    break
                # What was announced before we read is told after it.
                self._learn(_Known(max(number, int(notice.payload)), until))

    def _learn(self, known: _Known) -> None:
        before, self._known = self._known, known
        if before is None or before.number != known.number:
            for listener in self._told:
                listener()


@contextmanager
def _ended_after(seconds: float, connection: psycopg.Connection) -> Iterator[None]:
    """Breaks the connection off when what is done with it takes longer: a database that hangs says nothing."""
    clock = threading.Timer(seconds, _break, [connection])
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _break(connection: psycopg.Connection) -> None:
    # It may have ended by itself meanwhile.
    with suppress(psycopg.Error, OSError), socket.socket(fileno=os.dup(connection.fileno())) as line:
        line.shutdown(socket.SHUT_RDWR)


def _address_of_database() -> dict[str, Any]:
    parameters = connections["default"].get_connection_params()
    for of_django in ("cursor_factory", "context", "prepare_threshold"):
        parameters.pop(of_django, None)
    return parameters


def _forget_connections() -> None:
    """Begins with new connections: those in the pool are broken, and it tries less and less often to make others."""
    pool = connections["default"]._connection_pools.pop("default", None)  # type: ignore[attr-defined]
    if pool is not None:
        pool.close(timeout=0)


watch = RevisionWatch(_address_of_database, _forget_connections)
"""The watch of this process; the reading side starts it with its first request."""
