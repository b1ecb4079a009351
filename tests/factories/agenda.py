"""The agenda and its meetings, as small as they can be."""

from typing import Any

from wagtail.models import Page

from pages.agenda.models import AgendaIndex, Event
from pages.core.dates import ApproximateDate

from .core import add_published, made


def make_agenda_index(home: Page, title: str = "Agenda", **columns: Any) -> AgendaIndex:
    """A published agenda."""
    return add_published(home, made(AgendaIndex, title, {"slug": "agenda"} | columns))


def make_event(index: AgendaIndex, title: str = "Bijeenkomst", when: str = "2022-11-03", **columns: Any) -> Event:
    """A published meeting; `when` is EDTF."""
    return add_published(index, event(title, when, **columns))


def event(title: str, when: str = "2022-11-03", **columns: Any) -> Event:
    """A meeting in memory."""
    return made(Event, title, {"when": ApproximateDate.parse(when)} | columns)
