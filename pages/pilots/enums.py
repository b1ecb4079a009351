"""Closed lists of values for pilots."""

from django.db.models import TextChoices

from cms.fields import describe


class PilotStage(TextChoices):
    """How far a pilot is."""

    IDEA = "idea", "Idee"
    PLANNED = "planned", "Gepland"
    RUNNING = "running", "Bezig"
    DONE = "done", "Klaar"


describe(
    PilotStage,
    "How far a pilot is.",
    IDEA="Somebody proposed it (Dutch: *idee*).",
    PLANNED="It has been agreed (*gepland*).",
    RUNNING="It is going on (*bezig*).",
    DONE="It has ended (*klaar*).",
)
