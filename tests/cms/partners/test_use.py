"""What partners ask is counted, and forgotten in time."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cms.partners.models import OperationUse, Partner, ShownItem
from cms.partners.use import KEPT_DAYS, MOST_NAMES, Uses, forget_use, shown_by, use_of
from tests.factories.partners import make_partner

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def uses() -> Uses:
    """Counts of this test, written down when it says so."""
    return Uses()


def test_what_was_asked_is_written_down_in_one_statement(
    uses: Uses, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    one, other = make_partner(), make_partner()
    for _ in range(3):
        uses.count(one.pk, "News", 100, ["News:1", "News:2"])
    uses.count(one.pk, "Agenda", 0, ["Event:3"])
    uses.count(other.pk, "News", 5, ["News:1"])

    with django_assert_num_queries(1):
        uses.flush()
    uses.count(one.pk, "News", 1, [])
    uses.flush()

    assert [(use.operation, use.times, use.points) for use in use_of(one)] == [("News", 4, 301), ("Agenda", 1, 0)]
    assert [(use.operation, use.times) for use in use_of(other)] == [("News", 1)]
    assert [shown.partner for shown in shown_by("News:1")] == sorted([one, other], key=str)
    assert [(shown.partner, shown.last_asked_on) for shown in shown_by("News:2")] == [(one, TODAY)]


def test_nothing_asked_is_nothing_written(uses: Uses, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        uses.flush()


def test_a_partner_that_is_gone_keeps_nothing_from_being_written(uses: Uses) -> None:
    gone, stays = make_partner(), make_partner()
    for partner in (gone, stays):
        uses.count(partner.pk, "News", 1, ["News:1"])
    Partner.objects.get(pk=gone.pk).delete()

    uses.flush()

    assert [use.partner for use in OperationUse.objects.all()] == [stays]
    assert [shown.partner for shown in shown_by("News:1")] == [stays]


def test_what_could_not_be_written_is_written_with_the_next(uses: Uses) -> None:
    partner = make_partner()

    def refuse(*_: object) -> None:
        raise DatabaseError("away")

    uses.count(partner.pk, "News", 7, ["News:1"])
    with connection.execute_wrapper(refuse):
        uses.flush()
    assert use_of(partner) == []
    uses.count(partner.pk, "News", 7, ["News:2"])
    uses.flush()

    assert [(use.times, use.points) for use in use_of(partner)] == [(2, 14)]
    assert ShownItem.objects.count() == 2


def test_names_that_a_partner_makes_up_are_bounded(uses: Uses) -> None:
    partner = make_partner()

    for number in range(MOST_NAMES + 50):
        uses.count(partner.pk, f"Name{number}", 1, [])
    uses.count(partner.pk, "x" * 5_000, 1, [])
    uses.flush()

    assert OperationUse.objects.count() == MOST_NAMES + 1
    assert OperationUse.objects.get(operation="").times == 51


def test_use_is_forgotten_in_time(uses: Uses) -> None:
    partner = make_partner()
    uses.count(partner.pk, "News", 1, ["News:1"])
    uses.flush()
    last = TODAY - timedelta(days=KEPT_DAYS)

    OperationUse.objects.update(day=last)
    ShownItem.objects.update(last_asked_on=last)
    forget_use()
    assert (OperationUse.objects.count(), ShownItem.objects.count()) == (1, 1)

    OperationUse.objects.update(day=last - timedelta(days=1))
    ShownItem.objects.update(last_asked_on=last - timedelta(days=1))
    forget_use()
    assert (OperationUse.objects.count(), ShownItem.objects.count()) == (0, 0)
