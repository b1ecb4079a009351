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
