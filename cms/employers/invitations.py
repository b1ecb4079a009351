"""From the secret in a link to the invitation it belongs to."""

from django.utils import timezone

from .models import Invitation
from .tokens import hash_of, may_be_token


def invitation_of(token: str) -> int | None:
    """The key of the invitation whose link holds this secret; None when nobody has it, or it has ended.

    One statement, by the index on hashes: how long it takes tells nothing of other secrets. The first use of a day is
    written down in a second one.
    """
    if not may_be_token(token):
        return None
    invitation = Invitation.objects.valid().filter(token_hash=hash_of(token)).only("pk", "last_used_on").first()
    if invitation is None:
        return None
    today = timezone.localdate()
    if invitation.last_used_on != today:
        Invitation.objects.filter(pk=invitation.pk).update(last_used_on=today)
    return invitation.pk
