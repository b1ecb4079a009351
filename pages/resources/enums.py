"""Closed lists of values for what can help."""

from django.db.models import TextChoices

from cms.fields import describe


class ResourceKind(TextChoices):
    """What kind of help it is."""

    FACILITY = "facility", "Voorziening"
    TRAINING = "training", "Training"
    COACHING = "coaching", "Begeleiding"
    MONEY = "money", "Geld"


describe(
    ResourceKind,
    "What kind of help it is.",
    FACILITY="A thing one can use, such as a bicycle (Dutch: *voorziening*).",
    TRAINING="A training or course (*training*).",
    COACHING="Somebody who helps along (*begeleiding*).",
    MONEY="Money (*geld*).",
)
