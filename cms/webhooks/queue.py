"""Who sends what, and what is written down of it. The tables are the truth: a worker that is killed takes nothing along.

    claim ─► a lease on the endpoint ─► its due deliveries, one after the other ─► release
                   └ holds for a while after each of them; then another worker may have it

One endpoint is sent to by one worker at a time, in the order of the numbers: so order is kept while all goes well.
What failed waits longer each time and does not hold up what comes after it; the numbers tell its receiver.
"""

import random
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from .enums import DeliveryState, Event, PauseReason, Problem
from .models import Delivery, Progress, WebhookEndpoint
from .sending import WHOLE_SECONDS, Outcome

LEASE_SECONDS = 2 * WHOLE_SECONDS
FIRST_PAUSE_SECONDS = 5.0
LONGEST_PAUSE_SECONDS = 12 * 60 * 60.0
LONGEST_REST_SECONDS = 15 * 60.0
# With these pauses about three days.
MOST_ATTEMPTS = 14
# An endpoint that refuses one thing may take the next; one that refuses three rests.
REFUSALS_IN_A_ROW = 3

# The receiver cannot be reached at all, whatever we send.
_UNREACHABLE: Final = frozenset({Problem.CONNECTION, Problem.TIME_OUT, Problem.ADDRESS, Problem.TOO_BUSY})

_CLAIM = """
UPDATE webhooks_progress AS claimed SET lease = %(lease)s, leased_until = now() + %(seconds)s * interval '1 second'
 WHERE claimed.endpoint_id IN (
    SELECT progress.endpoint_id
      FROM webhooks_progress AS progress
      JOIN webhooks_webhookendpoint AS endpoint ON endpoint.id = progress.endpoint_id
     WHERE endpoint.is_active
       AND (progress.leased_until IS NULL OR progress.leased_until <= now())
       AND (progress.rests_until IS NULL OR progress.rests_until <= now())
       AND EXISTS (SELECT FROM webhooks_delivery AS delivery
                    WHERE delivery.endpoint_id = progress.endpoint_id AND delivery.state = 'waiting'
                      AND delivery.next_at <= now())
     ORDER BY progress.leased_until NULLS FIRST
     LIMIT %(most)s
       FOR UPDATE OF progress SKIP LOCKED)
RETURNING claimed.endpoint_id
"""
_RENEW = """
UPDATE webhooks_progress SET leased_until = now() + %(seconds)s * interval '1 second'
 WHERE endpoint_id = %(endpoint)s AND lease = %(lease)s AND (rests_until IS NULL OR rests_until <= now())
"""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent next, and where to."""

    delivery: Delivery
    url: str
    secrets: list[str]


def claim(lease: uuid.UUID, most: int) -> list[int]:
    """Takes endpoints that something is due for, and that nobody sends to; those that waited longest first."""
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, {"lease": lease, "seconds": LEASE_SECONDS, "most": most})
        return [endpoint for (endpoint,) in cursor.fetchall()]


def release(endpoint: int, lease: uuid.UUID) -> None:
    """Gives an endpoint back."""
    Progress.objects.filter(pk=endpoint, lease=lease).update(lease=None, leased_until=timezone.now())


def next_parcel(endpoint: int, lease: uuid.UUID) -> Parcel | None:
    """The next thing to send to an endpoint; None when nothing is due, or it is not ours any more."""
    with connection.cursor() as cursor:
        cursor.execute(_RENEW, {"lease": lease, "seconds": LEASE_SECONDS, "endpoint": endpoint})
        if not cursor.rowcount:
            return None
    due = Delivery.objects.filter(
        endpoint=endpoint, endpoint__is_active=True, state=DeliveryState.WAITING, next_at__lte=Now()
    )
    delivery = due.select_related("endpoint").order_by("number").first()
    if delivery is None:
        return None
    return Parcel(delivery, delivery.endpoint.url, delivery.endpoint.valid_secrets())


@transaction.atomic
def record(delivery: Delivery, outcome: Outcome) -> None:
    """Writes down what came of an attempt, and when the next one is; nothing of what was deleted meanwhile."""
    # The endpoint first and then its deliveries, as whoever changes some of these does: else two may wait for each other.
    progress = Progress.objects.select_for_update().filter(pk=delivery.endpoint_id).first()
    # As it is now: an editor may have had it sent again.
    row = Delivery.objects.select_for_update().filter(pk=delivery.pk).first()
    if progress is None or row is None:
        return
    now = timezone.now()
    row.tried_at, row.status, row.milliseconds = now, outcome.status, outcome.milliseconds
    row.attempts += 1
    row.problem = outcome.problem or ""
    is_taken = outcome.problem in {None, Problem.UNCONFIRMED}
    if is_taken:
        row.answered_at = now
    if outcome.is_confirmed and row.confirmed_at is None:
        row.confirmed_at = now
    if outcome.problem is None:
        row.state = DeliveryState.DELIVERED
    elif row.attempts >= MOST_ATTEMPTS:
        row.state = DeliveryState.DELIVERED if is_taken else DeliveryState.GIVEN_UP
    else:
        seconds = pause(row.attempts) if outcome.wait_seconds is None else outcome.wait_seconds
        row.next_at = now + timedelta(seconds=seconds)
    row.save()
    if is_taken:
        _has_answered(progress)
    else:
        _has_failed(progress, outcome, now)
    progress.save(update_fields=["failures", "failing_since", "rests_until"])


def pause(attempts: int) -> float:
    """Seconds until the next attempt: three times as long after each, up to half a day, and not for all the same."""
    longest = min(FIRST_PAUSE_SECONDS * 3 ** (attempts - 1), LONGEST_PAUSE_SECONDS)
    return longest * random.uniform(0.8, 1.2)  # noqa: S311  # nobody gains by guessing it


def _has_answered(progress: Progress) -> None:
    if progress.failures:
        # It is back: what waited for that waits no longer.
        waiting = Delivery.objects.filter(endpoint=progress.pk, state=DeliveryState.WAITING)
        waiting.filter(problem__in=[Problem.CONNECTION, Problem.TOO_BUSY]).update(next_at=timezone.now())
    progress.failures, progress.failing_since, progress.rests_until = 0, None, None


def _has_failed(progress: Progress, outcome: Outcome, now: datetime) -> None:
    progress.failures += 1
    progress.failing_since = progress.failing_since or now
    if outcome.problem is Problem.GONE:
        _stop(progress.pk, PauseReason.GONE, now)
    elif now - progress.failing_since > timedelta(days=settings.WEBHOOK_PAUSE_DAYS):
        _stop(progress.pk, PauseReason.FAILING, now)
    elif outcome.wait_seconds is not None:
        progress.rests_until = now + timedelta(seconds=outcome.wait_seconds)
    elif outcome.problem in _UNREACHABLE or progress.failures >= REFUSALS_IN_A_ROW:
        progress.rests_until = now + timedelta(seconds=min(pause(progress.failures), LONGEST_REST_SECONDS))


def _stop(endpoint: int, reason: PauseReason, now: datetime) -> None:
    WebhookEndpoint.objects.filter(pk=endpoint, is_active=True).update(
        is_active=False, pause_reason=reason, paused_at=now
    )


def forget_old() -> None:
    """Deletes what was kept long enough; a withdrawal that nobody confirmed stays, for the programme to act on."""
    long_ago = timezone.now() - timedelta(days=settings.WEBHOOK_LOG_DAYS)
    Delivery.objects.filter(
        Q(confirmed_at__isnull=False) | ~Q(event=Event.WITHDRAWN), happened_at__lt=long_ago
    ).delete()
