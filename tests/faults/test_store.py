"""The database falls away, comes back, or changes behind our back; workers die. Readers hardly notice."""

import json
import os
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.browser import ShiftingClock
from tests.database import TestServer
from tests.faults.serving import PERSON, SECONDS, THEME, WORKERS, Cms, Readers, Store, until
from tests.journeys.installation import KEY

LATEST_SECONDS = 1.0
UNKNOWN = '{{ node(id: "Theme:{}") {{ id }} }}'


@pytest.fixture(scope="session")
def store(
    django_db_setup: None, database_server: TestServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A store that may be killed."""
    store = Store(tmp_path_factory.mktemp("killable"), database_server)
    with store.running():
        yield store


def one_theme_and_one_person(store: Store) -> None:
    """What all tests begin with; the person agreed until the day after tomorrow."""
    store.put("Theme:1", "before")
    store.put("Profile:1", "person", needs_consent=True)
    store.run("DELETE FROM publication_publishedgrant")
    store.run(
        "INSERT INTO publication_publishedgrant (node_id, channel, valid_from, valid_until, recorded_at)"
        " VALUES ('Profile:1', 'public-site', current_date - 2, current_date + 2, now())"
    )


def cms_on(store: Store) -> Cms:
    """The CMS of this process of tests, which does not run yet."""
    return Cms(f"faults-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}", store)


@pytest.fixture
def cms(store: Store) -> Iterator[Cms]:
    """Two workers that have just started, and a store with one theme and one person who agreed."""
    one_theme_and_one_person(store)
    cms = cms_on(store)
    with cms.running():
        yield cms


def test_a_change_past_the_cms_is_seen_by_both_workers_within_a_second(cms: Cms, store: Store) -> None:
    with Readers(cms.clients()) as readers:
        readers.see(200)
        store.run(
            "UPDATE publication_publisheditem SET data = data || '{\"slug\": \"after\"}' WHERE node_id = 'Theme:1'"
        )
        committed_at = time.monotonic()
        until(lambda: time.monotonic() > committed_at + LATEST_SECONDS)
        readers.see(200)

    assert {seen.status for seen in readers.seen} == {200}
    assert {seen.slug for seen in readers.since(committed_at + LATEST_SECONDS)} == {"after"}


def test_many_publications_under_load_fail_nobody_and_leave_nothing_old(cms: Cms, store: Store) -> None:
    with Readers(cms.clients()) as readers:
        for number in range(20):
            store.put("Theme:1", f"version-{number}")
            readers.see(20)
        committed_at = time.monotonic()
        until(lambda: time.monotonic() > committed_at + LATEST_SECONDS)
        readers.see(100)

    assert {seen.status for seen in readers.seen} == {200}
    assert {seen.slug for seen in readers.since(committed_at + LATEST_SECONDS)} == {"version-19"}


def test_what_changed_while_nobody_could_be_told_is_not_given_old(cms: Cms, store: Store) -> None:
    with Readers(cms.clients()) as readers:
        readers.see(100)
        until(lambda: store.listeners == WORKERS)
        assert store.cut_listeners() == WORKERS
        store.put("Theme:1", "after")
        committed_at = time.monotonic()
        until(lambda: store.listeners == WORKERS)
        until(lambda: time.monotonic() > committed_at + LATEST_SECONDS)
        readers.see(100)

    assert {seen.status for seen in readers.seen} == {200}
    assert {seen.slug for seen in readers.since(committed_at + LATEST_SECONDS)} == {"after"}


def test_without_its_database_the_cms_gives_what_it_knows_and_says_that_it_is_old(cms: Cms, store: Store) -> None:
    clients = cms.clients()
    for client in clients:
        assert [client.ask(document).status for document in (THEME, PERSON)] == [200, 200]

    with store.killed():
        until(lambda: all("stale" in client.ask().cache for client in clients))
        known = [client.ask() for client in clients]
        people = [client.ask(PERSON) for client in clients]
        unknown = [client.ask(UNKNOWN.format(number)) for number, client in enumerate(clients, start=100)]
        private = clients[0].ask(Authorization="Bearer of-an-employer")
        ready = clients[0].get("/health/ready/")

    assert {(seen.status, seen.slug, seen.cache) for seen in known} == {(200, "before", "hit; detail=stale")}
    assert all(int(seen.headers["age"]) >= 0 for seen in known)
    for seen in [*people, *unknown, private]:
        assert (seen.status, seen.headers["retry-after"]) == (503, "5")
        assert b"UNAVAILABLE" in seen.body
        assert b"Profile:1" not in seen.body
        assert seen.seconds < 2
    assert (ready.status, json.loads(ready.body)) == (503, {"status": "no database", "revisionWatch": "away"})
    assert ready.seconds < 2
    until(lambda: cms.ask(PERSON).status == 200)


def test_when_the_database_is_killed_under_load_readers_keep_their_answers_and_then_get_new_ones(
    cms: Cms, store: Store
) -> None:
    with Readers(cms.clients()) as readers:
        readers.see(200)
        with store.killed():
            readers.see(400)
        store.put("Theme:1", "after")
        committed_at = time.monotonic()
        until(lambda: {seen.slug for seen in readers.since(time.monotonic() - 0.2)} == {"after"})
        back_at = time.monotonic()
        readers.see(200)
        until(lambda: cms.ask(UNKNOWN.format(7)).status == 200)

    assert {seen.status for seen in readers.seen} == {200}
    assert {seen.slug for seen in readers.since(back_at)} == {"after"}
    assert any("stale" in seen.cache for seen in readers.seen)
    assert back_at - committed_at < SECONDS


def test_a_worker_that_is_killed_is_replaced_and_the_new_one_is_as_fresh(cms: Cms, store: Store) -> None:
    with Readers(cms.clients()) as readers:
        killed = next(iter(cms.workers))
        os.kill(killed, signal.SIGKILL)
        until(lambda: len(cms.workers - {killed}) == WORKERS)
        readers.see(100)
    with Readers(cms.clients()) as later:
        assert store.listeners == WORKERS
        store.put("Theme:1", "after")
        committed_at = time.monotonic()
        until(lambda: time.monotonic() > committed_at + LATEST_SECONDS)
        later.see(200)

    # Those whose connection was to the one that died connect again.
    assert {seen.status for seen in readers.seen} == {200, 0}
    assert {seen.status for seen in later.seen} == {200}
    assert {seen.slug for seen in later.since(committed_at + LATEST_SECONDS)} == {"after"}


def test_who_may_be_shown_until_a_moment_is_gone_from_then_on(cms: Cms, store: Store) -> None:
    clients = cms.clients()
    ends = datetime.now(UTC) + timedelta(seconds=5)
    store.run("UPDATE publication_publisheditem SET visible_until = %s WHERE node_id = 'Profile:1'", ends)
    with Readers(clients, PERSON) as readers:
        until(lambda: datetime.now(UTC) > ends)
        ended_at = time.monotonic()
        readers.see(100)

    assert {seen.status for seen in readers.seen} == {200}
    assert any(b"Profile:1" in seen.body for seen in readers.seen)
    assert all(b"Profile:1" not in seen.body for seen in readers.since(ended_at))


def test_whose_consent_ends_is_gone_for_every_reader(cms: Cms, store: Store) -> None:
    clients = [(client, headers) for client in cms.clients(2) for headers in ({}, {"Authorization": f"Bearer {KEY}"})]
    assert all(b"Profile:1" in client.ask(PERSON, **headers).body for client, headers in clients)

    store.run("UPDATE publication_publishedgrant SET valid_until = current_date - 1")

    until(lambda: all(b"Profile:1" not in client.ask(PERSON, **headers).body for client, headers in clients))


def test_when_the_clock_passes_the_end_of_a_consent_the_person_is_gone_at_once(
    store: Store, shifting_clock: ShiftingClock
) -> None:
    one_theme_and_one_person(store)
    cms = cms_on(store)
    with cms.running(**shifting_clock.environment):
        clients = cms.clients()
        with Readers(clients, PERSON) as readers:
            shifting_clock.shift(days=2)
            on_the_last_day = time.monotonic()
            readers.see(200)
            last_day = readers.since(on_the_last_day)
            shifting_clock.shift(days=3)
            after_it = time.monotonic()
            readers.see(200)
        themes = [client.ask() for client in clients]
        with store.killed():
            until(lambda: all("stale" in client.ask().cache for client in clients))
            people = [client.ask(PERSON) for client in clients]
            shifting_clock.shift(days=5)
            old = [client.ask() for client in clients]

    assert {seen.status for seen in readers.seen} == {200}
    assert last_day
    assert all(b"Profile:1" in seen.body for seen in last_day)
    assert all(b"Profile:1" not in seen.body for seen in readers.since(after_it))
    assert {seen.slug for seen in themes} == {"before"}
    assert all(b"Profile:1" not in seen.body for seen in people)
    # What nobody has confirmed for more than a day is not given any more.
    assert {seen.status for seen in old} == {503}
