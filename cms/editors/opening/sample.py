"""A large invented site, the same on every machine, for tests and measurements.

Each item is told from its number alone, so a larger sample holds the smaller one. All titles begin with "Voorbeeld".
"""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from itertools import cycle, islice
from typing import Final, TypeVar

from cms.consent.enums import Purpose, Way
from cms.taxonomy.enums import Channel
from pages.agenda.enums import EventKind
from pages.agenda.models import Event
from pages.core.dates import ApproximateDate
from pages.news.models import News
from pages.profiles.enums import ActivityStatus
from pages.profiles.models import Profile

from .agenda import EventEntry
from .blocks import (
    BodyEntry,
    FigureBlockEntry,
    HeadingEntry,
    Key,
    PageReferenceEntry,
    PictureBlockEntry,
    RichTextEntry,
)
from .content import Content
from .entries import NamedEntry, SourceEntry
from .loading import Items
from .news import NewsEntry
from .pages import PagePlan
from .profiles import ActivityEntry, AvailabilityEntry, ConsentEntry, PlanEntry, ProfileEntry
from .records import Record

_Item = TypeVar("_Item")

# Steps without a divisor in common with the lengths below, so that all combinations turn up.
_NEWS_DAYS: Final = 11
_EVENT_DAYS: Final = 17
_FIRST_DAY: Final = date(2019, 1, 1)
_DAYS: Final = 3000

_DOINGS: Final = (
    "Koffieochtend",
    "Wandelgroep",
    "Naaiatelier",
    "Huiswerkuur",
    "Buurtkeuken",
    "Taalcafé",
    "Repaircafé",
    "Moestuin",
    "Spreekuur",
    "Voorleesmiddag",
    "Sportuur",
)
_PLACES: Final = (
    "de buurtkamer",
    "de school",
    "het plein",
    "de bibliotheek",
    "het buurthuis",
    "de speeltuin",
    "de kerk",
)
_SENTENCES: Final = (
    "Een buurtbaner legt contact met bewoners die het moeilijk hebben.",
    "Samen met buren begint iets wat er nog niet was.",
    "De eerste keer kwamen er een paar mensen; daarna nam de een de ander mee.",
    "Ervaringskennis telt hier net zo zwaar als een diploma.",
    "De werkgever geeft ruimte om te proberen en praat elke week bij.",
    "Bewoners kiezen zelf waar het over gaat.",
    "Een medewerker van een instelling kwam langs om te luisteren.",
    "Wat niet lukte, staat ook in het plan, zodat anderen ervan leren.",
    "Na afloop ruimt iedereen op en drinkt nog een kop thee.",
    "Over een paar maanden kijken wij samen wat het heeft opgeleverd.",
    "De brug tussen instellingen en bewoners staat aan twee kanten.",
    "Wie wil meedoen, loopt gewoon binnen.",
    "Het plan mag onderweg veranderen.",
)
_NAMES: Final = (
    "Ada",
    "Bilal",
    "Cees",
    "Dina",
    "Elif",
    "Frank",
    "Gloria",
    "Hans",
    "Imane",
    "Jaap",
    "Karin",
    "Lamin",
    "Mieke",
    "Nour",
    "Otto",
    "Pia",
    "Quincy",
)
_KNOWLEDGE: Final = (
    "Ik weet hoe het is om nieuw te zijn in een straat.",
    "Ik ken de ouders op het schoolplein, en zij kennen mij.",
    "Ik kan luisteren zonder meteen iets op te lossen.",
    "Ik weet welke deur u moet hebben, omdat ik zelf voor alle deuren stond.",
    "Ik zie wie er ontbreekt, en ga dan langs.",
)
_JOB_MONTHS: Final = (3, 6, 9, 11)
_WARNING: Final = "**Dit is een voorbeeld.** Alles in deze tekst is verzonnen, voor tests en metingen."


def sample_items(content: Content, *, news: int = 0, events: int = 0, profiles: int = 0) -> Items:
    """Invented pages in great number, which point to the items of the opening content.

    Args:
        content: The opening content, which must be loaded.
        news: How many news items.
        events: How many meetings.
        profiles: How many buurtbaners, each with what that person permits.
    """
    people = [_profile(number, content) for number in range(1, profiles + 1)]
    return Items(
        pages=[
            *(PagePlan(_news(number, content), News, content.home.news_index.key) for number in range(1, news + 1)),
            *(PagePlan(_event(number, content), Event, content.agenda.index.key) for number in range(1, events + 1)),
            *(PagePlan(person, Profile, content.profiles.index.key) for person in people),
        ],
        last=[Record(consent) for number, person in enumerate(people) for consent in _consents(number, person)],
    )


def _news(number: int, content: Content) -> NewsEntry:
    """One invented news item, with all common blocks in its text."""
    subject = f"{_pick(_DOINGS, number)} in {_pick(_PLACES, number)}"
    related = (f"voorbeeld-bericht-{number - 1:04}",) if number > 1 else ()
    audiences = _some(_keys(content.audiences), number, number % 4)
    return NewsEntry(
        key=f"voorbeeld-bericht-{number:04}",
        slug=f"voorbeeld-bericht-{number:04}",
        title=f"Voorbeeld {number:04}: {subject.lower()}",
        introduction=f"Dit bericht is een voorbeeld en is verzonnen. {_pick(_SENTENCES, number)}",
        date=_FIRST_DAY + timedelta(days=number * _NEWS_DAYS % _DAYS),
        picture=_pick(_drawings(content), number),
        audiences=audiences,
        stadsdelen=_some(_keys(content.stadsdelen), number, number % 3),
        themes=_some(_keys(content.themes), number, 1 + number % 2),
        leads={audience: f"Voorbeeld. {_pick(_SENTENCES, number + 5)}" for audience in audiences[:1]},
        organisations=_some(_keys(content.organisations), number, number % 3),
        related=related,
        source=SourceEntry(label="Voorbeeld, geen echte bron"),
        body=_body(number, content, related),
    )


def _event(number: int, content: Content) -> EventEntry:
    """One invented meeting; one in two has an exact day, the others each form of what is not exact."""
    day = _FIRST_DAY + timedelta(days=number * _EVENT_DAYS % _DAYS)
    has_day = number % 2 == 0
    inexact = (
        f"{day:%Y-%m}",
        f"{day:%Y}-37",
        f"[{day.year}-02,{day.year}-03]",
        f"{day.year}?-12",
        f"{day.year}/{day.year + 1}",
        "XXXX-XX-XX",
    )
    return EventEntry(
        key=f"voorbeeld-bijeenkomst-{number:04}",
        slug=f"voorbeeld-bijeenkomst-{number:04}",
        title=f"Voorbeeld {number:04}: bijeenkomst over {_pick(_DOINGS, number).lower()}",
        introduction=f"Deze bijeenkomst is een voorbeeld en is verzonnen. {_pick(_SENTENCES, number)}",
        picture=_pick(_drawings(content), number),
        audiences=_some(_keys(content.audiences), number, number % 3),
        stadsdelen=_some(_keys(content.stadsdelen), number, number % 2),
        themes=_some(_keys(content.themes), number, 1),
        kind=_pick(tuple(EventKind), number),
        when=ApproximateDate.parse(day.isoformat() if has_day else _pick(inexact, number // 2)),
        starts_at=time(9 + number % 8) if has_day else None,
        ends_at=time(11 + number % 8) if has_day else None,
        place=f"Voorbeeld: {_pick(_PLACES, number)}",
        series=_pick((None, *_keys(content.agenda.series)), number),
        body=_body(number, content, ()),
    )


def _profile(number: int, content: Content) -> ProfileEntry:
    """One invented buurtbaner; one in four has no picture, one in three looks for no work."""
    statuses = _some(tuple(ActivityStatus), number, len(ActivityStatus))
    doings = _some(_DOINGS, number, len(statuses))
    return ProfileEntry(
        key=f"voorbeeld-profiel-{number:04}",
        slug=f"voorbeeld-profiel-{number:04}",
        title=f"Voorbeeld {number:04}: {_pick(_NAMES, number)}",
        introduction=f"Dit profiel is een voorbeeld en is verzonnen. {_pick(_SENTENCES, number)}",
        picture=_pick(_portraits(content), number) if number % 4 and _portraits(content) else None,
        stadsdelen=_some(_keys(content.stadsdelen), number, 1),
        themes=_some(_keys(content.themes), number, 1),
        employer=_pick([person.employer for person in content.profiles.profiles], number),
        experience="\n\n".join([" ".join(_some(_KNOWLEDGE, number, 2)), " ".join(_some(_SENTENCES, number, 3))]),
        plan=PlanEntry(
            aim=_pick(_SENTENCES, number + 2),
            activities=tuple(
                ActivityEntry(
                    title=f"{doing} in {_pick(_PLACES, number)}", text=_pick(_SENTENCES, place), status=status
                )
                for place, (doing, status) in enumerate(zip(doings, statuses, strict=True), start=number)
            ),
            started_months_ago=number % 6,
        ),
        own_words=_pick(_SENTENCES, number + 4),
        job_months=_pick(_JOB_MONTHS, number),
        available=AvailabilityEntry(
            wanted_work=f"Werk bij een {_pick(_DOINGS, number).lower()}", hours="24 uur per week"
        )
        if number % 3
        else None,
    )


def _consents(number: int, person: ProfileEntry) -> Iterator[ConsentEntry]:
    """What an invented buurtbaner permits: always the website, and now and then more."""
    channels = _some(tuple(Channel), 0, 1 + number % len(Channel))
    wanted = {Purpose.PROFILE: True, Purpose.PHOTO: person.picture, Purpose.EMPLOYERS: person.available}
    for purpose in (purpose for purpose, is_wanted in wanted.items() if is_wanted):
        yield ConsentEntry(
            key=f"{person.key}-{purpose.value}",
            profile=person.key,
            purpose=purpose,
            way=_pick(tuple(Way), number),
            channels=channels,
        )


def _portraits(content: Content) -> tuple[Key, ...]:
    """Pictures of persons."""
    return tuple(person.picture for person in content.profiles.profiles if person.picture)


def _drawings(content: Content) -> tuple[Key, ...]:
    """Pictures of nobody in particular."""
    return tuple(key for key in _keys(content.pictures) if key not in _portraits(content))


def _body(number: int, content: Content, related: Sequence[Key]) -> tuple[BodyEntry, ...]:
    """A text of some length, with the blocks that cost most to show."""
    paragraphs = "\n\n".join(" ".join(_some(_SENTENCES, number + turn, 4)) for turn in range(3))
    ideas = "\n".join(f"- {sentence}" for sentence in _some(_SENTENCES, number + 7, 3))
    blocks: list[BodyEntry] = [
        RichTextEntry(block="rich_text", text=_WARNING),
        HeadingEntry(block="heading", text="Wat er gebeurde"),
        RichTextEntry(block="rich_text", text=paragraphs),
        PictureBlockEntry(block="picture", picture=_pick(_drawings(content), number + 3), caption="Onze tekening."),
        HeadingEntry(block="heading", text="Wat wij leerden"),
        RichTextEntry(block="rich_text", text=ideas),
        FigureBlockEntry(block="figure", figure=_pick(_keys(content.figures), number)),
    ]
    blocks += [PageReferenceEntry(block="page_reference", page=page) for page in related]
    return tuple(blocks)


def _keys(entries: Sequence[NamedEntry]) -> tuple[Key, ...]:
    return tuple(entry.key for entry in entries)


def _pick(choices: Sequence[_Item], number: int) -> _Item:
    return choices[number % len(choices)]


def _some(choices: Sequence[_Item], number: int, count: int) -> tuple[_Item, ...]:
    """A few that follow each other, beginning at a place that the number tells."""
    start = number % len(choices)
    return tuple(islice(cycle(choices), start, start + count))
