"""Closed lists of values for figures."""

from django.db.models import TextChoices

from cms.fields import describe


class FigureStatus(TextChoices):
    """What a figure says of what it counts."""

    GOAL = "goal", "Doel"
    EXPECTED = "expected", "Verwacht"
    STATED = "stated", "Genoemd"
    SET_UP = "set-up", "Opgezet"
    REALISED = "realised", "Gerealiseerd"
    IN_DEVELOPMENT = "in-development", "In ontwikkeling"


describe(
    FigureStatus,
    "What a figure says of what it counts.",
    GOAL="It is aimed at (Dutch: *doel*).",
    EXPECTED="It is expected (*verwacht*).",
    STATED="It was named as a total; how it was counted is not known (*genoemd*).",
    SET_UP="It has been set up (*opgezet*).",
    REALISED="It has been realised (*gerealiseerd*).",
    IN_DEVELOPMENT="It is being developed; there may be no value yet (*in ontwikkeling*).",
)
