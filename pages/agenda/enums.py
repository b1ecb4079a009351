"""Closed lists of values for meetings."""

from django.db.models import TextChoices

from cms.fields import describe


class EventKind(TextChoices):
    """What kind of meeting it is."""

    EMPLOYERS = "employers", "Werkgeversbijeenkomst"
    LEARNING_BY_SHARING = "learning-by-sharing", "Learning by sharing"
    INTERVISION = "intervision", "Intervisie"
    TRAINING = "training", "Training"
    NEIGHBOURHOOD = "neighbourhood", "Bijeenkomst in de buurt"
    OTHER = "other", "Andere bijeenkomst"


describe(
    EventKind,
    "What kind of meeting it is.",
    EMPLOYERS="Meeting of employers (Dutch: *werkgeversbijeenkomst*).",
    LEARNING_BY_SHARING="People learn from each other's practice (*learning by sharing*).",
    INTERVISION="Peer reflection of buurtbaners (*intervisie*).",
    TRAINING="A training (*training*).",
    NEIGHBOURHOOD="A meeting with residents (*bijeenkomst in de buurt*).",
    OTHER="Any other meeting.",
)
