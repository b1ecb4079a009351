"""One renderer per kind of page; a kind that is not in the table gets a plain page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from public_site.pages import (
    agenda,
    figures,
    glossary,
    home,
    information,
    landings,
    news,
    news_index,
    organisations,
    pilots,
    profiles,
    publications,
    regulations,
    reports,
    resources,
    timeline,
    unknown,
)
from public_site.pages.questions import Question
from public_site.render import Renderer
from public_site.types import (
    AgendaIndexPage,
    AudienceIndexPage,
    AudienceLanding,
    EventPage,
    FigureIndexPage,
    GlossaryPage,
    HomePage,
    InformationPage,
    MovedPage,
    NewsIndexPage,
    NewsPage,
    OrganisationIndexPage,
    PageAtPath,
    PilotBoardPage,
    PilotPage,
    ProfileIndexPage,
    ProfilePage,
    PublicationIndexPage,
    PublicationPage,
    RegulationIndexPage,
    RegulationPage,
    ReportIndexPage,
    ReportPage,
    ResourceIndexPage,
    ResourcePage,
    RulesOfThumbPage,
    StadsdeelIndexPage,
    StadsdeelLanding,
    TimelinePage,
    Unknown,
)
from public_site.visit import Visit

RENDERERS: dict[type, Callable[..., str]] = {
    AgendaIndexPage: agenda.render_index,
    AudienceIndexPage: landings.render_doors,
    AudienceLanding: landings.render_audience,
    EventPage: agenda.render_event,
    FigureIndexPage: figures.render,
    GlossaryPage: glossary.render,
    HomePage: home.render,
    InformationPage: information.render,
    NewsIndexPage: news_index.render,
    NewsPage: news.render,
    OrganisationIndexPage: organisations.render,
    PilotBoardPage: pilots.render_board,
    PilotPage: pilots.render,
    ProfileIndexPage: profiles.render_index,
    ProfilePage: profiles.render,
    PublicationIndexPage: publications.render_index,
    PublicationPage: publications.render,
    RegulationIndexPage: regulations.render_index,
    RegulationPage: regulations.render,
    ReportIndexPage: reports.render_index,
    ReportPage: reports.render,
    ResourceIndexPage: resources.render_index,
    ResourcePage: resources.render,
    RulesOfThumbPage: regulations.render_rules,
    StadsdeelIndexPage: landings.render_areas,
    StadsdeelLanding: landings.render_stadsdeel,
    TimelinePage: timeline.render,
    Unknown: unknown.render,
}

# What a kind of page asks besides itself: its renderer gets the answer as its last argument.
QUESTIONS: dict[type, Callable[[Any, Visit], Question]] = {
    AgendaIndexPage: agenda.question,
    AudienceIndexPage: landings.doors_question,
    AudienceLanding: landings.audience_question,
    FigureIndexPage: figures.question,
    HomePage: home.question,
    OrganisationIndexPage: organisations.question,
    PilotBoardPage: pilots.question,
    ProfileIndexPage: profiles.question,
    PublicationIndexPage: publications.question,
    RegulationIndexPage: regulations.question,
    ReportIndexPage: reports.question,
    ResourceIndexPage: resources.question,
    RulesOfThumbPage: regulations.rules_question,
    StadsdeelIndexPage: landings.areas_question,
    StadsdeelLanding: landings.stadsdeel_question,
    TimelinePage: timeline.question,
}


# The people that a page shows beside its own subject. While the CMS is away the page is there without them, so they
# are asked for by themselves: an answer that holds people is never given without the CMS.
PEOPLE: dict[type, Callable[[Any, Visit], Question]] = {
    AudienceLanding: landings.people_for_audience,
    HomePage: home.person_question,
    StadsdeelLanding: landings.people_in_stadsdeel,
}


def questions(answer: PageAtPath, visit: Visit) -> list[Question]:
    """Return what is asked besides the page of an answer; its renderer gets the answers in this order."""
    kind = type(answer.route)
    return [asks[kind](answer.route, visit) for asks in (QUESTIONS, PEOPLE) if kind in asks]


def render(answer: PageAtPath, visit: Visit, renderer: Renderer, *further: object) -> str:
    """Return the page that an answer holds; `further` are the answers to its questions."""
    renderer = renderer.explaining(answer.glossary)
    return RENDERERS[type(answer.route)](answer.route, answer, visit, renderer, *further)


def can_render(route: object) -> bool:
    """Return whether there is something to show: any page, also of an unknown kind, but nothing that is no page."""
    is_no_page = isinstance(route, MovedPage) or (isinstance(route, Unknown) and "title" not in route.data)
    return route is not None and not is_no_page
