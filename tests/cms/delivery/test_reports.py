"""Reports with what followed from them; ways in; help by its kind."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.landings.models import AudienceIndex, AudiencePage, StadsdeelIndex, StadsdeelPage
from pages.resources.models import Resource, ResourceIndex
from tests.cms.delivery.conftest import Ask
from tests.factories.core import add_draft, add_published, made
from tests.factories.home import make_home
from tests.factories.reports import make_action, make_remark, make_report, make_report_draft, make_report_index
from tests.factories.taxonomy import make_audience, make_organisation, make_stadsdeel

pytestmark = pytest.mark.django_db

REPORT = """{ reports { nodes {
  title metOn { label }
  attendance { role organisation { name } }
  openQuestions
  remarks { text saidBy response report { title } }
  actions { title role due { label } status remark { text } }
} } }"""


def test_a_report_has_what_was_remarked_and_what_was_agreed(ask: Ask) -> None:
    report = make_report(
        make_report_index(make_home()),
        "Werkgeversbijeenkomst",
        attendance=[("present", {"organisation": make_organisation("Dynamo"), "role": "werkgever"})],
        open_question_list=[("question", "Hoe verder in Weesp?")],
    )
    later = make_remark("Laat het plan zien.", report=report, sort_order=2)
    make_remark("Geef ervaringskennis gewicht.", report=report, sort_order=1, said_by="werkgevers", response="Gedaan.")
    make_remark("Van een andere dag.")
    make_action("Voortgang opschrijven", due="2023-02", report=report)
    make_action("De site aanpassen", due="2022-12", report=report, remark=later, role="communicatie", status="running")

    answer = ask(REPORT)

    assert answer["data"]["reports"]["nodes"] == [
        {
            "title": "Werkgeversbijeenkomst",
            "metOn": {"label": "3 november 2022"},
            "attendance": [{"role": "werkgever", "organisation": {"name": "Dynamo"}}],
            "openQuestions": ["Hoe verder in Weesp?"],
            "remarks": [
                {
                    "text": "Geef ervaringskennis gewicht.",
                    "saidBy": "werkgevers",
                    "response": "Gedaan.",
                    "report": {"title": "Werkgeversbijeenkomst"},
                },
                {
                    "text": "Laat het plan zien.",
                    "saidBy": "",
                    "response": "",
                    "report": {"title": "Werkgeversbijeenkomst"},
                },
            ],
            "actions": [
                {
                    "title": "De site aanpassen",
                    "role": "communicatie",
                    "due": {"label": "december 2022"},
                    "status": "RUNNING",
                    "remark": {"text": "Laat het plan zien."},
                },
                {
                    "title": "Voortgang opschrijven",
                    "role": "",
                    "due": {"label": "februari 2023"},
                    "status": "OPEN",
                    "remark": None,
                },
            ],
        }
    ]


def test_many_reports_cost_as_much_sql_as_two(ask: Ask) -> None:
    index = make_report_index(make_home())

    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ask(REPORT)
        return len(queries)

    for number in range(2):
        make_action(report=make_report(index, f"Verslag {number}"))
    of_two = statements()
    for number in range(2, 6):
        make_action(report=make_report(index, f"Verslag {number}"))

    assert statements() == of_two


def test_a_remark_does_not_name_a_report_that_is_no_longer_there(ask: Ask) -> None:
    index = make_report_index(make_home())
    report = make_report(index)
    make_remark(report=report)
    make_report_draft(index)

    report.unpublish()

    answer = ask("{ remarks { nodes { text report { title } } } reports { totalCount } }")
    assert answer["data"] == {
        "remarks": {"nodes": [{"text": "Maak het duidelijker.", "report": None}]},
        "reports": {"totalCount": 0},
    }


def test_an_audience_and_a_part_of_the_city_lead_to_their_way_in(ask: Ask) -> None:
    home = make_home()
    audience, bare = make_audience("Werkgevers", sort_order=1), make_audience("Bestuur", sort_order=2)
    west, oost = make_stadsdeel("West", sort_order=1), make_stadsdeel("Oost", sort_order=2)
    add_published(
        add_published(home, made(AudienceIndex, "Voor", {})), made(AudiencePage, "Werk", {"audience": audience})
    )
    areas = add_published(home, made(StadsdeelIndex, "Stadsdelen", {}))
    add_published(areas, made(StadsdeelPage, "In West", {"stadsdeel": west}))
    add_draft(areas, made(StadsdeelPage, "In Oost", {"stadsdeel": oost}))

    answer = ask("{ audiences { name landing { path } } stadsdelen { slug landing { path } } }")

    assert [
        (one["name"], one["landing"]) for one in answer["data"]["audiences"] if one["name"] in ("Werkgevers", bare.name)
    ] == [
        ("Werkgevers", {"path": "/voor/werk/"}),
        ("Bestuur", None),
    ]
    assert {one["slug"]: one["landing"] for one in answer["data"]["stadsdelen"]} == {
        "west": {"path": "/stadsdelen/in-west/"},
        "oost": None,
    }


def test_help_can_be_narrowed_to_kinds(ask: Ask) -> None:
    index = add_published(make_home(), made(ResourceIndex, "Hulp", {}))
    for title, kind in (("Fiets", "facility"), ("Cursus", "training"), ("Coach", "coaching")):
        add_published(index, made(Resource, title, {"kind": kind}))

    answer = ask("{ resources(kind: [TRAINING, COACHING], order: TITLE) { totalCount nodes { title kind } } }")

    assert answer["data"]["resources"] == {
        "totalCount": 2,
        "nodes": [{"title": "Coach", "kind": "COACHING"}, {"title": "Cursus", "kind": "TRAINING"}],
    }
