import datetime

import pytest

from pages.agenda.models import Event
from tests.factories.agenda import event
from tests.factories.media import make_document

pytestmark = pytest.mark.django_db

NEVER = datetime.date.max


@pytest.mark.parametrize(
    ("when", "listed_on", "ends_on"),
    [
        ("2022-11-03", datetime.date(2022, 11, 3), datetime.date(2022, 11, 3)),
        ("[2023-02,2023-03]", datetime.date(2023, 2, 1), datetime.date(2023, 3, 31)),
        ("2012/..", datetime.date(2012, 1, 1), NEVER),
        ("../2023", datetime.date.min, datetime.date(2023, 12, 31)),
        ("XXXX-XX-XX", NEVER, NEVER),
    ],
)
def test_a_meeting_stands_from_the_first_until_the_last_day_it_can_be(
    when: str, listed_on: datetime.date, ends_on: datetime.date
) -> None:
    meeting = event("Bijeenkomst", when)

    assert (meeting.listed_on, meeting.ends_on) == (listed_on, ends_on)


def test_meetings_stand_by_their_date_then_their_hour() -> None:
    morning, afternoon = (event("Op een dag", starts_at=datetime.time(hour)) for hour in (9, 14))
    whole_day, next_day, some_day = event("Dag"), event("Morgen", "2022-11-04"), event("Ooit", "XXXX-XX-XX")

    assert sorted([some_day, afternoon, next_day, morning, whole_day], key=lambda meeting: meeting.chronology) == [
        whole_day,
        morning,
        afternoon,
        next_day,
        some_day,
    ]


@pytest.mark.parametrize(
    ("columns", "place"),
    [
        ({}, None),
        ({"place_name": "De Molen"}, {"name": "De Molen", "address": "", "url": None}),
        ({"place_url": "https://www.example.org/"}, {"name": "", "address": "", "url": "https://www.example.org/"}),
    ],
)
def test_a_place_is_there_as_soon_as_something_of_it_is_known(
    columns: dict[str, str], place: dict[str, str | None] | None
) -> None:
    assert event("Bijeenkomst", **columns).place == place


def test_a_document_that_is_gone_is_left_out() -> None:
    gone, kept = make_document(), make_document(name="blijft.pdf")
    meeting = event("Bijeenkomst", document_list=[("document", gone), ("document", kept)])
    stored = Event(document_list=meeting.document_list.get_prep_value())
    gone.delete()

    assert stored.documents == [kept]
