"""Partners: who shows what, by which agreement, with which key."""

import datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from cms.taxonomy.channels import ChannelsField
from cms.taxonomy.enums import Channel
from cms.taxonomy.models import Stadsdeel

from .enums import ContentKind

USUAL_POINTS_PER_MINUTE = 60_000


def partner_channels() -> list[str]:
    """Where a new partner shows what it reads."""
    return [Channel.PARTNER_SITES.value]


class Partner(models.Model):
    """An organisation that shows our content, and what was agreed with it (Dutch: *partner*).

    Personal data: function and mail address of the organisation, no name and nothing private.

    Attributes:
        slug: its name in addresses, such as those of its registered documents.
        kinds: the kinds of content it may show; empty for all.
        stadsdelen: it may show what is about one of these, or about no stadsdeel; empty for all.
        may_show_people: whether profiles exist for it at all; then each person's consent decides.
        legal_basis: why it may show personal data; required when it may.
        origins: web sites whose pages may ask with its keys, as `https://host`; none for programs only.
        points_per_minute: what its documents may cost together in a minute.
    """

    name = models.CharField("organisatie", max_length=120, unique=True)
    slug = models.SlugField("korte naam in adressen", max_length=60, unique=True)
    contact_function = models.CharField("functie van de contactpersoon", max_length=120)
    email = models.EmailField("e-mailadres van de organisatie")
    agreed_from = models.DateField("afspraak geldt vanaf")
    agreed_until = models.DateField("afspraak geldt tot en met")
    channels = ChannelsField(verbose_name="waar te zien", default=partner_channels)
    kinds = ArrayField(
        models.CharField(max_length=20, choices=ContentKind.choices), verbose_name="soorten", default=list, blank=True
    )
    stadsdelen: "models.ManyToManyField[Stadsdeel, Any]" = models.ManyToManyField(
        Stadsdeel, verbose_name="stadsdelen", blank=True, related_name="+"
    )
    may_show_people = models.BooleanField("mag profielen tonen", default=False)
    legal_basis = models.TextField("grondslag", blank=True)
    origins = ArrayField(models.CharField(max_length=200), verbose_name="websites", default=list, blank=True)
    points_per_minute = models.PositiveIntegerField("punten per minuut", default=USUAL_POINTS_PER_MINUTE)

    class Meta:
        verbose_name = "partner"
        verbose_name_plural = "partners"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def is_agreed_on(self, day: datetime.date) -> bool:
        """Whether the agreement holds on a day."""
        return self.agreed_from <= day <= self.agreed_until


class PartnerKey(models.Model):
    """Lets a partner's program or site read (Dutch: *sleutel*). Holds no personal data.

    Attributes:
        hash: SHA-256 of the key; the key itself is shown once and kept nowhere.
        last_four: the last characters of the key, to recognise it by.
        valid_until: last day on which it opens anything.
        revoked_at: when it was ended before that.
        last_used_on: last day on which something was asked with it.
    """

    partner = models.ForeignKey(Partner, verbose_name="partner", on_delete=models.CASCADE, related_name="keys")
    hash = models.BinaryField(max_length=32, unique=True, editable=False)
    last_four = models.CharField("laatste vier tekens", max_length=4, editable=False)
    created_at = models.DateTimeField("gemaakt op", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gemaakt door",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    valid_until = models.DateField("geldt tot en met")
    revoked_at = models.DateTimeField("ingetrokken op", null=True, editable=False)
    last_used_on = models.DateField("laatst gebruikt", null=True, editable=False)

    class Meta:
        verbose_name = "sleutel"
        verbose_name_plural = "sleutels"
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"…{self.last_four}"
