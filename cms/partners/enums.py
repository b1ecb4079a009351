"""Closed lists of what an agreement with a partner can say."""

from collections.abc import Iterable, Mapping
from typing import Final

from django.db.models import TextChoices


class ContentKind(TextChoices):
    """A kind of content that an agreement may leave out."""

    NEWS = "news", "Nieuws"
    AGENDA = "agenda", "Agenda"
    HISTORY = "history", "Totstandkoming BuurtBaan"
    PROFILES = "profiles", "Profielen"
    REGULATIONS = "regulations", "Regeling en vuistregels"
    FIGURES = "figures", "Cijfers"
    REPORTS = "reports", "Verslagen"
    PUBLICATIONS = "publications", "Publicaties"
    PILOTS = "pilots", "Pilots"
    RESOURCES = "resources", "Hulp en middelen"
    ORGANISATIONS = "organisations", "Organisaties"
    GLOSSARY = "glossary", "Begrippen"


class KeyState(TextChoices):
    """What a key is worth now; computed, never stored."""

    VALID = "valid", "Geldig"
    NOT_AGREED = "not-agreed", "De afspraak geldt niet"
    ENDED = "ended", "Verlopen"
    REVOKED = "revoked", "Ingetrokken"


class AgreementState(TextChoices):
    """What an agreement is worth today; computed, never stored."""

    VALID = "valid", "Geldt"
    FUTURE = "future", "Nog niet"
    ENDED = "ended", "Voorbij"


# What the schema calls what belongs to a kind. What is not named here is there for everybody: the site itself, audiences,
# stadsdelen, pages of plain text, pictures of what may be seen.
NODE_KINDS: Final[Mapping[ContentKind, tuple[str, ...]]] = {
    ContentKind.NEWS: ("NewsIndex", "News"),
    ContentKind.AGENDA: ("AgendaIndex", "Event", "Series"),
    ContentKind.HISTORY: ("Timeline", "Milestone"),
    ContentKind.PROFILES: ("ProfileIndex", "Profile", "Availability"),
    ContentKind.REGULATIONS: ("RegulationIndex", "Regulation", "RulesOfThumbPage", "RuleOfThumb"),
    ContentKind.FIGURES: ("FigureIndex", "Figure"),
    ContentKind.REPORTS: ("ReportIndex", "Report", "Remark", "Action"),
    ContentKind.PUBLICATIONS: ("PublicationIndex", "Publication"),
    ContentKind.PILOTS: ("PilotBoard", "Pilot"),
    ContentKind.RESOURCES: ("ResourceIndex", "Resource"),
    ContentKind.ORGANISATIONS: ("OrganisationIndex", "Organisation"),
    ContentKind.GLOSSARY: ("GlossaryPage", "Term"),
}


def hidden_kinds(kinds: Iterable[str], *, may_show_people: bool) -> frozenset[str]:
    """What the schema calls that which an agreement leaves out.

    Args:
        kinds: the kinds of content that it is about; none for all.
        may_show_people: whether profiles may be among them.
    """
    shown = {ContentKind(kind) for kind in kinds} or set(ContentKind)
    if not may_show_people:
        shown.discard(ContentKind.PROFILES)
    return frozenset(name for kind, names in NODE_KINDS.items() if kind not in shown for name in names)
