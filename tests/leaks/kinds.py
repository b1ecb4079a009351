"""Every kind of page and of record, hidden in the ways that are the same for all of them, and once in sight.

What is particular to profiles, which depend on consent, stands in `people.py`.
"""

import datetime
import itertools
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import CharField, Model, TextField, URLField
from wagtail.models import Page

from cms.taxonomy.models import Audience, Organisation, Stadsdeel, Theme
from pages.agenda.models import AgendaIndex, Event, Series
from pages.core.dates import ApproximateDate
from pages.core.dates_field import ApproximateDateField
from pages.core.fields import RichTextField
from pages.core.models import BasePage
from pages.figures.models import Figure, FigureIndex
from pages.glossary.models import GlossaryPage, Term
from pages.history.models import Milestone, Timeline
from pages.landings.models import AudienceIndex, AudiencePage, StadsdeelIndex, StadsdeelPage
from pages.organisations.models import OrganisationIndex
from pages.pilots.models import Pilot, PilotBoard
from pages.profiles.models import ProfileIndex
from pages.publications.models import Publication, PublicationIndex
from pages.regulations.models import Regulation, RegulationIndex, RuleOfThumb, RulesOfThumbPage
from pages.reports.models import Action, Remark, Report, ReportIndex
from pages.resources.models import Resource, ResourceIndex
from tests.factories.core import BLANK_LINK, add_draft, add_published, made, publish, rich_text
from tests.factories.figures import make_figure
from tests.factories.regulations import article, step
from tests.factories.taxonomy import make_audience, make_organisation, make_stadsdeel, make_theme

from .secrets import EVERYWHERE, Secret

# The parent of each kind; those without one stand below the home page.
PARENTS: dict[type[BasePage], type[BasePage]] = {
    Event: AgendaIndex,
    Regulation: RegulationIndex,
    Report: ReportIndex,
    Publication: PublicationIndex,
    Pilot: PilotBoard,
    Resource: ResourceIndex,
    AudiencePage: AudienceIndex,
    StadsdeelPage: StadsdeelIndex,
}
BELOW_HOME: tuple[type[BasePage], ...] = (
    *dict.fromkeys(PARENTS.values()),
    Timeline,
    RulesOfThumbPage,
    FigureIndex,
    OrganisationIndex,
    GlossaryPage,
    ProfileIndex,
)
_years = itertools.count(2001)
REGULATION, FIGURE = "zichtbare-regeling", "zichtbaar-cijfer"

Hidden = tuple[Secret, Callable[[], None]]


class Shown:
    """A page of every kind in sight, and a record of every kind.

    Attributes:
        pages: the pages by their kind.
        records: what is no page.
    """

    def __init__(self, home: Page, audience: Audience) -> None:
        self.home = home
        self.pages: dict[type[BasePage], BasePage] = {}
        for kind in (*BELOW_HOME, *PARENTS):
            self.pages[kind] = add_published(self.parent_of(kind), _page(kind, f"zichtbaar{kind.__name__.lower()}"))
        self.records = _records("zichtbaar", figure=FIGURE)
        event, report = self.pages[Event], self.pages[Report]
        event.series = next(record for record in self.records if isinstance(record, Series))
        event.report_page, event.audience_list = report, [audience]
        publish(event)

    def parent_of(self, kind: type[BasePage]) -> Page:
        """Where a page of a kind stands."""
        return self.pages[PARENTS[kind]] if kind in PARENTS else self.home


def every_kind_hidden(shown: Shown) -> Iterator[Hidden]:
    """Pages of every kind in each plain state, and records that are gone; some are hidden only when all is made."""
    draft = Secret("soortconcept")
    yield from _pages(shown, draft, lambda parent, page: add_draft(parent, page))
    yield from _pages(
        shown,
        Secret("soortpartners", frozenset({"partner-sites"}), frozenset({"partner-sites"})),
        add_published,
        channels=["partner-sites"],
    )
    for secret, _ in _pages(shown, Secret("soortupdate", seen_in=EVERYWHERE), add_published):
        yield secret, lambda pages=secret.pages: _change_by_hand(pages)

    changed = Secret("gegevenupdate", seen_in=EVERYWHERE)
    changed.records = _records(changed.word, figure=FIGURE)
    yield changed, lambda: _change_by_hand(changed.records)
    deleted = Secret("gegevenweg", seen_in=EVERYWHERE)
    deleted.records = _records(deleted.word, figure=FIGURE)
    yield deleted, lambda: _delete(deleted.records)


def refer_to_records(shown: Shown, secrets: list[Secret]) -> None:
    """Makes pages in sight point to what will be gone, in every way that a page can point to a record."""
    records = [record for secret in secrets for record in secret.records]

    def of(kind: type[Model]) -> list[Any]:
        return [record for record in records if isinstance(record, kind)]

    event, report, pilot = shown.pages[Event], shown.pages[Report], shown.pages[Pilot]
    event.series, event.report_page = of(Series)[0], report
    event.audience_list = [*event.audience_list.all(), *of(Audience)]
    report.attendance = [("present", {"organisation": one, "role": "Werkgever"}) for one in of(Organisation)]
    report.topics = [("topic", {"title": "Onderwerp", "theme": one, "text": "<p>Iets.</p>"}) for one in of(Theme)]
    pilot.partner_list, pilot.stadsdeel_list, pilot.theme_list = of(Organisation), of(Stadsdeel), of(Theme)
    pilot.body = [("figure", {"figure": one, "explanation": ""}) for one in of(Figure)]
    for page in (event, report, pilot):
        publish(page)
    remark = Remark.objects.create(text="Zichtbare opmerking", report=report)
    for hidden in of(Remark):
        Action.objects.create(title="Zichtbare actie", due=ApproximateDate.parse("2022"), remark=hidden, report=report)
    Action.objects.create(title="Zichtbare tweede actie", due=ApproximateDate.parse("2022"), remark=remark)


def follow_ups_of(pages: list[BasePage]) -> None:
    """Remarks and actions in sight that belong to reports that are not."""
    for page in pages:
        link = [("link", BLANK_LINK | {"label": "Te zien", "page": page})]
        report = page if isinstance(page, Report) else None
        Remark.objects.create(text="Zichtbaar gezegd", report=report, result=link)
        Action.objects.create(title="Zichtbaar doen", due=ApproximateDate.parse("2023"), report=report, result=link)


def _pages(shown: Shown, secret: Secret, add: Callable[[Page, BasePage], BasePage], **columns: Any) -> Iterator[Hidden]:
    for kind in (*BELOW_HOME, *PARENTS):
        secret.pages.append(add(shown.parent_of(kind), _page(kind, secret.word, **columns)))
    yield secret, _nothing


def _nothing() -> None:
    """For what is hidden already."""


def _page(kind: type[BasePage], word: str, **columns: Any) -> BasePage:
    own = _texts(kind, word) | {
        "slug": f"{word}-{kind.__name__.lower()}",
        "introduction": f"Inleiding {word}.",
        "seo_title": word,
        "search_description": word,
        "attribution_text": word,
        "body": [rich_text(word)],
    }
    return made(kind, word, own | _parts(kind, word) | columns)


def _texts(kind: type[Model], word: str) -> dict[str, Any]:
    """A value with the word for every column that holds text of an editor's own."""
    texts = {}
    for column in kind._meta.concrete_fields:
        is_text = isinstance(column, CharField | TextField) and column.model is kind
        is_free = not (column.choices or isinstance(column, ApproximateDateField) or column.name == "language")
        if not (is_text and is_free):
            continue
        if isinstance(column, URLField):
            texts[column.name] = f"https://{word}.example.org/"
        elif isinstance(column, RichTextField):
            texts[column.name] = f"<p>{word}</p>"
        else:
            texts[column.name] = word
    return texts


def _parts(kind: type[BasePage], word: str) -> dict[str, Any]:
    """What a kind cannot do without, and its own blocks."""
    text, link = f"<p>{word}</p>", BLANK_LINK | {"label": word, "url": f"https://{word}.example.org/"}
    if kind is Event:
        return {"when": ApproximateDate.parse("2023-02/2023-03"), "sign_up": [("link", link)]}
    if kind is Regulation:
        return {
            "key": REGULATION,
            # Every version has a year of its own.
            "valid_from": datetime.date(year := next(_years), 1, 1),
            "valid_until": datetime.date(year, 12, 31),
            "steps": [step(word, text=text, timing=word, doer=word, link=link)],
            "articles": [article("1", {None: word}, title=word, text=text)],
            "questions": [("question", {"question": word, "answer": text, "audience_slugs": []})],
            "helpers": [("helper", {"title": word, "with_what": word, "link": link})],
        }
    if kind is Report:
        return {
            "met_on": ApproximateDate.parse("2022-11-03"),
            "attendance": [("present", {"organisation": None, "role": word})],
            "topics": [("topic", {"title": word, "theme": None, "text": text})],
            "insights": [("insight", {"kind": "gain", "text": word})],
            "open_question_list": [("question", word)],
        }
    if kind is AudiencePage:
        points = [("point", {"title": word, "text": word, "link": link})]
        return {"audience": make_audience(), "key_points": points}
    if kind is StadsdeelPage:
        return {"stadsdeel": make_stadsdeel()}
    return {}


def _records(word: str, figure: str) -> list[Any]:
    """A record of every kind, with the word in all its texts."""
    when = ApproximateDate.parse("2022-12")
    unique = _number_of(word)
    return [
        # Its slug is no secret: it stands beside everything that is about it.
        make_audience(word, slug=f"deur-{unique}", description=word),
        make_stadsdeel(word, slug=f"deel-{unique}", description=word, status=word),
        make_theme(word, slug=f"thema-{unique}", description=word),
        make_organisation(word, description=word, url=f"https://{word}.example.org/"),
        make_figure(**_texts(Figure, word) | {"key": figure, "as_of": when, "value": Decimal(unique)}),
        Series.objects.create(**_texts(Series, word)),
        Milestone.objects.create(**_texts(Milestone, word), when=when),
        RuleOfThumb.objects.create(**_texts(RuleOfThumb, word), number=unique),
        Remark.objects.create(**_texts(Remark, word)),
        Action.objects.create(**_texts(Action, word), due=when),
        Term.objects.create(**_texts(Term, word)),
    ]


def _number_of(word: str) -> int:
    return 1 + RuleOfThumb.objects.count() + len(word)


def _change_by_hand(things: Sequence[Model]) -> None:
    """Changes each thing past its model, in the table that only its kind has."""
    for thing in things:
        texts = [name for name in _texts(type(thing), "") if name not in {"slug", "key"}]
        changed = {texts[0]: "Anders."} if texts else {"body": []}
        type(thing).objects.filter(pk=thing.pk).update(**changed)


def _delete(records: list[Any]) -> None:
    for record in records:
        type(record).objects.get(pk=record.pk).delete()
