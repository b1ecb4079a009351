"""What was taken away: by an editor, by a guard, or because its time or somebody's consent ended."""

import base64
import binascii
import json
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from django.db.models import Exists, Max, OuterRef, Subquery
from django.utils import timezone
from graphql import GraphQLResolveInfo

from cms.publication.models import PublishedGrant, PublishedItem, PublishedRemoval

from .errors import argument_error, limit_error
from .loading import Data
from .reading import Reading

MAX_REMOVALS = 100

_Removal = tuple[datetime, str, str]


def resolve_removals(root: None, info: GraphQLResolveInfo, since: str, first: int, after: str | None = None) -> Data:
    """The removals after a moment, oldest first."""
    reading: Reading = info.context
    if not 0 <= first <= MAX_REMOVALS:
        raise limit_error("first", first, MAX_REMOVALS)
    begin = _moment(since)
    removals = sorted({*_taken_away(reading, begin), *_ended(reading, begin), *_no_longer_permitted(reading, begin)})
    if after is not None:
        last_seen = _read_cursor(after)
        removals = [removal for removal in removals if removal[:2] > last_seen]
    shown = removals[:first]
    return {
        "nodes": [
            {"id": node_id, "kind": kind, "removedAt": removed_at.astimezone(UTC).isoformat()}
            for removed_at, node_id, kind in shown
        ],
        "pageInfo": {
            "hasNextPage": len(removals) > first,
            "hasPreviousPage": after is not None,
            "startCursor": _cursor(shown[0]) if shown else None,
            "endCursor": _cursor(shown[-1]) if shown else None,
        },
    }


def _taken_away(reading: Reading, since: datetime) -> Iterator[_Removal]:
    """What was removed or hidden, unless it is back."""
    is_there = Exists(reading.items().filter(node_id=OuterRef("node_id")))
    removals = PublishedRemoval.objects.filter(removed_at__gt=since, channels__overlap=sorted(reading.reader.channels))
    latest = removals.filter(~is_there).values("node_id", "kind").annotate(removed=Max("removed_at"))
    for row in latest:
        yield row["removed"], row["node_id"], row["kind"]


def _ended(reading: Reading, since: datetime) -> Iterator[_Removal]:
    """What ended by itself."""
    ended = PublishedItem.objects.filter(
        visible_until__gt=since, visible_until__lte=reading.at, channels__overlap=sorted(reading.reader.channels)
    )
    for node_id, kind, until in ended.values_list("node_id", "kind", "visible_until"):
        if until is not None:
            yield until, node_id, kind


def _no_longer_permitted(reading: Reading, since: datetime) -> Iterator[_Removal]:
    """What needs a consent that has ended."""
    channels = sorted(reading.reader.channels)
    grants = PublishedGrant.objects.filter(node_id=OuterRef("node_id"), channel__in=channels).order_by("-valid_until")
    items = PublishedItem.objects.filter(needs_consent=True, is_hidden=False, channels__overlap=channels)
    ended = items.annotate(last_day=Subquery(grants.values("valid_until")[:1])).filter(
        last_day__lt=timezone.localdate(reading.at), last_day__gte=timezone.localdate(since) - timedelta(days=1)
    )
    for node_id, kind, last_day in ended.values_list("node_id", "kind", "last_day"):
        midnight = timezone.make_aware(datetime.combine(last_day + timedelta(days=1), time()))
        if midnight > since:
            yield midnight, node_id, kind


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except (ValueError, TypeError):
        moment = None
    if moment is None or moment.tzinfo is None:
        raise argument_error("since", "since: write a moment with its time zone, as 2026-11-21T09:30:00+01:00.")
    return moment


def _cursor(removal: _Removal) -> str:
    removed_at, node_id, _ = removal
    return base64.urlsafe_b64encode(json.dumps([removed_at.isoformat(), node_id]).encode()).decode()


def _read_cursor(cursor: str) -> tuple[datetime, str]:
    try:
        moment, node_id = json.loads(base64.urlsafe_b64decode(cursor))
        return _moment(moment), str(node_id)
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise argument_error(
            "after", "after: this is no cursor of this list. Use one that the list gave you."
        ) from None
