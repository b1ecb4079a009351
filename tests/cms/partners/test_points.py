"""One budget in all processes: each `Purse` here is what a process has."""

import threading

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from cms.partners import points
from cms.partners.models import ClaimedPoints
from cms.partners.points import PARTS, SECONDS, Account, Exhausted, Purse

ACCOUNT, OTHER = Account("partner:1", 1_000), Account("partner:2", 1_000)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which a test sets."""
    now = [SECONDS * 1_000_000.0]
    monkeypatch.setattr(points.time, "time", lambda: now[0])
    return now


def spent(purse: Purse, account: Account, each: int) -> int:
    """How many points are given until no more are."""
    total = 0
    while True:
        try:
            purse.spend(account, each)
        except Exhausted:
            return total
        total += each


@pytest.mark.django_db
@pytest.mark.parametrize("_each", [1, 7, 100, 500, 1_000])
def test_no_more_is_spent_than_allowed_and_one_process_gets_all(clock: list[float], _each: int) -> None:
    assert spent(Purse(), ACCOUNT, _each) == 1_000 // _each * _each


@pytest.mark.django_db
def test_what_one_process_spends_others_cannot(clock: list[float]) -> None:
    first, second = Purse(), Purse()

    by_turns = 0
    for _ in range(300):
        for purse in (first, second):
            try:
                purse.spend(ACCOUNT, 10)
            except Exhausted:
                continue
            by_turns += 10

    assert 1_000 - 1_000 / PARTS <= by_turns <= 1_000
    assert spent(Purse(), ACCOUNT, 1_000) == 0
    assert spent(first, OTHER, 10) == 1_000


@pytest.mark.django_db
def test_the_next_minute_begins_anew_and_what_was_is_forgotten(clock: list[float]) -> None:
    purse = Purse()
    assert spent(purse, ACCOUNT, 100) == 1_000
    clock[0] += 2 * SECONDS

    assert purse.spend(ACCOUNT, 100).left == 900
    assert ClaimedPoints.objects.count() == 1


@pytest.mark.django_db
def test_what_is_left_is_told(clock: list[float]) -> None:
    purse = Purse()
    clock[0] += 18

    balance = purse.spend(ACCOUNT, 250)
    with pytest.raises(Exhausted) as exhausted:
        purse.spend(ACCOUNT, 751)

    assert (balance.allowed, balance.left, balance.seconds) == (1_000, 750, 42)
    assert exhausted.value.balance == balance
    assert purse.spend(ACCOUNT, 750).left == 0


@pytest.mark.django_db
def test_most_spending_takes_no_statement(
    clock: list[float], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    purse = Purse()
    purse.spend(ACCOUNT, 1)

    with django_assert_num_queries(0):
        for _ in range(1_000 // PARTS - 1):
            purse.spend(ACCOUNT, 1)


@pytest.mark.usefixtures("committed_database")
def test_processes_that_claim_at_the_same_moment_get_no_more_together(clock: list[float]) -> None:
    totals: list[int] = []

    def spend() -> None:
        totals.append(spent(Purse(), ACCOUNT, 3))
        connection.close()

    threads = [threading.Thread(target=spend) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert 1_000 - 8 * (1_000 // PARTS) <= sum(totals) <= 1_000
