"""Closed lists of what an agreement with a partner can say."""

from collections.abc import Mapping
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
