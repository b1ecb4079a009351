"""Erasing what the store's history knows of a person.

The history tells what the site said on a day. Of somebody who is gone it tells nothing any more: their own rows go, and
rows of other items that referred to them keep a gap.
"""

import re
from collections.abc import Collection
from typing import Any

from django.db import transaction

from .models import PublishedItemHistory

GAP = "…"


@transaction.atomic
def erase_from_history(node_ids: Collection[str]) -> None:
    """Takes away the older rows of these items, and what older rows of others say of them. The items are gone already."""
    PublishedItemHistory.objects.filter(node_id__in=node_ids).delete()
    for row in PublishedItemHistory.objects.filter(references__overlap=list(node_ids)):
        row.data = _without(row.data, node_ids)
        row.references = [reference for reference in row.references if reference not in node_ids]
        row.save(update_fields=["data", "references"])


def _without(value: Any, node_ids: Collection[str]) -> Any:
    """A stored value in which nothing refers to these items."""
    if isinstance(value, list):
        kept = [one for one in value if not (isinstance(one, dict) and one.get("ref") in node_ids)]
        return [_without(one, node_ids) for one in kept]
    if not isinstance(value, dict):
        return value
    if value.get("ref") in node_ids:
        return None
    if "html" in value and "links" in value:
        value = _without_links(value, node_ids)
    return {name: _without(one, node_ids) for name, one in value.items()}


def _without_links(text: dict[str, Any], node_ids: Collection[str]) -> dict[str, Any]:
    """Rich text in which what was said of these items in a link is a gap: it is mostly somebody's name."""
    html, plain = text["html"], text["text"]
    for node_id in node_ids:
        html = re.sub(f'<a data-ref="{re.escape(node_id)}">.*?</a>', GAP, html, flags=re.DOTALL)
    for link in text["links"]:
        if link.get("ref") in node_ids and link["label"]:
            plain = plain.replace(link["label"], GAP)
    return {**text, "html": html, "text": plain}
