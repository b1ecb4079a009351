"""What a reader may ask for: each kind is a node type of the schema and a kind of row in the published store."""

from cms.taxonomy.models import Audience, Organisation, Stadsdeel, Theme
from media.models import Document, Picture
from pages.agenda.listing import AGENDA
from pages.agenda.models import AgendaIndex, Event, Series
from pages.core.listing import PAGES, Listing
from pages.core.models import BasePage
from pages.figures.models import Figure, FigureIndex
from pages.glossary.models import GlossaryPage, Term
from pages.history.models import Milestone, Timeline
from pages.home.models import Home, Site
from pages.information.models import InformationPage
from pages.landings.models import AudienceIndex, AudiencePage, StadsdeelIndex, StadsdeelPage
from pages.news.listing import NEWS
from pages.news.models import News, NewsIndex
from pages.organisations.listing import ORGANISATIONS
from pages.organisations.models import OrganisationIndex
from pages.pilots.listing import PILOTS
from pages.pilots.models import Pilot, PilotBoard
from pages.profiles.listing import PROFILES
from pages.profiles.models import Availability, Profile, ProfileIndex
from pages.publications.listing import PUBLICATIONS
from pages.publications.models import Publication, PublicationIndex
from pages.regulations.listing import REGULATIONS
from pages.regulations.models import Regulation, RegulationIndex, RuleOfThumb, RulesOfThumbPage
from pages.reports.listing import ACTIONS, REMARKS, REPORTS
from pages.reports.models import Action, Remark, Report, ReportIndex
from pages.resources.listing import RESOURCES
from pages.resources.models import Resource, ResourceIndex

File = Picture | Document
Record = (
    Site
    | Audience
    | Stadsdeel
    | Theme
    | Organisation
    | Figure
    | Series
    | Milestone
    | RuleOfThumb
    | Remark
    | Action
    | Term
    | Availability
)
Kind = BasePage | File | Record

PAGE_KINDS: tuple[type[BasePage], ...] = (
    Home,
    NewsIndex,
    News,
    InformationPage,
    AgendaIndex,
    Event,
    Timeline,
    RegulationIndex,
    Regulation,
    RulesOfThumbPage,
    FigureIndex,
    ReportIndex,
    Report,
    PublicationIndex,
    Publication,
    PilotBoard,
    Pilot,
    ResourceIndex,
    Resource,
    OrganisationIndex,
    GlossaryPage,
    AudienceIndex,
    AudiencePage,
    StadsdeelIndex,
    StadsdeelPage,
    ProfileIndex,
    Profile,
)

FILE_KINDS: tuple[type[File], ...] = (Picture, Document)

# These are there for a reader only as long as something that the reader may see shows them.
SHOWN_KINDS: tuple[type[File | Availability], ...] = (*FILE_KINDS, Availability)

# Snippets and settings, and what belongs to a page but is an item of its own.
RECORD_KINDS: tuple[type[Record], ...] = (
    Site,
    Audience,
    Stadsdeel,
    Theme,
    Organisation,
    Figure,
    Series,
    Milestone,
    RuleOfThumb,
    Remark,
    Action,
    Term,
    Availability,
)

KINDS: tuple[type[Kind], ...] = (*PAGE_KINDS, *FILE_KINDS, *RECORD_KINDS)

# What the search finds: what has a text and an address of its own, or a place on a page.
SEARCHED_KINDS: tuple[type[Kind], ...] = (*PAGE_KINDS, Milestone, Organisation, Term, RuleOfThumb)

LISTINGS: tuple[Listing, ...] = (
    PAGES,
    NEWS,
    AGENDA,
    REGULATIONS,
    REPORTS,
    REMARKS,
    ACTIONS,
    PUBLICATIONS,
    PILOTS,
    RESOURCES,
    ORGANISATIONS,
    PROFILES,
)
