"""The history visual over GraphQL: the list, the drawing of the same list, and what it costs."""

import xml.etree.ElementTree as ET
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from pages.history.models import Milestone
from tests.cms.delivery.conftest import Ask
from tests.factories.history import make_milestone, make_timeline
from tests.factories.home import make_home
from tests.factories.taxonomy import make_stadsdeel

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"

# The facts of the programme, each in the precision in which it is known, and the label that readers get.
FACTS = (
    ("De weg begint", "2012/..", "past", "sinds 2012"),
    ("De eerste buurtbaner in West", "2017", "past", "2017"),
    ("Subsidie voor zeven stadsdelen", "2021", "past", "2021"),
    ("De regeling loopt", "2021/2023", "past", "2021 tot en met 2023"),
    ("De eerste buurtbaner in Noord", "2022-37", "past", "begin 2022"),
    ("Weesp wordt stadsgebied", "2022", "past", "2022"),
    ("Werkgeversbijeenkomst", "2022-11-03", "past", "3 november 2022"),
    ("Opmerkingen op de website", "2022-12", "now", "december 2022"),
    ("Learning by sharing", "[2023-02,2023-03]", "now", "februari of maart 2023"),
)


def ask_timeline(ask: Ask, fields: str) -> Any:
    answer = ask(f"{{ timeline {{ {fields} }} }}")
    assert "errors" not in answer, answer["errors"]
    return answer["data"]["timeline"]


def words_of(svg: str) -> list[str]:
    groups = (one for one in ET.fromstring(svg).iter(f"{SVG}g") if one.find(f"{SVG}text") is not None)
    return [" ".join("".join(group.itertext()).split()) for group in groups]


@pytest.fixture
def facts() -> None:
    make_timeline(make_home())
    for title, when, phase, _ in reversed(FACTS):
        make_milestone(title, when, phase=phase)


def test_approximate_dates_are_labelled_and_stand_in_order_of_time(facts: None, ask: Ask) -> None:
    milestones = ask_timeline(ask, "milestones { title when { label edtf } phase }")["milestones"]

    assert [one["title"] for one in milestones] == [
        "De weg begint",
        "De eerste buurtbaner in West",
        "Subsidie voor zeven stadsdelen",
        "De regeling loopt",
        "De eerste buurtbaner in Noord",
        "Weesp wordt stadsgebied",
        "Werkgeversbijeenkomst",
        "Opmerkingen op de website",
        "Learning by sharing",
    ]
    labels = {title: label for title, _, _, label in FACTS}
    assert {one["title"]: one["when"]["label"] for one in milestones} == labels


def test_what_has_happened_on_an_unknown_day_comes_before_what_goes_on(facts: None, ask: Ask) -> None:
    make_milestone("Filmmanifest", "XXXX", phase="past")
    make_milestone("Wat nog kan komen", "2030", phase="future")

    titles = [one["title"] for one in ask_timeline(ask, "milestones { title }")["milestones"]]

    assert titles.index("Filmmanifest") == titles.index("Opmerkingen op de website") - 1
    assert titles[-1] == "Wat nog kan komen"


@pytest.mark.parametrize("width", [320, 1200])
def test_the_drawing_says_what_the_list_says(width: int, facts: None, ask: Ask) -> None:
    timeline = ask_timeline(
        ask, f"milestones {{ title when {{ label }} }} drawing(width: {width}) {{ svg width height alt }}"
    )

    words = words_of(timeline["drawing"]["svg"])
    for one in timeline["milestones"]:
        assert words.count(one["title"]) == 1
        assert words.count(one["when"]["label"]) == 1
    assert len(words) == 2 * len(FACTS) + len(["Dit is gebeurd", "Hier wordt aan gebouwd"])
    assert timeline["drawing"]["width"] == width
    assert "9 huizen" in timeline["drawing"]["alt"]


def test_list_and_drawing_are_narrowed_alike_and_the_whole_city_belongs_to_each_part(ask: Ask) -> None:
    make_timeline(make_home())
    west, noord = make_stadsdeel("West"), make_stadsdeel("Noord")
    make_milestone("In West", "2017", areas=[west])
    make_milestone("In Noord", "2022", areas=[noord])
    make_milestone("Overal", "2021")
    make_milestone("Plan voor West", "2030", phase="future", areas=[west])

    timeline = ask_timeline(
        ask,
        'milestones(stadsdeel: ["west"], phase: PAST) { title stadsdelen { slug } } '
        'drawing(stadsdeel: ["west"], phase: PAST) { svg }',
    )

    assert timeline["milestones"] == [
        {"title": "In West", "stadsdelen": [{"slug": "west"}]},
        {"title": "Overal", "stadsdelen": []},
    ]
    words = words_of(timeline["drawing"]["svg"])
    assert [title for title in ("In West", "Overal", "In Noord", "Plan voor West") if title in words] == [
        "In West",
        "Overal",
    ]


def test_light_and_dark_differ_only_in_colour(facts: None, ask: Ask) -> None:
    timeline = ask_timeline(ask, "light: drawing { svg } dark: drawing(colours: DARK) { svg }")

    assert timeline["light"]["svg"] != timeline["dark"]["svg"]
    assert words_of(timeline["light"]["svg"]) == words_of(timeline["dark"]["svg"])


@pytest.mark.parametrize("width", [319, 4001, -1])
def test_a_width_outside_the_limits_is_refused_with_the_limits(width: int, facts: None, ask: Ask) -> None:
    (error,) = ask(f"{{ timeline {{ drawing(width: {width}) {{ svg }} }} }}")["errors"]

    assert error["extensions"] == {
        "code": "LIMIT_EXCEEDED",
        "argument": "width",
        "asked": width,
        "allowed": [320, 4000],
    }


@pytest.mark.parametrize("field", ["milestones", "drawing"])
def test_an_unknown_part_of_the_city_is_refused_with_the_known_ones(field: str, facts: None, ask: Ask) -> None:
    make_stadsdeel("West")

    (error,) = ask(f'{{ timeline {{ {field}(stadsdeel: ["wset"]) {{ __typename }} }} }}')["errors"]

    assert (error["extensions"]["code"], error["extensions"]["allowed"]) == ("UNKNOWN_SLUG", ["west"])


def test_without_the_page_there_is_no_timeline(ask: Ask) -> None:
    make_milestone()

    assert ask("{ timeline { title } }") == {"data": {"timeline": None}}


def test_a_deleted_milestone_is_gone_from_list_and_drawing(facts: None, ask: Ask) -> None:
    Milestone.objects.get(title="Weesp wordt stadsgebied").delete()

    timeline = ask_timeline(ask, "milestones { title } drawing { svg }")

    assert "Weesp" not in str(timeline)
    assert len(timeline["milestones"]) == len(FACTS) - 1


def test_more_milestones_and_drawings_cost_no_more_statements(
    facts: None, ask: Ask, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    west = make_stadsdeel("West")
    document = (
        'milestones(stadsdeel: ["west"]) { title stadsdelen { name } } '
        'a: drawing(stadsdeel: ["west"]) { svg } b: drawing(width: 320) { svg }'
    )
    make_milestone("Met stadsdeel", areas=[west])
    # The revision, the page, the milestones, the known slugs, the parts of the city.
    with django_assert_num_queries(5):
        ask_timeline(ask, document)
    for _ in range(20):
        make_milestone(areas=[west])
    with django_assert_num_queries(5):
        ask_timeline(ask, document)
