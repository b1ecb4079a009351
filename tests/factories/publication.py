"""Rows of the published store, for what only reads it."""

from typing import Any

from django.utils import timezone

from cms.publication.models import PublishedGrant, PublishedItem
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
    row = defaults | {"ends_on": columns.get("listed_on")} | columns
    return PublishedItem.objects.create(
        node_id=node_id, data={"__typename": kind, "id": node_id, "slug": row["slug"]} | (data or {}), **row
    )


def copy_store(times: int) -> None:
    """More of everything: each copy of an item refers to the copies of what it refers to; copies of one time stand together."""
    originals = list(PublishedItem.objects.exclude(kind="Site"))
    grants = list(PublishedGrant.objects.all())
    for number in range(1, times + 1):
        copied = {item.node_id: f"{item.node_id}{number:03}" for item in originals}
        slugs = {item.slug: f"{item.slug}-{number}" for item in originals if item.kind in _CATEGORIES}
        PublishedItem.objects.bulk_create(_copy(item, number, copied, slugs) for item in originals)
        PublishedGrant.objects.bulk_create(
            PublishedGrant(
                node_id=copied[grant.node_id],
                channel=grant.channel,
                valid_from=grant.valid_from,
                valid_until=grant.valid_until,
            )
            for grant in grants
        )


_CATEGORIES = ("Audience", "Stadsdeel", "Theme")


def _copy(original: PublishedItem, number: int, copied: dict[str, str], slugs: dict[str, str]) -> PublishedItem:
    columns = {
        field.attname: getattr(original, field.attname)
        for field in PublishedItem._meta.concrete_fields
        if not (field.primary_key or field.generated)
    }
    own = {"id": copied[original.node_id], "slug": f"{original.slug}-{number}"}
    if original.path:
        own["path"] = f"{original.path}{number}/"
    if "key" in original.data:
        own["key"] = f"{original.data['key']}-{number}"
    return PublishedItem(
        **columns
        | {
            "node_id": own["id"],
            "source": f"test:{own['id']}",
            "slug": own["slug"],
            "path": own.get("path", ""),
            "name": f"{number:05} {original.name}",
            "data": {name: _referring(value, copied) for name, value in original.data.items()}
            | {name: value for name, value in own.items() if name in original.data},
            "references": [copied.get(reference, reference) for reference in original.references],
            "audiences": [slugs.get(slug, slug) for slug in original.audiences],
            "stadsdelen": [slugs.get(slug, slug) for slug in original.stadsdelen],
            "themes": [slugs.get(slug, slug) for slug in original.themes],
        }
    )


def _referring(value: Any, copied: dict[str, str]) -> Any:
    """The value with references to the copies."""
    if isinstance(value, list):
        return [_referring(item, copied) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: copied.get(item, item) if name == "ref" else _referring(item, copied) for name, item in value.items()}
