"""What went away, for whoever keeps copies.

    by a change    written down by triggers when it happens (`PublishedRemoval`)
    by time        worked out when somebody asks: nothing happens in the database when a day ends

Readers are told only of what was there for them, and is not any more. That an agreement with a partner was narrowed is no
removal: nothing went away.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cms.partners.reader import Reader
from cms.schema.kinds import SHOWN_KINDS

from .models import PublishedGrant, PublishedItem, PublishedItemHistory, PublishedItemQuerySet, PublishedRemoval

_SHOWN = {kind.__name__ for kind in SHOWN_KINDS}
_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_ALWAYS = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)

# From the first moment, and until just before the last.
Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True, order=True)
class Removal:
    """That an item is not there any more, since a moment."""

    removed_at: datetime
    node_id: str
    kind: str


def removals(reader: Reader, since: datetime, at: datetime) -> list[Removal]:
    """What was there for a reader at some time after `since`, and is not there now, oldest first.

    Args:
        reader: who asks.
        since: only what went away after this moment.
        at: the moment that counts as now.
    """
    # No day before the first or after the last that Python knows.
    since = min(max(since, _FIRST), at)
    latest: dict[str, Removal] = {}
    for channel in sorted(reader.channels):
        for removal in sorted(chain(_by_change(reader, channel, since), _by_time(reader, channel, since, at))):
            latest[removal.node_id] = max(removal, latest.get(removal.node_id, removal))
    there = PublishedItem.objects.visible_to(reader, at).filter(node_id__in=latest)
    for node_id in there.values_list("node_id", flat=True):
        del latest[node_id]
    return sorted(latest.values())


def _by_change(reader: Reader, channel: str, since: datetime) -> Iterator[Removal]:
    """What was taken away; and of what a guard hid, or lost its consent, what it showed."""
    rows = PublishedRemoval.objects.filter(_agreed(reader), removed_at__gt=since, channels__contains=[channel])
    if not reader.is_narrowed:
        rows = rows.filter(is_for_some=False)
    found = [Removal(*row) for row in rows.values_list("removed_at", "node_id", "kind")]
    yield from (removal for removal in found if not _is_shown(removal.node_id) or _was_shown_to(reader, removal, since))
    moments = {removal.node_id: removal.removed_at for removal in sorted(found)}
    showing = PublishedItem.objects.filter(node_id__in=moments).values_list("node_id", "references")
    gone_with = {
        reference: moments[node_id]
        for node_id, references in showing
        for reference in references
        if _is_shown(reference)
    }
    for row in _rows(PublishedItem.objects.filter(_agreed(reader), node_id__in=gone_with), channel):
        moment = gone_with[row.node_id]
        if any(begin < moment <= end for begin, end in row.spans):
            yield Removal(moment, row.node_id, row.kind)


def _by_time(reader: Reader, channel: str, since: datetime, at: datetime) -> Iterator[Removal]:
    """What ended by itself, or with somebody's consent; and what it showed."""
    agreed = PublishedItem.objects.filter(_agreed(reader))
    ended = _rows(agreed.filter(_that_may_have_ended(channel, since, at)), channel)
    shown = {node_id for row in ended for node_id in (row.node_id, *row.references) if _is_shown(node_id)}
    related = _rows(agreed.filter(Q(node_id__in=shown) | Q(references__overlap=list(shown))), channel)
    for row in [*(row for row in ended if row.node_id not in shown), *(row for row in related if row.node_id in shown)]:
        spans = row.spans
        if row.node_id in shown:
            spans = _overlaps(spans, [span for one in related if row.node_id in one.references for span in one.spans])
        ends = [end for _, end in spans if since < end <= at]
        if ends:
            yield Removal(max(ends), row.node_id, row.kind)


def _agreed(reader: Reader) -> Q:
    """What the agreement with a reader is about, as the gate says it."""
    agreed = _agreed_subject(reader)
    return agreed if reader.sees_people else agreed & Q(needs_consent=False)


def _agreed_subject(reader: Reader) -> Q:
    agreed = ~Q(kind__in=reader.hidden_kinds)
    if reader.stadsdelen is not None:
        agreed &= Q(stadsdelen__len=0) | Q(stadsdelen__overlap=sorted(reader.stadsdelen))
    return agreed


def _was_shown_to(reader: Reader, removal: Removal, since: datetime) -> bool:
    """Whether something that the agreement with this reader is about showed a file after a moment."""
    if not reader.is_narrowed:
        return True
    showing = Q(references__contains=[removal.node_id]) & _agreed_subject(reader)
    return (
        PublishedItem.objects.filter(showing).exists()
        or PublishedItemHistory.objects.filter(showing, valid_until__gte=since).exists()
    )


def _that_may_have_ended(channel: str, since: datetime, at: datetime) -> Q:
    first_day, today = timezone.localdate(since) - timedelta(days=1), timezone.localdate(at)
    grants = PublishedGrant.objects.filter(
        node_id=OuterRef("node_id"),
        channel=channel,
        valid_until__gte=first_day,
        valid_until__lt=today,
    )
    return Q(visible_until__gt=since, visible_until__lte=at) | Q(Exists(grants), needs_consent=True)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row, and when it may show in a channel, whatever shows it."""

    node_id: str
    kind: str
    references: list[str]
    spans: list[Span]


def _rows(items: PublishedItemQuerySet, channel: str) -> list[_Row]:
    """The rows of these that no guard has hidden, with their spans."""
    in_channel = items.filter(is_hidden=False, channels__contains=[channel])
    found: list[Any] = list(
        in_channel.values_list(
            "node_id", "kind", "references", "visible_from", "visible_until", "needs_consent", named=True
        )
    )
    permitted: dict[str, list[Span]] = {}
    needing = [row.node_id for row in found if row.needs_consent]
    for grant in PublishedGrant.objects.filter(node_id__in=needing, channel=channel):
        span = max(_begin_of(grant.valid_from), grant.recorded_at), _begin_of(grant.valid_until + timedelta(days=1))
        permitted.setdefault(grant.node_id, []).append(span)
    rows = []
    for row in found:
        live = [(row.visible_from or _ALWAYS[0], row.visible_until or _ALWAYS[1])]
        spans = _overlaps(live, permitted.get(row.node_id, []) if row.needs_consent else [_ALWAYS])
        rows.append(_Row(row.node_id, row.kind, row.references, spans))
    return rows


def _overlaps(some: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """What lies within one of the first and one of the second."""
    others = list(others)
    both = [(max(a[0], b[0]), min(a[1], b[1])) for a in some for b in others]
    return [(begin, end) for begin, end in both if begin < end]


def _begin_of(day: date) -> datetime:
    """Midnight in Amsterdam."""
    return timezone.make_aware(datetime.combine(day, time()))


def _is_shown(node_id: str) -> bool:
    return node_id.partition(":")[0] in _SHOWN
