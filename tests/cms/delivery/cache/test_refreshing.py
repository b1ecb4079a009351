"""After a change the most asked answers are made again before anybody asks."""

from collections.abc import Callable

import pytest

from cms.delivery.cache.front import CachedAnswers
from cms.delivery.cache.refreshing import Refreshing
from cms.publication.revision import RevisionWatch
from tests.cms.delivery.cache.conftest import Counting
from tests.cms.publication.watching import until
from tests.factories.publication import make_item
from tests.wsgi import Received

Ask = Callable[..., Received]


def document(number: int) -> str:
    return f'{{ node(id: "Theme:{number}") {{ id }} }}'


@pytest.fixture
def asked(ask: Ask, front: CachedAnswers, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Asks, while the thread that refreshes by itself is not there."""
    monkeypatch.setattr(Refreshing, "start", lambda self: None)
    return ask


def refreshing(front: CachedAnswers, watch: RevisionWatch) -> Refreshing:
    return Refreshing(front.memory, watch, front.ask_again)


def change(watch: RevisionWatch, node_id: str) -> None:
    number = watch.number
    make_item(node_id)
    until(lambda: watch.number not in {None, number})


def test_after_a_change_what_was_asked_for_is_there_again_before_it_is_asked(
    asked: Ask, front: CachedAnswers, watch: RevisionWatch
) -> None:
    asked(document(1))
    change(watch, "Theme:1")

    assert refreshing(front, watch).round() == 1

    answer = asked(document(1))
    assert (answer.cache, b"Theme:1" in answer.body) == ("hit", True)


def test_what_is_asked_for_most_comes_first(
    asked: Ask, front: CachedAnswers, watch: RevisionWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, times in ((1, 1), (2, 5), (3, 3)):
        for _ in range(times):
            asked(document(number))
    monkeypatch.setattr("cms.delivery.cache.refreshing.MOST_ANSWERS", 2)
    change(watch, "Theme:9")

    assert refreshing(front, watch).round() == 2

    assert [asked(document(number)).cache for number in (2, 3, 1)] == ["hit", "hit", "fwd=stale; stored"]


def test_what_nobody_asks_for_any_more_drops_out(
    asked: Ask, front: CachedAnswers, watch: RevisionWatch, django: Counting
) -> None:
    for _ in range(4):
        asked(document(1))
    rounds = []

    for number in range(2, 7):
        change(watch, f"Theme:{number}")
        rounds.append(refreshing(front, watch).round())

    assert rounds == [1, 1, 1, 0, 0]
    assert len(django.asked) == 4


def test_while_nothing_changed_nothing_is_asked(asked: Ask, front: CachedAnswers, watch: RevisionWatch) -> None:
    asked(document(1))

    assert refreshing(front, watch).round() == 0


def test_while_nobody_knows_what_is_new_nothing_is_asked(
    asked: Ask, front: CachedAnswers, watch: RevisionWatch
) -> None:
    asked(document(1))
    watch.stop()

    assert refreshing(front, watch).round() == 0


def test_the_thread_does_so_by_itself(ask: Ask, watch: RevisionWatch, django: Counting) -> None:
    ask(document(1))
    change(watch, "Theme:1")

    until(lambda: len(django.asked) == 2)
    until(lambda: ask(document(1)).cache == "hit")
