"""Closed lists of values for consent. None of them has a public field."""

from django.db.models import TextChoices


class Purpose(TextChoices):
    """What a person permits."""

    PROFILE = "profile", "Het profiel tonen"
    EMPLOYERS = "employers", "Profiel en beschikbaarheid tonen aan uitgenodigde werkgevers"
    PHOTO = "photo", "De foto tonen"


class ConsentState(TextChoices):
    """What a consent is worth now; computed, never stored."""

    PLANNED = "planned", "Begint nog"
    VALID = "valid", "Geldig"
    ENDING = "ending", "Verloopt binnen 30 dagen"
    ENDED = "ended", "Verlopen"
    WITHDRAWN = "withdrawn", "Ingetrokken"


class Way(TextChoices):
    """How the permission was given."""

    SIGNED = "signed", "Met een handtekening"
    MAIL = "mail", "Per e-mail"
    TALK = "talk", "In een gesprek, daarna bevestigd"
