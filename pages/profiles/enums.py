"""Closed lists of values for profiles. There is none for origin, faith, health or benefits, and there will be none."""

from django.db.models import TextChoices


class ActivityStatus(TextChoices):
    """How far an activity of a plan is; described for partners in `cms/schema/contract/profile.graphql`."""

    RUNNING = "running", "Bezig"
    DONE = "done", "Klaar"
    LATER = "later", "Later"
