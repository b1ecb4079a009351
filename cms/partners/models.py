"""Partners: who shows what, by which agreement, with which key."""

import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.utils import timezone

from cms.employers.tokens import hash_of
from cms.taxonomy.channels import ChannelsField
from cms.taxonomy.enums import Channel
from cms.taxonomy.models import Stadsdeel

from .enums import ContentKind, KeyState
from .origins import origin_of
from .tokens import new_key

# The dearest document that is allowed, four times.
USUAL_POINTS_PER_MINUTE = 60_000
LEAST_POINTS_PER_MINUTE = 1_000
MOST_KEY_DAYS = 731
MOST_OVERLAP_DAYS = 90
MOST_ORIGINS = 50
# Under this name stand the documents of the public site.
RESERVED_SLUGS = frozenset({"public-site"})


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
    stadsdelen: "models.ManyToManyField[Stadsdeel, PartnerStadsdeel]" = models.ManyToManyField(
        Stadsdeel, verbose_name="stadsdelen", blank=True, related_name="+", through="PartnerStadsdeel"
    )
    may_show_people = models.BooleanField("mag profielen tonen", default=False)
    legal_basis = models.TextField("grondslag", blank=True)
    origins = ArrayField(models.CharField(max_length=200), verbose_name="websites", default=list, blank=True)
    points_per_minute = models.PositiveIntegerField(
        "punten per minuut", default=USUAL_POINTS_PER_MINUTE, validators=[MinValueValidator(LEAST_POINTS_PER_MINUTE)]
    )

    class Meta:
        verbose_name = "partner"
        verbose_name_plural = "partners"
        ordering = ["name"]
        permissions: ClassVar = [("open_profiles", "Mag een partner profielen laten tonen")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuses an agreement that contradicts itself; origins are written as browsers write them."""
        faults: dict[str, str | list[str]] = {}
        if self.slug in RESERVED_SLUGS:
            faults["slug"] = "Deze naam is van de website van BuurtBaan. Kies een andere."
        if self.agreed_from and self.agreed_until and self.agreed_until < self.agreed_from:
            faults["agreed_until"] = "De laatste dag ligt voor de eerste dag. Kies een latere dag."
        if self.may_show_people and not self.legal_basis.strip():
            faults["legal_basis"] = "Schrijf op waarom deze partner persoonsgegevens mag tonen."
        if ContentKind.PROFILES in self.kinds and not self.may_show_people:
            faults["kinds"] = "U koos profielen, maar deze partner mag geen profielen tonen. Verander een van de twee."
        if len(self.origins) > MOST_ORIGINS:
            faults["origins"] = f"Ten hoogste {MOST_ORIGINS} websites."
        else:
            wrong = self._clean_origins()
            if wrong:
                faults["origins"] = wrong
        if faults:
            raise ValidationError(faults)

    def _clean_origins(self) -> list[str]:
        """Writes origins as browsers do, each once; gives what is wrong with them."""
        origins, wrong = [], []
        for text in self.origins:
            try:
                origins.append(origin_of(text))
            except ValidationError as error:
                wrong += error.messages
        if not wrong:
            self.origins = list(dict.fromkeys(origins))
        return wrong

    def is_agreed_on(self, day: datetime.date) -> bool:
        """Whether the agreement holds on a day."""
        return self.agreed_from <= day <= self.agreed_until

    @property
    def last_day_of_key(self) -> datetime.date:
        """The last day on which a key can be good that is made today."""
        return min(self.agreed_until, timezone.localdate() + datetime.timedelta(days=MOST_KEY_DAYS))

    def make_key(self, valid_until: datetime.date, by: AbstractBaseUser | None) -> str:
        """Makes a key for this partner.

        Args:
            valid_until: last day on which it is good.
            by: who makes it.

        Returns:
            The key. It is known now and never again.

        Raises:
            ValidationError: a key cannot be good until that day.
        """
        latest = self.last_day_of_key
        today = timezone.localdate()
        if latest < today:
            raise ValidationError({"valid_until": "De afspraak met deze partner is voorbij. Verleng die eerst."})
        if not today <= valid_until <= latest:
            raise ValidationError({"valid_until": f"Kies een dag van vandaag tot en met {latest:%d-%m-%Y}."})
        key = new_key()
        self.keys.create(
            hash=hash_of(key), last_four=key[-4:], valid_until=valid_until, created_by_id=by.pk if by else None
        )
        return key


class PartnerStadsdeel(models.Model):
    """That an agreement is about a stadsdeel. Holds no personal data.

    A stadsdeel that stands in an agreement cannot be deleted: without its last one the agreement would be about all.
    """

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    stadsdeel = models.ForeignKey(Stadsdeel, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partner", "stadsdeel"], name="partner_stadsdeel")]

    def __str__(self) -> str:
        return f"{self.partner_id} in {self.stadsdeel_id}"


class PartnerKeyQuerySet(models.QuerySet["PartnerKey"]):
    """Ways to keys."""

    def valid(self) -> Self:
        """Those that open something today."""
        today = timezone.localdate()
        return self.filter(
            revoked_at=None,
            valid_until__gte=today,
            partner__agreed_from__lte=today,
            partner__agreed_until__gte=today,
        )


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

    objects = PartnerKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "sleutel"
        verbose_name_plural = "sleutels"
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"…{self.last_four}"

    @property
    def state(self) -> KeyState:
        """What it is worth now."""
        today = timezone.localdate()
        if self.revoked_at:
            return KeyState.REVOKED
        if self.valid_until < today:
            return KeyState.ENDED
        return KeyState.VALID if self.partner.is_agreed_on(today) else KeyState.NOT_AGREED

    def revoke(self) -> None:
        """Ends it now; a key that was ended before stays as it was."""
        PartnerKey.objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=timezone.now())
        self.refresh_from_db(fields=["revoked_at"])

    @transaction.atomic
    def rotate(self, days: int, by: AbstractBaseUser | None) -> str:
        """Makes a new key in place of this one, which stays good for a while, so that a partner can change over.

        Args:
            days: how long this one stays good after today, never longer than it already was.
            by: who does so.

        Returns:
            The new key, good as long as a key can be. It is known now and never again.

        Raises:
            ValidationError: this key opens nothing any more, or the overlap is too long.
        """
        if not 0 <= days <= MOST_OVERLAP_DAYS:
            raise ValidationError({"days": f"Kies een aantal dagen van 0 tot en met {MOST_OVERLAP_DAYS}."})
        locked = PartnerKey.objects.select_for_update(of=("self",)).select_related("partner").get(pk=self.pk)
        if locked.state in {KeyState.REVOKED, KeyState.ENDED}:
            raise ValidationError("Deze sleutel werkt niet meer. Maak een nieuwe sleutel.")
        key = locked.partner.make_key(locked.partner.last_day_of_key, by)
        self.valid_until = min(locked.valid_until, timezone.localdate() + datetime.timedelta(days=days))
        self.save(update_fields=["valid_until"])
        return key


class ClaimedPoints(models.Model):
    """What processes claimed of an account's points in a minute; what is older than two minutes is deleted with the next claim.

    Personal data: an account may be a keyed hash of an address on the internet, for two minutes.

    Attributes:
        minute: minutes since 1970.
        granted: what the last claim got.
    """

    account = models.CharField(max_length=80)
    minute = models.BigIntegerField()
    points = models.BigIntegerField()
    granted = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "minute"], name="claimed_points")]
        indexes = [models.Index(fields=["minute"], name="claimed_minute")]

    def __str__(self) -> str:
        return f"{self.points} in minute {self.minute}"


class OperationUse(models.Model):
    """How often a partner asked something on a day. Holds no personal data: nothing is known of a partner's visitors.

    It is deleted after some 400 days (`use`).
    """

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="uses")
    operation = models.CharField(max_length=120)
    day = models.DateField()
    times = models.PositiveIntegerField()
    points = models.BigIntegerField()
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partner", "operation", "day"], name="operation_use")]
        indexes = [models.Index(fields=["day"], name="operation_use_day")]

    def __str__(self) -> str:
        return f"{self.operation} on {self.day}"


class ShownItem(models.Model):
    """That a partner was given a page, and when last. Holds no personal data; the id tells nothing without the page.

    It is deleted after some 400 days (`use`).
    """

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="shown_items")
    node_id = models.CharField(max_length=80)
    last_asked_on = models.DateField("laatst gevraagd")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partner", "node_id"], name="shown_item")]
        indexes = [
            models.Index(fields=["node_id"], name="shown_item_node"),
            models.Index(fields=["last_asked_on"], name="shown_item_day"),
        ]

    def __str__(self) -> str:
        return f"{self.node_id} by {self.partner_id}"
