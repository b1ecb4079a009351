"""What employers asked is not kept longer than needed."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from cms.consent.enums import Purpose
from cms.consent.models import Consent
from cms.employers.enums import RequestStatus
from cms.employers.forgetting import KEPT_DAYS
from cms.employers.interest import show_interest
from cms.employers.models import InterestRequest, Invitation
from pages.profiles.models import Profile
from tests.factories.employers import make_invitation
from tests.factories.profiles import day, make_consent

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation(profile: Profile) -> Invitation:
    """An employer who showed interest in the profile."""
    invitation = make_invitation()
    show_interest(invitation.pk, profile.pk, "Kom eens praten.")
    return invitation


def close(days_ago: int) -> None:
    moment = timezone.now() - datetime.timedelta(days=days_ago)
    InterestRequest.objects.update(status=RequestStatus.CLOSED, closed_at=moment)


def test_withdrawing_takes_the_requests_along_at_once(invitation: Invitation) -> None:
    Consent.objects.get().withdraw()

    assert not InterestRequest.objects.exists()


def test_withdrawing_something_else_leaves_the_requests(invitation: Invitation, profile: Profile) -> None:
    make_consent(profile, Purpose.PHOTO).withdraw()

    assert InterestRequest.objects.count() == 1


def test_erasing_a_profile_takes_its_requests_along(invitation: Invitation, profile: Profile) -> None:
    profile.delete()

    assert not InterestRequest.objects.exists()


def test_a_permission_that_ended_by_itself_takes_the_requests_along(invitation: Invitation) -> None:
    Consent.objects.update(valid_until=day(-1))
    assert InterestRequest.objects.exists()

    call_command("forget_requests")

    assert not InterestRequest.objects.exists()


@pytest.mark.parametrize(("days", "left"), [(KEPT_DAYS - 1, 1), (KEPT_DAYS + 1, 0)])
def test_a_closed_request_is_kept_for_a_while(invitation: Invitation, days: int, left: int) -> None:
    close(days)

    call_command("forget_requests")

    assert InterestRequest.objects.count() == left


@pytest.mark.parametrize(("days", "left"), [(KEPT_DAYS - 1, 1), (KEPT_DAYS + 1, 0)])
def test_an_invitation_is_kept_for_a_while_after_its_end(days: int, left: int) -> None:
    make_invitation(valid_until=day(-days))
    make_invitation(revoked_at=timezone.now() - datetime.timedelta(days=days))

    call_command("forget_requests")

    assert Invitation.objects.count() == 2 * left


def test_an_invitation_waits_for_its_open_requests(invitation: Invitation) -> None:
    Invitation.objects.update(valid_until=day(-KEPT_DAYS - 1))

    call_command("forget_requests")
    assert (Invitation.objects.count(), InterestRequest.objects.count()) == (1, 1)

    close(1)
    call_command("forget_requests")
    assert (Invitation.objects.count(), InterestRequest.objects.count()) == (0, 0)


def test_what_is_going_on_stays(invitation: Invitation) -> None:
    call_command("forget_requests")

    assert (Invitation.objects.count(), InterestRequest.objects.count()) == (1, 1)
