"""The person whom editors chose for the front is there as long as that person permits it, and leaves no trace."""

import pytest

from cms.publication.models import PublishedItem
from pages.home.models import Home
from tests.factories.core import unindexed
from tests.factories.home import make_home
from tests.factories.profiles import day, make_consent, make_profile, make_profile_index

from .conftest import Ask

pytestmark = pytest.mark.django_db

FRONT = '{ route(path: "/") { ... on Home { title profile { name } } } }'


@pytest.fixture
@unindexed()
def home(db: None) -> Home:
    """A front with a person who permits it."""
    home = make_home()
    person = make_profile(make_profile_index(home), "Noor (voorbeeld)")
    make_consent(person)
    home = Home.objects.get()
    home.chosen_profile = person
    home.save_revision().publish()
    return home


def on_front(ask: Ask) -> object:
    return ask(FRONT)["data"]["route"]


def test_the_chosen_person_is_on_the_front(ask: Ask, home: Home) -> None:
    assert on_front(ask) == {"title": home.title, "profile": {"name": "Noor (voorbeeld)"}}


@pytest.mark.parametrize("how", ["withdrawn", "ended", "unpublished", "deleted", "never given"])
def test_the_front_stays_without_a_person_who_is_gone(how: str, ask: Ask, home: Home) -> None:
    person = Home.objects.get().chosen_profile
    match how:
        case "withdrawn":
            person.consents.get().withdraw()
        case "ended":
            consent = person.consents.get()
            consent.valid_until = day(-1)
            consent.save()
        case "unpublished":
            person.unpublish()
        case "deleted":
            person.delete()
        case "never given":
            person.consents.get().delete()

    assert on_front(ask) == {"title": home.title, "profile": None}
    assert not PublishedItem.objects.filter(is_hidden=True, kind="Home").exists()
