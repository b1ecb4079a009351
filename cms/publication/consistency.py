"""Compares the store with the content, and brings it in step."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import Model

from cms.fields import node_id
from cms.schema.kinds import FILE_KINDS, PAGE_KINDS, RECORD_KINDS, Kind

from .errors import ProjectionError
from .models import PublishedGrant, PublishedItem
from .projection import Projection, project
from .publishing import is_publishable, synchronise

# Pages before files: a file is published because a page shows it.
_IN_ORDER: tuple[type[Kind], ...] = (*RECORD_KINDS, *PAGE_KINDS, *FILE_KINDS)

Key = tuple[type[Kind], Any]


class Fault(StrEnum):
    """How a row can differ from the content."""

    MISSING = "should be there, and is not"
    STALE = "differs from the content"
    HIDDEN = "was hidden by a guard"
    SURPLUS = "should not be there"
    UNFIT = "is not what the schema promises"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing whose row is not as it should be.

    Attributes:
        node_id: global id.
        fault: how it differs.
        detail: more about it; often empty.
        instance: the content object; None when there is none.
    """

    node_id: str
    fault: Fault
    detail: str = ""
    instance: Model | None = None


def content() -> list[Key]:
    """All content objects that could be published, as pairs of kind and key."""
    return [(kind, key) for kind in _IN_ORDER for key in kind.objects.order_by("pk").values_list("pk", flat=True)]


def differences(keys: Iterable[Key]) -> Iterator[Difference]:
    """What differs between the store and the content with these keys, and what is in the store without content."""
    seen = set()
    for kind, key in keys:
        instance = kind.objects.filter(pk=key).first()
        if instance is not None:
            seen.add(node_id(instance))
            yield from _difference(instance)
    for surplus in PublishedItem.objects.exclude(node_id__in=seen).order_by("node_id"):
        yield Difference(surplus.node_id, Fault.SURPLUS)


def repair(difference: Difference) -> None:
    """Brings one row in step; one that cannot be projected is taken away, so that nothing wrong stays visible."""
    if difference.instance is None or difference.fault is Fault.UNFIT:
        PublishedItem.objects.filter(node_id=difference.node_id).delete()
    else:
        synchronise(difference.instance)


def rebuild(keys: Iterable[Key], report: Callable[[Difference], None]) -> None:
    """Projects all content with these keys anew in one transaction, and takes away what has no content.

    Args:
        keys: all content, in the order of `content()`.
        report: told of each object that cannot be projected; its row is taken away.
    """
    kept = set()
    with transaction.atomic():
        for kind, key in keys:
            instance = kind.objects.filter(pk=key).first()
            if instance is None:
                continue
            try:
                synchronise(instance)
                kept.add(node_id(instance))
            except ProjectionError as error:
                report(Difference(error.node_id, Fault.UNFIT, str(error), instance))
        PublishedItem.objects.exclude(node_id__in=kept).delete()


def _difference(instance: Model) -> Iterator[Difference]:
    identity = node_id(instance)
    row = PublishedItem.objects.filter(node_id=identity).first()
    if not is_publishable(instance):
        if row is not None:
            yield Difference(identity, Fault.SURPLUS, instance=instance)
        return
    try:
        projection = project(instance)
    except ProjectionError as error:
        yield Difference(identity, Fault.UNFIT, str(error), instance)
        return
    if row is None:
        yield Difference(identity, Fault.MISSING, instance=instance)
    elif row.is_hidden:
        yield Difference(identity, Fault.HIDDEN, instance=instance)
    elif different := [*_different_columns(row, projection), *_different_grants(projection)]:
        yield Difference(identity, Fault.STALE, ", ".join(different), instance)


def _different_columns(row: PublishedItem, projection: Projection) -> Iterator[str]:
    for name, value in {**projection.columns, "source": projection.source}.items():
        if _plain(getattr(row, name)) != _plain(value):
            yield name


def _different_grants(projection: Projection) -> Iterator[str]:
    stored = {row.grant for row in PublishedGrant.objects.filter(node_id=projection.node_id)}
    if stored != set(projection.grants):
        yield "grants"


def _plain(value: Any) -> Any:
    """The value as it comes back from the database's JSON: tuples as lists."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value
