"""Finding people, and what invited employers see that nobody else does."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.consent.enums import Purpose
from cms.employers.models import Invitation
from pages.profiles.models import Profile
from tests.factories.core import unindexed
from tests.factories.employers import make_invitation, secret_of
from tests.factories.home import make_home
from tests.factories.profiles import day, make_consent, make_profile, make_profile_index
from tests.factories.taxonomy import make_stadsdeel

from .conftest import KEY, Ask

pytestmark = pytest.mark.django_db

NAMES = "{ nodes { title } totalCount }"


@pytest.fixture
@unindexed()
def people(db: None) -> dict[str, Profile]:
    """Four people: in the catalogue and on the site, in the catalogue alone, on the site alone, and nowhere."""
    make_stadsdeel("Noord")
    index = make_profile_index(make_home())
    columns: dict[str, dict[str, Any]] = {
        "Amina (voorbeeld)": {
            "experience": "<p>Ik geef taallessen aan buren en ik ken de instanties.</p>",
            "availability": {"wanted_work": "Gastvrouw in een buurthuis", "available_from": day(10), "hours": "24"},
        },
        "Bo (voorbeeld)": {
            "experience": "<p>Ik repareer fietsen.</p>",
            "availability": {"wanted_work": "Werk met mijn handen", "available_from": None},
        },
        "Chris (voorbeeld)": {
            "experience": "<p>Ik geef taallessen.</p>",
            "availability": {"wanted_work": "Gastheer in een buurthuis", "available_from": day(1)},
        },
        "Didi (voorbeeld)": {
            "experience": "<p>Ik geef taallessen.</p>",
            "availability": {"wanted_work": "Gastheer in een buurthuis", "available_from": day(1)},
        },
    }
    made = {name.split()[0]: make_profile(index, name, **values) for name, values in columns.items()}
    for name, purpose in (
        ("Amina", Purpose.PROFILE),
        ("Amina", Purpose.EMPLOYERS),
        ("Bo", Purpose.EMPLOYERS),
        ("Chris", Purpose.PROFILE),
    ):
        make_consent(made[name], purpose)
    return made


@pytest.fixture
def secret(db: None) -> str:
    """The secret of an invited employer."""
    return secret_of(make_invitation())


def names(answer: dict[str, Any]) -> list[str]:
    found = answer["data"]["profiles"]
    assert found.get("totalCount", len(found["nodes"])) == len(found["nodes"])
    return [node["title"].split()[0] for node in found["nodes"]]


def found(ask: Ask, arguments: str, key: str | None) -> list[str]:
    return names(ask(f"{{ profiles({arguments}) {NAMES} }}", key=key))


def test_an_employer_sees_who_is_on_the_site_and_who_agreed_to_be_shown_to_employers(
    ask: Ask, people: dict[str, Profile], secret: str
) -> None:
    assert found(ask, "order: NAME", secret) == ["Amina", "Bo", "Chris"]
    assert found(ask, "forEmployers: true", secret) == ["Amina", "Bo"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ('wantedWork: "buurthuis"', ["Amina"]),
        ('wantedWork: "Gastvrouwen"', ["Amina"]),
        ('wantedWork: "vrouw huis"', ["Amina"]),
        ('wantedWork: "hánd"', ["Bo"]),
        ('wantedWork: "koken"', []),
        (f'availableFrom: "{day(10)}"', ["Amina", "Bo"]),
        (f'availableFrom: "{day(9)}"', ["Bo"]),
        (f'availableFrom: "{day(9)}", wantedWork: "buurthuis"', []),
        ('knowledge: "les", forEmployers: true', ["Amina"]),
        ('knowledge: "Taalles instantie", forEmployers: true', ["Amina"]),
        ('knowledge: "fiets gerepareerd", forEmployers: true', []),
        ('slug: ["bo-voorbeeld", "chris-voorbeeld", "niemand"], forEmployers: true', ["Bo"]),
        ("forEmployers: false", ["Amina", "Bo", "Chris"]),
    ],
)
def test_an_employer_narrows_the_catalogue(
    ask: Ask, people: dict[str, Profile], secret: str, arguments: str, expected: list[str]
) -> None:
    assert found(ask, arguments, secret) == expected


@pytest.mark.parametrize("key", [None, KEY])
@pytest.mark.parametrize(
    "arguments", ["forEmployers: true", 'wantedWork: "buurthuis"', f'availableFrom: "{day(400)}"', 'wantedWork: "huis"']
)
def test_without_an_invitation_what_people_look_for_finds_nothing(
    ask: Ask, people: dict[str, Profile], key: str | None, arguments: str
) -> None:
    assert found(ask, arguments, key) == []


@pytest.mark.parametrize("key", [None, KEY])
def test_without_an_invitation_availability_does_not_exist(
    ask: Ask, people: dict[str, Profile], secret: str, key: str | None
) -> None:
    availability = people["Amina"].available
    assert availability is not None
    document = f"""{{
      profiles(knowledge: "taalles", order: NAME) {{ nodes {{ title available {{ wantedWork }} }} }}
      node(id: "Availability:{availability.pk}") {{ id }}
      hidden: node(id: "Profile:{people["Bo"].pk}") {{ id }}
      invitation {{ organisation }}
    }}"""

    assert ask(document, key=key)["data"] == {
        "profiles": {
            "nodes": [
                {"title": "Amina (voorbeeld)", "available": None},
                {"title": "Chris (voorbeeld)", "available": None},
            ]
        },
        "node": None,
        "hidden": None,
        "invitation": None,
    }


def test_an_employer_sees_what_people_look_for_who_agreed_to_that(
    ask: Ask, people: dict[str, Profile], secret: str
) -> None:
    document = "{ profiles(order: NAME) { nodes { title available { wantedWork availableFrom hours } } } }"

    assert ask(document, key=secret)["data"]["profiles"]["nodes"] == [
        {
            "title": "Amina (voorbeeld)",
            "available": {
                "wantedWork": "Gastvrouw in een buurthuis",
                "availableFrom": day(10).isoformat(),
                "hours": "24",
            },
        },
        {
            "title": "Bo (voorbeeld)",
            "available": {"wantedWork": "Werk met mijn handen", "availableFrom": None, "hours": ""},
        },
        {"title": "Chris (voorbeeld)", "available": None},
    ]


@pytest.mark.parametrize("argument", ["knowledge", "wantedWork"])
@pytest.mark.parametrize("words", ["", " ", "x", "%%", "x" * 101])
def test_words_that_are_none_are_refused(ask: Ask, people: dict[str, Profile], argument: str, words: str) -> None:
    (error,) = ask(f'{{ profiles({argument}: "{words}") {NAMES} }}')["errors"]

    assert error["extensions"] == {"code": "ARGUMENT_INVALID", "argument": argument}


def test_a_day_that_is_none_is_refused(ask: Ask, people: dict[str, Profile]) -> None:
    (error,) = ask(f'{{ profiles(availableFrom: "maart") {NAMES} }}')["errors"]

    assert error["extensions"] == {"code": "ARGUMENT_INVALID", "argument": "availableFrom"}


def test_people_of_an_area_are_narrowed_in_the_same_way(ask: Ask, people: dict[str, Profile], secret: str) -> None:
    for name, person in people.items():
        person.stadsdeel_list.set([make_stadsdeel(f"Gebied van {name}")])
        person.save_revision().publish()
    document = '{ stadsdelen { slug profiles(wantedWork: "buurthuis") { nodes { title } totalCount } } }'

    def areas(key: str | None) -> list[str]:
        stadsdelen = ask(document, key=key)["data"]["stadsdelen"]
        return [one["slug"] for one in stadsdelen if one["profiles"]["nodes"] and one["profiles"]["totalCount"]]

    assert areas(secret) == ["gebied-van-amina"]
    assert areas(None) == []


@pytest.mark.parametrize("count", [1, 4])
def test_the_catalogue_costs_the_same_for_few_and_for_many(
    ask: Ask, people: dict[str, Profile], secret: str, count: int
) -> None:
    document = (
        f'{{ profiles(first: {count}, forEmployers: true, knowledge: "ik", wantedWork: "werk", '
        f'availableFrom: "{day(99)}", stadsdeel: ["noord"]) {{ nodes {{ title available {{ wantedWork }} }} }} }}'
    )
    ask("{ __typename }", key=secret)

    with CaptureQueriesContext(connection) as statements:
        ask(document, key=secret)

    # Who asks, the revision, the slugs that are known, and the list itself: nobody is found, so nothing is followed.
    assert len(statements) == 4


def test_an_invitation_that_ended_is_told_as_a_key_that_nobody_has(
    post: Any, people: dict[str, Profile], secret: str
) -> None:
    def told(key: str) -> tuple[int, bytes]:
        answer = post({"query": "{ __typename }"}, authorization=f"Bearer {key}")
        return answer.status_code, answer.content

    assert told(secret)[0] == 200
    make_invitation()

    for invitation in Invitation.objects.all():
        invitation.revoke()

    assert told(secret) == told("nobody") == told("x" * 43)
    assert told(secret)[0] == 401


def test_nothing_of_an_answer_to_an_employer_is_kept(client: Client, people: dict[str, Profile], secret: str) -> None:
    answer = client.get("/graphql/?query={__typename}", headers={"authorization": f"Bearer {secret}"})

    assert answer["Cache-Control"] == "private, no-store"
    assert "ETag" not in answer
