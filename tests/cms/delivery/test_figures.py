"""A figure as it stands now, as it stood on a day, and what it was before."""

from decimal import Decimal
from typing import Any

import pytest

from pages.core.dates import ApproximateDate
from tests.cms.delivery.conftest import Ask
from tests.factories.figures import make_figure
from tests.factories.taxonomy import make_stadsdeel

pytestmark = pytest.mark.django_db

STANDINGS = (("2021", "20"), ("2022-11-03", "25"), ("2023", "28"))


@pytest.fixture
def standings() -> None:
    for as_of, value in STANDINGS:
        make_figure(key="plekken-stad", label="Plekken", value=Decimal(value), as_of=ApproximateDate.parse(as_of))


def value_on(ask: Ask, arguments: str) -> Any:
    figure = ask(f"{{ figure({arguments}) {{ value }} }}")["data"]["figure"]
    return figure and figure["value"]


@pytest.mark.parametrize(
    ("_case", "day", "value"),
    [
        ("before the first", "2020-12-31", None),
        ("first day of a year", "2021-01-01", "20"),
        ("day before the next", "2022-11-02", "20"),
        ("the day itself", "2022-11-03", "25"),
        ("long after the last", "2030-01-01", "28"),
    ],
    ids=lambda value: str(value),
)
def test_a_figure_on_a_day(_case: str, day: str, value: str | None, standings: None, ask: Ask) -> None:
    assert value_on(ask, f'key: "plekken-stad", on: "{day}"') == value


def test_without_a_day_it_is_the_figure_of_today(standings: None, ask: Ask) -> None:
    assert value_on(ask, 'key: "plekken-stad"') == "28"


def test_an_unknown_key_is_nothing(standings: None, ask: Ask) -> None:
    assert value_on(ask, 'key: "bestaat-niet"') is None


def test_what_is_no_day_is_refused_with_an_example(standings: None, ask: Ask) -> None:
    (error,) = ask('{ figure(key: "plekken-stad", on: "gisteren") { value } }')["errors"]

    assert error["message"] == "on: write a day as 2022-11-03."


def test_the_list_has_the_newest_of_each_key_by_name_with_what_it_was_before(standings: None, ask: Ask) -> None:
    make_figure(key="extra", label="Extra plekken", value=Decimal(8))

    answer = ask("{ figures { label value asOf { label } earlier { value asOf { label } } } }")

    assert answer["data"]["figures"] == [
        {"label": "Extra plekken", "value": "8", "asOf": {"label": "2022"}, "earlier": []},
        {
            "label": "Plekken",
            "value": "28",
            "asOf": {"label": "2023"},
            "earlier": [
                {"value": "25", "asOf": {"label": "3 november 2022"}},
                {"value": "20", "asOf": {"label": "2021"}},
            ],
        },
    ]


def test_a_standing_of_the_past_has_only_what_came_before_it(standings: None, ask: Ask) -> None:
    answer = ask('{ figure(key: "plekken-stad", on: "2022-12-01") { value earlier { value } } }')

    assert answer["data"]["figure"] == {"value": "25", "earlier": [{"value": "20"}]}


def test_figures_of_a_part_of_the_city(ask: Ask) -> None:
    west, oost = make_stadsdeel("West"), make_stadsdeel("Oost")
    make_figure(label="In West").stadsdelen.add(west)
    make_figure(label="In beide").stadsdelen.add(west, oost)
    make_figure(label="In de stad")

    answer = ask('{ figures(stadsdeel: ["west"]) { label } }')

    assert [figure["label"] for figure in answer["data"]["figures"]] == ["In beide", "In West"]


def test_a_part_of_the_city_has_the_newest_of_its_own_figures(ask: Ask) -> None:
    west, oost = make_stadsdeel("West", sort_order=1), make_stadsdeel("Oost", sort_order=2)
    for year, value in (("2021", 1), ("2022", 2), ("2020", 3)):
        figure = make_figure(key="in-west", label="In West", value=Decimal(value), as_of=ApproximateDate.parse(year))
        figure.stadsdelen.add(west)
    make_figure(key="beide", label="In beide", value=Decimal(4)).stadsdelen.add(west, oost)
    make_figure(label="In de stad")

    answer = ask("{ stadsdelen { slug figures { label value } } }")

    assert answer["data"]["stadsdelen"] == [
        {"slug": "west", "figures": [{"label": "In beide", "value": "4"}, {"label": "In West", "value": "2"}]},
        {"slug": "oost", "figures": [{"label": "In beide", "value": "4"}]},
    ]


def test_two_sources_of_one_moment_are_both_there(ask: Ask) -> None:
    moment = ApproximateDate.parse("2022-11-03")
    for source, value in (("Site", "25"), ("Verslag", "28")):
        make_figure(key="plekken", value=Decimal(value), as_of=moment, source_label=source)

    answer = ask("{ figures { value source { label } earlier { value source { label } } } }")

    assert answer["data"]["figures"] == [
        {
            "value": "28",
            "source": {"label": "Verslag"},
            "earlier": [{"value": "25", "source": {"label": "Site"}}],
        }
    ]
