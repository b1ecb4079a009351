"""Consent as a record."""

import datetime
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import structlog
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel

from cms.taxonomy.channels import ChannelsField
from cms.taxonomy.enums import EMPLOYERS_CHANNEL

from .enums import ConsentState, Purpose, Way
from .forms import ConsentForm
from .signals import consent_changed

log = structlog.get_logger(__name__)

# So long before its end an editor is told that a consent ends.
WARNING_DAYS = 30


@dataclass(frozen=True, slots=True)
class Grant:
    """A channel in which something of a person may show, from the first until and including the last day."""

    channel: str
    valid_from: datetime.date
    valid_until: datetime.date


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Ways to consents."""

    def in_state(self, state: ConsentState) -> Self:
        """Those that are worth this now; what ends soon is valid until then."""
        today = timezone.localdate()
        if state is ConsentState.WITHDRAWN:
            return self.exclude(withdrawn_at=None)
        kept = self.filter(withdrawn_at=None)
        match state:
            case ConsentState.PLANNED:
                return kept.filter(valid_from__gt=today, valid_until__gte=today)
            case ConsentState.ENDED:
                return kept.filter(valid_until__lt=today)
            case ConsentState.VALID:
                return kept.filter(valid_from__lte=today, valid_until__gte=today)
            case ConsentState.ENDING:
                soon = today + datetime.timedelta(days=WARNING_DAYS)
                return kept.filter(valid_from__lte=today, valid_until__gte=today, valid_until__lte=soon)

    def ending(self) -> Self:
        """Those that end soon, of people who may be seen, and that no later consent takes over; the first to end first."""
        later = Consent.objects.filter(
            profile=OuterRef("profile"),
            purpose=OuterRef("purpose"),
            withdrawn_at=None,
            valid_from__lte=OuterRef("valid_until") + datetime.timedelta(days=1),
            valid_until__gt=OuterRef("valid_until"),
        )
        # A job that ends first takes the profile away anyway.
        in_time = self.filter(~Exists(later), profile__live=True, profile__job_ends_on__gt=F("valid_until"))
        return in_time.in_state(ConsentState.ENDING).select_related("profile").order_by("valid_until", "pk")


class Consent(models.Model):
    """What a person permits, for one purpose (Dutch: *toestemming*). Once written down it does not change: it is withdrawn.

    Personal data: that this person gave permission, and when. It is deleted with the profile.
    """

    profile = models.ForeignKey(
        "profiles.Profile", verbose_name="profiel", on_delete=models.CASCADE, related_name="consents"
    )
    purpose = models.CharField("waarvoor?", max_length=12, choices=Purpose.choices, default=Purpose.PROFILE)
    channels = ChannelsField(
        verbose_name="waar?",
        help_text="Kies alleen wat de persoon heeft goedgevonden. Voor werkgevers kiest u niets: die zien het na een "
        "uitnodiging.",
    )
    way = models.CharField("hoe gegeven?", max_length=10, choices=Way.choices, default=Way.SIGNED)
    given_on = models.DateField("gegeven op", default=timezone.localdate)
    valid_from = models.DateField("geldt vanaf", default=timezone.localdate)
    valid_until = models.DateField(
        "geldt tot en met", help_text="Een buurtbaan is tijdelijk: kies altijd een einde. Daarna is alles vanzelf weg."
    )
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="vastgelegd door",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="ingetrokken door",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = ConsentQuerySet.as_manager()

    base_form_class = ConsentForm
    panels: ClassVar[list[Any]] = [
        PageChooserPanel("profile"),
        FieldPanel("purpose"),
        FieldPanel("channels"),
        MultiFieldPanel([FieldPanel("way"), FieldPanel("given_on")], heading="Hoe en wanneer gegeven"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")], heading="Geldigheid"),
    ]

    class Meta:
        verbose_name = "toestemming"
        verbose_name_plural = "toestemmingen"
        ordering = ["-given_on", "-pk"]
        permissions: ClassVar = [("erase_person", "Mag een persoon wissen")]

    def __str__(self) -> str:
        state = "ingetrokken" if self.withdrawn_at else f"tot en met {self.valid_until:%d-%m-%Y}"
        return f"{self.profile.title}: {self.get_purpose_display()} ({state})"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves it, and tells so in the same transaction."""
        super().save(*args, **kwargs)
        consent_changed.send(sender=Consent, profile=self.profile)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Deletes it, and tells so in the same transaction."""
        profile = self.profile
        outcome = super().delete(*args, **kwargs)
        consent_changed.send(sender=Consent, profile=profile)
        return outcome

    def clean(self) -> None:
        """Refuses days that cannot be: an end before the begin, a begin before it was given, or what is over already."""
        super().clean()
        today = timezone.localdate()
        if self.given_on and self.given_on > today:
            raise ValidationError(
                {"given_on": "Deze dag moet nog komen. Leg een toestemming pas vast als u haar hebt."}
            )
        if self.given_on and self.valid_from and self.valid_from < self.given_on:
            raise ValidationError(
                {"valid_from": "Toen was de toestemming nog niet gegeven. Kies de dag waarop dat gebeurde, of later."}
            )
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": "De laatste dag ligt voor de eerste. Verander een van beide."})
        if self._state.adding and self.valid_until and self.valid_until < today:
            raise ValidationError({"valid_until": "Deze dag is al voorbij. Kies vandaag of een latere dag."})

    def withdraw(self, by: AbstractBaseUser | None = None) -> None:
        """Ends the permission now, everywhere; when it was withdrawn before, that stays as it is."""
        if self.withdrawn_at is None:
            self.withdrawn_at = timezone.now()
            self.withdrawn_by = by  # type: ignore[assignment]  # it is the user model of the settings
            self.save()
            # Whoever puts a backup back withdraws again what it does not know of.
            log.info("a consent was withdrawn", consent=self.pk, page=self.profile_id)

    @property
    def state(self) -> ConsentState:
        """What it is worth now."""
        today = timezone.localdate()
        if self.withdrawn_at:
            return ConsentState.WITHDRAWN
        if self.valid_until < today:
            return ConsentState.ENDED
        if self.valid_from > today:
            return ConsentState.PLANNED
        is_ending = self.valid_until <= today + datetime.timedelta(days=WARNING_DAYS)
        return ConsentState.ENDING if is_ending else ConsentState.VALID

    @property
    def grants(self) -> list[Grant]:
        """What this consent permits; nothing once it was withdrawn."""
        if self.withdrawn_at:
            return []
        channels = [EMPLOYERS_CHANNEL] if self.purpose == Purpose.EMPLOYERS else self.channels
        return [Grant(channel, self.valid_from, self.valid_until) for channel in channels]


@transaction.atomic
def withdraw_all(profile_id: int, by: AbstractBaseUser | None = None) -> int:
    """Ends all that a person permits, now and everywhere.

    Returns:
        How many consents that were.
    """
    consents = list(Consent.objects.filter(profile_id=profile_id, withdrawn_at=None).select_for_update())
    for consent in consents:
        consent.withdraw(by)
    return len(consents)


def grants_for(profile_ids: list[int], *purposes: Purpose) -> list[Grant]:
    """What the people of these profiles permit for any of the purposes."""
    consents = Consent.objects.filter(profile_id__in=profile_ids, purpose__in=purposes)
    return [grant for consent in consents for grant in consent.grants]
