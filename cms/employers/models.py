"""Invitations, and the interest that invited employers show."""

import datetime
from typing import Any, ClassVar, Self

from django import forms
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, HelpPanel

from .enums import InvitationState, RequestStatus
from .forms import MOST_DAYS, InvitationForm
from .tokens import hash_of, new_token

USUAL_DAYS = 30


def usual_end() -> datetime.date:
    """The last day of an invitation that is made today."""
    return timezone.localdate() + datetime.timedelta(days=USUAL_DAYS)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Ways to invitations."""

    def in_state(self, state: InvitationState) -> Self:
        """Those that are worth this now."""
        today = timezone.localdate()
        match state:
            case InvitationState.REVOKED:
                return self.exclude(revoked_at=None)
            case InvitationState.ENDED:
                return self.filter(revoked_at=None, valid_until__lt=today)
            case InvitationState.VALID:
                return self.filter(revoked_at=None, valid_until__gte=today)

    def valid(self) -> Self:
        """Those that let an employer in now."""
        return self.in_state(InvitationState.VALID)


class Invitation(models.Model):
    """Lets one employer see the catalogue for a while (Dutch: *uitnodiging*).

    Personal data: function and mail address of the organisation, no name and nothing private. It is deleted some months
    after its end (`forgetting`).
    """

    organisation = models.CharField("organisatie", max_length=120)
    contact_function = models.CharField(
        "functie van de contactpersoon", max_length=120, help_text="Bijvoorbeeld: teamleider. Schrijf geen naam op."
    )
    email = models.EmailField(
        "e-mailadres van de organisatie", help_text="Een adres van het werk. Gebruik nooit een privéadres."
    )
    valid_until = models.DateField(
        "geldt tot en met",
        default=usual_end,
        help_text=f"Daarna werkt de link vanzelf niet meer. Ten hoogste {MOST_DAYS} dagen vanaf vandaag.",
    )
    token_hash = models.BinaryField(max_length=32, unique=True, null=True)
    created_at = models.DateTimeField("gemaakt op", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gemaakt door",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    revoked_at = models.DateTimeField("ingetrokken op", null=True, editable=False)
    last_used_on = models.DateField("laatst gebruikt", null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    base_form_class = InvitationForm
    panels: ClassVar[list[Any]] = [
        FieldPanel("organisation"),
        FieldPanel("contact_function"),
        FieldPanel("email"),
        FieldPanel("valid_until"),
    ]

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.organisation

    @property
    def state(self) -> InvitationState:
        """What it is worth now."""
        if self.revoked_at:
            return InvitationState.REVOKED
        return InvitationState.ENDED if self.valid_until < timezone.localdate() else InvitationState.VALID

    @property
    def end_of_next_link(self) -> datetime.date:
        """Until when a link would be good that is made now."""
        return self.valid_until if self.valid_until >= timezone.localdate() else usual_end()

    def make_link(self) -> str:
        """Makes a new link, and ends the one before; an invitation that had ended is good again.

        Returns:
            The address. It is known now and never again.
        """
        token = new_token()
        self.token_hash = hash_of(token)
        self.valid_until = self.end_of_next_link
        self.revoked_at = None
        self.save()
        return f"{settings.PUBLIC_SITE_URL}/werkgevers/uitnodiging/{token}/"

    def revoke(self) -> None:
        """Ends it now: the link and whoever came in by it."""
        self.revoked_at = timezone.now()
        self.token_hash = None
        self.save()


class InterestRequest(models.Model):
    """That an employer wants to meet somebody, for the programme to act on (Dutch: *belangstelling*).

    Personal data: who somebody is interested in, and what editors note about it. It goes with the profile, with the
    person's permission, and some months after it was closed (`forgetting`).
    """

    invitation = models.ForeignKey(
        Invitation, verbose_name="werkgever", on_delete=models.CASCADE, related_name="requests"
    )
    profile = models.ForeignKey(
        "profiles.Profile", verbose_name="profiel", on_delete=models.CASCADE, related_name="interest_requests"
    )
    message = models.TextField("bericht")
    created_at = models.DateTimeField("ontvangen op", auto_now_add=True)
    status = models.CharField("status", max_length=12, choices=RequestStatus.choices, default=RequestStatus.NEW)
    note = models.TextField(
        "aantekening", blank=True, help_text="Alleen voor de redactie. Schrijf niets op wat u niet nodig hebt."
    )
    closed_at = models.DateTimeField("afgerond op", null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="afgerond door",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels: ClassVar[list[Any]] = [
        HelpPanel(template="employers/request.html", heading="Wat is er gevraagd?"),
        FieldPanel("status", widget=forms.RadioSelect),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = "belangstelling"
        verbose_name_plural = "belangstelling"
        ordering = ["-created_at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["invitation", "profile"], condition=models.Q(closed_at=None), name="one_open_request"
            ),
            models.CheckConstraint(
                condition=models.Q(status=RequestStatus.CLOSED, closed_at__isnull=False)
                | (~models.Q(status=RequestStatus.CLOSED) & models.Q(closed_at=None)),
                name="closed_request_says_when",
            ),
        ]

    def __str__(self) -> str:
        # Wagtail keeps this in its log, so it names no person.
        return f"Belangstelling van {self.invitation.organisation} op {timezone.localdate(self.created_at):%d-%m-%Y}"

    @property
    def is_open(self) -> bool:
        """Whether the programme is not done with it."""
        return self.closed_at is None

    def record_closing(self, user: AbstractBaseUser) -> None:
        """Writes down who closed it and when, once its status says so."""
        if self.status == RequestStatus.CLOSED and self.closed_at is None:
            self.closed_at = timezone.now()
            self.closed_by = user  # type: ignore[assignment]  # it is the user model of the settings
