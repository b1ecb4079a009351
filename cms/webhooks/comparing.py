"""What there is to tell: what exists for a partner now, beside what existed when we looked last.

    exists now   existed    then it was
        yes        no       published
        yes        yes      moved, or updated when readers see something else than before
        no         yes      withdrawn (a person's), removed (there is no such object any more), or unpublished

What exists is asked of the gate, so a partner hears of what it may see and of nothing else. What begins or ends by
the clock, by somebody's consent or by the partner's own agreement differs in the same way. A note of the store's triggers says
when something happened; and of what came and went between two looks it says that it was there, so that this is told too.

Where a person's item stands is neither kept nor told, so that it stands elsewhere now is told as updated. To say that it moved
would ask receivers to tie the old address to the new one, and the old one may hold a name that was given up (0012).
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from cms.partners.reader import Reader
from cms.publication.freshness import freshness
from cms.publication.models import PublishedItem
from cms.schema.kinds import KINDS, SHOWN_KINDS
from cms.taxonomy.enums import Channel

from .enums import Event
from .hearing import reader_of
from .models import ChangeNote, Delivery, KnownItem, Progress, WebhookEndpoint

_MODELS = {kind.__name__: kind for kind in KINDS}
_SHOWN = frozenset(kind.__name__ for kind in SHOWN_KINDS)

# The fingerprint is of all that readers see of an item, and of nothing that only says who may see it. Whether the public site
# shows it they do see; of a person that differs by day and is not told.
_DIFFERENCES = """
WITH there AS ({visible})
SELECT coalesce(there.node_id, known.node_id), coalesce(there.kind, known.kind),
       there.node_id IS NOT NULL, known.node_id IS NOT NULL,
       CASE WHEN there.needs_consent THEN '' ELSE there.path END, known.path,
       CASE WHEN there.node_id IS NULL THEN known.is_on_public_site ELSE %s = ANY(item.channels) END,
       there.needs_consent, known.needs_consent, there.recorded_at,
       md5(row(item.data, item.path, item.slug, item.audiences, item.stadsdelen, item.themes, item.listed_on, item.ends_on,
               item.chronology, item.number, %s = ANY(item.channels))::text),
       known.fingerprint
  FROM there FULL JOIN (SELECT * FROM webhooks_knownitem WHERE endpoint_id = %s) AS known USING (node_id)
  LEFT JOIN publication_publisheditem AS item ON item.node_id = there.node_id
 WHERE there.node_id IS NULL OR known.node_id IS NULL OR known.recorded_at <> there.recorded_at
    OR there.node_id = ANY(%s)
 ORDER BY 1
"""


class _Difference(NamedTuple):
    """An item that may not be as an endpoint knew it; its columns as the store has them and as we knew them."""

    node_id: str
    kind: str
    is_there: bool
    was_known: bool
    path: str | None
    known_path: str | None
    is_on_public_site: bool
    needs_consent: bool | None
    known_needs_consent: bool | None
    recorded_at: datetime | None
    fingerprint: str
    known_fingerprint: str | None


@dataclass(frozen=True, slots=True)
class _Change:
    """What is told."""

    event: Event
    node_id: str
    kind: str
    path: str = ""
    is_on_public_site: bool = False
    previous_path: str = ""


@dataclass(frozen=True, slots=True)
class _Gone:
    """An item that is not there any more."""

    node_id: str
    kind: str
    path: str
    is_on_public_site: bool
    needs_consent: bool


@transaction.atomic
def compare_all() -> int:
    """Writes down what there is to tell, for all endpoints; gives the number of deliveries.

    One process does so at a time; when another is at it, nothing is done here.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('webhooks'))")
        ((is_ours,),) = cursor.fetchall()
    if not is_ours:
        return 0
    at = timezone.now()
    fresh = freshness(at)
    # What is committed after this line is for the next time.
    notes = list(ChangeNote.objects.order_by("pk"))
    is_done = Q(compared_revision=fresh.revision, compared_since=fresh.since)
    behind = Progress.objects.all() if notes else Progress.objects.exclude(is_done)
    told = 0
    for progress in behind.select_related("endpoint__partner"):
        told += _compare(progress, notes, at)
        Progress.objects.filter(pk=progress.pk).update(compared_revision=fresh.revision, compared_since=fresh.since)
    ChangeNote.objects.filter(pk__in=[note.pk for note in notes]).delete()
    return told


def _compare(progress: Progress, notes: list[ChangeNote], at: datetime) -> int:
    endpoint = progress.endpoint
    reader = reader_of(endpoint.partner, timezone.localdate(at))
    differences = _differences(endpoint, reader, notes, at)
    changes: list[_Change] = []
    # The first look tells nothing: it is where an endpoint begins.
    if progress.compared_revision is not None:
        changes += _changes_of(differences)
        changes += _ends_of([*_gone(differences), *_came_and_went(endpoint, reader, differences, notes)], reader)
    _learn(endpoint, differences)
    return _write_down(endpoint, changes, notes, at)


def _differences(
    endpoint: WebhookEndpoint, reader: Reader, notes: Iterable[ChangeNote], at: datetime
) -> list[_Difference]:
    there = PublishedItem.objects.visible_to(reader, at).values(
        "node_id", "kind", "path", "needs_consent", "recorded_at"
    )
    visible, parameters = there.query.sql_with_params()
    noted = [note.node_id for note in notes]
    with connection.cursor() as cursor:
        values = [*parameters, *[Channel.PUBLIC_SITE.value] * 2, endpoint.pk, noted]
        cursor.execute(_DIFFERENCES.format(visible=visible), values)
        return [_Difference(*row) for row in cursor.fetchall()]


def _changes_of(differences: Iterable[_Difference]) -> Iterator[_Change]:
    """What is told of items that are there."""
    for one in differences:
        if not one.is_there or one.fingerprint == one.known_fingerprint:
            continue
        path, known_path = one.path or "", one.known_path or ""
        if not one.was_known:
            event = Event.PUBLISHED
        elif path and known_path and path != known_path:
            event = Event.MOVED
        else:
            event = Event.UPDATED
        previous_path = known_path if event is Event.MOVED else ""
        yield _Change(event, one.node_id, one.kind, path, one.is_on_public_site, previous_path)


def _gone(differences: Iterable[_Difference]) -> Iterator[_Gone]:
    """What was known and is not there any more."""
    for one in differences:
        if not one.is_there:
            yield _Gone(
                one.node_id, one.kind, one.known_path or "", one.is_on_public_site, bool(one.known_needs_consent)
            )


def _came_and_went(
    endpoint: WebhookEndpoint, reader: Reader, differences: Iterable[_Difference], notes: Iterable[ChangeNote]
) -> Iterator[_Gone]:
    """What was there for this reader after the last look, and went before this one: somebody may have fetched it."""
    suspects = {note.node_id: note for note in notes if _was_there(note, reader)}
    for one in differences:
        suspects.pop(one.node_id, None)
    known = endpoint.known_items.filter(node_id__in=suspects).values_list("node_id", flat=True)
    for node_id in suspects.keys() - set(known):
        yield _Gone(node_id, suspects[node_id].kind, "", False, suspects[node_id].needs_consent)


def _was_there(note: ChangeNote, reader: Reader) -> bool:
    """Whether an item was there for a reader when the note was written; of a file only when it is a person's."""
    if reader.channels.isdisjoint(note.channels) or note.kind in reader.hidden_kinds:
        return False
    if reader.stadsdelen is not None and note.stadsdelen and reader.stadsdelen.isdisjoint(note.stadsdelen):
        return False
    return reader.sees_people if note.needs_consent else note.kind not in _SHOWN


def _ends_of(gone: Collection[_Gone], reader: Reader) -> Iterator[_Change]:
    """How the end of each is told."""
    still_made = _still_made(gone)
    # A picture that became a portrait was nobody's when we knew it.
    became_personal = set(
        PublishedItem.objects.filter(node_id__in=[one.node_id for one in gone], needs_consent=True).values_list(
            "node_id", flat=True
        )
    )
    for one in gone:
        if reader.sees_people and (one.needs_consent or one.node_id in became_personal):
            yield _Change(Event.WITHDRAWN, one.node_id, one.kind)
        else:
            event = Event.UNPUBLISHED if one.node_id in still_made else Event.REMOVED
            yield _Change(event, one.node_id, one.kind, one.path, one.is_on_public_site)


def _still_made(gone: Iterable[_Gone]) -> set[str]:
    """Of which of these the object is still in the CMS."""
    keys: dict[str, list[str]] = {}
    for one in gone:
        keys.setdefault(one.kind, []).append(one.node_id.partition(":")[2])
    return {
        f"{kind}:{key}"
        for kind, of_kind in keys.items()
        if kind in _MODELS
        for key in _MODELS[kind]._default_manager.filter(pk__in=of_kind).values_list("pk", flat=True)
    }


def _learn(endpoint: WebhookEndpoint, differences: Iterable[_Difference]) -> None:
    """Keeps what exists now for the next look."""
    KnownItem.objects.bulk_create(
        [
            KnownItem(
                endpoint=endpoint,
                node_id=one.node_id,
                kind=one.kind,
                path=one.path or "",
                is_on_public_site=one.is_on_public_site,
                needs_consent=bool(one.needs_consent),
                recorded_at=one.recorded_at,  # type: ignore[misc]  # what is there has one
                fingerprint=one.fingerprint,
            )
            for one in differences
            if one.is_there
        ],
        update_conflicts=True,
        unique_fields=["endpoint", "node_id"],
        update_fields=["path", "is_on_public_site", "needs_consent", "recorded_at", "fingerprint"],
        batch_size=1_000,
    )
    endpoint.known_items.filter(node_id__in=[one.node_id for one in differences if not one.is_there]).delete()


def _write_down(
    endpoint: WebhookEndpoint, changes: Iterable[_Change], notes: Iterable[ChangeNote], at: datetime
) -> int:
    times = {note.node_id: note.noted_at for note in notes}
    wanted = {*endpoint.events, Event.WITHDRAWN}
    told = sorted((change for change in changes if change.event in wanted), key=lambda change: change.node_id)
    numbers = Progress.take_numbers(endpoint.pk, len(told))
    Delivery.objects.bulk_create(
        Delivery(
            endpoint=endpoint,
            number=number,
            event=change.event,
            node_id=change.node_id,
            kind=change.kind,
            path=change.path,
            previous_path=change.previous_path,
            is_on_public_site=change.is_on_public_site,
            happened_at=times.get(change.node_id, at),
        )
        for number, change in zip(numbers, told, strict=True)
    )
    return len(told)
