"""Showing interest over GraphQL: for invited employers, by POST, in people who exist for them."""

from typing import Any

import pytest
from django.test import Client

from cms.consent.enums import Purpose
from cms.consent.models import Consent
from cms.employers.enums import RequestStatus
from cms.employers.interest import LONGEST_MESSAGE, MOST_OPEN_REQUESTS
from cms.employers.models import InterestRequest, Invitation
from pages.profiles.models import Profile
from tests.factories.employers import make_invitation, secret_of
from tests.factories.home import make_home
from tests.factories.profiles import day, make_consent, make_profile, make_profile_draft, make_profile_index

from .conftest import KEY, Ask

pytestmark = pytest.mark.django_db

SHOW = """mutation ($profile: ID!, $message: String!) {
  showInterest(input: {profile: $profile, message: $message}) { profile sentAt }
}"""
MINE = "{ invitation { organisation validUntil requests { profile sentAt } } }"


@pytest.fixture
def profile(db: None) -> Profile:
    """Somebody in the catalogue."""
    profile = make_profile(make_profile_index(make_home()), availability={})
    make_consent(profile, Purpose.EMPLOYERS)
    return profile


@pytest.fixture
def invitation(db: None) -> Invitation:
    """An invited employer."""
    return make_invitation()


@pytest.fixture
def secret(invitation: Invitation) -> str:
    """The secret of that employer."""
    return secret_of(invitation)


def show(ask: Ask, key: str | None, profile: str, message: str = "Kom eens praten.") -> dict[str, Any]:
    return ask(SHOW, {"profile": profile, "message": message}, key=key)


def code_of(answer: dict[str, Any]) -> str:
    assert answer["data"] is None
    (error,) = answer["errors"]
    return error["extensions"]["code"]


def test_interest_reaches_the_programme(ask: Ask, secret: str, invitation: Invitation, profile: Profile) -> None:
    answer = show(ask, secret, f"Profile:{profile.pk}", "  Kom eens praten.\r\nGraag. ")

    request = InterestRequest.objects.get()
    assert (request.invitation, request.profile) == (invitation, profile)
    assert (request.message, request.status) == ("Kom eens praten.\nGraag.", RequestStatus.NEW)
    receipt = {"profile": f"Profile:{profile.pk}", "sentAt": request.created_at.isoformat()}
    assert answer == {"data": {"showInterest": receipt}}
    assert ask(MINE, key=secret)["data"]["invitation"] == {
        "organisation": invitation.organisation,
        "validUntil": day(30).isoformat(),
        "requests": [receipt],
    }


def test_sending_twice_gives_the_same_receipt(ask: Ask, secret: str, profile: Profile) -> None:
    node_id = f"Profile:{profile.pk}"

    assert show(ask, secret, node_id, "Een.") == show(ask, secret, node_id, "Twee.")
    assert [request.message for request in InterestRequest.objects.all()] == ["Een."]


@pytest.mark.parametrize("key", [None, KEY])
def test_who_was_not_invited_is_told_nothing_of_profiles(ask: Ask, key: str | None, profile: Profile) -> None:
    answers = [show(ask, key, node_id) for node_id in (f"Profile:{profile.pk}", "Profile:999999", "x")]

    assert answers[0] == answers[1] == answers[2]
    assert code_of(answers[0]) == "FORBIDDEN"
    assert not InterestRequest.objects.exists()


def test_who_does_not_exist_for_the_employer_is_as_who_never_existed(ask: Ask, secret: str, profile: Profile) -> None:
    index = profile.get_parent().specific
    on_the_site_alone = make_profile(index, "Op de site")
    make_consent(on_the_site_alone, Purpose.PROFILE)
    withdrawn = make_profile(index, "Ingetrokken")
    make_consent(withdrawn, Purpose.EMPLOYERS).withdraw()
    ended = make_profile(index, "Verlopen")
    make_consent(ended, Purpose.EMPLOYERS, valid_from=day(-9), valid_until=day(-1))
    never_published = make_profile_draft(index, "Concept")
    make_consent(never_published, Purpose.EMPLOYERS)
    hidden = (on_the_site_alone, withdrawn, ended, never_published)
    never_existed = show(ask, secret, "Profile:999999")

    for node_id in (*(f"Profile:{one.pk}" for one in hidden), f"ProfileIndex:{index.pk}", "Profile:", "Profile:-1", ""):
        assert show(ask, secret, node_id) == never_existed
    assert code_of(never_existed) == "ARGUMENT_INVALID"
    assert not InterestRequest.objects.exists()


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("", "ARGUMENT_INVALID"),
        (" \n ", "ARGUMENT_INVALID"),
        ("Bel\x07", "ARGUMENT_INVALID"),
        ("x" * (LONGEST_MESSAGE + 1), "LIMIT_EXCEEDED"),
    ],
)
def test_a_message_that_cannot_be_used_is_refused(
    ask: Ask, secret: str, profile: Profile, message: str, code: str
) -> None:
    assert code_of(show(ask, secret, f"Profile:{profile.pk}", message)) == code
    assert not InterestRequest.objects.exists()


def test_the_longest_message_is_kept_whole(ask: Ask, secret: str, profile: Profile) -> None:
    show(ask, secret, f"Profile:{profile.pk}", "é" * LONGEST_MESSAGE)

    assert InterestRequest.objects.get().message == "é" * LONGEST_MESSAGE


def test_no_more_than_twenty_may_be_open(ask: Ask, secret: str, invitation: Invitation, profile: Profile) -> None:
    index = profile.get_parent().specific
    for number in range(MOST_OPEN_REQUESTS):
        InterestRequest.objects.create(
            invitation=invitation, profile=make_profile(index, f"Persoon {number}"), message="Graag."
        )

    (error,) = show(ask, secret, f"Profile:{profile.pk}")["errors"]

    assert error["extensions"] == {"code": "LIMIT_EXCEEDED", "limit": "openRequests", "asked": 21, "allowed": 20}


def test_what_the_employer_asked_of_somebody_who_is_gone_is_not_told(ask: Ask, secret: str, profile: Profile) -> None:
    show(ask, secret, f"Profile:{profile.pk}")
    Consent.objects.get().withdraw()

    assert ask(MINE, key=secret)["data"]["invitation"]["requests"] == []


def test_a_closed_request_is_not_told(ask: Ask, secret: str, profile: Profile) -> None:
    show(ask, secret, f"Profile:{profile.pk}")
    request = InterestRequest.objects.get()
    request.closed_at, request.status = request.created_at, RequestStatus.CLOSED
    request.save()

    assert ask(MINE, key=secret)["data"]["invitation"]["requests"] == []


def test_of_two_in_one_document_each_is_written_down(ask: Ask, secret: str, profile: Profile) -> None:
    other = make_profile(profile.get_parent().specific, "Bo (voorbeeld)")
    make_consent(other, Purpose.EMPLOYERS)
    document = f"""mutation {{
      a: showInterest(input: {{profile: "Profile:{profile.pk}", message: "Een."}}) {{ profile }}
      b: showInterest(input: {{profile: "Profile:{other.pk}", message: "Twee."}}) {{ profile }}
    }}"""

    assert "errors" not in ask(document, key=secret)
    assert sorted(request.message for request in InterestRequest.objects.all()) == ["Een.", "Twee."]


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
def test_a_mutation_by_get_is_not_carried_out(client: Client, secret: str, profile: Profile, accept: str) -> None:
    document = f'mutation {{ showInterest(input: {{profile: "Profile:{profile.pk}", message: "Een."}}) {{ profile }} }}'

    answer = client.get(
        "/graphql/", {"query": document}, headers={"authorization": f"Bearer {secret}", "accept": accept}
    )

    assert (answer.status_code, answer["Allow"], answer["Cache-Control"]) == (405, "POST", "no-store")
    assert answer.json()["errors"][0]["extensions"] == {"code": "POST_REQUIRED", "allowed": ["POST"]}
    assert not InterestRequest.objects.exists()


def test_of_a_document_with_both_the_query_may_be_asked_by_get(client: Client) -> None:
    document = 'query Q { __typename } mutation M { showInterest(input: {profile: "x", message: "x"}) { profile } }'

    assert client.get("/graphql/", {"query": document, "operationName": "Q"}).status_code == 200
    assert client.get("/graphql/", {"query": document, "operationName": "M"}).status_code == 405


def test_an_answer_to_an_employer_is_never_kept(post: Any, secret: str, profile: Profile) -> None:
    variables = {"profile": f"Profile:{profile.pk}", "message": "Een."}
    answer = post({"query": SHOW, "variables": variables}, authorization=f"Bearer {secret}")

    assert (answer["Cache-Control"], "ETag" in answer) == ("private, no-store", False)
