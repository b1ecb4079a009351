"""Several threads ask the same thing at the same time."""

import threading

from cms.delivery.cache.flights import Flights

SECONDS = 30


def test_of_those_who_ask_the_same_one_goes_and_the_others_wait() -> None:
    flights, seen, waiting = Flights(), [], threading.Barrier(5)

    def ask() -> None:
        waiting.wait(SECONDS)
        is_first = flights.is_first("W1")
        if is_first:
            flights.land("W1")
        seen.append(is_first)

    assert flights.is_first("W1")
    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    waiting.wait(SECONDS)
    assert seen == []

    flights.land("W1")

    for thread in threads:
        thread.join(SECONDS)
    # One that was late finds nobody on the way, and goes itself.
    assert len(seen) == 4


def test_what_others_ask_does_not_wait() -> None:
    flights = Flights()

    assert [flights.is_first("W1"), flights.is_first("W2")] == [True, True]


def test_afterwards_the_next_one_goes_again() -> None:
    flights = Flights()
    flights.is_first("W1")
    flights.land("W1")

    assert flights.is_first("W1")
