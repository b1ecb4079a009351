"""How long an answer holds: until the content changes, or something in it begins or ends by itself.

    revision 41 ──────────────────────────► 42        whatever an editor does
    since 00:00 ───── 09:30 ───── 00:00 ───►          visible from, visible until, and every midnight

Midnight in Amsterdam always counts: consent begins and ends with a day, and figures, regulations and phases are asked
of today. Nothing in an answer is finer than these.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db import connection
from django.utils import timezone

from .revision import RevisionWatch, watch

_ASK = """
SELECT coalesce((SELECT number FROM publication_contentrevision), 0),
       max(moment) FILTER (WHERE moment <= %(at)s), min(moment) FILTER (WHERE moment > %(at)s)
  FROM (SELECT visible_from AS moment FROM publication_publisheditem WHERE visible_from IS NOT NULL
        UNION ALL
        SELECT visible_until FROM publication_publisheditem WHERE visible_until IS NOT NULL) AS turns
"""


@dataclass(frozen=True, slots=True)
class Freshness:
    """Of what moment an answer is.

    Attributes:
        revision: the content revision that it has seen; it may have seen a newer one, never an older.
        since: the last moment at which anything began or ended by itself.
        until: the next such moment; the answer does not hold any more from then on.
    """

    revision: int
    since: datetime
    until: datetime


_remembered: tuple[RevisionWatch, Freshness] | None = None


def freshness(at: datetime) -> Freshness:
    """The freshness of an answer that is made from now on, as of a moment.

    One statement for each revision and turn of time; when nobody tells this process of a new revision, one each time.
    """
    global _remembered
    if _remembered is not None and _remembered[0] is watch:
        known = _remembered[1]
        if known.revision == watch.number and known.since <= at < known.until:
            return known
    asked = _asked(at)
    _remembered = watch, asked
    return asked


def _asked(at: datetime) -> Freshness:
    with connection.cursor() as cursor:
        cursor.execute(_ASK, {"at": at})
        ((revision, began, ends),) = cursor.fetchall()
    today = timezone.localdate(at)
    midnight, next_midnight = (_midnight(day) for day in (today, today + timedelta(days=1)))
    return Freshness(revision, max(began or midnight, midnight), min(ends or next_midnight, next_midnight))


def _midnight(day: date) -> datetime:
    # In UTC: Python compares moments of one time zone by what their clocks say.
    return timezone.make_aware(datetime.combine(day, time())).astimezone(UTC)
