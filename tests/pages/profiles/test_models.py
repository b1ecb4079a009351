import datetime

import pytest

from pages.profiles.models import Profile
from tests.factories.core import made

pytestmark = pytest.mark.django_db

LAST_DAY = datetime.date(2026, 3, 28)


@pytest.mark.parametrize(
    ("last_day", "end"),
    [
        (datetime.date(2026, 1, 31), datetime.datetime(2026, 1, 31, 23, tzinfo=datetime.UTC)),
        (datetime.date(2026, 7, 31), datetime.datetime(2026, 7, 31, 22, tzinfo=datetime.UTC)),
    ],
)
def test_a_profile_goes_at_midnight_in_amsterdam_after_the_last_day_of_the_job(
    last_day: datetime.date, end: datetime.datetime
) -> None:
    assert made(Profile, "Noor (voorbeeld)", {"job_ends_on": last_day}).visible_until == end


@pytest.mark.parametrize(("days_before", "is_earlier"), [(10, True), (-10, False)])
def test_an_editor_can_let_it_go_earlier_but_not_later(days_before: int, is_earlier: bool) -> None:
    planned = datetime.datetime(2026, 3, 28, tzinfo=datetime.UTC) - datetime.timedelta(days=days_before)
    profile = made(Profile, "Noor (voorbeeld)", {"job_ends_on": LAST_DAY, "expire_at": planned})

    assert (profile.visible_until == planned) is is_earlier
    assert profile.visible_until <= datetime.datetime(2026, 3, 28, 23, tzinfo=datetime.UTC)
