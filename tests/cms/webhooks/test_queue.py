"""Who sends what, when, and how long it is remembered."""

import uuid
from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from cms.webhooks.enums import DeliveryState, Event, Problem
from cms.webhooks.models import Delivery, Progress
from cms.webhooks.queue import (
    FIRST_PAUSE_SECONDS,
    LONGEST_PAUSE_SECONDS,
    MOST_ATTEMPTS,
    REFUSALS_IN_A_ROW,
    claim,
    forget_old,
    next_parcel,
    pause,
    record,
    release,
)
from cms.webhooks.sending import Outcome
from tests.factories.webhooks import make_delivery, make_endpoint

pytestmark = pytest.mark.usefixtures("committed_database")

OK, REFUSED, AWAY = Outcome(204), Outcome(500, Problem.FAILED), Outcome(problem=Problem.CONNECTION)


def test_an_endpoint_is_sent_to_by_one_worker_until_its_lease_ends() -> None:
    endpoint = make_endpoint()
    delivery = make_delivery(endpoint)
    one, two = uuid.uuid4(), uuid.uuid4()

    assert claim(one, 9) == [endpoint.pk]
    assert claim(two, 9) == []
    assert next_parcel(endpoint.pk, two) is None

    # The first was killed.
    Progress.objects.update(leased_until=timezone.now())
    assert claim(two, 9) == [endpoint.pk]
    assert next_parcel(endpoint.pk, one) is None
    parcel = next_parcel(endpoint.pk, two)
    assert parcel is not None
    assert (parcel.delivery, parcel.url, parcel.secrets) == (delivery, endpoint.url, endpoint.valid_secrets())

    # It was only slow: what it gives back is not its own.
    release(endpoint.pk, one)
    assert next_parcel(endpoint.pk, two) is not None
    release(endpoint.pk, two)
    assert claim(one, 9) == [endpoint.pk]


def test_nothing_is_sent_to_who_is_paused() -> None:
    endpoint = make_endpoint()
    make_delivery(endpoint)
    lease = uuid.uuid4()
    claim(lease, 9)

    endpoint.is_active = False
    endpoint.save()

    assert next_parcel(endpoint.pk, lease) is None
    release(endpoint.pk, lease)
    assert claim(lease, 9) == []


def test_a_worker_takes_no_more_than_it_has_room_for() -> None:
    for _ in range(3):
        make_delivery(make_endpoint())

    assert len(claim(uuid.uuid4(), 2)) == 2
    assert len(claim(uuid.uuid4(), 2)) == 1


def test_pauses_grow_and_are_not_for_all_the_same() -> None:
    pauses = [[pause(attempt) for _ in range(50)] for attempt in range(1, MOST_ATTEMPTS)]

    for shorter, longer in pairwise(pauses[:9]):
        assert max(shorter) < min(longer)
        assert len(set(longer)) > 1
    assert min(pauses[0]) >= 0.8 * FIRST_PAUSE_SECONDS
    assert max(pauses[-1]) <= 1.2 * LONGEST_PAUSE_SECONDS
    assert 2 < sum(map(max, pauses)) / 86_400 < 4


def test_what_fails_too_often_is_given_up() -> None:
    delivery = make_delivery(make_endpoint(), attempts=MOST_ATTEMPTS - 2)

    record(delivery, REFUSED)
    assert Delivery.objects.get().state == DeliveryState.WAITING
    record(delivery, REFUSED)

    given_up = Delivery.objects.get()
    assert (given_up.state, given_up.problem, given_up.status) == (DeliveryState.GIVEN_UP, Problem.FAILED, 500)


def test_a_withdrawal_that_is_never_confirmed_stays_on_the_list() -> None:
    delivery = make_delivery(make_endpoint(), Event.WITHDRAWN, "Profile:1", attempts=MOST_ATTEMPTS - 1)

    record(delivery, Outcome(204, Problem.UNCONFIRMED))

    assert Delivery.objects.get().state == DeliveryState.DELIVERED
    assert Delivery.objects.unconfirmed().get() == delivery
    assert Progress.objects.get().failures == 0


def test_an_endpoint_rests_when_it_is_away_or_refuses_several_in_a_row() -> None:
    away, refusing = make_endpoint(), make_endpoint()
    record(make_delivery(away), AWAY)
    assert Progress.objects.get(pk=away.pk).rests_until > timezone.now()

    for _ in range(REFUSALS_IN_A_ROW):
        assert Progress.objects.get(pk=refusing.pk).rests_until is None
        record(make_delivery(refusing), REFUSED)
    assert Progress.objects.get(pk=refusing.pk).rests_until > timezone.now()
    assert claim(uuid.uuid4(), 9) == []


def test_an_endpoint_that_answers_again_gets_what_waited_for_that() -> None:
    endpoint = make_endpoint()
    waiting = make_delivery(endpoint, attempts=9)
    record(waiting, AWAY)
    waiting.refresh_from_db()
    assert waiting.next_at > timezone.now() + timedelta(hours=1)

    record(make_delivery(endpoint), OK)

    waiting.refresh_from_db()
    assert waiting.next_at <= timezone.now()
    progress = Progress.objects.get()
    assert (progress.failures, progress.failing_since, progress.rests_until) == (0, None, None)


def test_a_replay_during_an_attempt_is_not_lost() -> None:
    """An editor has it sent again while it is on its way: the outcome of that attempt counts, and nothing breaks."""
    delivery = make_delivery(make_endpoint(), attempts=5)
    Delivery.objects.filter(pk=delivery.pk).replay()

    record(delivery, REFUSED)

    row = Delivery.objects.get()
    assert (row.attempts, row.state) == (1, DeliveryState.WAITING)


def test_an_endpoint_that_was_deleted_meanwhile_is_no_trouble() -> None:
    endpoint = make_endpoint()
    delivery = make_delivery(endpoint)
    endpoint.delete()

    record(delivery, OK)

    assert not Delivery.objects.exists()


def test_the_log_is_forgotten_but_no_withdrawal_before_it_is_confirmed() -> None:
    endpoint = make_endpoint()
    long_ago = timezone.now() - timedelta(days=31)
    make_delivery(endpoint, happened_at=long_ago)
    make_delivery(endpoint, Event.WITHDRAWN, "Profile:1", happened_at=long_ago, confirmed_at=long_ago)
    unconfirmed = make_delivery(endpoint, Event.WITHDRAWN, "Profile:2", happened_at=long_ago)
    young = make_delivery(endpoint, happened_at=long_ago + timedelta(days=2))

    forget_old()

    assert set(Delivery.objects.all()) == {unconfirmed, young}
