"""All pages, and how an entry becomes one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pages.agenda.models import AgendaIndex, Event
from pages.core.models import AudienceLead, BasePage
from pages.figures.models import FigureIndex
from pages.glossary.models import GlossaryPage
from pages.history.models import Timeline
from pages.home.models import Home
from pages.information.models import InformationPage
from pages.landings.models import AudienceIndex, AudiencePage, StadsdeelIndex, StadsdeelPage
from pages.news.models import News, NewsIndex
from pages.organisations.models import OrganisationIndex
from pages.pilots.models import Pilot, PilotBoard
from pages.profiles.models import Profile, ProfileIndex
from pages.publications.models import Publication, PublicationIndex
from pages.regulations.models import Regulation, RegulationIndex, RulesOfThumbPage
from pages.reports.models import Report, ReportIndex
from pages.resources.models import Resource, ResourceIndex

from .content import Content
from .entries import PageEntry
from .references import References
from .streams import stream

_Branch = tuple[type[BasePage], PageEntry, type[BasePage] | None, Sequence[PageEntry]]


@dataclass(frozen=True, slots=True)
class PagePlan:
    """One page as the files want it.

    Attributes:
        entry: What the file says.
        model: Its kind.
        parent: Key of the page it stands under; None for the home page.
    """

    entry: PageEntry
    model: type[BasePage]
    parent: str | None

    @property
    def name(self) -> str:
        """Name of the item."""
        return self.entry.item_name


def page_plans(content: Content) -> list[PagePlan]:
    """All pages, each after the one that it stands under."""
    home = content.home.home
    plans = [PagePlan(home, Home, None)]
    plans += [PagePlan(entry, InformationPage, home.key) for entry in content.information]
    for index_model, index, model, entries in _branches(content):
        plans.append(PagePlan(index, index_model, home.key))
        plans += [PagePlan(entry, model, index.key) for entry in entries if model]
    return plans


def _branches(content: Content) -> list[_Branch]:
    """The pages right under the home page, with the pages under them."""
    regulations, landings = content.regulations, content.landings
    return [
        (NewsIndex, content.home.news_index, News, content.news),
        (AgendaIndex, content.agenda.index, Event, content.agenda.events),
        (Timeline, content.history.timeline, None, ()),
        (RegulationIndex, regulations.index, Regulation, regulations.regulations),
        (RulesOfThumbPage, regulations.rules_page, None, ()),
        (FigureIndex, content.overviews.figures, None, ()),
        (ReportIndex, content.reports.index, Report, content.reports.reports),
        (ProfileIndex, content.profiles.index, Profile, content.profiles.profiles),
        (PublicationIndex, content.publications.index, Publication, content.publications.publications),
        (PilotBoard, content.pilots.index, Pilot, content.pilots.pilots),
        (ResourceIndex, content.resources.index, Resource, content.resources.resources),
        (OrganisationIndex, content.overviews.organisations, None, ()),
        (GlossaryPage, content.glossary.page, None, ()),
        (AudienceIndex, landings.audience_index, AudiencePage, landings.audience_pages),
        (StadsdeelIndex, landings.stadsdeel_index, StadsdeelPage, landings.stadsdeel_pages),
    ]


def fill(page: BasePage, entry: PageEntry, references: References) -> None:
    """Give a page all that the files say of it; it is not saved.

    Raises:
        OpeningContentError: The page refers to something that is not there.
    """
    values: dict[str, Any] = {
        **entry.model_dump(include={"title", "slug", "introduction", "seo_title"}),
        "draft_title": entry.title,
        "picture": references.find("picture", entry.picture) if entry.picture else None,
        "audience_list": references.find_all("audience", entry.audiences),
        "stadsdeel_list": references.find_all("stadsdeel", entry.stadsdelen),
        "theme_list": references.find_all("theme", entry.themes),
        "audience_leads": [
            AudienceLead(audience=references.find("audience", audience), text=text, sort_order=place)
            for place, (audience, text) in enumerate(entry.leads.items())
        ],
        "body": stream(f"{entry.item_name}/body", [(block.block, block.raw(references)) for block in entry.body]),
        **entry.values(references),
    }
    for name, value in values.items():
        setattr(page, name, value)
