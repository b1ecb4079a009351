"""What persons permit, as the store keeps it, is compared with their consents too."""

import pytest

from cms.consent.enums import Purpose
from cms.fields import node_id
from cms.publication.consistency import Difference, Fault, content, differences, repair
from cms.publication.models import PublishedGrant, PublishedItem
from pages.profiles.models import Profile
from tests.factories.home import make_home
from tests.factories.profiles import day, make_consent, make_profile, make_profile_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def profile(db: None) -> Profile:
    """Somebody who permits the profile for partners, and more to employers."""
    profile = make_profile(make_profile_index(make_home()), availability={})
    make_consent(profile, channels=["partner-sites"])
    make_consent(profile, Purpose.EMPLOYERS)
    return profile


def kept(thing: object) -> set[tuple[str, object]]:
    return set(PublishedGrant.objects.filter(node_id=node_id(thing)).values_list("channel", "valid_until"))


def test_each_thing_has_the_grants_of_its_purposes(profile: Profile) -> None:
    assert kept(profile) == {("partner-sites", day(30)), ("employers", day(30))}
    assert kept(profile.available) == {("employers", day(30))}
    assert list(differences(content())) == []


@pytest.mark.parametrize("change", ["taken away", "added", "made longer"])
def test_grants_that_are_not_as_the_consents_are_found_and_repaired(profile: Profile, change: str) -> None:
    grants = PublishedGrant.objects.filter(node_id=node_id(profile), channel="partner-sites")
    if change == "taken away":
        grants.delete()
    elif change == "added":
        PublishedGrant.objects.create(
            node_id=node_id(profile), channel="public-site", valid_from=day(0), valid_until=day(1)
        )
    else:
        grants.update(valid_until=day(999))

    (found,) = differences(content())
    assert found == Difference(node_id(profile), Fault.STALE, "grants", profile)

    repair(found)

    assert kept(profile) == {("partner-sites", day(30)), ("employers", day(30))}
    assert list(differences(content())) == []


def test_grants_go_with_the_item(profile: Profile) -> None:
    PublishedItem.objects.filter(node_id=node_id(profile)).delete()

    assert kept(profile) == set()


def test_what_stays_permitted_keeps_its_row(profile: Profile) -> None:
    before = set(PublishedGrant.objects.filter(node_id=node_id(profile)).values_list("pk", flat=True))

    profile.own_words = "<p>Anders.</p>"
    profile.save_revision().publish()
    make_consent(profile, channels=["public-site"])

    after = set(PublishedGrant.objects.filter(node_id=node_id(profile)).values_list("pk", flat=True))
    assert before < after
    assert len(after) == 3
