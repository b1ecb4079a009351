"""What a message says: that something happened, to what and where; never what it holds.

A CloudEvent in the form that the NL GOV profile gives it, as JSON. Of a person's item it says the id alone, for an
address may hold a name.

Source: https://gitdocumentatie.logius.nl/publicatie/notificatieservices/CloudEvents-NL/ (1.1, 2026-11).
"""

import json
from typing import Any

from django.conf import settings

from .models import Delivery

CONTENT_TYPE = "application/cloudevents+json; charset=utf-8"
TYPE_PREFIX = "nl.buurtbaan.content"
# CloudEvents compares sequences as texts.
_SEQUENCE_DIGITS = 20


def message_of(delivery: Delivery) -> str:
    """The body of a message; the same at each attempt."""
    attributes: dict[str, Any] = {
        "specversion": "1.0",
        "id": str(delivery.pk),
        "source": settings.WEBHOOK_SOURCE,
        "type": f"{TYPE_PREFIX}.{delivery.event}",
        "time": delivery.happened_at.isoformat(),
        "sequence": f"{delivery.number:0{_SEQUENCE_DIGITS}}",
        "datacontenttype": "application/json",
    }
    if delivery.node_id:
        attributes |= {"subject": delivery.node_id, "data": _data(delivery)}
    else:
        attributes |= {"data": {}}
    return json.dumps(attributes, ensure_ascii=False)


def _data(delivery: Delivery) -> dict[str, Any]:
    """Ids, tags as answers carry them (`Cache-Tag`), and addresses."""
    data: dict[str, Any] = {
        "id": delivery.node_id,
        "kind": delivery.kind,
        "tags": [delivery.node_id, delivery.kind],
    }
    if delivery.path:
        data["path"] = delivery.path
    if delivery.path and delivery.is_on_public_site:
        data["canonicalUrl"] = f"{settings.PUBLIC_SITE_URL}{delivery.path}"
    if delivery.previous_path:
        data["previousPath"] = delivery.previous_path
    return data
