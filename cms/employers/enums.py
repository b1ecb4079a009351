"""Closed lists of values for employers."""

from django.db.models import TextChoices


class InvitationState(TextChoices):
    """What an invitation is worth now; computed, never stored."""

    VALID = "valid", "Geldig"
    ENDED = "ended", "Verlopen"
    REVOKED = "revoked", "Ingetrokken"


class RequestStatus(TextChoices):
    """How far the programme is with a request."""

    NEW = "new", "Nieuw"
    TALKING = "talking", "In gesprek"
    PASSED_ON = "passed-on", "Doorgegeven"
    CLOSED = "closed", "Afgerond"
