"""The page of a partner in the admin, for whoever has something to show on it."""

from django.urls import reverse

from .models import Partner

# Functions of the request and the partner, that give components (`wagtail.hooks`).
PANELS_HOOK = "construct_partner_panels"


def partner_url(partner: Partner) -> str:
    """Where that page is."""
    return str(reverse("partners:inspect", args=[partner.pk]))
