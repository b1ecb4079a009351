"""Ways in: what concerns one audience, or one part of the city, from all kinds of content."""

from __future__ import annotations

from public_site.pages.figures import area_words
from public_site.pages.frames import page_frame
from public_site.pages.questions import Question
from public_site.render import Renderer
from public_site.today import today
from public_site.types import (
    Areas,
    AudienceIndexPage,
    AudienceLanding,
    Doors,
    ForAudience,
    InStadsdeel,
    PageAtPath,
    PeopleForAudience,
    PeopleInStadsdeel,
    StadsdeelIndexPage,
    StadsdeelLanding,
)
from public_site.visit import Visit

# Kinds of page that stand elsewhere on a way in, or are ways in themselves.
SHOWN_ELSEWHERE = {"News", "Event", "Profile", "AudiencePage", "AudienceIndex", "Home"}
MORE_PAGES = 8


def doors_question(_page: AudienceIndexPage, _visit: Visit) -> Question:
    """Return the question for all audiences with their ways in."""
    return Question(Doors)


def render_doors(page: AudienceIndexPage, answer: PageAtPath, visit: Visit, renderer: Renderer, lists: Doors) -> str:
    """Return the page with a door for each audience."""
    frame = page_frame(page, answer.site, visit)
    return renderer.page("pages/audience_index.html", frame, page=page, audiences=lists.audiences)


def audience_question(page: AudienceLanding, _visit: Visit) -> Question:
    """Return the question for all that is written for one audience."""
    slug = page.audience.slug if page.audience else ""
    return Question(ForAudience, ForAudience.variables(audience=slug, audiences=[slug] if slug else [], today=today()))


def people_for_audience(page: AudienceLanding, _visit: Visit) -> Question:
    """Return the question for the people whom one audience should know, and whatever else is for it."""
    slug = page.audience.slug if page.audience else ""
    variables = PeopleForAudience.variables(audience=slug, audiences=[slug] if slug else [])
    return Question(PeopleForAudience, variables, is_needed=False)


def render_audience(
    page: AudienceLanding,
    answer: PageAtPath,
    visit: Visit,
    renderer: Renderer,
    lists: ForAudience,
    people: PeopleForAudience | None,
) -> str:
    """Return the way in of one audience: what editors wrote, then the newest of every kind."""
    seen = {page.path, *(point.link.href for point in page.key_points if point.link)}
    items = people.pages.nodes if people else ()
    others = [item for item in items if item.kind not in SHOWN_ELSEWHERE and item.path not in seen]
    return renderer.page(
        "pages/audience.html",
        page_frame(page, answer.site, visit),
        page=page,
        news=lists.news.nodes,
        meetings=lists.agenda.nodes,
        regulation=next((one for one in lists.regulations.nodes if one.steps), None),
        people=people.profiles.nodes if people else (),
        others=others[:MORE_PAGES],
    )


def areas_question(_page: StadsdeelIndexPage, _visit: Visit) -> Question:
    """Return the question for all parts of the city."""
    return Question(Areas)


def render_areas(page: StadsdeelIndexPage, answer: PageAtPath, visit: Visit, renderer: Renderer, lists: Areas) -> str:
    """Return the page with a house for each part of the city."""
    own = {
        area.slug: [figure for figure in lists.figures if [one.slug for one in figure.stadsdelen] == [area.slug]]
        for area in lists.stadsdelen
    }
    frame = page_frame(page, answer.site, visit)
    return renderer.page("pages/stadsdeel_index.html", frame, page=page, areas=lists.stadsdelen, own_figures=own)


def stadsdeel_question(page: StadsdeelLanding, visit: Visit) -> Question:
    """Return the question for all that is known of one part of the city."""
    slug = page.stadsdeel.slug if page.stadsdeel else ""
    variables = InStadsdeel.variables(
        audience=visit.audience, stadsdeel=slug, stadsdelen=[slug] if slug else [], today=today()
    )
    return Question(InStadsdeel, variables)


def people_in_stadsdeel(page: StadsdeelLanding, _visit: Visit) -> Question:
    """Return the question for the people of one part of the city."""
    variables = PeopleInStadsdeel.variables(stadsdelen=[page.stadsdeel.slug] if page.stadsdeel else [])
    return Question(PeopleInStadsdeel, variables, is_needed=False)


def render_stadsdeel(
    page: StadsdeelLanding,
    answer: PageAtPath,
    visit: Visit,
    renderer: Renderer,
    lists: InStadsdeel,
    people: PeopleInStadsdeel | None,
) -> str:
    """Return the page of one part of the city."""
    return renderer.page(
        "pages/stadsdeel.html",
        page_frame(page, answer.site, visit),
        page=page,
        news=lists.news.nodes,
        meetings=lists.agenda.nodes,
        figures=lists.figures,
        where=lambda figure: area_words(figure.stadsdelen, answer.site.stadsdelen),
        organisations=lists.stadsdeel.organisations.nodes if lists.stadsdeel else (),
        timeline=lists.timeline,
        people=people.profiles if people else None,
    )
