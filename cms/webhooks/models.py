"""Who is told, what there is to tell, and how far that is."""

import uuid
from datetime import timedelta
from typing import Any, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from cms.partners.models import Partner

from .addresses import check_address
from .enums import CHOSEN_EVENTS, DeliveryState, Event, PauseReason, Problem
from .signing import new_nonce, secret_of


def all_chosen_events() -> list[str]:
    """What a new endpoint is told."""
    return [event.value for event in CHOSEN_EVENTS]


class WebhookEndpoint(models.Model):
    """An address of a partner that is told of changes (Dutch: *webhook*). Holds no personal data.

    Attributes:
        events: of which kinds of change; a withdrawal is always told.
        is_active: whether the worker sends; while it does not, what happens is kept for later.
        pause_reason: why the worker stopped by itself; blank when an editor did.
    """

    partner = models.ForeignKey(Partner, verbose_name="partner", on_delete=models.CASCADE, related_name="webhooks")
    url = models.URLField("adres", max_length=500, validators=[check_address])
    events = ArrayField(
        models.CharField(max_length=20, choices=[(event.value, event.label) for event in CHOSEN_EVENTS]),
        verbose_name="wat wij melden",
        default=all_chosen_events,
        blank=True,
    )
    is_active = models.BooleanField("meldingen sturen", default=True)
    pause_reason = models.CharField(max_length=20, choices=PauseReason.choices, blank=True, editable=False)
    paused_at = models.DateTimeField("gestopt op", null=True, editable=False)
    created_at = models.DateTimeField("gemaakt op", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gemaakt door",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = "webhook"
        verbose_name_plural = "webhooks"
        ordering = ["partner__name", "pk"]

    def __str__(self) -> str:
        # Wagtail keeps this in its log: without the rest of the address, which may hold a partner's secret.
        return f"{self.partner} op {self.host}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves it, with a place to keep how far the worker is."""
        if self.is_active:
            self.pause_reason, self.paused_at = "", None
        elif self.paused_at is None:
            self.paused_at = timezone.now()
        super().save(*args, **kwargs)
        Progress.objects.get_or_create(endpoint=self)

    @property
    def host(self) -> str:
        """The name in the address."""
        return urlsplit(self.url).hostname or ""

    def make_secret(self, overlap: timedelta = timedelta()) -> str:
        """Makes a secret to sign with; those before stay good for a while beside it.

        Args:
            overlap: how long the earlier ones sign along, so that a receiver can change over.

        Returns:
            The secret. It is shown now and never again.
        """
        ends_at = timezone.now() + overlap
        self.secrets.filter(Q(ends_at=None) | Q(ends_at__gt=ends_at)).update(ends_at=ends_at)
        nonce = new_nonce()
        secret = secret_of(nonce)
        self.secrets.create(nonce=nonce, last_four=secret[-4:])
        return secret

    def valid_secrets(self) -> list[str]:
        """The secrets that sign now, the newest first."""
        return [secret_of(bytes(row.nonce)) for row in self.secrets.filter(Q(ends_at=None) | Q(ends_at__gt=Now()))]


class WebhookSecret(models.Model):
    """With which a receiver checks that a message is ours. Holds no personal data.

    Attributes:
        nonce: makes the secret together with `SECRET_KEY`: who has only the database can sign nothing.
        ends_at: from when it signs no more; None while it is the newest.
    """

    endpoint = models.ForeignKey(WebhookEndpoint, on_delete=models.CASCADE, related_name="secrets")
    nonce = models.BinaryField(max_length=32)
    last_four = models.CharField(max_length=4)
    created_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"…{self.last_four}"


class Progress(models.Model):
    """How far the worker is with an endpoint; apart from it, so that an editor's form never writes it. No personal data.

    Attributes:
        last_number: of the last delivery; they are counted for each endpoint.
        compared_revision: the content revision at which was looked what there is to tell.
        compared_since: and the turn of time; None for both before the first look, which tells nothing.
        failures: attempts that failed since the last one that did not.
        rests_until: before then nothing is sent.
        lease: of the worker that sends now; it holds until `leased_until`, also when that worker was killed.
    """

    endpoint = models.OneToOneField(
        WebhookEndpoint, primary_key=True, on_delete=models.CASCADE, related_name="progress"
    )
    last_number = models.BigIntegerField(default=0)
    compared_revision = models.BigIntegerField(null=True)
    compared_since = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    rests_until = models.DateTimeField(null=True)
    lease = models.UUIDField(null=True)
    leased_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.endpoint_id}: {self.last_number}"

    @classmethod
    def lock_all(cls, endpoints: Any) -> None:
        """Has workers wait with what they would write down of these endpoints, until the transaction ends."""
        list(cls.objects.filter(pk__in=endpoints).order_by("pk").select_for_update())

    @classmethod
    def take_numbers(cls, endpoint: int, count: int) -> range:
        """Takes the next numbers for deliveries of an endpoint; who else wants some waits for the transaction."""
        cls.objects.filter(pk=endpoint).update(last_number=F("last_number") + count)
        last = cls.objects.values_list("last_number", flat=True).get(pk=endpoint)
        return range(last - count + 1, last + 1)


class ChangeNote(models.Model):
    """That an item of the store changed, written by triggers in the same transaction; gone once all endpoints were compared.

    Personal data: none; the id tells nothing without the item.

    Attributes:
        channels: where the item was there before the change, or is after it.
        stadsdelen: what it was about.
    """

    node_id = models.CharField(max_length=80)
    kind = models.CharField(max_length=60)
    channels = ArrayField(models.CharField(max_length=120), default=list)
    stadsdelen = ArrayField(models.CharField(max_length=120), default=list)
    needs_consent = models.BooleanField()
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.node_id


class KnownItem(models.Model):
    """An item that existed for an endpoint's partner when we looked last, so that it may have a copy.

    Personal data: none; of a person's item it keeps no path.

    Attributes:
        is_on_public_site: whether the public site showed it at that path.
        recorded_at: since when the store's row was as we saw it.
        fingerprint: of all that readers see of it.
    """

    endpoint = models.ForeignKey(WebhookEndpoint, on_delete=models.CASCADE, related_name="known_items")
    node_id = models.CharField(max_length=80)
    kind = models.CharField(max_length=60)
    path = models.CharField(max_length=2000, default="")
    is_on_public_site = models.BooleanField(default=True)
    needs_consent = models.BooleanField()
    recorded_at = models.DateTimeField()
    fingerprint = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["endpoint", "node_id"], name="known_once")]

    def __str__(self) -> str:
        return self.node_id


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Ways to deliveries."""

    def unconfirmed(self) -> Self:
        """Withdrawals of which a partner did not say that it carried them out."""
        return self.filter(event=Event.WITHDRAWN, confirmed_at=None)

    def replay(self) -> int:
        """Has them sent again, with the same ids; gives how many."""
        with transaction.atomic():
            Progress.lock_all(self.values("endpoint"))
            return self.update(state=DeliveryState.WAITING, attempts=0, problem="", next_at=timezone.now())


class Delivery(models.Model):
    """One thing to tell to one endpoint, and what came of it.

    Personal data: none of the person that it may be about: of a person's item it holds the id, which tells nothing
    without the item. It goes after `WEBHOOK_LOG_DAYS`; a withdrawal not before it is confirmed.

    Attributes:
        id: the same at each attempt and replay, so that a receiver can tell a repeat.
        number: counted for each endpoint without gaps; of two about one item the higher is the newer.
        is_on_public_site: whether the public site shows it at that path; of what is gone, whether it did.
        next_at: not before then.
        status: the last answer's; None when there was none.
        answered_at: when the receiver last took it.
        confirmed_by: the editor who heard it from the partner; None when the receiver said so itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    endpoint = models.ForeignKey(
        WebhookEndpoint, verbose_name="webhook", on_delete=models.CASCADE, related_name="deliveries"
    )
    number = models.BigIntegerField("nummer")
    event = models.CharField("melding", max_length=20, choices=Event.choices)
    node_id = models.CharField("wat", max_length=80, blank=True)
    kind = models.CharField(max_length=60, blank=True)
    path = models.CharField("pad", max_length=2000, blank=True)
    previous_path = models.CharField(max_length=2000, blank=True)
    is_on_public_site = models.BooleanField(default=True)
    happened_at = models.DateTimeField("gebeurd op")
    state = models.CharField("stand", max_length=12, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    attempts = models.PositiveIntegerField("pogingen", default=0)
    next_at = models.DateTimeField("volgende poging", default=timezone.now)
    tried_at = models.DateTimeField("laatste poging", null=True)
    milliseconds = models.PositiveIntegerField("duurde (milliseconden)", null=True)
    status = models.PositiveSmallIntegerField("antwoord", null=True)
    problem = models.CharField("probleem", max_length=20, choices=Problem.choices, blank=True)
    answered_at = models.DateTimeField("aangekomen op", null=True)
    confirmed_at = models.DateTimeField("bevestigd op", null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="bevestigd door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        ordering = ["-happened_at", "-number"]
        constraints = [models.UniqueConstraint(fields=["endpoint", "number"], name="numbered_once")]
        indexes = [
            models.Index(
                fields=["endpoint", "next_at"], condition=Q(state=DeliveryState.WAITING), name="delivery_waiting"
            ),
            models.Index(fields=["happened_at"], name="delivery_time"),
            models.Index(fields=["node_id"], name="delivery_node"),
        ]

    def __str__(self) -> str:
        return f"{self.get_event_display()} {self.node_id}".strip()
