"""Of what moment an answer is, and until when it holds."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.publication import freshness as module
from cms.publication.freshness import Freshness, freshness
from cms.publication.revision import RevisionWatch
from tests.cms.publication.conftest import end_transaction
from tests.cms.publication.watching import until, watching
from tests.factories.publication import make_item


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


NOON = moment("2026-11-22T12:00+01:00")


def test_where_nothing_ends_by_itself_an_answer_holds_for_the_day_in_amsterdam(db: None) -> None:
    assert freshness(NOON) == Freshness(0, moment("2026-11-22T00:00+01:00"), moment("2026-11-23T00:00+01:00"))


def test_the_day_in_which_the_clock_changes_is_longer(db: None) -> None:
    found = freshness(moment("2026-10-25T12:00+01:00"))

    assert (found.until - found.since).total_seconds() == 25 * 60 * 60


@pytest.mark.parametrize(
    ("_column", "_at", "_since", "_until"),
    [
        ("visible_from", "11:59:59.999999", "00:00", "12:00"),
        ("visible_from", "12:00", "12:00", "24:00"),
        ("visible_until", "11:59:59.999999", "00:00", "12:00"),
        ("visible_until", "12:00", "12:00", "24:00"),
    ],
)
def test_what_begins_or_ends_by_itself_parts_the_day(
    db: None, _column: str, _at: str, _since: str, _until: str
) -> None:
    make_item("Theme:1", **{_column: NOON})

    def at(time: str) -> datetime:
        return moment("2026-11-23T00:00+01:00" if time == "24:00" else f"2026-11-22T{time}+01:00")

    assert freshness(at(_at)) == Freshness(0, at(_since), at(_until))


def test_the_revision_is_that_of_the_database(db: None) -> None:
    make_item("Theme:1")
    end_transaction()

    assert freshness(NOON).revision == 1


@pytest.fixture
def watch(committed_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[RevisionWatch]:
    """The watch of a process that serves."""
    with watching(conninfo=committed_database) as watch:
        monkeypatch.setattr(module, "watch", watch)
        until(lambda: watch.number is not None)
        yield watch


def test_a_process_that_is_told_of_changes_asks_once_for_each_revision_and_turn(watch: RevisionWatch) -> None:
    make_item("Theme:1", visible_until=NOON)
    until(lambda: watch.number == 1)
    before, after = moment("2026-11-22T11:00+01:00"), moment("2026-11-22T13:00+01:00")

    with CaptureQueriesContext(connection) as statements:
        found = [freshness(at) for at in (before, before, after, after, NOON)]

    assert len(statements) == 2
    assert found == [
        *[Freshness(1, moment("2026-11-22T00:00+01:00"), NOON)] * 2,
        *[Freshness(1, NOON, moment("2026-11-23T00:00+01:00"))] * 3,
    ]


def test_a_process_that_is_not_told_asks_each_time(db: None) -> None:
    with CaptureQueriesContext(connection) as statements:
        freshness(NOON)
        freshness(NOON)

    assert len(statements) == 2
