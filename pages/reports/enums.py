"""Closed lists of values for reports."""

from django.db.models import TextChoices

from cms.fields import describe


class InsightKind(TextChoices):
    """What an insight tells."""

    GAIN = "gain", "Winst"
    FRICTION = "friction", "Wrijving"


class ActionStatus(TextChoices):
    """How far an action is."""

    OPEN = "open", "Nog te doen"
    RUNNING = "running", "Bezig"
    DONE = "done", "Klaar"
    UNKNOWN = "unknown", "Niet bekend"


describe(
    InsightKind,
    "What an insight tells.",
    GAIN="Something that works (Dutch: *winst*).",
    FRICTION="Something that rubs (*wrijving*).",
)
describe(
    ActionStatus,
    "How far an action is.",
    OPEN="Nobody has begun (Dutch: *nog te doen*).",
    RUNNING="Somebody works on it (*bezig*).",
    DONE="It has been done (*klaar*).",
    UNKNOWN="What came of it is not known (*niet bekend*).",
)
