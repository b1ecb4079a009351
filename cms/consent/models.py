"""Consent as a record."""

import datetime
from dataclasses import dataclass
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel

from cms.taxonomy.channels import ChannelsField
from cms.taxonomy.enums import EMPLOYERS_CHANNEL

from .enums import Purpose, Way
from .signals import consent_changed


@dataclass(frozen=True, slots=True)
class Grant:
    """A channel in which something of a person may show, from the first until and including the last day."""

    channel: str
    valid_from: datetime.date
    valid_until: datetime.date


class Consent(models.Model):
    """What a person permits, for one purpose (Dutch: *toestemming*).

    Personal data: that this person gave permission, and when. It is deleted with the profile.
    """

    profile = models.ForeignKey(
        "profiles.Profile", verbose_name="profiel", on_delete=models.CASCADE, related_name="consents"
    )
    purpose = models.CharField("waarvoor?", max_length=12, choices=Purpose.choices, default=Purpose.PROFILE)
    channels = ChannelsField(
        verbose_name="waar?", help_text="Voor werkgevers maakt dit niet uit: die zien het alleen na een uitnodiging."
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
        """Refuses an end before the begin."""
        super().clean()
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": "De laatste dag ligt voor de eerste. Verander een van beide."})

    def withdraw(self) -> None:
        """Ends the permission now, everywhere."""
        self.withdrawn_at = timezone.now()
        self.save()

    @property
    def grants(self) -> list[Grant]:
        """What this consent permits; nothing once it was withdrawn."""
        if self.withdrawn_at:
            return []
        channels = [EMPLOYERS_CHANNEL] if self.purpose == Purpose.EMPLOYERS else self.channels
        return [Grant(channel, self.valid_from, self.valid_until) for channel in channels]


def grants_for(profile_ids: list[int], *purposes: Purpose) -> list[Grant]:
    """What the people of these profiles permit for any of the purposes."""
    consents = Consent.objects.filter(profile_id__in=profile_ids, purpose__in=purposes)
    return [grant for consent in consents for grant in consent.grants]
