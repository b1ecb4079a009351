"""Of the small site: meetings, their reports and what followed, the road, and the regulation."""

import datetime
from dataclasses import dataclass
from typing import Any

from cms.taxonomy.models import Audience, Organisation, Stadsdeel, Theme
from media.models import Document, Picture
from pages.agenda.enums import EventKind
from pages.agenda.models import AgendaIndex, Event, Series
from pages.core.dates import ApproximateDate
from pages.history.enums import Phase
from pages.history.models import Milestone, Timeline
from pages.home.models import Home
from pages.regulations.models import Regulation, RegulationIndex, RuleOfThumb, RulesOfThumbPage
from pages.reports.enums import ActionStatus
from pages.reports.models import Action, Remark, Report, ReportIndex

from .agenda import make_agenda_index, make_event
from .core import BLANK_LINK, add_published, link_in_text, link_to, made, rich_text
from .history import make_milestone, make_timeline
from .regulations import article, make_regulation, make_regulation_index, make_rule_of_thumb, step
from .reports import make_action, make_remark, make_report, make_report_index


@dataclass(frozen=True)
class Reports:
    """A meeting's report, and what followed from it."""

    report_index: ReportIndex
    report: Report
    bare_report: Report
    remark: Remark
    bare_remark: Remark
    action: Action
    bare_action: Action


@dataclass(frozen=True)
class Agenda:
    """Meetings."""

    agenda: AgendaIndex
    series: Series
    bare_series: Series
    event: Event
    bare_event: Event


@dataclass(frozen=True)
class Road:
    """The history visual."""

    timeline: Timeline
    milestone: Milestone
    bare_milestone: Milestone


@dataclass(frozen=True)
class Rules:
    """The regulation and the rules of thumb."""

    regulation_index: RegulationIndex
    regulation: Regulation
    bare_regulation: Regulation
    rules_page: RulesOfThumbPage
    rule: RuleOfThumb
    bare_rule: RuleOfThumb


def make_reports(
    home: Home, page: dict[str, Any], theme: Theme, organisation: Organisation, stadsdeel: Stadsdeel
) -> Reports:
    """The reports; `page` are the columns that every page has, filled in."""
    index = make_report_index(home, slug="verslagen", body=[rich_text("Alle verslagen.")], **page)
    report = make_report(
        index,
        "Werkgevers bij elkaar",
        slug="werkgevers-bij-elkaar",
        attendance=[
            ("present", {"organisation": organisation, "role": "kennis"}),
            ("present", {"organisation": None, "role": "werkgever"}),
        ],
        topics=[
            ("topic", {"title": "Stand van zaken", "theme": theme, "text": "<p>Het gaat vooruit.</p>"}),
            ("topic", {"title": "Website", "theme": None, "text": f"<p>Zie {link_in_text(home, 'de site')}.</p>"}),
        ],
        insights=[
            ("insight", {"kind": "gain", "text": "Iedereen ziet de meerwaarde."}),
            ("insight", {"kind": "friction", "text": "Er wordt anders gestuurd."}),
        ],
        open_question_list=[("question", "Wat komt er in Weesp?")],
        body=[rich_text("Meer over die dag.")],
        **page,
    )
    remark = make_remark(
        "Geef ervaringskennis gewicht.",
        said_by="werkgevers",
        report=report,
        response="Zij staat nu vooraan.",
        result=[("link", link_to(home, "Kijk zelf"))],
        sort_order=1,
    )
    action = make_action(
        "De site aanpassen",
        due="2022?-12",
        note="Vóór de volgende keer.",
        role="communicatie",
        status=ActionStatus.DONE,
        remark=remark,
        report=report,
        result=[("link", link_to(home, "De site"))],
    )
    action.stadsdelen.set([stadsdeel])
    return Reports(
        report_index=index,
        report=report,
        bare_report=make_report(index, "Verslag zonder meer"),
        remark=remark,
        bare_remark=make_remark("Laat het plan zien.", sort_order=2),
        action=action,
        bare_action=make_action("Verder praten", due="[2023-02,2023-03]"),
    )


def make_agenda(home: Home, page: dict[str, Any], document: Document, report: Report) -> Agenda:
    """The meetings."""
    index = make_agenda_index(home, body=[rich_text("Alle bijeenkomsten.")], **page)
    series = Series.objects.create(name="Intervisie", slug="intervisie", description="Leren van elkaar.")
    event = make_event(
        index,
        "Bijeenkomst voor werkgevers",
        "2022-11-03",
        kind=EventKind.EMPLOYERS,
        starts_at=datetime.time(14),
        ends_at=datetime.time(16, 30),
        place_name="Buurtkamer de Molen",
        place_address="Voorbeeldplein 1, Amsterdam",
        place_url="https://www.example.org/bijeenkomst",
        sign_up=[("link", BLANK_LINK | {"label": "Meld u aan", "email": "info@example.org"})],
        document_list=[("document", document)],
        series=series,
        report_page=report,
        body=[rich_text("Wat er gebeurt.")],
        **page,
    )
    return Agenda(
        agenda=index,
        series=series,
        bare_series=Series.objects.create(name="Samen leren", slug="samen-leren"),
        event=event,
        bare_event=make_event(index, "Bijeenkomst zonder dag", "[2023-02,2023-03]"),
    )


def make_road(home: Home, page: dict[str, Any], picture: Picture, stadsdeel: Stadsdeel) -> Road:
    """The history visual, with two milestones."""
    timeline = make_timeline(home, body=[rich_text("Zo is het gegaan.")], **page)
    milestone = make_milestone(
        "De eerste buurtbaner",
        "2017",
        key="de-eerste",
        phase=Phase.PAST,
        text=f"<p>In de buurt. {link_in_text(timeline, 'Lees meer')}.</p>",
        scope="eerste in West, met geld van het stadsdeel",
        roles="het stadsdeel betaalt",
        picture=picture,
        areas=[stadsdeel],
        source_url="https://www.example.org/geschiedenis",
        source_date=ApproximateDate.parse("2022"),
    )
    bare = make_milestone("Wat nog kan komen", "/..", key="wat-nog-kan-komen", phase=Phase.FUTURE)
    return Road(timeline=timeline, milestone=milestone, bare_milestone=bare)


def make_rules(home: Home, page: dict[str, Any], audience: Audience, document: Document) -> Rules:
    """Two versions of a regulation, of which the older one is filled in, and the rules of thumb."""
    index = make_regulation_index(home, body=[rich_text("Over de regeling.")], **page)
    regulation = make_regulation(
        index,
        "2021-01-01",
        "2022-12-31",
        version=1,
        is_example=True,
        changes="<p>De eerste versie.</p>",
        steps=[
            step("Praat met de buurt"),
            step("Vraag subsidie aan", audience, timing="vóór de start", doer="de werkgever", link=link_to(document)),
        ],
        articles=[
            article("1", {None: "Voor iedereen.", audience: "Voor u als werkgever."}, audiences=(audience,)),
            article("2", force="may"),
            article("3", force="own-choice"),
        ],
        questions=[
            (
                "question",
                {"question": "Wie betaalt?", "answer": "<p>De gemeente.</p>", "audience_slugs": [audience]},
            )
        ],
        helpers=[("helper", {"title": "De gemeente", "with_what": "de aanvraag", "link": link_to(index, "Vraag het")})],
        document_list=[("document", document)],
        body=[rich_text("Meer over deze versie.")],
        **page,
    )
    bare = make_regulation(index, "2023-01-01", version=2)
    rules_page = add_published(
        home,
        made(RulesOfThumbPage, "Vuistregels", {"slug": "vuistregels", "body": [rich_text("Onze regels.")], **page}),
    )
    rule = make_rule_of_thumb(
        1, sentence="Begin bij de buurt.", example="<p>Zo deden zij het.</p>", version=2, is_example=True
    )
    return Rules(
        regulation_index=index,
        regulation=regulation,
        bare_regulation=bare,
        rules_page=rules_page,
        rule=rule,
        bare_rule=make_rule_of_thumb(2),
    )
