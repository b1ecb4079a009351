"""Endpoints of partners, as small as they can be."""

from typing import Any

from django.utils import timezone

from cms.partners.models import Partner
from cms.webhooks.comparing import compare_all
from cms.webhooks.enums import Event
from cms.webhooks.models import Delivery, Progress, WebhookEndpoint

from .partners import make_partner


def make_endpoint(partner: Partner | None = None, url: str = "http://127.0.0.1:9/", **columns: Any) -> WebhookEndpoint:
    """An endpoint that is told of all that happens from now on, with a secret."""
    endpoint = WebhookEndpoint.objects.create(partner=partner or make_partner(), url=url, **columns)
    endpoint.make_secret()
    compare_all()
    return endpoint


def make_delivery(
    endpoint: WebhookEndpoint, event: Event = Event.UPDATED, node_id: str = "News:1", **columns: Any
) -> Delivery:
    """Something to tell."""
    ((number),) = Progress.take_numbers(endpoint.pk, 1)
    defaults = {"kind": node_id.partition(":")[0], "happened_at": timezone.now()}
    return Delivery.objects.create(
        endpoint=endpoint, number=number, event=event, node_id=node_id, **(defaults | columns)
    )
