"""People: the list of profiles, and one person with experience first and the plan beside it."""

from __future__ import annotations

from public_site.pages.choices import describe_choice
from public_site.pages.frames import list_frame, page_frame
from public_site.pages.questions import Question
from public_site.render import Renderer
from public_site.types import PageAtPath, ProfileIndexPage, ProfilePage, Profiles
from public_site.visit import Visit

PER_PAGE = 24
STATUSES = {"RUNNING": "bezig", "DONE": "klaar", "LATER": "later"}


def question(_page: ProfileIndexPage, visit: Visit) -> Question:
    """Return the question for the people, in all of the city or in one part of it."""
    variables = Profiles.variables(
        stadsdelen=[visit.stadsdeel] if visit.stadsdeel else None,
        first=None if visit.before else PER_PAGE,
        last=PER_PAGE if visit.before else None,
        after=visit.after,
        before=visit.before,
    )
    return Question(Profiles, variables)


def render_index(page: ProfileIndexPage, answer: PageAtPath, visit: Visit, renderer: Renderer, lists: Profiles) -> str:
    """Return the list."""
    choice = describe_choice(answer.site, visit)
    return renderer.page(
        "pages/profile_index.html",
        list_frame(page, answer.site, visit, choice),
        page=page,
        people=lists.profiles,
        choice=choice,
    )


def render(page: ProfilePage, answer: PageAtPath, visit: Visit, renderer: Renderer) -> str:
    """Return one person. Search engines keep no copy of somebody who may be gone tomorrow; nor does a shared link."""
    frame = page_frame(page, answer.site, visit, is_indexed=False, picture=None)
    employers = next((one.landing for one in answer.site.audiences if one.slug == "werkgevers"), None)
    return renderer.page(
        "pages/profile.html", frame, page=page, statuses=STATUSES, way_in_for_employers=employers and employers.path
    )
