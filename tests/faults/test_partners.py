"""Partners at two workers: one budget in both, a key that ends in both, and all use written down."""

import hashlib
import itertools
import os
import time
from collections.abc import Iterator

import pytest

from cms.partners.points import PARTS, SECONDS
from cms.partners.tokens import new_key
from tests.database import TestServer
from tests.faults.serving import THEME, WORKERS, Client, Cms, Seen, Store, until

POINTS = 4_000
# Another question each time, so that none is answered from memory.
_asked = itertools.count(2)
ASK = 'query Themes {{ node(id: "Theme:{}") {{ id }} }}'
_PARTNER = """
INSERT INTO partners_partner (
    id, name, slug, contact_function, email, agreed_from, agreed_until, channels, kinds, may_show_people, legal_basis, origins,
    points_per_minute
) VALUES (%s, %s, %s, '', '', current_date - 1, current_date + 9, '{public-site}', '{}', false, '', '{}', %s)
"""
_KEY = """
INSERT INTO partners_partnerkey (partner_id, hash, last_four, created_at, valid_until)
VALUES (%s, %s, 'aaaa', now(), current_date + 9)
"""


@pytest.fixture(scope="module")
def store(
    django_db_setup: None, database_server: TestServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A store of its own, with one theme."""
    store = Store(tmp_path_factory.mktemp("partners"), database_server)
    with store.running():
        store.put("Theme:1", "theme")
        yield store


@pytest.fixture
def keys(store: Store) -> list[str]:
    """Those of two partners, each in its header."""
    store.run("DELETE FROM partners_operationuse")
    store.run("DELETE FROM partners_claimedpoints")
    store.run("DELETE FROM partners_partnerkey")
    store.run("DELETE FROM partners_partner")
    keys = [new_key() for _ in range(2)]
    for number, key in enumerate(keys, start=1):
        store.run(_PARTNER, number, f"Partner {number}", f"partner-{number}", POINTS)
        store.run(_KEY, number, hashlib.sha256(key.encode()).digest())
    return [f"Bearer {key}" for key in keys]


@pytest.fixture
def clients(store: Store, keys: list[str]) -> Iterator[list[Client]]:
    """Clients of both workers."""
    cms = Cms(f"partners-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}", store)
    with cms.running():
        yield cms.clients(of_each=1)


def begin_of_a_minute() -> None:
    until(lambda: time.time() % SECONDS < SECONDS / 2)


def left(seen: Seen) -> int:
    return int(seen.headers["ratelimit"].split(";")[1].removeprefix("r="))


def test_both_workers_spend_one_budget_and_write_down_what_was_asked(
    clients: list[Client], keys: list[str], store: Store
) -> None:
    begin_of_a_minute()
    price = POINTS - left(clients[0].ask(ASK.format(1), Authorization=keys[0]))

    seen: list[Seen] = []
    while not seen or any(one.status == 200 for one in seen[-WORKERS:]):
        seen += [client.ask(ASK.format(next(_asked)), Authorization=keys[0]) for client in clients]
    others = [client.ask(ASK.format(next(_asked)), Authorization=keys[1]) for client in clients]

    assert {one.status for one in seen} == {200, 429}
    answered = 1 + sum(one.status == 200 for one in seen)
    assert POINTS * (1 - WORKERS / PARTS) - WORKERS * price <= answered * price <= POINTS
    assert 0 < int(seen[-1].headers["retry-after"]) <= SECONDS
    assert [one.status for one in others] == [200, 200]
    written = "SELECT coalesce(sum(times), 0), coalesce(sum(points), 0) FROM partners_operationuse WHERE partner_id = 1"
    until(lambda: store.run(written) == [(answered, answered * price)])
    assert store.run("SELECT DISTINCT operation FROM partners_operationuse") == [("Themes",)]


def test_kept_answers_cost_nothing_and_are_counted(clients: list[Client], keys: list[str], store: Store) -> None:
    begin_of_a_minute()
    seen = [client.ask(THEME, Authorization=keys[0]) for client in clients for _ in range(300)]

    assert {one.status for one in seen} == {200}
    assert [one.cache for one in seen].count("hit") == 300 * len(clients) - WORKERS
    written = "SELECT times FROM partners_operationuse WHERE partner_id = 1 AND operation = ''"
    until(lambda: store.run(written) == [(len(seen),)])


def test_a_revoked_key_is_dead_in_both_workers(clients: list[Client], keys: list[str], store: Store) -> None:
    assert {client.ask(THEME, Authorization=keys[0]).status for client in clients} == {200}

    store.run("UPDATE partners_partnerkey SET revoked_at = now() WHERE partner_id = 1")
    revoked_at = time.monotonic()
    until(lambda: {client.ask(THEME, Authorization=keys[0]).status for client in clients} == {401})

    assert time.monotonic() - revoked_at < 5
    assert {client.ask(THEME, Authorization=keys[1]).status for client in clients} == {200}


def test_what_was_asked_just_before_the_end_is_written_down(store: Store, keys: list[str]) -> None:
    cms = Cms(f"partners-end-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}", store)
    written = "SELECT coalesce(sum(times), 0) FROM partners_operationuse WHERE partner_id = 1"
    with cms.running():
        clients = cms.clients(of_each=1)
        asked = [client.ask(ASK.format(next(_asked)), Authorization=keys[0]) for client in clients]
        # Both workers have just written; the next time is seconds away.
        until(lambda: store.run(written) == [(len(asked),)])
        asked += [client.ask(ASK.format(next(_asked)), Authorization=keys[0]) for client in clients for _ in range(5)]
        assert store.run(written) == [(WORKERS,)]

    assert {one.status for one in asked} == {200}
    assert store.run(written) == [(len(asked),)]
