"""Closed lists of values for the history."""

from django.db.models import TextChoices

from cms.fields import describe


class Phase(TextChoices):
    """Where a milestone stands on the road."""

    PAST = "past", "Verleden"
    NOW = "now", "Nu"
    FUTURE = "future", "Toekomst"


describe(
    Phase,
    "Where a milestone stands on the road.",
    PAST="It has happened (Dutch: *verleden*).",
    NOW="It is going on (*nu*).",
    FUTURE="It is hoped for or planned (*toekomst*).",
)
