"""What is known of the road to the buurtbaan, in the opening content: never more exact than the source, in order of time."""

from pathlib import Path
from typing import Any

import orjson
import pytest
from django.utils import timezone
from graphql import parse
from pytest_django import DjangoDbBlocker

from cms.delivery import answering
from cms.partners.reader import ANONYMOUS
from pages.agenda.models import Event
from pages.history.models import Milestone
from pages.reports.models import Action, Report
from tests.factories.opening import load_opening_content

SITE = "Totstandkoming BuurtBaan"
REPORT = "Verslag van de werkgeversbijeenkomst"

# In order of time, what has no date by title: key, EDTF, label, precision, first and last day, source.
FACTS = [
    ("begin-van-de-weg", "2012/..", "sinds 2012", "PERIOD", "2012-01-01", None, SITE),
    ("eerste-in-west", "2017", "2017", "YEAR", "2017-01-01", "2017-12-31", SITE),
    ("subsidie-van-de-stad", "2021", "2021", "YEAR", "2021-01-01", "2021-12-31", SITE),
    ("periode-van-de-regeling", "2021/2023", "2021 tot en met 2023", "PERIOD", "2021-01-01", "2023-12-31", SITE),
    ("eerste-van-de-stad", "2022-37", "begin 2022", "PART_OF_YEAR", "2022-01-01", "2022-04-30", SITE),
    ("weesp-hoort-bij-de-stad", "2022", "2022", "YEAR", "2022-01-01", "2022-12-31", SITE),
    ("werkgeversbijeenkomst", "2022-11-03", "3 november 2022", "DAY", "2022-11-03", "2022-11-03", REPORT),
    (
        "opmerkingen-in-de-website",
        "2022?-12",
        "december 2022 (jaar niet zeker)",
        "MONTH",
        "2022-12-01",
        "2022-12-31",
        REPORT,
    ),
    (
        "learning-by-sharing-met-werkgevers",
        "[2023?-02,2023?-03]",
        "februari of maart 2023 (jaar niet zeker)",
        "MONTH",
        "2023-02-01",
        "2023-03-31",
        REPORT,
    ),
    ("filmmanifest", "XXXX", "datum onbekend", "UNKNOWN", None, None, SITE),
    ("onderzoek-in-west", "XXXX", "datum onbekend", "UNKNOWN", None, None, SITE),
    ("extra-plekken-zuidoost", "XXXX", "datum onbekend", "UNKNOWN", None, None, SITE),
    ("wat-nog-kan-komen", "/..", "in de toekomst", "UNKNOWN", None, None, SITE),
]


@pytest.fixture(scope="module")
def opening_content(
    module_database: None,
    committed_uploads: Path,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """All of it, committed."""
    load_opening_content(tmp_path_factory.mktemp("opening") / "content")


def answer(document: str) -> Any:
    """What everybody gets."""
    found = answering.answer(parse(document), ANONYMOUS, timezone.now())
    assert found.errors == ()
    return orjson.loads(found.data or b"")


@pytest.fixture
def road(opening_content: None, db: None) -> list[dict[str, Any]]:
    """The milestones as everybody gets them."""
    timeline = answer(
        "{ timeline { milestones { key phase when { edtf label precision start end } source { label date { label } } } } }"
    )
    return timeline["timeline"]["milestones"]


@pytest.mark.parametrize(("key", "edtf", "label", "precision", "start", "end", "source"), FACTS)
def test_each_fact_is_stored_and_labelled_as_its_source_knows_it(
    road: list[dict[str, Any]],
    key: str,
    edtf: str,
    label: str,
    precision: str,
    start: str | None,
    end: str | None,
    source: str,
) -> None:
    (milestone,) = (one for one in road if one["key"] == key)

    assert Milestone.objects.get(key=key).when.edtf == edtf
    assert milestone["when"] == {"edtf": edtf, "label": label, "precision": precision, "start": start, "end": end}
    assert milestone["source"] == {
        "label": source,
        "date": {"label": "3 november 2022"} if source == REPORT else None,
    }


def test_the_facts_stand_in_order_of_time(road: list[dict[str, Any]]) -> None:
    facts = [fact[0] for fact in FACTS]

    assert [one["key"] for one in road if one["key"] in facts] == facts


def test_what_has_happened_comes_before_what_goes_on_and_what_may_come(road: list[dict[str, Any]]) -> None:
    phases = [one["phase"] for one in road]

    assert phases == sorted(phases, key=["PAST", "NOW", "FUTURE"].index)
    assert phases[-1] == "FUTURE"


def test_two_are_the_first_each_in_its_own_scope(road: None) -> None:
    first = Milestone.objects.filter(key__in=["eerste-in-west", "eerste-van-de-stad"]).order_by("key")

    assert [milestone.scope for milestone in first] == [
        "eerste in West, met geld van het stadsdeel",
        "eerste onder de regeling van de stad, in Noord",
    ]


def test_the_meetings_and_what_was_agreed_there_have_the_dates_of_the_road(road: None) -> None:
    dates = {key: edtf for key, edtf, *_ in FACTS}

    dated = [event for event in Event.objects.all() if event.when.start]
    assert {event.slug: event.when.edtf for event in dated} == {
        "werkgeversbijeenkomst-3-november-2022": dates["werkgeversbijeenkomst"],
        "learning-by-sharing-met-werkgevers": dates["learning-by-sharing-met-werkgevers"],
    }
    assert Report.objects.get().met_on.edtf == dates["werkgeversbijeenkomst"]
    assert sorted({action.due.edtf for action in Action.objects.all()}) == [
        dates["opmerkingen-in-de-website"],
        dates["learning-by-sharing-met-werkgevers"],
    ]
