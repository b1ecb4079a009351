"""What other pages of the admin show of webhooks: the dashboard, and the page of a partner."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone
from wagtail.admin.ui.components import Component

from cms.partners.models import Partner

from .enums import DeliveryState
from .models import Delivery, WebhookEndpoint
from .withdrawals import unconfirmed

STANDSTILL = timedelta(minutes=10)


class NoticesPanel(Component):
    """On the dashboard: what somebody must act on. Nothing when there is nothing."""

    name = "webhooks"
    order = 25
    template_name = "webhooks/notices.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Paused webhooks, withdrawals that nobody confirmed, and whether nothing is sent at all."""
        return {
            "paused": WebhookEndpoint.objects.exclude(pause_reason="").select_related("partner"),
            "unconfirmed": unconfirmed().count(),
            "standstill_since": standstill_since(),
        }


class EndpointsPanel(Component):
    """The webhooks of a partner, on its page."""

    name = "webhooks"
    template_name = "webhooks/of_partner.html"

    def __init__(self, partner: Partner, *, may_change: bool) -> None:
        self._partner = partner
        self._may_change = may_change

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Each with how it goes."""
        return {
            "partner": self._partner,
            "endpoints": with_counts(self._partner.webhooks.all()),
            "may_change": self._may_change,
        }


def with_counts(endpoints: QuerySet[WebhookEndpoint]) -> QuerySet[WebhookEndpoint]:
    """Endpoints with how many messages wait, and how many withdrawals are not confirmed."""
    is_unconfirmed = Q(deliveries__event="withdrawn", deliveries__confirmed_at=None)
    return endpoints.annotate(
        waiting=Count("deliveries", filter=Q(deliveries__state=DeliveryState.WAITING)),
        unconfirmed=Count("deliveries", filter=is_unconfirmed),
    )


def standstill_since() -> datetime | None:
    """Since when something is due that nobody sends; None when all is well. Then most likely no worker runs."""
    due = Delivery.objects.filter(
        Q(endpoint__progress__rests_until=None) | Q(endpoint__progress__rests_until__lte=Now()),
        endpoint__is_active=True,
        state=DeliveryState.WAITING,
        next_at__lt=timezone.now() - STANDSTILL,
    ).exclude(endpoint__progress__leased_until__gt=Now())
    oldest: datetime | None = due.aggregate(oldest=Min("next_at"))["oldest"]
    return oldest
