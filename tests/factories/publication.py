"""Rows of the published store, for what only reads it."""

from typing import Any

from django.utils import timezone

from cms.publication.models import PublishedItem
from cms.taxonomy.channels import every_channel


def make_item(node_id: str, data: dict[str, Any] | None = None, **columns: Any) -> PublishedItem:
    """A row for an item that is there for everybody; `data` holds what a test asks for and nothing else."""
    kind, _, key = node_id.partition(":")
    defaults = {
        "kind": kind,
        "locale": "nl",
        "slug": f"{kind.lower()}-{key}",
        "name": key,
        "channels": every_channel(),
        "source": f"test:{node_id}",
        "projected_in": 0,
        "recorded_at": timezone.now(),
    }
    row = defaults | columns
    return PublishedItem.objects.create(
        node_id=node_id, data={"__typename": kind, "id": node_id, "slug": row["slug"]} | (data or {}), **row
    )


def make_copies(original: PublishedItem, count: int, **columns: Any) -> list[PublishedItem]:
    """More rows like one that was really published, each with an id, slug, title and path of its own."""
    rows = []
    for number in range(1, count + 1):
        slug = f"{original.slug}-{number}"
        node_id = f"{original.kind}:{1_000_000 + original.pk * 1000 + number}"
        own = {"id": node_id, "slug": slug, "title": f"{original.data.get('title')} {number}"}
        path = f"{original.path}{number}/" if original.path else ""
        row = PublishedItem.objects.get(pk=original.pk)
        row.pk, row.node_id, row.source, row.slug, row.path = None, node_id, f"test:{node_id}", slug, path
        row.name = f"{original.name} {number:05}"
        row.data = {**original.data, **own, **({"path": path} if path else {})}
        for name, value in columns.items():
            setattr(row, name, value)
        rows.append(row)
    return PublishedItem.objects.bulk_create(rows)
