import datetime

import pytest
from django.core.exceptions import ValidationError

from tests.factories.regulations import regulation

pytestmark = pytest.mark.django_db


def test_a_version_without_an_end_holds_until_there_is_another() -> None:
    version = regulation("2022-01-01")

    assert (version.listed_on, version.ends_on) == (datetime.date(2022, 1, 1), datetime.date.max)


def test_an_end_before_the_begin_is_refused_beside_the_end() -> None:
    with pytest.raises(ValidationError) as refusal:
        regulation("2022-01-01", "2021-12-31").clean()

    assert refusal.value.message_dict == {
        "valid_until": ["De laatste dag ligt voor de eerste. Verander een van beide."]
    }
