"""What was withdrawn, and which partners said that they carried it out."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from cms.partners.models import Partner

from .models import Delivery


def unconfirmed() -> QuerySet[Delivery]:
    """Withdrawals that wait for a partner's word, the oldest first, with whom to ask."""
    return Delivery.objects.unconfirmed().select_related("endpoint__partner").order_by("happened_at", "number")


def confirm(delivery: Delivery, by: Any) -> None:
    """Writes down that an editor heard from the partner that it is done; one that was confirmed stays as it was."""
    Delivery.objects.unconfirmed().filter(pk=delivery.pk).update(confirmed_at=timezone.now(), confirmed_by=by)


def last_told_about(node_id: str) -> QuerySet[Delivery]:
    """The newest message about an item to each endpoint: what is known of the copies that partners have."""
    about = Delivery.objects.filter(node_id=node_id).select_related("endpoint__partner", "confirmed_by")
    return about.order_by("endpoint_id", "-number").distinct("endpoint_id")


def partners_that_hear_nothing() -> QuerySet[Partner]:
    """Partners that may show people, and have no webhook that works: when somebody withdraws, they must be called."""
    today = timezone.localdate()
    agreed = Partner.objects.filter(may_show_people=True, agreed_from__lte=today, agreed_until__gte=today)
    return agreed.exclude(webhooks__is_active=True)
