"""Whose link is good, and when it ends."""

import datetime

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from cms.employers.enums import InvitationState
from cms.employers.invitations import invitation_of
from cms.employers.models import Invitation
from cms.employers.tokens import hash_of, new_token
from tests.factories.employers import make_invitation, secret_of
from tests.factories.profiles import day

pytestmark = pytest.mark.django_db


def test_a_link_leads_to_its_invitation(settings: Settings) -> None:
    invitation = make_invitation()

    link = invitation.make_link()

    secret = link.removeprefix(f"{settings.PUBLIC_SITE_URL}/werkgevers/uitnodiging/").removesuffix("/")
    assert len(secret) == 43
    assert invitation_of(secret) == invitation.pk


def test_nothing_but_the_hash_of_a_secret_is_stored() -> None:
    invitation = make_invitation()
    secret = secret_of(invitation)

    stored = Invitation.objects.values().get()

    assert bytes(stored["token_hash"]) == hash_of(secret)
    assert secret not in repr(stored)


def test_no_two_secrets_are_the_same() -> None:
    assert len({new_token() for _ in range(1000)}) == 1000


def test_it_is_good_for_thirty_days_unless_said_otherwise() -> None:
    assert make_invitation().valid_until == day(30)


@pytest.mark.parametrize(("days", "is_good"), [(0, True), (1, True), (-1, False)])
def test_it_ends_by_itself_after_its_last_day(days: int, is_good: bool) -> None:
    invitation = make_invitation(valid_until=day(days))
    Invitation.objects.filter(pk=invitation.pk).update(token_hash=hash_of(secret := new_token()))

    assert (invitation_of(secret) is not None) == is_good


def test_it_ends_at_midnight_in_amsterdam(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = secret_of(invitation := make_invitation(valid_until=datetime.date(2026, 12, 31)))
    Invitation.objects.update(valid_until=datetime.date(2026, 12, 31))

    def at(moment: str) -> int | None:
        monkeypatch.setattr(timezone, "now", lambda: datetime.datetime.fromisoformat(moment))
        return invitation_of(secret)

    assert at("2026-12-31T22:59:59+00:00") == invitation.pk
    assert at("2026-12-31T23:00:00+00:00") is None


def test_revoking_ends_it_at_once() -> None:
    invitation = make_invitation()
    secret = secret_of(invitation)

    invitation.revoke()

    assert invitation_of(secret) is None
    assert invitation.state is InvitationState.REVOKED


def test_a_new_link_ends_the_one_before() -> None:
    invitation = make_invitation()
    first, second = secret_of(invitation), secret_of(invitation)

    assert invitation_of(first) is None
    assert invitation_of(second) == invitation.pk


def test_what_was_revoked_or_has_ended_is_good_again_with_a_new_link() -> None:
    revoked, ended = make_invitation("Een"), make_invitation("Twee", valid_until=day(-5))
    revoked.revoke()

    assert [invitation_of(secret_of(one)) for one in (revoked, ended)] == [revoked.pk, ended.pk]
    assert (revoked.valid_until, ended.valid_until) == (day(30), day(30))


@pytest.mark.parametrize("text", ["", "x", "a" * 42, "a" * 44, "a" * 42 + "é", "a" * 42 + " ", "a" * 42 + "'"])
def test_what_is_no_secret_is_not_looked_up(text: str, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert invitation_of(text) is None


def test_one_statement_tells_and_the_first_use_of_a_day_is_written_down(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    secret = secret_of(invitation := make_invitation())

    with django_assert_num_queries(1):
        assert invitation_of(new_token()) is None
    with django_assert_num_queries(2):
        invitation_of(secret)
    with django_assert_num_queries(1):
        invitation_of(secret)
    invitation.refresh_from_db()
    assert invitation.last_used_on == day(0)


def test_each_invitation_is_in_one_state() -> None:
    revoked = make_invitation("Ingetrokken", valid_until=day(-1))
    revoked.revoke()

    for state, invitation in {
        InvitationState.VALID: make_invitation("Geldig"),
        InvitationState.ENDED: make_invitation("Verlopen", valid_until=day(-1)),
        InvitationState.REVOKED: revoked,
    }.items():
        assert invitation.state is state
        assert list(Invitation.objects.in_state(state)) == [invitation]
