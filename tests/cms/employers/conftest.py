"""Somebody who looks for work."""

import pytest

from cms.consent.enums import Purpose
from pages.profiles.models import Profile
from tests.factories.home import make_home
from tests.factories.profiles import day, make_consent, make_profile, make_profile_index


@pytest.fixture
def profile(db: None) -> Profile:
    """A published profile, whose consent covers employers and nothing else."""
    profile = make_profile(make_profile_index(make_home()), availability={"wanted_work": "Koken in de wijk"})
    make_consent(profile, Purpose.EMPLOYERS, valid_until=day(90))
    return profile
