"""The regulation as it held on a day, for one audience, and what an editor may not save."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.taxonomy.models import Audience
from pages.regulations.models import Regulation, RegulationIndex
from tests.cms.delivery.conftest import Ask
from tests.factories.home import make_home
from tests.factories.regulations import (
    article,
    make_regulation,
    make_regulation_index,
    make_rule_of_thumb,
    regulation,
    step,
)
from tests.factories.taxonomy import make_audience

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> RegulationIndex:
    return make_regulation_index(make_home())


@pytest.fixture
def versions(index: RegulationIndex) -> None:
    make_regulation(index, "2021-01-01", "2021-12-31", version=1)
    make_regulation(index, "2022-01-01", "2023-12-31", version=2, changes="<p>Er kwam een artikel bij.</p>")


def fields_of(ask: Ask, fields: str, arguments: str = 'slug: "buurtbanen", on: "2022-11-03"') -> Any:
    answer = ask(f"{{ regulation({arguments}) {{ {fields} }} }}")
    assert "errors" not in answer, answer["errors"]
    return answer["data"]["regulation"]


@pytest.mark.parametrize(
    ("_case", "day", "version"),
    [
        ("the day before the first", "2020-12-31", None),
        ("the first day", "2021-01-01", 1),
        ("the last day of the first version", "2021-12-31", 1),
        ("the next day", "2022-01-01", 2),
        ("within", "2022-11-03", 2),
        ("the last day", "2023-12-31", 2),
        ("the day after", "2024-01-01", None),
    ],
    ids=str,
)
def test_what_held_on_a_day(_case: str, day: str, version: int | None, versions: None, ask: Ask) -> None:
    held = fields_of(ask, "version", f'slug: "buurtbanen", on: "{day}"')

    assert held == (version and {"version": version})


def test_without_a_day_it_is_what_holds_today_and_without_an_end_it_holds_on(
    index: RegulationIndex, versions: None, ask: Ask
) -> None:
    assert fields_of(ask, "version", 'slug: "buurtbanen"') is None
    make_regulation(index, "2024-01-01", version=3)

    assert fields_of(ask, "version validUntil", 'slug: "buurtbanen"') == {"version": 3, "validUntil": None}
    assert fields_of(ask, "version", 'slug: "buurtbanen", on: "2999-12-31"') == {"version": 3}


def test_a_version_that_begins_tomorrow_does_not_hold_today(index: RegulationIndex, ask: Ask) -> None:
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    make_regulation(index, tomorrow.isoformat())

    assert fields_of(ask, "version", 'slug: "buurtbanen"') is None


def test_another_regulation_has_versions_of_its_own(index: RegulationIndex, versions: None, ask: Ask) -> None:
    make_regulation(index, "2022-01-01", version=7, key="fietsen")

    assert fields_of(ask, "version versions { version }", 'slug: "fietsen", on: "2022-11-03"') == {
        "version": 7,
        "versions": [{"version": 7}],
    }
    assert fields_of(ask, "version", 'slug: "bestaat-niet"') is None


def test_every_version_tells_of_the_others_and_what_changed(versions: None, ask: Ask) -> None:
    assert fields_of(ask, "versions { version validFrom validUntil changes { text } }") == {
        "versions": [
            {
                "version": 2,
                "validFrom": "2022-01-01",
                "validUntil": "2023-12-31",
                "changes": {"text": "Er kwam een artikel bij."},
            },
            {"version": 1, "validFrom": "2021-01-01", "validUntil": "2021-12-31", "changes": {"text": ""}},
        ]
    }


def test_a_version_that_is_taken_away_holds_no_more(versions: None, ask: Ask) -> None:
    Regulation.objects.get(version=2).unpublish()

    assert fields_of(ask, "version") is None
    assert fields_of(ask, "versions { version }", 'slug: "buurtbanen", on: "2021-06-01"') == {
        "versions": [{"version": 1}]
    }


@pytest.fixture
def employers() -> Audience:
    return make_audience("Werkgevers")


@pytest.fixture
def residents() -> Audience:
    return make_audience("Bewoners")


def test_an_audience_gets_its_own_explanation_else_the_general_one_else_none(
    index: RegulationIndex, employers: Audience, residents: Audience, ask: Ask
) -> None:
    make_regulation(
        index,
        "2022-01-01",
        articles=[
            article("1", {None: "Voor iedereen.", employers: "Voor u als werkgever."}),
            article("2", {employers: "Alleen voor werkgevers."}),
            article("3"),
        ],
    )

    def explained(argument: str) -> list[str | None]:
        articles = fields_of(ask, f"articles {{ explanation{argument} {{ text }} }}")["articles"]
        return [one["explanation"] and one["explanation"]["text"] for one in articles]

    assert explained('(audience: "werkgevers")') == ["Voor u als werkgever.", "Alleen voor werkgevers.", None]
    assert explained('(audience: "bewoners")') == ["Voor iedereen.", None, None]
    assert explained("") == ["Voor iedereen.", None, None]


def test_parts_for_one_audience_are_left_out_for_another_and_keep_their_order(
    index: RegulationIndex, employers: Audience, residents: Audience, ask: Ask
) -> None:
    make_regulation(
        index,
        "2022-01-01",
        steps=[step("Vraag aan", employers), step("Praat met elkaar"), step("Doe mee", residents)],
        articles=[article("1", audiences=(employers,)), article("2", force="own-choice")],
    )
    fields = "steps{0} {{ title }} articles{0} {{ number force }}"

    assert fields_of(ask, fields.format('(audience: "werkgevers")')) == {
        "steps": [{"title": "Vraag aan"}, {"title": "Praat met elkaar"}],
        "articles": [{"number": "1", "force": "MUST"}, {"number": "2", "force": "OWN_CHOICE"}],
    }
    assert fields_of(ask, fields.format('(audience: "bewoners")')) == {
        "steps": [{"title": "Praat met elkaar"}, {"title": "Doe mee"}],
        "articles": [{"number": "2", "force": "OWN_CHOICE"}],
    }
    assert [one["title"] for one in fields_of(ask, fields.format(""))["steps"]] == [
        "Vraag aan",
        "Praat met elkaar",
        "Doe mee",
    ]


def test_a_regulation_is_asked_for_one_audience_as_a_whole(
    index: RegulationIndex, employers: Audience, residents: Audience, ask: Ask
) -> None:
    make_regulation(
        index,
        "2022-01-01",
        leads={employers: "Voor u als werkgever."},
        steps=[step("Vraag aan", employers), step("Doe mee", residents)],
        articles=[article("1", {None: "Voor iedereen.", employers: "U betaalt."}), article("2")],
        questions=[("question", {"question": "Wie?", "answer": "<p>U.</p>", "audience_slugs": [residents]})],
    )
    fields = "lead steps { title } articles { explanation { text } } questions { question }"

    def told(audience: str) -> Any:
        return fields_of(ask, fields, f'slug: "buurtbanen", on: "2022-11-03", audience: "{audience}"')

    assert told("werkgevers") == {
        "lead": "Voor u als werkgever.",
        "steps": [{"title": "Vraag aan"}],
        "articles": [{"explanation": {"text": "U betaalt."}}, {"explanation": None}],
        "questions": [],
    }
    assert told("bewoners") == {
        "lead": "Inleiding van Versie 1.",
        "steps": [{"title": "Doe mee"}],
        "articles": [{"explanation": {"text": "Voor iedereen."}}, {"explanation": None}],
        "questions": [{"question": "Wie?"}],
    }


def test_a_field_may_name_another_audience_than_the_regulation(
    index: RegulationIndex, employers: Audience, residents: Audience, ask: Ask
) -> None:
    make_regulation(index, "2022-01-01", articles=[article("1", {employers: "U betaalt.", residents: "U merkt het."})])

    answer = fields_of(
        ask,
        'articles { explanation(audience: "bewoners") { text } } '
        'others: articles(audience: "bewoners") { explanation { text } }',
        'slug: "buurtbanen", on: "2022-11-03", audience: "werkgevers"',
    )

    told = [{"explanation": {"text": "U merkt het."}}]
    assert answer == {"articles": told, "others": told}


def test_an_unknown_audience_is_told_with_the_known_ones(versions: None, employers: Audience, ask: Ask) -> None:
    (error,) = ask('{ regulation(slug: "buurtbanen", on: "2022-11-03", audience: "bakkers") { version } }')["errors"]

    assert error["extensions"] == {
        "code": "UNKNOWN_SLUG",
        "argument": "audience",
        "asked": ["bakkers"],
        "allowed": ["werkgevers"],
    }


def test_more_articles_and_versions_cost_no_more_statements(
    index: RegulationIndex, ask: Ask, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fields = "articles { explanation { html } } steps { title } versions { version versions { version } }"
    make_regulation(index, "2022-01-01", "2022-12-31", articles=[article("1")], steps=[step("Begin")])
    # The revision, the version, its versions, theirs.
    with django_assert_num_queries(4):
        fields_of(ask, fields)
    for year in range(2023, 2033):
        make_regulation(
            index, f"{year}-01-01", f"{year}-12-31", version=year, articles=[article(str(n)) for n in range(5)]
        )
    with django_assert_num_queries(4):
        fields_of(ask, fields)


def test_rules_of_thumb_stand_in_their_order(ask: Ask) -> None:
    make_rule_of_thumb(2, is_example=True)
    make_rule_of_thumb(10)
    make_rule_of_thumb(1, example="<p>Zo kan het.</p>")

    assert ask("{ rulesOfThumb { number sentence isExample example { text } } }")["data"]["rulesOfThumb"] == [
        {"number": 1, "sentence": "Regel 1.", "isExample": False, "example": {"text": "Zo kan het."}},
        {"number": 2, "sentence": "Regel 2.", "isExample": True, "example": {"text": ""}},
        {"number": 10, "sentence": "Regel 10.", "isExample": False, "example": {"text": ""}},
    ]


@pytest.mark.parametrize(
    ("valid_from", "valid_until"),
    [("2021-12-31", "2022-06-30"), ("2020-01-01", None), ("2023-12-31", None), ("2022-03-01", "2022-04-01")],
)
def test_two_versions_never_hold_on_one_day(valid_from: str, valid_until: str | None, versions: None) -> None:
    with pytest.raises(ValidationError) as refusal:
        regulation(valid_from, valid_until, version=3).clean()

    (message,) = refusal.value.message_dict["valid_from"]
    assert message.endswith("Op één dag kan maar één versie gelden. Verander een van de periodes.")


@pytest.mark.parametrize(("valid_from", "valid_until"), [("2024-01-01", None), ("2019-01-01", "2020-12-31")])
def test_versions_may_follow_each_other(valid_from: str, valid_until: str | None, versions: None) -> None:
    regulation(valid_from, valid_until, version=3).clean()


def test_the_admin_refuses_overlapping_versions_beside_the_field_and_keeps_what_was_typed(
    versions: None, index: RegulationIndex, admin_client: Client
) -> None:
    response = admin_client.post(
        reverse("wagtailadmin_pages:add", args=("regulations", "regulation", index.pk)),
        nested_form_data(
            {
                "title": "Derde versie",
                "slug": "derde-versie",
                "introduction": "Wat er nu geldt.",
                "key": "buurtbanen",
                "version": "3",
                "valid_from": "2023-06-01",
                "valid_until": "",
                "changes": '{"blocks": [], "entityMap": {}}',
                "channels": ["public-site"],
                **{name: streamfield([]) for name in _STREAMS},
                "audience_leads": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000},
                "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000},
                "action-publish": "Publiceren",
            }
        ),
    )

    errors = response.context["form"].errors
    (reason,) = errors["valid_from"]
    assert reason == (
        "In deze periode geldt versie 2 al (vanaf 01-01-2022 tot en met 31-12-2023). "
        "Op één dag kan maar één versie gelden. Verander een van de periodes."
    )
    assert 'value="Derde versie"' in response.content.decode()
    assert not Regulation.objects.filter(version=3).exists()


_STREAMS = ("steps", "articles", "questions", "helpers", "document_list", "body")
