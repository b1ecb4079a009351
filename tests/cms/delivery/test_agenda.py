"""Meetings over GraphQL: dates that are not exact, what is to come, what has been, and what an editor may not save."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from pages.agenda.models import AgendaIndex, Series
from pages.core.dates import ApproximateDate
from tests.cms.delivery.conftest import Ask
from tests.factories.agenda import event, make_agenda_index, make_event
from tests.factories.core import publish
from tests.factories.home import make_home
from tests.factories.taxonomy import make_audience, make_stadsdeel

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> AgendaIndex:
    return make_agenda_index(make_home())


def titles(ask: Ask, arguments: str = "") -> list[str]:
    answer = ask(f"{{ agenda{arguments and f'({arguments})'} {{ nodes {{ title }} }} }}")
    assert "errors" not in answer, answer["errors"]
    return [node["title"] for node in answer["data"]["agenda"]["nodes"]]


def test_dates_that_are_not_exact_are_labelled_and_stand_where_they_belong(index: AgendaIndex, ask: Ask) -> None:
    for when in ("XXXX", "2023-02-14", "[2023-02,2023-03]", "2022-12", "2022-11-03", "2023"):
        make_event(index, when, when)

    answer = ask("{ agenda { nodes { title when { label precision start end } } } }")["data"]["agenda"]["nodes"]

    assert [(node["title"], node["when"]["label"], node["when"]["precision"]) for node in answer] == [
        ("2022-11-03", "3 november 2022", "DAY"),
        ("2022-12", "december 2022", "MONTH"),
        ("2023", "2023", "YEAR"),
        ("[2023-02,2023-03]", "februari of maart 2023", "MONTH"),
        ("2023-02-14", "14 februari 2023", "DAY"),
        ("XXXX", "datum onbekend", "UNKNOWN"),
    ]
    assert (answer[3]["when"]["start"], answer[3]["when"]["end"]) == ("2023-02-01", "2023-03-31")
    assert titles(ask, "order: LATEST")[-1] == "2022-11-03"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2022-11-03", ["Op een dag", "Misschien", "Ooit"]),
        ("2022-11-04", ["Misschien", "Ooit"]),
        ("2023-03-31", ["Misschien", "Ooit"]),
        ("2023-04-01", ["Ooit"]),
    ],
)
def test_what_is_to_come_is_what_may_still_be(day: str, expected: list[str], index: AgendaIndex, ask: Ask) -> None:
    make_event(index, "Op een dag", "2022-11-03")
    make_event(index, "Misschien", "[2023-02,2023-03]")
    make_event(index, "Ooit", "XXXX")

    assert titles(ask, f'from: "{day}"') == expected


def test_meetings_of_one_day_stand_by_their_hour(index: AgendaIndex, ask: Ask) -> None:
    make_event(index, "Middag", starts_at=datetime.time(14), ends_at=datetime.time(16, 30))
    make_event(index, "Ochtend", starts_at=datetime.time(9, 5))

    nodes = ask("{ agenda { nodes { title startTime endTime } } }")["data"]["agenda"]["nodes"]

    assert nodes == [
        {"title": "Ochtend", "startTime": "09:05", "endTime": None},
        {"title": "Middag", "startTime": "14:00", "endTime": "16:30"},
    ]


def test_the_page_keeps_its_id_and_address_when_the_date_becomes_exact(index: AgendaIndex, ask: Ask) -> None:
    meeting = make_event(index, "Samen leren", "[2023-02,2023-03]", slug="samen-leren")

    def answer() -> Any:
        return ask('{ route(path: "/agenda/samen-leren/") { ... on Event { id when { label } } } }')["data"]["route"]

    before = answer()
    meeting.when = ApproximateDate.parse("2023-02-14")
    publish(meeting)
    after = answer()

    assert (before["when"]["label"], after["when"]["label"]) == ("februari of maart 2023", "14 februari 2023")
    assert before["id"] == after["id"]


def test_filters_of_audience_and_area_and_lists_within_them(index: AgendaIndex, ask: Ask) -> None:
    employers, west = make_audience("Werkgevers"), make_stadsdeel("West")
    make_event(index, "Voor werkgevers", audience_list=[employers])
    make_event(index, "In West", stadsdeel_list=[west])
    make_event(index, "Voor iedereen")

    assert titles(ask, 'audience: ["werkgevers"]') == ["Voor werkgevers"]
    assert titles(ask, 'stadsdeel: ["west"]') == ["In West"]
    within = ask(
        '{ audience(slug: "werkgevers") { agenda { nodes { title } } } stadsdeel(slug: "west") { agenda { nodes { title } } } }'
    )["data"]
    assert within["audience"]["agenda"]["nodes"] == [{"title": "Voor werkgevers"}]
    assert within["stadsdeel"]["agenda"]["nodes"] == [{"title": "In West"}]


def test_a_meeting_says_where_it_is_as_far_as_that_is_known(index: AgendaIndex, ask: Ask) -> None:
    series = Series.objects.create(name="Intervisie", slug="intervisie", description="Leren van elkaar.")
    make_event(index, "Ergens", place_name="Buurtkamer", place_url="https://www.example.org/", series=series)
    make_event(index, "Nergens", "2022-11-04")

    nodes = ask("{ agenda { nodes { place { name address url } series { slug } report { path } signUp { href } } } }")[
        "data"
    ]["agenda"]["nodes"]

    assert nodes == [
        {
            "place": {"name": "Buurtkamer", "address": "", "url": "https://www.example.org/"},
            "series": {"slug": "intervisie"},
            "report": None,
            "signUp": None,
        },
        {"place": None, "series": None, "report": None, "signUp": None},
    ]


def test_more_meetings_cost_no_more_statements(
    index: AgendaIndex, ask: Ask, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    series = Series.objects.create(name="Intervisie", slug="intervisie")
    areas = [make_stadsdeel("West"), make_stadsdeel("Noord")]
    document = "{ agenda(first: 50) { totalCount nodes { title series { name } stadsdelen { name } } } }"
    make_event(index, "Een", series=series, stadsdeel_list=areas)
    # The revision, the list, what it refers to, the count.
    with django_assert_num_queries(4):
        ask(document)
    for number in range(12):
        make_event(index, f"Nog een {number}", series=series, stadsdeel_list=areas)
    with django_assert_num_queries(4):
        assert ask(document)["data"]["agenda"]["totalCount"] == 13


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        ({"when": "2022-11", "starts_at": datetime.time(14)}, "starts_at"),
        ({"ends_at": datetime.time(16)}, "starts_at"),
        ({"starts_at": datetime.time(16), "ends_at": datetime.time(14)}, "ends_at"),
        ({"starts_at": datetime.time(16), "ends_at": datetime.time(16)}, "ends_at"),
    ],
)
def test_times_that_cannot_be_are_refused_beside_their_field(columns: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        event("Bijeenkomst", **columns).clean()

    assert list(refusal.value.message_dict) == [field]
