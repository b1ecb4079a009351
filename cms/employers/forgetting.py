"""What is not kept longer than needed.

requests of somebody who permits no employers any more     at once; when the permission ends by itself, within a minute
requests that were closed                                   `KEPT_DAYS` after that
invitations that ended or were revoked                      `KEPT_DAYS` after that, and never before their open requests
"""

import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cms.consent.enums import Purpose
from cms.consent.models import Consent

from .models import InterestRequest, Invitation

KEPT_DAYS = 90


def forget_requests_without_consent(**_signal: Any) -> None:
    """Deletes the requests of people who permit employers nothing now."""
    consents = Consent.objects.filter(
        profile_id=OuterRef("profile_id"),
        purpose=Purpose.EMPLOYERS,
        withdrawn_at=None,
        valid_until__gte=timezone.localdate(),
    )
    InterestRequest.objects.filter(~Exists(consents)).delete()


def forget_what_is_over() -> None:
    """Deletes all that was kept long enough."""
    forget_requests_without_consent()
    now = timezone.now()
    long_ago = now - datetime.timedelta(days=KEPT_DAYS)
    InterestRequest.objects.filter(closed_at__lt=long_ago).delete()
    open_requests = InterestRequest.objects.filter(invitation_id=OuterRef("pk"), closed_at=None)
    is_over = Q(revoked_at__lt=long_ago) | Q(valid_until__lt=timezone.localdate(long_ago))
    Invitation.objects.filter(is_over, ~Exists(open_requests)).delete()
