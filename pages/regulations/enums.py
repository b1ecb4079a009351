"""Closed lists of values for the regulation."""

from django.db.models import TextChoices

from cms.fields import describe


class Force(TextChoices):
    """How binding a rule is."""

    MUST = "must", "Moet"
    MAY = "may", "Mag"
    OWN_CHOICE = "own-choice", "Eigen keuze"


describe(
    Force,
    "How binding a rule is.",
    MUST="It has to be done (Dutch: *moet*).",
    MAY="It is allowed (*mag*).",
    OWN_CHOICE="Everybody decides for themselves (*eigen keuze*).",
)
