"""The gate, row by row: each thing that keeps an item away from a reader, alone."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from cms.partners.reader import ANONYMOUS, EMPLOYER, PUBLIC_SITE, Reader
from cms.publication.models import PublishedGrant, PublishedItem
from cms.taxonomy.enums import EMPLOYERS_CHANNEL, Channel
from tests.factories.publication import make_item

pytestmark = pytest.mark.django_db

SITE, STADSDELEN = Channel.PUBLIC_SITE.value, Channel.STADSDEEL_PAGES.value
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAY, MOMENT = timedelta(days=1), timedelta(microseconds=1)


def there(reader: Reader = ANONYMOUS) -> set[str]:
    return set(PublishedItem.objects.visible_to(reader, NOW).values_list("node_id", flat=True))


def grant(node_id: str, channel: str = SITE, begin: timedelta = -DAY, end: timedelta = DAY) -> None:
    PublishedGrant.objects.create(node_id=node_id, channel=channel, valid_from=TODAY + begin, valid_until=TODAY + end)


@pytest.mark.parametrize(
    ("columns", "is_there"),
    [
        ({}, True),
        ({"is_hidden": True}, False),
        ({"channels": [STADSDELEN]}, False),
        ({"channels": [STADSDELEN, SITE]}, True),
        ({"channels": []}, False),
        ({"visible_from": NOW}, True),
        ({"visible_from": NOW + MOMENT}, False),
        ({"visible_until": NOW}, False),
        ({"visible_until": NOW + MOMENT}, True),
        ({"needs_consent": True}, False),
    ],
)
def test_a_row_is_there_or_not(columns: dict[str, Any], is_there: bool) -> None:
    make_item("News:1", **columns)

    assert (there() == {"News:1"}) is is_there


@pytest.mark.parametrize(
    ("permitted", "is_there"),
    [
        ({}, True),
        ({"begin": timedelta(), "end": timedelta()}, True),
        ({"begin": DAY}, False),
        ({"end": -DAY}, False),
        ({"channel": STADSDELEN}, False),
    ],
)
def test_what_is_about_a_person_is_there_on_the_days_and_in_the_channel_of_the_consent(
    permitted: dict[str, Any], is_there: bool
) -> None:
    make_item("Profile:1", needs_consent=True)
    make_item("Profile:2", needs_consent=True)
    grant("Profile:1", **permitted)

    assert (there() == {"Profile:1"}) is is_there


def partner(**rights: Any) -> Reader:
    return Reader("partner", frozenset({SITE}), partner=1, **rights)


@pytest.mark.parametrize(
    ("rights", "found"),
    [
        ({}, {"News:1", "News:2", "Event:3", "Profile:4", "Theme:5"}),
        ({"hidden_kinds": frozenset({"News", "Profile"})}, {"Event:3", "Theme:5"}),
        ({"sees_people": False}, {"News:1", "News:2", "Event:3", "Theme:5"}),
        ({"stadsdelen": frozenset({"west"})}, {"News:1", "Event:3", "Profile:4", "Theme:5"}),
        ({"stadsdelen": frozenset({"noord", "oost"})}, {"News:2", "Event:3", "Theme:5"}),
        ({"stadsdelen": frozenset({"oost"})}, {"Theme:5"}),
    ],
)
def test_an_agreement_narrows_what_is_there(rights: dict[str, Any], found: set[str]) -> None:
    make_item("News:1", stadsdelen=["west"])
    make_item("News:2", stadsdelen=["noord"])
    make_item("Event:3", stadsdelen=["noord", "west"])
    make_item("Profile:4", stadsdelen=["west"], needs_consent=True)
    make_item("Theme:5")
    grant("Profile:4")

    assert there(partner(**rights)) == found


@pytest.mark.parametrize(
    ("rights", "found"),
    [
        ({}, {"Picture:1", "Picture:2", "Picture:3", "Document:4"}),
        ({"hidden_kinds": frozenset({"Event"})}, {"Picture:1", "Picture:2", "Picture:3"}),
        ({"stadsdelen": frozenset({"west"})}, {"Picture:1", "Picture:3"}),
        ({"sees_people": False}, {"Picture:2", "Document:4"}),
        ({"hidden_kinds": frozenset({"Profile"})}, {"Picture:2", "Picture:3", "Document:4"}),
    ],
)
def test_a_file_is_there_only_where_what_shows_it_is(rights: dict[str, Any], found: set[str]) -> None:
    for number in (1, 3):
        make_item(f"Picture:{number}", needs_consent=True)
        grant(f"Picture:{number}")
    make_item("Picture:2")
    make_item("Document:4")
    make_item("Profile:1", needs_consent=True, references=["Picture:1"])
    grant("Profile:1")
    make_item("News:2", stadsdelen=["noord"], references=["Picture:2"])
    make_item("News:3", stadsdelen=["west"], references=["Picture:3"])
    make_item("Event:4", stadsdelen=["noord"], references=["Document:4"])

    seen = there(partner(**rights))

    assert {node_id for node_id in seen if node_id.startswith(("Picture", "Document"))} == found


def test_a_file_is_there_as_long_as_something_shows_it() -> None:
    for number in range(1, 5):
        make_item(f"Picture:{number}")
    make_item("News:1", references=["Picture:1"])
    make_item("News:2", references=["Picture:2"], is_hidden=True)
    make_item("News:3", references=["Picture:3"], visible_until=NOW)

    assert there() == {"News:1", "Picture:1"}


@pytest.mark.parametrize("reader", [ANONYMOUS, PUBLIC_SITE, EMPLOYER])
@pytest.mark.parametrize(
    ("photo", "person", "is_there"),
    [
        (SITE, SITE, {ANONYMOUS.name, PUBLIC_SITE.name, EMPLOYER.name}),
        (SITE, EMPLOYERS_CHANNEL, set()),
        (EMPLOYERS_CHANNEL, SITE, set()),
        (EMPLOYERS_CHANNEL, EMPLOYERS_CHANNEL, {EMPLOYER.name}),
    ],
)
def test_a_photo_is_there_where_both_it_and_its_person_may_be(
    reader: Reader, photo: str, person: str, is_there: set[str]
) -> None:
    both = [SITE, EMPLOYERS_CHANNEL]
    make_item("Picture:1", channels=both, needs_consent=True)
    make_item("Profile:1", channels=both, needs_consent=True, references=["Picture:1"])
    grant("Picture:1", photo)
    grant("Profile:1", person)

    assert ("Picture:1" in there(reader)) is (reader.name in is_there)
