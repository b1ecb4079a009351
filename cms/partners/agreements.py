"""What an agreement is worth on a day: of one partner, and of all in a list."""

import datetime

from django.db.models import Q

from .enums import AgreementState
from .models import Partner


def state_on(day: datetime.date, partner: Partner) -> AgreementState:
    """What the agreement with a partner is worth on a day."""
    if partner.is_agreed_on(day):
        return AgreementState.VALID
    return AgreementState.FUTURE if day < partner.agreed_from else AgreementState.ENDED


def is_in_state(state: AgreementState, day: datetime.date) -> Q:
    """The condition for a partner's agreement to be worth this on a day."""
    match state:
        case AgreementState.FUTURE:
            return Q(agreed_from__gt=day)
        case AgreementState.ENDED:
            return Q(agreed_from__lte=day, agreed_until__lt=day)
        case AgreementState.VALID:
            return Q(agreed_from__lte=day, agreed_until__gte=day)
