"""What editors do with consents, through the forms themselves."""

from html import unescape

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from wagtail.models import ModelLogEntry

from cms.consent.enums import ConsentState, Purpose
from cms.consent.models import Consent
from pages.profiles.models import Profile
from tests.cms.editors.people import make_user
from tests.factories.profiles import day, make_consent, make_profile

CONSENTS = "/admin/toestemmingen/"


def form(of: Profile, **fields: object) -> dict[str, object]:
    return {
        "profile": of.pk,
        "purpose": "profile",
        "channels": ["public-site", "partner-sites"],
        "way": "signed",
        "given_on": f"{day(-3):%d-%m-%Y}",
        "valid_from": f"{day(-3):%d-%m-%Y}",
        "valid_until": f"{day(90):%d-%m-%Y}",
        **fields,
    }


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode())


def test_a_consent_is_recorded_with_who_did_it(desk: Client, editor: AbstractUser, profile: Profile) -> None:
    answer = desk.post(f"{CONSENTS}new/", form(profile))

    assert answer.status_code == 302
    consent = Consent.objects.get()
    assert (consent.profile, consent.recorded_by, consent.channels) == (
        profile,
        editor,
        ["public-site", "partner-sites"],
    )
    assert (consent.given_on, consent.valid_from, consent.valid_until) == (day(-3), day(-3), day(90))
    assert "redacteur" in page_of(desk, f"{CONSENTS}inspect/{consent.pk}/")


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("given_on", f"{day(2):%d-%m-%Y}", "Deze dag moet nog komen."),
        ("valid_from", f"{day(-5):%d-%m-%Y}", "Toen was de toestemming nog niet gegeven."),
        ("valid_until", f"{day(-4):%d-%m-%Y}", "De laatste dag ligt voor de eerste."),
        ("valid_until", f"{day(-1):%d-%m-%Y}", "Deze dag is al voorbij."),
        ("valid_until", "morgen", "Voer een geldige datum in."),
        ("valid_until", "", "Dit is een verplicht veld."),
        ("channels", [], "Kies ten minste één plek"),
        ("profile", "", "Dit is een verplicht veld."),
        ("way", "gefluisterd", "gefluisterd"),
    ],
)
def test_bad_input_gives_the_reason_beside_the_field_and_keeps_what_was_typed(
    desk: Client, profile: Profile, field: str, value: object, reason: str
) -> None:
    answer = desk.post(f"{CONSENTS}new/", form(profile, **{field: value}))

    assert answer.status_code == 200
    assert not Consent.objects.exists()
    errors = answer.context["form"].errors
    assert set(errors) == {field}
    assert reason in " ".join(errors[field])
    page = unescape(answer.content.decode())
    assert f"{day(-3):%d-%m-%Y}" in page
    if field == "valid_until" and value:
        assert str(value) in page


def test_a_consent_for_employers_names_no_place(desk: Client, profile: Profile) -> None:
    desk.post(f"{CONSENTS}new/", form(profile, purpose="employers", channels=[]))

    consent = Consent.objects.get()
    assert consent.channels == []
    assert [grant.channel for grant in consent.grants] == ["employers"]


def test_no_place_is_chosen_beforehand(desk: Client, profile: Profile) -> None:
    assert 'name="channels"' in page_of(desk, f"{CONSENTS}new/")
    assert "checked" not in page_of(desk, f"{CONSENTS}new/")


def test_the_form_begins_with_the_person_whose_page_one_comes_from(desk: Client, profile: Profile) -> None:
    assert "Samira (voorbeeld)" in page_of(desk, f"{CONSENTS}new/?profiel={profile.pk}")
    for odd in ("", "x", "999999", "9" * 30, "²"):
        assert "Samira" not in page_of(desk, f"{CONSENTS}new/?profiel={odd}")


def test_the_list_is_narrowed_by_state_and_purpose(desk: Client, profile: Profile) -> None:
    names = {}
    for state, columns in {
        ConsentState.PLANNED: {"valid_from": day(5), "valid_until": day(9)},
        ConsentState.VALID: {"valid_until": day(99)},
        ConsentState.ENDING: {"valid_until": day(9)},
        ConsentState.ENDED: {"valid_from": day(-9), "valid_until": day(-1)},
        ConsentState.WITHDRAWN: {},
    }.items():
        person = make_profile(profile.get_parent(), f"Iemand {state.value} (voorbeeld)", slug=state.value)
        consent = make_consent(person, Purpose.PHOTO if state is ConsentState.ENDED else Purpose.PROFILE, **columns)
        names[state] = person.title
        if state is ConsentState.WITHDRAWN:
            consent.withdraw()

    def shown(query: str) -> set[ConsentState]:
        page = page_of(desk, f"{CONSENTS}?{query}")
        return {state for state, name in names.items() if name in page}

    assert shown("") == set(ConsentState)
    assert shown("state=valid") == {ConsentState.VALID, ConsentState.ENDING}
    for state in (ConsentState.PLANNED, ConsentState.ENDING, ConsentState.ENDED, ConsentState.WITHDRAWN):
        assert shown(f"state={state.value}") == {state}
    assert shown("purpose=photo") == {ConsentState.ENDED}
    assert shown("q=withdrawn") == {ConsentState.WITHDRAWN}
    page = page_of(desk, CONSENTS)
    for state in ConsentState:
        assert state.label in page


def test_one_consent_is_withdrawn_after_it_was_said_what_that_does(
    desk: Client, editor: AbstractUser, profile: Profile
) -> None:
    consent, other = make_consent(profile), make_consent(profile, Purpose.PHOTO)
    address = f"{CONSENTS}intrekken/{consent.pk}/"
    assert address in page_of(desk, CONSENTS)

    asked = page_of(desk, address)
    consent.refresh_from_db()
    assert consent.withdrawn_at is None
    assert "Het profiel tonen" in asked
    assert "De foto tonen" not in asked
    assert "nergens meer te zien" in asked

    answer = desk.post(address, follow=True)

    consent.refresh_from_db()
    other.refresh_from_db()
    assert consent.withdrawn_by == editor
    assert other.withdrawn_at is None
    assert "De toestemming is ingetrokken." in unescape(answer.content.decode())
    assert ModelLogEntry.objects.filter(object_id=str(consent.pk), action="wagtail.edit", user=editor).exists()
    assert "niets meer om in te trekken" in page_of(desk, address)


def test_all_consents_are_withdrawn_with_one_action(desk: Client, profile: Profile) -> None:
    for purpose in Purpose:
        make_consent(profile, purpose)
    address = f"{CONSENTS}profiel/{profile.pk}/intrekken/"
    assert address in page_of(desk, CONSENTS)
    page = page_of(desk, f"/admin/pages/{profile.pk}/edit/")
    assert address in page
    assert "Trek alle toestemmingen in" in page
    asked = page_of(desk, address)
    for purpose in Purpose:
        assert purpose.label in asked

    answer = desk.post(address)

    assert answer["Location"] == f"/admin/pages/{profile.pk}/edit/"
    assert not Consent.objects.filter(withdrawn_at=None).exists()
    assert "niets meer om in te trekken" in page_of(desk, address)
    assert "Er waren geen toestemmingen meer" in unescape(desk.post(address, follow=True).content.decode())


def test_there_is_nothing_to_change_or_delete(desk: Client, admin_client: Client, profile: Profile) -> None:
    consent = make_consent(profile)

    for client in (desk, admin_client):
        for address in (f"{CONSENTS}edit/{consent.pk}/", f"{CONSENTS}delete/{consent.pk}/"):
            client.post(address, form(profile, valid_until=f"{day(300):%d-%m-%Y}"))
            assert client.get(address).status_code == 302
    consent.refresh_from_db()
    assert consent.valid_until == day(30)


@pytest.mark.parametrize("address", ["", "new/", "intrekken/{consent}/", "profiel/{profile}/intrekken/"])
def test_writers_have_nothing_to_do_with_consents(client: Client, profile: Profile, address: str) -> None:
    consent = make_consent(profile)
    client.force_login(make_user("schrijver", "Schrijvers"))
    address = CONSENTS + address.format(consent=consent.pk, profile=profile.pk)

    assert client.get(address).status_code == 302
    client.post(address, form(profile))

    consent.refresh_from_db()
    assert consent.withdrawn_at is None
    assert Consent.objects.count() == 1
    assert "Trek alle" not in page_of(client, f"/admin/pages/{profile.pk}/edit/")


def test_pages_of_other_kinds_have_no_such_buttons(desk: Client, profile: Profile) -> None:
    assert "Trek alle" not in page_of(desk, f"/admin/pages/{profile.get_parent().pk}/edit/")


def test_what_ends_soon_waits_on_the_dashboard(desk: Client, client: Client, profile: Profile) -> None:
    make_consent(profile, Purpose.PHOTO, valid_until=day(9))

    page = page_of(desk, "/admin/")

    assert "Toestemming die bijna eindigt" in page
    assert f'href="{CONSENTS}new/?profiel={profile.pk}"' in page
    client.force_login(make_user("schrijver", "Schrijvers"))
    assert "bijna eindigt" not in page_of(client, "/admin/")
