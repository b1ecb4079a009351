"""The agenda, and one meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from public_site import calendars
from public_site.pages.choices import describe_choice
from public_site.pages.frames import page_frame
from public_site.pages.questions import Question
from public_site.render import Renderer
from public_site.structured_data import meeting
from public_site.today import today
from public_site.types import (
    AgendaIndexPage,
    ComingMeetings,
    EventCard,
    EventPage,
    PageAtPath,
    PastMeetings,
    PastMeetingsAgendaPageInfo,
)
from public_site.visit import AGENDA_PATH, Visit, calendar_address
from public_site.wording import MONTHS

PER_PAGE = 20
KINDS = {
    "EMPLOYERS": "Werkgeversbijeenkomst",
    "LEARNING_BY_SHARING": "Learning by sharing",
    "INTERVISION": "Intervisie",
    "TRAINING": "Training",
    "NEIGHBOURHOOD": "Bijeenkomst in de buurt",
}


@dataclass(frozen=True)
class Month:
    """Meetings under one heading.

    Attributes:
        name: `november 2022`, or what stands above meetings without a day.
        anchor: Id of the heading.
        meetings: In the order of the list.
        is_dated: Whether their days are known.
    """

    name: str
    anchor: str
    meetings: tuple[EventCard, ...]
    is_dated: bool = True


def question(_page: AgendaIndexPage, visit: Visit) -> Question:
    """Ask for what is to come, or for what has been."""
    audiences = [visit.audience] if visit.audience else None
    stadsdelen = [visit.stadsdeel] if visit.stadsdeel else None
    if not visit.is_past:
        return Question(
            ComingMeetings,
            ComingMeetings.variables(
                audience=visit.audience, audiences=audiences, stadsdelen=stadsdelen, today=today()
            ),
        )
    variables = PastMeetings.variables(
        audience=visit.audience,
        audiences=audiences,
        stadsdelen=stadsdelen,
        today=today(),
        first=None if visit.before else PER_PAGE,
        last=PER_PAGE if visit.before else None,
        after=visit.after,
        before=visit.before,
    )
    return Question(PastMeetings, variables)


def render_index(
    page: AgendaIndexPage, answer: PageAtPath, visit: Visit, renderer: Renderer, found: ComingMeetings | PastMeetings
) -> str:
    """Return the list under its months."""
    meetings: list[EventCard] = list(found.agenda.nodes)
    page_info: PastMeetingsAgendaPageInfo | None = None
    if isinstance(found, PastMeetings):
        coming = {event.path for event in found.coming.nodes}
        meetings = [event for event in meetings if event.path not in coming]
        page_info = found.agenda.page_info
    choice = describe_choice(answer.site, visit)
    frame = page_frame(
        page,
        answer.site,
        visit,
        title=f"{page.seo.title}{': geweest' if visit.is_past else ''} {choice}".strip(),
        canonical_url=page.canonical_url + visit.query,
        is_indexed=not visit.is_further,
    )
    return renderer.page(
        "pages/agenda.html",
        frame,
        page=page,
        choice=choice,
        months=by_month(meetings, is_past=visit.is_past),
        count=len(meetings),
        page_info=page_info,
        kinds=KINDS,
        calendar=calendar_address(visit.audience, visit.stadsdeel),
    )


def by_month(meetings: Iterable[EventCard], *, is_past: bool) -> list[Month]:
    """Return the meetings under their months; those without a day stand together, behind the others."""
    dated: list[EventCard] = []
    vague: list[EventCard] = []
    for event in meetings:
        (dated if calendars.has_day(event.when) else vague).append(event)
    months = [
        Month(f"{MONTHS[int(month[5:]) - 1]} {month[:4]}", f"maand-{month}", tuple(of_month))
        for month, of_month in groupby(dated, key=lambda event: event.when.edtf[:7])
    ]
    if vague:
        name = "Dag niet bekend" if is_past else "Datum volgt"
        months.append(Month(name, "datum-volgt", tuple(vague), is_dated=False))
    return months


def render_event(page: EventPage, answer: PageAtPath, visit: Visit, renderer: Renderer) -> str:
    """Return one meeting."""
    is_dated = calendars.has_day(page.when)
    frame = page_frame(
        page,
        answer.site,
        visit,
        data=meeting(page, answer.site, renderer.origin) if is_dated else {},
    )
    return renderer.page(
        "pages/event.html",
        frame,
        page=page,
        kinds=KINDS,
        agenda_address=AGENDA_PATH,
        calendar=f"{page.path}{calendars.EVENT_FILE}" if is_dated else "",
    )
