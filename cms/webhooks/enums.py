"""Closed lists of what webhooks are about."""

from django.db.models import TextChoices


class Event(TextChoices):
    """What happened to an item, as a partner sees it."""

    PUBLISHED = "published", "Gepubliceerd"
    UPDATED = "updated", "Veranderd"
    MOVED = "moved", "Verhuisd"
    UNPUBLISHED = "unpublished", "Offline gehaald"
    REMOVED = "removed", "Verwijderd"
    WITHDRAWN = "withdrawn", "Ingetrokken"
    TEST = "test", "Proef"


# A withdrawal is told to everybody who could see the person; a test is asked for.
CHOSEN_EVENTS = (Event.PUBLISHED, Event.UPDATED, Event.MOVED, Event.UNPUBLISHED, Event.REMOVED)


class DeliveryState(TextChoices):
    """How far a delivery is."""

    WAITING = "waiting", "Wacht"
    DELIVERED = "delivered", "Aangekomen"
    GIVEN_UP = "given-up", "Opgegeven"


class Problem(TextChoices):
    """Why an attempt did not succeed."""

    CONNECTION = "connection", "Geen verbinding"
    TIME_OUT = "time-out", "Te langzaam"
    ADDRESS = "address", "Adres niet toegestaan"
    REDIRECT = "redirect", "Verwijst door"
    REFUSED = "refused", "Geweigerd"
    FAILED = "failed", "Fout bij de ontvanger"
    TOO_BUSY = "too-busy", "Ontvanger vraagt om uitstel"
    GONE = "gone", "Ontvanger bestaat niet meer"
    UNCONFIRMED = "unconfirmed", "Niet bevestigd"
    NO_SECRET = "no-secret", "Geen geldig geheim"


class PauseReason(TextChoices):
    """Why the worker stopped telling an endpoint."""

    GONE = "gone", "De ontvanger zegt dat het adres niet meer bestaat."
    FAILING = "failing", "De ontvanger antwoordt al te lang niet goed."
