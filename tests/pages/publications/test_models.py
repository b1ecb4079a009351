import datetime

import pytest
from django.core.exceptions import ValidationError

from pages.publications.models import Publication
from tests.factories.core import made

pytestmark = pytest.mark.django_db


def test_a_publication_stands_at_the_end_of_its_year() -> None:
    assert made(Publication, "Onderzoek", {"year": 2022}).listed_on == datetime.date(2022, 12, 31)


def test_without_a_year_it_stands_on_the_day_it_was_published_here() -> None:
    published_at = datetime.datetime(2026, 11, 3, 23, 30, tzinfo=datetime.UTC)

    assert made(Publication, "Onderzoek", {"first_published_at": published_at}).listed_on == datetime.date(2026, 11, 4)


@pytest.mark.parametrize("year", [1999, 2101])
def test_a_year_that_cannot_be_is_refused(year: int) -> None:
    with pytest.raises(ValidationError) as refusal:
        made(Publication, "Onderzoek", {"year": year}).clean_fields()

    assert "year" in refusal.value.message_dict


@pytest.mark.parametrize(("url", "readers_get"), [("", None), ("https://www.example.org/", "https://www.example.org/")])
def test_no_address_is_null_and_not_empty(url: str, readers_get: str | None) -> None:
    assert made(Publication, "Onderzoek", {"outside_url": url}).outside_url_or_none == readers_get
