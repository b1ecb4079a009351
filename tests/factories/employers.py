"""Invited employers, as small as they can be."""

from typing import Any

from cms.employers.models import Invitation

ORGANISATION = "Buurtbakkerij (voorbeeld)"


def make_invitation(organisation: str = ORGANISATION, **columns: Any) -> Invitation:
    """A stored invitation, which has no link yet."""
    defaults = {"contact_function": "teamleider", "email": "werk@example.org"}
    return Invitation.objects.create(organisation=organisation, **(defaults | columns))


def secret_of(invitation: Invitation) -> str:
    """Makes a link, and gives the secret in it."""
    return invitation.make_link().rstrip("/").rpartition("/")[2]
