"""Pages that moved: one step from any old path to where the page stands, for whoever may see it."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cms.taxonomy.enums import Channel
from pages.home.models import Home
from pages.information.models import InformationPage
from tests.cms.delivery.conftest import KEY, Ask
from tests.factories.core import publish
from tests.factories.home import make_home
from tests.factories.information import make_information
from tests.factories.partners import make_key, make_partner
from tests.factories.profiles import make_consent, make_profile, make_profile_index

# What nobody saw, because one transaction made and changed it, is no version.
pytestmark = pytest.mark.usefixtures("committed_database")

ROUTE = "query ($path: String!) { route(path: $path) { __typename ... on Page { path } ... on Redirect { from to permanent page { path } } } }"


@pytest.fixture
def home(committed_database: str) -> Home:
    return make_home()


def route(ask: Ask, path: str, **options: Any) -> dict[str, Any] | None:
    answer = ask(ROUTE, {"path": path}, **options)
    assert "errors" not in answer, answer["errors"]
    return answer["data"]["route"]


def leads_to(ask: Ask, path: str) -> str | None:
    found = route(ask, path, key=KEY)
    assert found is None or found["__typename"] == "Redirect"
    return found and found["to"]


def rename(page: InformationPage, slug: str) -> None:
    page.slug = slug
    publish(page)


def test_an_old_path_leads_to_the_page_in_the_way_of_the_reader(home: Home, ask: Ask) -> None:
    page = make_information(home, "Uitleg", slug="oud")

    rename(page, "nieuw")

    expected = {"__typename": "Redirect", "from": "/oud/", "permanent": True, "page": {"path": "/nieuw/"}}
    assert route(ask, "oud", key=KEY) == {**expected, "to": "/nieuw/"}
    assert route(ask, "/oud/?voor=werkgevers") == {**expected, "to": f"{settings.PUBLIC_SITE_URL}/nieuw/"}


def test_pages_below_a_page_that_moved_are_found_too(home: Home, ask: Ask) -> None:
    page = make_information(home, "Uitleg", slug="oud")
    make_information(page, "Stap", slug="stap")

    rename(page, "nieuw")

    assert leads_to(ask, "/oud/stap/") == "/nieuw/stap/"


def test_a_page_moved_to_another_place_in_the_tree_is_found(home: Home, ask: Ask) -> None:
    page, other = make_information(home, "Uitleg", slug="uitleg"), make_information(home, "Elders", slug="elders")

    page.move(other, pos="last-child")

    assert leads_to(ask, "/uitleg/") == "/elders/uitleg/"


def test_many_moves_are_one_step_and_moving_back_is_no_loop(home: Home, ask: Ask) -> None:
    page = make_information(home, "Uitleg", slug="een")
    rename(page, "twee")
    rename(page, "drie")

    assert [leads_to(ask, path) for path in ("/een/", "/twee/")] == ["/drie/", "/drie/"]

    rename(page, "een")

    assert route(ask, "/een/") == {"__typename": "InformationPage", "path": "/een/"}
    assert [leads_to(ask, path) for path in ("/twee/", "/drie/")] == ["/een/", "/een/"]


def test_two_pages_that_changed_places_are_found_where_they_are(home: Home, ask: Ask) -> None:
    first, second = make_information(home, "Eerste", slug="a"), make_information(home, "Tweede", slug="b")
    rename(first, "c")
    rename(second, "a")
    rename(first, "b")

    assert [route(ask, path)["__typename"] for path in ("/a/", "/b/")] == ["InformationPage"] * 2  # type: ignore[index]
    assert leads_to(ask, "/c/") == "/b/"


def test_a_page_that_stands_there_now_comes_first(home: Home, ask: Ask) -> None:
    page = make_information(home, "Uitleg", slug="oud")
    rename(page, "nieuw")

    make_information(home, "Een andere", slug="oud")

    assert route(ask, "/oud/") == {"__typename": "InformationPage", "path": "/oud/"}


@pytest.mark.parametrize("how", ["unpublish", "delete", "expire", "channel"])
def test_nothing_leads_to_what_is_not_there_for_the_reader(how: str, home: Home, ask: Ask) -> None:
    page = make_information(home, "Uitleg", slug="oud")
    rename(page, "nieuw")
    assert leads_to(ask, "/oud/") == "/nieuw/"

    if how == "unpublish":
        page.unpublish()
    elif how == "delete":
        page.delete()
    elif how == "expire":
        page.expire_at = timezone.now() + timedelta(seconds=-1)
        page.save()
    else:
        page.channels = [Channel.STADSDEEL_PAGES.value]
        publish(page)

    assert route(ask, "/oud/") is None
    assert route(ask, "/oud/", key=KEY) is None


def test_what_only_stadsdelen_show_is_led_to_what_the_public_site_shows_above_it(home: Home, ask: Ask) -> None:
    above = make_information(home, "Uitleg", slug="uitleg")
    page = make_information(above, "Stap", slug="oud", channels=[Channel.STADSDEEL_PAGES.value])
    rename(page, "nieuw")
    stadsdeel = make_key(make_partner(channels=[Channel.STADSDEEL_PAGES.value]))

    assert route(ask, "/uitleg/oud/", key=stadsdeel) == {
        "__typename": "Redirect",
        "from": "/uitleg/oud/",
        "to": f"{settings.PUBLIC_SITE_URL}/uitleg/",
        "permanent": True,
        "page": {"path": "/uitleg/nieuw/"},
    }


def test_nothing_leads_from_an_old_name_of_a_person_to_the_new_one(home: Home, ask: Ask) -> None:
    profile = make_profile(make_profile_index(home), "Noor (voorbeeld)", slug="noor")
    make_consent(profile)
    profile.slug = "robin"
    publish(profile)

    assert route(ask, "/profielen/robin/") is not None
    for key in (None, KEY):
        assert route(ask, "/profielen/noor/", key=key) is None


def test_following_a_move_is_one_statement_more(
    home: Home, ask: Ask, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page = make_information(home, "Uitleg", slug="oud")
    for number in range(5):
        rename(page, f"nieuw-{number}")

    # One of them reads the revision.
    with django_assert_num_queries(3):
        leads_to(ask, "/oud/")
