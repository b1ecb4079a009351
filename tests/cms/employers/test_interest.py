"""An employer shows interest: once, and not without end."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.employers.enums import RequestStatus
from cms.employers.interest import MOST_OPEN_REQUESTS, InvitationEnded, TooManyOpen, open_receipts, show_interest
from cms.employers.models import InterestRequest
from pages.profiles.models import Profile
from tests.factories.employers import make_invitation
from tests.factories.profiles import make_profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation() -> int:
    """The key of a good invitation."""
    return make_invitation().pk


def test_interest_is_written_down(invitation: int, profile: Profile) -> None:
    receipt = show_interest(invitation, profile.pk, "Kom eens praten.")

    request = InterestRequest.objects.get()
    assert (request.invitation_id, request.profile_id, request.message) == (invitation, profile.pk, "Kom eens praten.")
    assert (request.status, request.is_open, request.created_at) == (RequestStatus.NEW, True, receipt.sent_at)
    assert open_receipts(invitation) == [receipt]


def test_the_same_interest_twice_is_one_request(invitation: int, profile: Profile) -> None:
    first = show_interest(invitation, profile.pk, "Een.")
    second = show_interest(invitation, profile.pk, "Twee.")

    assert first == second
    assert [request.message for request in InterestRequest.objects.all()] == ["Een."]


def test_after_a_request_was_closed_there_may_be_another(invitation: int, profile: Profile) -> None:
    show_interest(invitation, profile.pk, "Een.")
    InterestRequest.objects.update(status=RequestStatus.CLOSED, closed_at=timezone.now())

    show_interest(invitation, profile.pk, "Twee.")

    assert sorted(request.message for request in InterestRequest.objects.all()) == ["Een.", "Twee."]
    assert len(open_receipts(invitation)) == 1


def test_another_employer_is_another_request(invitation: int, profile: Profile) -> None:
    other = make_invitation("Kinderopvang (voorbeeld)")

    show_interest(invitation, profile.pk, "Een.")
    show_interest(other.pk, profile.pk, "Twee.")

    assert InterestRequest.objects.count() == 2
    assert len(open_receipts(other.pk)) == 1


def test_twenty_may_be_open(invitation: int, profile: Profile) -> None:
    index = profile.get_parent().specific
    people = [make_profile(index, f"Persoon {number}") for number in range(MOST_OPEN_REQUESTS)]
    for person in people:
        show_interest(invitation, person.pk, "Graag.")

    with pytest.raises(TooManyOpen):
        show_interest(invitation, profile.pk, "Nog een.")

    assert InterestRequest.objects.count() == MOST_OPEN_REQUESTS
    show_interest(invitation, people[0].pk, "Die was er al.")


def test_an_invitation_that_ended_meanwhile_writes_nothing_down(profile: Profile) -> None:
    invitation = make_invitation()
    invitation.revoke()

    with pytest.raises(InvitationEnded):
        show_interest(invitation.pk, profile.pk, "Te laat.")

    assert not InterestRequest.objects.exists()


def test_the_database_itself_keeps_requests_right(invitation: int, profile: Profile) -> None:
    show_interest(invitation, profile.pk, "Een.")

    with pytest.raises(IntegrityError), transaction.atomic():
        InterestRequest.objects.create(invitation_id=invitation, profile=profile, message="Twee.")
    with pytest.raises(IntegrityError), transaction.atomic():
        InterestRequest.objects.update(status=RequestStatus.CLOSED)


def test_the_words_that_wagtail_keeps_in_its_log_name_nobody(invitation: int, profile: Profile) -> None:
    show_interest(invitation, profile.pk, "Een.")

    assert profile.title not in str(InterestRequest.objects.get())
