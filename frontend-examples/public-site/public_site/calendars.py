"""Meetings for calendar programs (RFC 5545): one at a time, and as a feed to subscribe to.

Only meetings of an exact day are there: a calendar has no place for "februari of maart". Times are UTC, so that no
program has to know when the clock changes in Amsterdam.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from public_site.client import Answer, Client, together
from public_site.pages.choices import describe_choice
from public_site.settings import Settings
from public_site.today import AMSTERDAM, today
from public_site.types import CalendarEntry, CalendarFeed, Site, When
from public_site.visit import Visit

EVENT_FILE = "bijeenkomst.ics"
PRODUCT = "-//BuurtBaan//Agenda//NL"
KEPT_DAYS = 365
REFRESH_HOURS = 12
MAX_REQUESTS = 20

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def has_day(when: When) -> bool:
    """Return whether a date is one certain day."""
    return _DAY.fullmatch(when.edtf) is not None


async def all_meetings(client: Client, visit: Visit) -> Answer[tuple[Site, list[CalendarEntry]]]:
    """Return the meetings of the last year and all that come, asked for a part at a time, as one answer."""
    answers: list[Answer[CalendarFeed]] = []
    cursor: str | None = None
    for _ in range(MAX_REQUESTS):
        question = CalendarFeed.variables(
            audiences=[visit.audience] if visit.audience else None,
            stadsdelen=[visit.stadsdeel] if visit.stadsdeel else None,
            since=today() - timedelta(days=KEPT_DAYS),
            after=cursor,
        )
        answers.append(await client.ask(CalendarFeed, question))
        page_info = answers[-1].data.agenda.page_info
        if not page_info.has_next_page:
            break
        cursor = page_info.end_cursor
    return together(*answers).holding(
        (answers[0].data.site, [event for answer in answers for event in answer.data.agenda.nodes])
    )


def feed(answer: tuple[Site, list[CalendarEntry]], visit: Visit, settings: Settings) -> str:
    """Return a calendar to subscribe to."""
    site, events = answer
    name = f"{site.name}: agenda {describe_choice(site, visit)}".strip()
    calendar = _calendar()
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=REFRESH_HOURS), parameters={"VALUE": "DURATION"})
    for event in events:
        if has_day(event.when):
            calendar.add_component(_entry(event, settings))
    return calendar.to_ical().decode()


def single(event: CalendarEntry, settings: Settings) -> str:
    """Return a calendar with one meeting."""
    calendar = _calendar()
    calendar.add_component(_entry(event, settings))
    return calendar.to_ical().decode()


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    return calendar


def _entry(event: CalendarEntry, settings: Settings) -> Event:
    """Return one meeting; its UID stays the same when all else about it changes."""
    entry = Event()
    entry.add("uid", f"{event.id.replace(':', '-').lower()}@{urlsplit(settings.public_site_url).hostname}")
    entry.add("dtstamp", event.updated_at.astimezone(UTC))
    entry.add("last-modified", event.updated_at.astimezone(UTC))
    entry.add("summary", event.title)
    day = date.fromisoformat(event.when.edtf)
    if event.start_time is None:
        entry.add("dtstart", day)
        entry.add("dtend", day + timedelta(days=1))
    else:
        entry.add("dtstart", _moment(day, event.start_time))
        if event.end_time is not None:
            entry.add("dtend", _moment(day, event.end_time))
    entry.add("description", event.summary)
    entry.add("url", event.canonical_url)
    if event.place is not None and (event.place.name or event.place.address or event.place.url):
        place = ", ".join(filter(None, [event.place.name, event.place.address])) or event.place.url
        entry.add("location", place)
    return entry


def _moment(day: date, clock: str) -> datetime:
    """Return a time on the clocks of Amsterdam as UTC."""
    return datetime.combine(day, time.fromisoformat(clock), AMSTERDAM).astimezone(UTC)
