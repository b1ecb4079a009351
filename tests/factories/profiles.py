"""Profiles of invented buurtbaners, and what they permit, as small as they can be."""

import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from cms.consent.enums import Purpose
from cms.consent.models import Consent
from pages.profiles.models import Availability, Profile, ProfileIndex

from .core import add_draft, add_published, made


def make_profile_index(home: Page, title: str = "Profielen", **columns: Any) -> ProfileIndex:
    """The published page that lists the profiles."""
    return add_published(home, made(ProfileIndex, title, {"slug": "profielen"} | columns))


def make_profile(index: Page, title: str = "Noor (voorbeeld)", **columns: Any) -> Profile:
    """A published profile; nobody sees it before there is consent. `availability` is a dictionary of columns."""
    return add_published(index, profile(title, **columns))


def make_profile_draft(index: Page, title: str = "Noor (voorbeeld)", **columns: Any) -> Profile:
    """A profile that was never published."""
    return add_draft(index, profile(title, **columns))


def profile(title: str, **columns: Any) -> Profile:
    """A profile in memory."""
    availability = columns.pop("availability", None)
    defaults = {
        "experience": "<p>Ik ken de buurt.</p>",
        "plan_aim": "<p>Meer ontmoeting.</p>",
        "job_ends_on": day(365),
        "is_example": True,
    }
    page = made(Profile, title, defaults | columns)
    if availability is not None:
        page.availabilities = [Availability(**({"wanted_work": "Werk in de wijk"} | availability))]
    return page


def make_consent(profile: Profile, purpose: Purpose = Purpose.PROFILE, **columns: Any) -> Consent:
    """A stored consent, for a month from yesterday unless said otherwise."""
    defaults = {"valid_from": day(-1), "valid_until": day(30), "given_on": day(-1)}
    return Consent.objects.create(profile=profile, purpose=purpose, **(defaults | columns))


def day(days_from_today: int) -> datetime.date:
    """A day, seen from today in Amsterdam."""
    return timezone.localdate() + datetime.timedelta(days=days_from_today)
