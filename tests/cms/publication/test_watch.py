"""The watch on the content revision, on a real database whose connections are cut, stopped and refused."""

import os
import signal
from collections.abc import Iterator
from threading import Event

import psycopg
import pytest
from psycopg import sql

from cms.publication.revision import APPLICATION_NAME, RevisionWatch, WatchState
from tests.cms.publication.watching import SECONDS, until, watching
from tests.factories.taxonomy import make_theme


@pytest.fixture
def watch(committed_database: str) -> Iterator[RevisionWatch]:
    """A watch that knows the revision."""
    with watching(conninfo=committed_database) as watch:
        until(lambda: watch.number is not None)
        yield watch


@pytest.fixture
def other(committed_database: str) -> Iterator[psycopg.Connection]:
    """Another program on the same database."""
    with psycopg.connect(committed_database, autocommit=True) as connection:
        yield connection


def servant_of_watch(other: psycopg.Connection) -> int:
    (found,) = other.execute(
        "SELECT pid FROM pg_stat_activity WHERE application_name = %s AND datname = current_database()",
        [APPLICATION_NAME],
    ).fetchall()
    return found[0]


def test_before_it_is_started_it_knows_nothing(committed_database: str) -> None:
    watch = RevisionWatch(lambda: {"conninfo": committed_database})

    assert (watch.number, watch.is_away, watch.state) == (None, False, WatchState.ASLEEP)


def test_it_is_told_of_a_change(watch: RevisionWatch) -> None:
    told = Event()
    watch.tell(told.set)

    make_theme()

    assert told.wait(SECONDS)
    assert (watch.number, watch.state) == (1, WatchState.KNOWING)


def test_a_message_without_a_number_makes_it_ask(watch: RevisionWatch, other: psycopg.Connection) -> None:
    other.execute("NOTIFY content_revision, 'by hand'")
    make_theme()

    until(lambda: watch.number == 1)


def test_what_changed_while_its_connection_was_cut_is_known_afterwards(
    watch: RevisionWatch, other: psycopg.Connection
) -> None:
    first = servant_of_watch(other)
    other.execute("SELECT pg_terminate_backend(%s)", [first])
    make_theme()

    until(lambda: watch.number == 1)
    assert servant_of_watch(other) != first


def test_refused_by_a_database_that_lives_it_says_that_others_can_ask(
    committed_database: str, other: psycopg.Connection
) -> None:
    role = sql.Identifier(f"watch_{os.getpid()}")
    other.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD 'watch' CONNECTION LIMIT 0").format(role))
    try:
        other.execute(sql.SQL("GRANT SELECT ON publication_contentrevision TO {}").format(role))
        address = {"conninfo": committed_database, "user": role.as_string().strip('"'), "password": "watch"}
        with watching(**address) as watch:
            until(lambda: watch.state is WatchState.ASKING)
            assert (watch.number, watch.is_away) == (None, False)

            other.execute(sql.SQL("ALTER ROLE {} CONNECTION LIMIT 1").format(role))

            until(lambda: watch.number == 0)
    finally:
        other.execute(sql.SQL("DROP OWNED BY {}").format(role))
        other.execute(sql.SQL("DROP ROLE {}").format(role))


def test_a_connection_that_hangs_is_believed_for_seconds_only(watch: RevisionWatch, other: psycopg.Connection) -> None:
    servant = servant_of_watch(other)
    os.kill(servant, signal.SIGSTOP)
    try:
        make_theme()

        until(lambda: watch.number == 1)
    finally:
        os.kill(servant, signal.SIGCONT)


def test_where_no_database_answers_it_is_away() -> None:
    with watching(host="127.0.0.1", port=1, dbname="nobody") as watch:
        until(lambda: watch.is_away)

        assert (watch.number, watch.state) == (None, WatchState.AWAY)
