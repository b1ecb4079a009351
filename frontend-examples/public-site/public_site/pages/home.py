"""The home page: the double aim, the doors, the newest news, figures, the parts of the city."""

from __future__ import annotations

from public_site.pages.frames import page_frame
from public_site.pages.questions import Question
from public_site.render import Renderer
from public_site.structured_data import website
from public_site.today import today
from public_site.types import (
    HomePage,
    PageAtPath,
    PersonChosen,
    PersonOnHome,
    StretchOfRoad,
    Upcoming,
    UpcomingTimeline,
)
from public_site.visit import Visit

SMALL_NEWS = 3
SMALL_NEWS_BESIDE_A_MEETING = 2
STRETCH = 4


def question(_page: HomePage, _visit: Visit) -> Question:
    """Return the question for the next meeting and the road."""
    return Question(Upcoming, Upcoming.variables(today=today()))


def person_question(page: HomePage, _visit: Visit) -> Question:
    """Return the question for the person whom editors chose."""
    return Question(PersonOnHome, PersonOnHome.variables(path=page.path), is_needed=False)


def render(
    page: HomePage,
    answer: PageAtPath,
    visit: Visit,
    renderer: Renderer,
    upcoming: Upcoming,
    chosen: PersonOnHome | None,
) -> str:
    """Return the page; the chosen news item stands large, or the newest where editors chose none."""
    newest = list(answer.news.nodes)
    large = page.highlight or (newest[0] if newest else None)
    meeting = next(iter(upcoming.agenda.nodes), None)
    count = SMALL_NEWS_BESIDE_A_MEETING if meeting else SMALL_NEWS
    small = [item for item in newest if large is None or item.path != large.path][:count]
    frame = page_frame(page, answer.site, visit, data=website(answer.site, renderer.origin))
    return renderer.page(
        "pages/home.html",
        frame,
        page=page,
        large=large,
        small=small,
        meeting=meeting,
        timeline=upcoming.timeline,
        stretch=_stretch(upcoming.timeline),
        person=chosen.route.profile if chosen and isinstance(chosen.route, PersonChosen) else None,
    )


def _stretch(timeline: UpcomingTimeline | None) -> list[StretchOfRoad]:
    """Return where the road is now: the last houses with a year, and the first that is still to come."""
    milestones = timeline.milestones if timeline else ()
    future = [milestone for milestone in milestones if milestone.phase == "FUTURE"][:1]
    built = [milestone for milestone in milestones if milestone.phase != "FUTURE" and milestone.when.start]
    return built[len(future) - STRETCH :] + future
