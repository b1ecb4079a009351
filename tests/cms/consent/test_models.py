"""What a consent is worth, and when."""

import datetime

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.utils import timezone
from structlog.testing import capture_logs

from cms.consent.enums import ConsentState, Purpose
from cms.consent.models import Consent, Grant, grants_for, withdraw_all
from cms.partners.reader import ANONYMOUS, EMPLOYER, Reader
from cms.publication.models import PublishedItem
from pages.profiles.models import Profile
from tests.factories.media import make_picture
from tests.factories.news import make_news, make_news_index
from tests.factories.profiles import day, make_consent, make_profile

PARTNER = Reader("partner", frozenset({"partner-sites"}))
EVERY_PURPOSE = tuple(Purpose)


@pytest.mark.parametrize(
    ("valid_from", "valid_until", "state"),
    [
        (-9, -1, ConsentState.ENDED),
        (-9, 0, ConsentState.ENDING),
        (0, 30, ConsentState.ENDING),
        (0, 31, ConsentState.VALID),
        (1, 9, ConsentState.PLANNED),
    ],
)
def test_the_state_of_a_consent(profile: Profile, valid_from: int, valid_until: int, state: ConsentState) -> None:
    consent = make_consent(profile, valid_from=day(valid_from), valid_until=day(valid_until))
    # What ends soon is valid until then.
    states = {state, ConsentState.VALID} if state is ConsentState.ENDING else {state}

    assert consent.state is state
    assert {one for one in ConsentState if Consent.objects.in_state(one).exists()} == states

    consent.withdraw()

    assert consent.state is ConsentState.WITHDRAWN
    assert {one for one in ConsentState if Consent.objects.in_state(one).exists()} == {ConsentState.WITHDRAWN}


def test_a_withdrawal_keeps_its_moment_and_who_did_it(profile: Profile, editor: AbstractUser) -> None:
    consent = make_consent(profile)
    with capture_logs() as lines:
        consent.withdraw(editor)
        withdrawn_at = consent.withdrawn_at
        consent.withdraw()

    consent.refresh_from_db()
    assert (consent.withdrawn_at, consent.withdrawn_by) == (withdrawn_at, editor)
    (line,) = lines
    assert (line["event"], line["consent"], line["page"]) == ("a consent was withdrawn", consent.pk, profile.pk)
    assert "Samira" not in str(lines)


def test_all_is_withdrawn_at_once_and_of_nobody_else(profile: Profile, editor: AbstractUser) -> None:
    other = make_profile(profile.get_parent(), "Henk (voorbeeld)", slug="henk")
    for purpose in EVERY_PURPOSE:
        make_consent(profile, purpose)
    make_consent(other)

    assert withdraw_all(profile.pk, editor) == 3
    assert withdraw_all(profile.pk, editor) == 0

    assert not Consent.objects.filter(profile=profile, withdrawn_at=None).exists()
    assert Consent.objects.filter(profile=other, withdrawn_at=None).exists()


def test_what_is_permitted(profile: Profile) -> None:
    make_consent(profile, channels=["partner-sites"])
    make_consent(profile, Purpose.EMPLOYERS)
    make_consent(profile, valid_until=day(90)).withdraw()

    assert grants_for([profile.pk], Purpose.PROFILE) == [Grant("partner-sites", day(-1), day(30))]
    assert grants_for([profile.pk], Purpose.EMPLOYERS) == [Grant("employers", day(-1), day(30))]
    assert grants_for([profile.pk], Purpose.PHOTO) == []


@pytest.mark.parametrize(
    ("field", "columns"),
    [
        ("given_on", {"given_on": 1, "valid_from": 1}),
        ("valid_from", {"given_on": 0, "valid_from": -1}),
        ("valid_until", {"given_on": -9, "valid_from": -2, "valid_until": -3}),
        ("valid_until", {"given_on": -9, "valid_from": -9, "valid_until": -1}),
    ],
)
def test_days_that_cannot_be_are_refused(profile: Profile, field: str, columns: dict[str, int]) -> None:
    days = {name: day(number) for name, number in ({"valid_until": 9} | columns).items()}

    with pytest.raises(ValidationError) as refused:
        Consent(profile=profile, **days).full_clean()

    assert set(refused.value.message_dict) == {field}


def test_what_was_recorded_may_be_over_since(profile: Profile) -> None:
    make_consent(profile, given_on=day(-9), valid_from=day(-9), valid_until=day(-1)).full_clean()


def ids(reader: Reader, at: datetime.datetime | None = None) -> set[str]:
    kinds = ["Profile", "Picture", "Availability"]
    items = PublishedItem.objects.visible_to(reader, at or timezone.now()).filter(kind__in=kinds)
    return set(items.values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("purposes", "for_everybody", "for_employers"),
    [
        ([], set(), set()),
        ([Purpose.PROFILE], {"Profile"}, {"Profile"}),
        ([Purpose.PHOTO], set(), set()),
        ([Purpose.EMPLOYERS], set(), {"Profile", "Availability"}),
        ([Purpose.PROFILE, Purpose.PHOTO], {"Profile", "Picture"}, {"Profile", "Picture"}),
        # A photo that is permitted on the site is not permitted elsewhere.
        ([Purpose.EMPLOYERS, Purpose.PHOTO], set(), {"Profile", "Availability"}),
        (EVERY_PURPOSE, {"Profile", "Picture"}, {"Profile", "Picture", "Availability"}),
    ],
)
def test_who_sees_what(
    profile: Profile, purposes: list[Purpose], for_everybody: set[str], for_employers: set[str]
) -> None:
    for purpose in purposes:
        make_consent(profile, purpose)

    assert ids(ANONYMOUS) == ids(PARTNER) == for_everybody
    assert ids(EMPLOYER) == for_employers


def test_a_consent_for_one_channel_is_for_that_channel_alone(profile: Profile) -> None:
    make_consent(profile, channels=["partner-sites"])
    make_consent(profile, Purpose.PHOTO, channels=["public-site"])

    assert ids(ANONYMOUS) == set()
    assert ids(PARTNER) == {"Profile"}


def test_a_page_for_fewer_channels_than_the_consent_stays_there(profile: Profile) -> None:
    make_consent(profile)
    profile.channels = ["partner-sites"]
    profile.save_revision().publish()

    assert ids(ANONYMOUS) == set()
    assert ids(PARTNER) == {"Profile"}


def test_a_day_in_amsterdam_decides(profile: Profile) -> None:
    make_consent(profile, valid_from=day(2), valid_until=day(3))
    profile.job_ends_on = day(9)
    profile.save_revision().publish()

    def seen(days: int, hour: int, minute: int) -> bool:
        moment = datetime.datetime.combine(day(days), datetime.time(hour, minute))
        return ids(ANONYMOUS, timezone.make_aware(moment)) == {"Profile"}

    assert [seen(1, 23, 59), seen(2, 0, 0), seen(3, 23, 59), seen(4, 0, 0)] == [False, True, True, False]


def test_the_portrait_of_somebody_who_is_not_published_follows_consent_too(profile: Profile) -> None:
    """A photo in the news is a portrait as well; that its person has no page does not set it free."""
    consent = make_consent(profile, Purpose.PHOTO)
    make_news(make_news_index(profile.get_parent().get_parent()), picture=profile.picture)
    profile.unpublish()
    assert ids(ANONYMOUS) == {"Picture"}

    consent.withdraw()

    assert ids(ANONYMOUS) == set()


@pytest.mark.parametrize("ending", ["deleted", "another portrait"])
def test_a_former_portrait_does_not_come_back(profile: Profile, ending: str) -> None:
    make_news(make_news_index(profile.get_parent().get_parent()), picture=profile.picture)
    picture = profile.picture
    picture.shows_persons = True
    picture.save()

    if ending == "deleted":
        Profile.objects.get(pk=profile.pk).delete()
    else:
        profile.picture = make_picture()
        profile.save_revision().publish()

    assert ids(ANONYMOUS) == set()

    # An editor who looks again and sees that nobody is on it may say so.
    picture.refresh_from_db()
    picture.shows_persons = False
    picture.save()

    assert ids(ANONYMOUS) == {"Picture"}


def test_what_ends_soon_is_told_once_and_the_first_first(profile: Profile) -> None:
    later = make_profile(profile.get_parent(), "Henk (voorbeeld)", slug="henk")
    over = make_profile(profile.get_parent(), "Ida (voorbeeld)", slug="ida", job_ends_on=day(3))
    ends_second = make_consent(profile, valid_until=day(20))
    ends_first = make_consent(later, Purpose.PHOTO, valid_until=day(10))
    make_consent(later, valid_until=day(40))
    make_consent(over, valid_until=day(10))
    make_consent(later, Purpose.EMPLOYERS, valid_until=day(10)).withdraw()
    assert list(Consent.objects.all().ending()) == [ends_first, ends_second]

    make_consent(later, Purpose.PHOTO, valid_from=day(11), valid_until=day(90))

    assert list(Consent.objects.all().ending()) == [ends_second]


def test_a_consent_says_for_what_and_what_it_is_worth(profile: Profile) -> None:
    consent = make_consent(profile)
    assert str(consent) == f"Samira (voorbeeld): Het profiel tonen (tot en met {day(30):%d-%m-%Y})"

    consent.withdraw()

    assert str(consent) == "Samira (voorbeeld): Het profiel tonen (ingetrokken)"
