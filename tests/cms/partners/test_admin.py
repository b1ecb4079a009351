"""What editors do with partners, through the forms themselves."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser, Permission
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.partners.models import OperationUse, Partner
from tests.cms.editors.people import make_user
from tests.factories.partners import make_partner
from tests.factories.taxonomy import make_stadsdeel

pytestmark = pytest.mark.django_db

PARTNERS = "/admin/partners/"


@pytest.fixture
def editor() -> AbstractUser:
    """Somebody of Redactie."""
    return make_user("redacteur", "Redactie")


@pytest.fixture
def desk(editor: AbstractUser, client: Client) -> Client:
    """The browser of somebody of Redactie."""
    client.force_login(editor)
    return client


def day(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%d-%m-%Y}"


def form(**fields: Any) -> dict[str, Any]:
    return {
        "name": "Buurtkrant West (voorbeeld)",
        "contact_function": "webredacteur",
        "email": "web@example.org",
        "agreed_from": day(0),
        "agreed_until": day(365),
        "channels": ["partner-sites"],
        "kinds": ["news", "agenda"],
        "origins": "https://www.buurtkrant.example\r\n\r\n  https://buurtkrant.example\r\nhttps://www.buurtkrant.example",
        "points_per_minute": "60000",
        **fields,
    }


def page_of(desk: Client, partner: Partner) -> str:
    return unescape(desk.get(f"{PARTNERS}inspect/{partner.pk}/").content.decode())


def test_an_agreement_is_written_down(desk: Client) -> None:
    west = make_stadsdeel("West")

    answer = desk.post(f"{PARTNERS}new/", form(stadsdelen=[west.pk]))

    partner = Partner.objects.get()
    assert answer["Location"] == f"{PARTNERS}inspect/{partner.pk}/"
    assert partner.slug == "buurtkrant-west-voorbeeld"
    assert partner.origins == ["https://www.buurtkrant.example", "https://buurtkrant.example"]
    assert (partner.channels, partner.kinds) == (["partner-sites"], ["news", "agenda"])
    assert list(partner.stadsdelen.all()) == [west]
    page = page_of(desk, partner)
    for words in ("Geldt", "webredacteur", "Nieuws, Agenda", "West", "Websites van partners"):
        assert words in page


def test_a_name_in_addresses_is_nobody_elses(desk: Client) -> None:
    make_partner("Een", slug="buurtkrant")

    desk.post(f"{PARTNERS}new/", form(name="Buurtkrant"))
    desk.post(f"{PARTNERS}new/", form(name="Public site"))
    desk.post(f"{PARTNERS}new/", form(name="水"))

    slugs = Partner.objects.exclude(name="Een").order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["buurtkrant-2", "public-site-2", "partner"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"name": ""}, "Dit is een verplicht veld."),
        ({"email": "geen adres"}, "Voer een geldig e-mailadres in."),
        ({"agreed_until": "morgen"}, "Voer een geldige datum in."),
        ({"channels": []}, "Kies ten minste één plek waar dit te zien mag zijn."),
        ({"kinds": ["geheimen"]}, "geheimen"),
        ({"points_per_minute": "-5"}, "minstens"),
    ],
)
def test_bad_input_is_told_beside_the_field_and_the_rest_is_kept(
    desk: Client, fields: dict[str, Any], reason: str
) -> None:
    answer = desk.post(f"{PARTNERS}new/", form(contact_function="hoofdredacteur", **fields))

    page = unescape(answer.content.decode())
    (field,) = fields
    assert reason in " ".join(answer.context["form"].errors[field])
    assert reason in page
    assert 'value="hoofdredacteur"' in page
    assert "https://buurtkrant.example" in page
    assert not Partner.objects.exists()


def test_profiles_are_opened_by_the_keepers_alone_and_closed_by_everybody(desk: Client, editor: AbstractUser) -> None:
    opening = form(may_show_people="on", legal_basis="Overeenkomst van 3 november 2022", kinds=[])

    page = unescape(desk.post(f"{PARTNERS}new/", opening).content.decode())
    assert "Alleen het beheer mag dit aanzetten." in page
    assert not Partner.objects.exists()

    editor.user_permissions.add(Permission.objects.get(codename="open_profiles"))
    desk.post(f"{PARTNERS}new/", opening)
    partner = Partner.objects.get()
    assert partner.may_show_people

    editor.user_permissions.clear()
    address = f"{PARTNERS}edit/{partner.pk}/"
    desk.post(address, opening | {"name": "Andere naam"})
    partner.refresh_from_db()
    assert (partner.name, partner.may_show_people) == ("Andere naam", True)
    desk.post(address, form())
    partner.refresh_from_db()
    assert not partner.may_show_people


def test_a_change_keeps_the_name_in_addresses_and_is_told_by_field(desk: Client, editor: AbstractUser) -> None:
    desk.post(f"{PARTNERS}new/", form())
    partner = Partner.objects.get()

    desk.post(f"{PARTNERS}edit/{partner.pk}/", form(name="Krant van West", kinds=["news"]))

    partner.refresh_from_db()
    assert (partner.name, partner.slug) == ("Krant van West", "buurtkrant-west-voorbeeld")
    entry = ModelLogEntry.objects.get(action="partners.change")
    assert (entry.user, entry.data) == (editor, {"fields": ["Organisatie", "Soorten"]})
    page = page_of(desk, partner)
    assert "Afspraak gewijzigd: Organisatie, Soorten" in page
    assert "redacteur" in page
    assert "Afspraak gewijzigd" in unescape(desk.get(f"{PARTNERS}history/{partner.pk}/").content.decode())


def test_the_list_tells_what_each_agreement_is_worth(desk: Client) -> None:
    today = timezone.localdate()
    make_partner("Bakker")
    make_partner("Slager", agreed_from=today - timedelta(days=9), agreed_until=today - timedelta(days=1))
    make_partner("Kapper", agreed_from=today + timedelta(days=1))

    everything = unescape(desk.get(PARTNERS).content.decode())
    assert [word for word in ("Geldt", "Voorbij", "Nog niet", "Nog nooit") if word not in everything] == []
    for state, name in (("valid", "Bakker"), ("ended", "Slager"), ("future", "Kapper")):
        listed = desk.get(f"{PARTNERS}?state={state}").context["object_list"]
        assert [partner.name for partner in listed] == [name]


def test_the_list_is_in_the_order_of_names_and_is_searched(desk: Client) -> None:
    for name in ("Slager", "Bakker", "Kapper"):
        make_partner(name)

    assert [partner.name for partner in desk.get(PARTNERS).context["object_list"]] == ["Bakker", "Kapper", "Slager"]
    assert [partner.name for partner in desk.get(f"{PARTNERS}?q=kap").context["object_list"]] == ["Kapper"]


@pytest.mark.parametrize("path", ["", "new/", "edit/{}/", "inspect/{}/", "history/{}/"])
def test_who_writes_has_nothing_to_do_with_partners(client: Client, path: str) -> None:
    client.force_login(make_user("schrijver", "Schrijvers"))

    assert client.get(PARTNERS + path.format(make_partner().pk))["Location"] == "/admin/"


def test_redactie_deletes_no_partner(desk: Client) -> None:
    desk.post(f"{PARTNERS}delete/{make_partner().pk}/")

    assert Partner.objects.exists()


def test_the_page_of_a_partner_tells_what_it_asks(desk: Client) -> None:
    partner, other = make_partner(), make_partner()
    now = timezone.now()
    for whose, operation, days, times in (
        (partner, "News", 0, 1200),
        (partner, "News", 1, 34),
        (partner, "", 0, 2),
        (partner, "Long ago", 40, 1),
        (other, "Theirs", 0, 1),
    ):
        at = now - timedelta(days=days)
        OperationUse.objects.create(
            partner=whose, operation=operation, day=timezone.localdate(at), times=times, points=times * 10, last_at=at
        )

    page = page_of(desk, partner)

    for words in ("1.234", "12.340", "Zonder naam"):
        assert words in page
    assert [words for words in ("Long ago", "Theirs") if words in page] == []
    assert "heeft in de laatste 30 dagen niets gevraagd" in page_of(desk, make_partner())
