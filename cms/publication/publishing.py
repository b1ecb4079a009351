"""Keeps the store in step with the content.

Every function leaves the store as the content is now, whatever it was before: an object that may be published has a
row that shows it, any other has none. So each of them can be called again without harm.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection, transaction
from django.db.models import BigIntegerField, Func, Model, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from cms.fields import node_id
from cms.schema.kinds import FILE_KINDS, KINDS, PAGE_KINDS, SHOWN_KINDS
from cms.schema.public import node_kinds
from media.models import Document, Picture

from .models import PublishedGrant, PublishedItem
from .projection import Projection, project, source_of

_KIND_MODELS = {kind.__name__: kind for kind in KINDS}
_SHOWN = tuple(kind.__name__ for kind in SHOWN_KINDS)


class _CurrentTransaction(Func):
    """The number of the transaction, as the guards compare it."""

    function = "pg_current_xact_id"
    output_field = TextField()


def is_publishable(instance: Model) -> bool:
    """Whether an object may be shown to readers as it is now, rights of the reader aside.

    A page and all above it must be live, under the site and free of view restrictions; a file must be in no private
    collection, and be shown by something that is published; anything else always may.
    """
    if isinstance(instance, Page):
        return _is_page_publishable(instance)
    if isinstance(instance, Picture | Document):
        above = instance.collection.get_ancestors(inclusive=True)
        is_private = CollectionViewRestriction.objects.filter(collection__in=above).exists()
        if is_private:
            return False
    if isinstance(instance, SHOWN_KINDS):
        return PublishedItem.objects.filter(references__contains=[node_id(instance)]).exists()
    return True


def _is_page_publishable(page: Page) -> bool:
    if not page.live or page.specific_class not in PAGE_KINDS:
        return False
    above = page.get_ancestors(inclusive=True)
    is_whole_path_live = not above.filter(live=False).exists()
    is_in_site = above.filter(sites_rooted_here__is_default_site=True).exists()
    return is_whole_path_live and is_in_site and not PageViewRestriction.objects.filter(page__in=above).exists()


@transaction.atomic
def synchronise(instance: Model) -> None:
    """Brings the rows of one object, and of the files it shows, in step with the content.

    Raises:
        ProjectionError: the object is not what the public schema promises; nothing was changed.
    """
    _take_turn()
    before = PublishedItem.objects.filter(source=source_of(instance)).first()
    projection = project(instance) if is_publishable(instance) else None
    if projection is None:
        PublishedItem.objects.filter(source=source_of(instance)).delete()
    else:
        keep(projection)
    was_shown, is_shown = (
        set(before.references if before else ()),
        set(projection.columns["references"] if projection else ()),
    )
    # A file that goes on being shown is as it was; but whose portrait it is may have changed.
    unchanged = (
        set() if projection and projection.columns["needs_consent"] else was_shown & is_shown & _present(is_shown)
    )
    _synchronise_shown((was_shown | is_shown) - unchanged)
    if before and projection and before.slug != projection.columns["slug"]:
        _synchronise_all(_objects(_referring_to(before.node_id)))


@transaction.atomic
def synchronise_tree(page: Page) -> None:
    """Brings a page and all below it in step with the content: after a move, a restriction, a new path."""
    _take_turn()
    _synchronise_all(page.get_descendants(inclusive=True).specific().iterator())


@transaction.atomic
def synchronise_page(page: Page) -> None:
    """Brings a page in step after it was published or unpublished, and all below it when that moves, hides or ends them."""
    _take_turn()
    before = _place_in_store(page)
    synchronise(page)
    if before != _place_in_store(page):
        _synchronise_all(page.get_descendants().specific().iterator())


@transaction.atomic
def remove(instance: Model) -> None:
    """Takes a deleted object, and the files that only it showed, out of the store; what referred to it is projected anew."""
    _take_turn()
    rows = PublishedItem.objects.filter(source=source_of(instance))
    references = {reference for row in rows for reference in row.references}
    rows.delete()
    _synchronise_shown(references)
    _synchronise_all(_objects(_referring_to(node_id(instance))))


def _take_turn() -> None:
    """Waits until nobody else decides what readers may see: else each would judge by what the other is changing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT publication_take_turn()")


def keep(projection: Projection) -> None:
    """Writes the row of one object as it was projected. For whoever has the turn, or will undo it."""
    now = timezone.now()
    _keep_grants(projection)
    PublishedItem.objects.update_or_create(
        node_id=projection.node_id,
        defaults={
            **projection.columns,
            "source": projection.source,
            "is_hidden": False,
            "projected_in": Cast(Cast(_CurrentTransaction(), TextField()), BigIntegerField()),
            "recorded_at": now,
        },
    )


def _keep_grants(projection: Projection) -> None:
    """Keeps the grants that are still given: to take away one that matters is a removal, which readers are told."""
    stored = {row.pk: row.grant for row in PublishedGrant.objects.filter(node_id=projection.node_id)}
    given = set(projection.grants)
    PublishedGrant.objects.bulk_create(
        PublishedGrant(
            node_id=projection.node_id,
            channel=grant.channel,
            valid_from=grant.valid_from,
            valid_until=grant.valid_until,
        )
        for grant in given - set(stored.values())
    )
    gone = [key for key, grant in stored.items() if grant not in given]
    if gone:
        PublishedGrant.objects.filter(pk__in=gone).delete()


def _place_in_store(page: Page) -> tuple[str, datetime | None] | None:
    """At which path and until when readers find the page; None when they do not."""
    rows = PublishedItem.objects.filter(source=source_of(page), is_hidden=False)
    return rows.values_list("path", "visible_until").first()


def _present(references: Iterable[str]) -> set[str]:
    """Which of these items have a row that no guard has hidden."""
    rows = PublishedItem.objects.filter(node_id__in=list(references), is_hidden=False)
    return set(rows.values_list("node_id", flat=True))


def _synchronise_shown(references: Iterable[str]) -> None:
    _synchronise_all(_objects(reference for reference in references if reference.partition(":")[0] in _SHOWN))


def _synchronise_all(instances: Iterable[Model]) -> None:
    for instance in instances:
        synchronise(instance)


def _referring_to(reference: str) -> list[str]:
    return list(
        PublishedItem.objects.filter(references__contains=[reference]).values_list("node_id", flat=True).order_by("id")
    )


def files_of(references: Iterable[str]) -> list[Model]:
    """The pictures and documents among these references, as they are in the database."""
    names = {kind.__name__ for kind in FILE_KINDS}
    return _objects(reference for reference in references if reference.partition(":")[0] in names)


def _objects(node_ids: Iterable[str]) -> list[Model]:
    keys: dict[str, list[str]] = {}
    for reference in node_ids:
        kind, _, key = reference.partition(":")
        if kind in node_kinds():
            keys.setdefault(kind, []).append(key)
    return [found for kind, of_kind in keys.items() for found in _KIND_MODELS[kind].objects.filter(pk__in=of_kind)]
