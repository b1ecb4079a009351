"""What editors do with employers, through the forms themselves."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from wagtail.models import ModelLogEntry

from cms.employers.enums import InvitationState, RequestStatus
from cms.employers.interest import show_interest
from cms.employers.invitations import invitation_of
from cms.employers.models import InterestRequest, Invitation
from pages.profiles.models import Profile
from tests.cms.editors.people import make_user
from tests.factories.employers import make_invitation, secret_of
from tests.factories.profiles import day

pytestmark = pytest.mark.django_db

INVITATIONS, REQUESTS = "/admin/werkgevers/uitnodigingen/", "/admin/werkgevers/belangstelling/"
LINK = re.compile(r'value="http://[^"]+/werkgevers/uitnodiging/([A-Za-z0-9_-]+)/"')


@pytest.fixture
def editor() -> AbstractUser:
    """Somebody of Redactie."""
    return make_user("redacteur", "Redactie")


@pytest.fixture
def desk(editor: AbstractUser, client: Client) -> Client:
    """The browser of somebody of Redactie."""
    client.force_login(editor)
    return client


@pytest.fixture
def request_of_employer(profile: Profile) -> InterestRequest:
    """What an employer asked."""
    show_interest(make_invitation().pk, profile.pk, "Kom eens praten.\n<b>Graag.</b>")
    return InterestRequest.objects.get()


def form(**fields: str) -> dict[str, str]:
    return {
        "organisation": "Buurtbakkerij (voorbeeld)",
        "contact_function": "teamleider",
        "email": "werk@example.org",
        "valid_until": f"{day(30):%d-%m-%Y}",
        **fields,
    }


def test_an_invitation_is_made_and_its_link_is_shown_once(desk: Client, editor: AbstractUser) -> None:
    answer = desk.post(f"{INVITATIONS}new/", form())

    page = answer.content.decode()
    invitation = Invitation.objects.get()
    (secret,) = LINK.findall(page)
    assert invitation_of(secret) == invitation.pk
    assert (invitation.created_by, invitation.valid_until) == (editor, day(30))
    assert "no-store" in answer["Cache-Control"]
    for address in (INVITATIONS, f"{INVITATIONS}edit/{invitation.pk}/", f"{INVITATIONS}link/{invitation.pk}/"):
        assert secret not in desk.get(address).content.decode()


def test_the_mail_is_ready_to_be_sent(desk: Client) -> None:
    page = unescape(desk.post(f"{INVITATIONS}new/", form(email="o'hara+werk@example.org")).content.decode())

    assert 'href="mailto:o%27hara%2Bwerk@example.org?subject=Uitnodiging%3A%20mensen%20van%20BuurtBaan' in page
    (secret,) = LINK.findall(page)
    assert f"%2Fwerkgevers%2Fuitnodiging%2F{secret}%2F" in page or f"/werkgevers/uitnodiging/{secret}/%0A" in page
    assert "%0A" in page


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("valid_until", "morgen", "Voer een geldige datum in."),
        ("email", "geen adres", "Voer een geldig e-mailadres in."),
        ("organisation", "", "Dit is een verplicht veld."),
    ],
)
def test_bad_input_is_told_beside_the_field_and_the_rest_is_kept(
    desk: Client, field: str, value: str, reason: str
) -> None:
    page = desk.post(f"{INVITATIONS}new/", form(contact_function="bedrijfsleider", **{field: value})).content.decode()

    assert reason in unescape(page)
    assert 'value="bedrijfsleider"' in page
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("days", [-1, 91])
def test_an_invitation_ends_within_ninety_days(desk: Client, days: int) -> None:
    page = desk.post(f"{INVITATIONS}new/", form(valid_until=f"{day(days):%d-%m-%Y}")).content.decode()

    assert f"Kies een dag van vandaag tot en met {day(90):%d-%m-%Y}." in page
    assert not Invitation.objects.exists()


def test_an_invitation_that_is_over_can_still_be_corrected(desk: Client) -> None:
    invitation = make_invitation(valid_until=day(-3))

    desk.post(
        f"{INVITATIONS}edit/{invitation.pk}/",
        form(organisation="Kinderopvang (voorbeeld)", valid_until=f"{day(-3):%d-%m-%Y}"),
    )

    invitation.refresh_from_db()
    assert invitation.organisation == "Kinderopvang (voorbeeld)"


def test_changing_an_invitation_leaves_its_link(desk: Client) -> None:
    secret = secret_of(invitation := make_invitation())

    desk.post(f"{INVITATIONS}edit/{invitation.pk}/", form(valid_until=f"{day(5):%d-%m-%Y}"))

    assert invitation_of(secret) == invitation.pk
    assert Invitation.objects.get().valid_until == day(5)


def test_revoking_is_confirmed_and_works_at_once(desk: Client) -> None:
    secret = secret_of(invitation := make_invitation())
    address = f"{INVITATIONS}delete/{invitation.pk}/"

    assert "Ja, trek in" in desk.get(address).content.decode()
    assert invitation_of(secret) is not None
    desk.post(address)

    assert invitation_of(secret) is None
    assert Invitation.objects.get().state is InvitationState.REVOKED
    assert "Trek in" not in desk.get(INVITATIONS).content.decode()


def test_a_new_link_takes_the_place_of_the_old_one(desk: Client) -> None:
    old = secret_of(invitation := make_invitation())
    address = f"{INVITATIONS}link/{invitation.pk}/"

    assert "werkt dan meteen niet meer" in desk.get(address).content.decode()
    (new,) = LINK.findall(desk.post(address).content.decode())

    assert (invitation_of(old), invitation_of(new)) == (None, invitation.pk)


def test_the_list_tells_what_each_is_worth(desk: Client) -> None:
    make_invitation("Bakker")
    make_invitation("Slager", valid_until=day(-1))
    make_invitation("Kapper").revoke()

    everything = desk.get(INVITATIONS).content.decode()
    ended = desk.get(f"{INVITATIONS}?state=ended").content.decode()

    assert [word for word in ("Geldig", "Verlopen", "Ingetrokken") if word not in everything] == []
    assert [name for name in ("Bakker", "Slager", "Kapper") if f">\n{name}" in ended or f"{name}\n" in ended] == [
        "Slager"
    ]


def test_a_request_is_read_and_followed_until_it_is_closed(
    desk: Client, editor: AbstractUser, request_of_employer: InterestRequest
) -> None:
    address = f"{REQUESTS}edit/{request_of_employer.pk}/"

    page = desk.get(address).content.decode()
    assert "Kom eens praten.<br>&lt;b&gt;Graag.&lt;/b&gt;" in page
    assert "werk@example.org" in page

    desk.post(address, {"status": "talking", "note": "Gebeld."})
    request_of_employer.refresh_from_db()
    assert (request_of_employer.status, request_of_employer.note) == (RequestStatus.TALKING, "Gebeld.")
    assert request_of_employer.is_open

    desk.post(address, {"status": "closed", "note": "Zij beginnen in maart."})
    request_of_employer.refresh_from_db()
    assert (request_of_employer.is_open, request_of_employer.closed_by) == (False, editor)


def test_what_is_closed_stays_as_it_is(desk: Client, request_of_employer: InterestRequest) -> None:
    address = f"{REQUESTS}edit/{request_of_employer.pk}/"
    desk.post(address, {"status": "closed", "note": ""})

    answer = desk.post(address, {"status": "new", "note": "Toch niet."})

    assert answer["Location"] == f"{REQUESTS}inspect/{request_of_employer.pk}/"
    assert "Kom eens praten." in desk.get(answer["Location"]).content.decode()
    request_of_employer.refresh_from_db()
    assert (request_of_employer.status, request_of_employer.note) == (RequestStatus.CLOSED, "")


def test_requests_are_listed_by_status(desk: Client, request_of_employer: InterestRequest, profile: Profile) -> None:
    listed = desk.get(f"{REQUESTS}?status=new").content.decode()
    assert profile.title in listed
    assert f'href="{REQUESTS}edit/{request_of_employer.pk}/"' in listed
    assert profile.title not in desk.get(f"{REQUESTS}?status=closed").content.decode()


def test_nobody_makes_or_deletes_a_request_by_hand(desk: Client, request_of_employer: InterestRequest) -> None:
    assert desk.post(f"{REQUESTS}new/", {"status": "new"})["Location"] == "/admin/"
    assert desk.post(f"{REQUESTS}delete/{request_of_employer.pk}/")["Location"] == "/admin/"
    assert InterestRequest.objects.count() == 1


def test_the_log_of_the_admin_names_no_person(
    desk: Client, request_of_employer: InterestRequest, profile: Profile
) -> None:
    desk.post(f"{REQUESTS}edit/{request_of_employer.pk}/", {"status": "closed", "note": ""})

    assert [entry.label for entry in ModelLogEntry.objects.all() if profile.title in entry.label] == []
    assert ModelLogEntry.objects.exists()


@pytest.mark.parametrize("address", [INVITATIONS, f"{INVITATIONS}new/", REQUESTS])
def test_who_writes_has_nothing_to_do_with_employers(client: Client, address: str) -> None:
    client.force_login(make_user("schrijver", "Schrijvers"))

    assert client.get(address)["Location"] == "/admin/"


def test_a_writer_makes_no_link(client: Client) -> None:
    client.force_login(make_user("schrijver", "Schrijvers"))
    secret = secret_of(invitation := make_invitation())

    client.post(f"{INVITATIONS}link/{invitation.pk}/")
    client.post(f"{INVITATIONS}delete/{invitation.pk}/")

    assert invitation_of(secret) == invitation.pk


def test_who_is_not_logged_in_sees_nothing_of_it(client: Client) -> None:
    assert client.get(INVITATIONS)["Location"].startswith("/admin/login/")


def test_what_employers_ask_waits_on_the_dashboard_until_it_is_closed(
    desk: Client, request_of_employer: InterestRequest, profile: Profile
) -> None:
    waiting = desk.get("/admin/").content.decode()
    desk.post(f"{REQUESTS}edit/{request_of_employer.pk}/", {"status": "closed", "note": ""})
    done = desk.get("/admin/").content.decode()

    words = f"Buurtbakkerij (voorbeeld) voor {profile.title}"
    assert words in waiting
    assert '<span class="dashboard__count">1</span>' in waiting
    assert words not in done
    assert "Er wacht niets op u." in done


def test_what_employers_ask_does_not_wait_for_a_writer(
    client: Client, request_of_employer: InterestRequest, profile: Profile
) -> None:
    client.force_login(make_user("schrijver", "Schrijvers"))

    assert profile.title not in client.get("/admin/").content.decode()


def test_invitations_and_requests_are_found_by_their_words(
    desk: Client, request_of_employer: InterestRequest, profile: Profile
) -> None:
    for address, words, others in (
        (INVITATIONS, "bakkerij", "slager"),
        (REQUESTS, profile.title.split()[0], "niemand"),
    ):
        assert "Buurtbakkerij (voorbeeld)" in desk.get(f"{address}?q={words}").content.decode()
        assert "Buurtbakkerij (voorbeeld)" not in desk.get(f"{address}?q={others}").content.decode()


def test_what_happened_to_an_invitation_can_be_looked_up(desk: Client) -> None:
    desk.post(f"{INVITATIONS}new/", form())
    invitation = Invitation.objects.get()

    assert desk.get(f"{INVITATIONS}history/{invitation.pk}/").status_code == 200
