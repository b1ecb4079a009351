"""An employer shows interest in somebody. The programme hears it, the person does not.

What can go wrong:

    InterestError
    ├── InvitationEnded     the invitation ended meanwhile
    └── TooManyOpen         the employer must wait until the programme has answered others
"""

import datetime
from dataclasses import dataclass

from django.db import transaction

from .models import InterestRequest, Invitation

LONGEST_MESSAGE = 2000
MOST_OPEN_REQUESTS = 20


class InterestError(Exception):
    """The interest was not written down."""


class InvitationEnded(InterestError):
    """The invitation is not valid any more."""


class TooManyOpen(InterestError):
    """This employer has as many open requests as may be."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """That interest was written down.

    Attributes:
        profile_id: key of the profile.
        sent_at: when; when it was sent twice, the first time.
    """

    profile_id: int
    sent_at: datetime.datetime


@transaction.atomic
def show_interest(invitation_id: int, profile_id: int, message: str) -> Receipt:
    """Writes down that an employer wants to meet somebody. While a request is open, asking again changes nothing.

    Args:
        invitation_id: key of the invitation.
        profile_id: key of a profile that exists for this employer.
        message: plain text, not blank.

    Raises:
        InvitationEnded: it ended meanwhile.
        TooManyOpen: there are `MOST_OPEN_REQUESTS` open ones.
    """
    # Locked, so that two at once do not both become the last that may be.
    invitation = Invitation.objects.valid().select_for_update().filter(pk=invitation_id).first()
    if invitation is None:
        raise InvitationEnded
    open_requests = dict(invitation.requests.filter(closed_at=None).values_list("profile_id", "created_at"))
    if profile_id in open_requests:
        return Receipt(profile_id, open_requests[profile_id])
    if len(open_requests) >= MOST_OPEN_REQUESTS:
        raise TooManyOpen
    request = InterestRequest.objects.create(invitation=invitation, profile_id=profile_id, message=message)
    return Receipt(profile_id, request.created_at)


def open_receipts(invitation_id: int) -> list[Receipt]:
    """The open requests of an employer, newest first."""
    requests = InterestRequest.objects.filter(invitation_id=invitation_id, closed_at=None)
    return [Receipt(*row) for row in requests.values_list("profile_id", "created_at")]
