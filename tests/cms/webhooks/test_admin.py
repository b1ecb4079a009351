"""What editors do with webhooks, through the pages themselves."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser, User
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import ModelLogEntry

from cms.webhooks.enums import DeliveryState, Event, PauseReason, Problem
from cms.webhooks.models import Delivery, WebhookEndpoint
from cms.webhooks.withdrawals import last_told_about
from tests.cms.editors.people import make_user
from tests.factories.home import make_home
from tests.factories.partners import make_partner
from tests.factories.profiles import make_profile, make_profile_index
from tests.factories.webhooks import make_delivery, make_endpoint

pytestmark = pytest.mark.django_db

WEBHOOKS, LOG, UNCONFIRMED = "/admin/webhooks/", "/admin/webhooks/meldingen/", "/admin/webhooks/niet-bevestigd/"
SECRET = re.compile(r'value="(whsec_[^"]+)"')


@pytest.fixture
def editor() -> AbstractUser:
    """Somebody of Redactie."""
    return make_user("redacteur", "Redactie")


@pytest.fixture
def desk(editor: AbstractUser, client: Client) -> Client:
    """The browser of somebody of Redactie."""
    client.force_login(editor)
    return client


def text(desk: Client, address: str) -> str:
    answer = desk.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def form(**fields: Any) -> dict[str, Any]:
    return {"url": "https://partner.example/hook", "events": ["published", "updated"], "is_active": "on", **fields}


def test_a_webhook_is_made_and_its_secret_is_shown_once(desk: Client, editor: AbstractUser) -> None:
    partner = make_partner("Buurtkrant West (voorbeeld)")
    assert f'value="{partner.pk}" selected' in text(desk, f"{WEBHOOKS}new/?partner={partner.pk}")

    answer = desk.post(f"{WEBHOOKS}new/", form(partner=partner.pk))

    endpoint = WebhookEndpoint.objects.get()
    (secret,) = SECRET.findall(unescape(answer.content.decode()))
    assert endpoint.valid_secrets() == [secret]
    assert (endpoint.partner, endpoint.created_by, endpoint.events) == (partner, editor, ["published", "updated"])
    assert "no-store" in answer["Cache-Control"]
    for address in (WEBHOOKS, f"{WEBHOOKS}inspect/{endpoint.pk}/", f"{WEBHOOKS}edit/{endpoint.pk}/"):
        assert secret not in text(desk, address)
    assert secret[-4:] in text(desk, f"{WEBHOOKS}inspect/{endpoint.pk}/")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://partner.example/hook", "Het adres moet met https:// beginnen."),
        ("https://10.0.0.1/hook", "Dit adres ligt in een besloten netwerk."),
        ("https://name:word@partner.example/", "In het adres mogen geen naam en wachtwoord staan."),
        ("geen adres", "Voer een geldige URL in."),
    ],
)
def test_an_address_that_is_not_good_is_told_beside_the_field(
    desk: Client, settings: Settings, url: str, reason: str
) -> None:
    settings.WEBHOOK_PRIVATE_ADDRESSES = False

    page = unescape(desk.post(f"{WEBHOOKS}new/", form(partner=make_partner().pk, url=url)).content.decode())

    assert reason in page
    assert not WebhookEndpoint.objects.exists()


def test_a_webhook_stays_with_its_partner(desk: Client) -> None:
    endpoint = make_endpoint()

    desk.post(f"{WEBHOOKS}edit/{endpoint.pk}/", form(partner=make_partner().pk, url="https://other.example/"))

    changed = WebhookEndpoint.objects.get()
    assert (changed.partner, changed.url) == (endpoint.partner, "https://other.example/")


def test_a_paused_webhook_is_put_on_again(desk: Client) -> None:
    endpoint = make_endpoint(is_active=False)
    WebhookEndpoint.objects.update(pause_reason=PauseReason.GONE)
    page = f"{WEBHOOKS}inspect/{endpoint.pk}/"
    assert "De ontvanger zegt dat het adres niet meer bestaat." in text(desk, page)
    assert f"De webhook van {endpoint.partner} is gestopt" in text(desk, "/admin/")

    desk.post(f"{WEBHOOKS}edit/{endpoint.pk}/", form())

    assert "is gestopt" not in text(desk, "/admin/")
    endpoint.refresh_from_db()
    assert (endpoint.is_active, endpoint.pause_reason, endpoint.paused_at) == (True, "", None)


def test_a_new_secret_signs_beside_the_old_one_for_some_days(desk: Client) -> None:
    endpoint = make_endpoint()
    (old,) = endpoint.valid_secrets()

    (new,) = SECRET.findall(unescape(desk.post(f"{WEBHOOKS}geheim/{endpoint.pk}/", {"days": 7}).content.decode()))
    assert endpoint.valid_secrets() == [new, old]

    (newest,) = SECRET.findall(unescape(desk.post(f"{WEBHOOKS}geheim/{endpoint.pk}/", {"days": 0}).content.decode()))
    assert endpoint.valid_secrets() == [newest]
    history = text(desk, f"{WEBHOOKS}inspect/{endpoint.pk}/")
    assert "Nieuw geheim gemaakt; het oude werkt nog 7 dagen" in history
    assert "Nieuw geheim gemaakt; het oude werkt niet meer" in history


@pytest.mark.parametrize("days", ["-1", "31", "veel"])
def test_the_old_secret_does_not_stay_for_ever(desk: Client, days: str) -> None:
    endpoint = make_endpoint()

    page = desk.post(f"{WEBHOOKS}geheim/{endpoint.pk}/", {"days": days}).content.decode()

    assert "error-message" in page
    assert endpoint.secrets.count() == 1


def test_a_test_is_put_in_the_row(desk: Client) -> None:
    endpoint = make_endpoint()
    assert f'action="{WEBHOOKS}test/{endpoint.pk}/"' in text(desk, f"{WEBHOOKS}inspect/{endpoint.pk}/")

    answer = desk.post(f"{WEBHOOKS}test/{endpoint.pk}/")

    assert answer["Location"] == f"{WEBHOOKS}inspect/{endpoint.pk}/"
    delivery = Delivery.objects.get()
    assert (delivery.event, delivery.number, delivery.state) == (Event.TEST, 1, DeliveryState.WAITING)


def test_the_log_is_narrowed(desk: Client) -> None:
    here, there = make_endpoint(), make_endpoint()
    make_delivery(here, Event.PUBLISHED, "News:1", state=DeliveryState.DELIVERED)
    make_delivery(here, Event.MOVED, "News:2", problem=Problem.FAILED)
    make_delivery(there, Event.UPDATED, "News:3")

    def listed(query: str) -> set[str]:
        return set(re.findall(r"News:\d\b", text(desk, f"{LOG}{query}")))

    assert listed("") == {"News:1", "News:2", "News:3"}
    assert listed(f"?partner={here.partner_id}") == {"News:1", "News:2"}
    assert listed(f"?endpoint={there.pk}") == {"News:3"}
    assert listed("?state=delivered") == {"News:1"}
    assert listed("?event=moved") == {"News:2"}
    assert listed("?node_id=News%3A3") >= {"News:3"}


def test_one_message_is_sent_again_with_the_same_id(desk: Client) -> None:
    endpoint = make_endpoint()
    delivery = make_delivery(endpoint, state=DeliveryState.GIVEN_UP, attempts=14, problem=Problem.FAILED, status=500)
    address = f"{LOG}inspect/{delivery.pk}/"
    assert "Opgegeven: Fout bij de ontvanger" in text(desk, address)

    desk.post(address)

    again = Delivery.objects.get()
    assert (again.pk, again.number) == (delivery.pk, delivery.number)
    assert (again.state, again.attempts) == (DeliveryState.WAITING, 0)
    assert "Melding 1 opnieuw gestuurd" in text(desk, f"{WEBHOOKS}inspect/{endpoint.pk}/")


def test_all_since_a_moment_is_sent_again(desk: Client) -> None:
    endpoint, other = make_endpoint(), make_endpoint()
    now = timezone.now()
    for one in (endpoint, other):
        for hours in (1, 3):
            make_delivery(one, happened_at=now - timedelta(hours=hours), state=DeliveryState.DELIVERED)
    since = timezone.localtime(now - timedelta(hours=2))

    desk.post(f"{WEBHOOKS}opnieuw/{endpoint.pk}/", {"since": f"{since:%Y-%m-%dT%H:%M}"})

    again = Delivery.objects.filter(state=DeliveryState.WAITING)
    assert [(one.endpoint, one.number) for one in again] == [(endpoint, 1)]
    assert "1 melding gaat opnieuw" in text(desk, f"{WEBHOOKS}inspect/{endpoint.pk}/")


def test_a_moment_that_is_still_to_come_is_refused(desk: Client) -> None:
    endpoint = make_endpoint()
    tomorrow = timezone.localtime() + timedelta(days=1)

    page = desk.post(f"{WEBHOOKS}opnieuw/{endpoint.pk}/", {"since": f"{tomorrow:%Y-%m-%dT%H:%M}"}).content.decode()

    assert "Kies een moment dat voorbij is." in page


def test_withdrawals_that_nobody_confirmed_are_listed_with_whom_to_call(desk: Client, editor: AbstractUser) -> None:
    person = make_profile(make_profile_index(make_home()))
    partner = make_partner("Buurtkrant West (voorbeeld)", may_show_people=True)
    endpoint = make_endpoint(partner)
    waiting = make_delivery(endpoint, Event.WITHDRAWN, f"Profile:{person.pk}", answered_at=timezone.now())
    make_delivery(endpoint, Event.WITHDRAWN, "Profile:999", confirmed_at=timezone.now())

    page = text(desk, UNCONFIRMED)
    for words in (person.title, partner.name, partner.contact_function, partner.email, "Aangekomen, niet bevestigd"):
        assert words in page
    assert "Profile:999" not in page
    assert "Eén intrekking is niet bevestigd" in text(desk, "/admin/")

    desk.post(f"{UNCONFIRMED}{waiting.pk}/")

    assert "Alles is bevestigd." in text(desk, UNCONFIRMED)
    waiting.refresh_from_db()
    assert waiting.confirmed_by == editor
    assert last_told_about(waiting.node_id).get() == waiting
    assert "opgeschreven door redacteur" in text(desk, f"{LOG}inspect/{waiting.pk}/")


def test_partners_that_hear_nothing_are_named(desk: Client) -> None:
    make_partner("Zonder webhook (voorbeeld)", may_show_people=True)
    make_partner("Zonder mensen (voorbeeld)")
    make_endpoint(make_partner("Gestopt (voorbeeld)", may_show_people=True), is_active=False)
    make_endpoint(make_partner("Met webhook (voorbeeld)", may_show_people=True))

    page = text(desk, UNCONFIRMED)

    assert [name in page for name in ("Zonder webhook", "Gestopt", "Zonder mensen", "Met webhook")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_webhook_with_unconfirmed_withdrawals_is_not_deleted(desk: Client) -> None:
    endpoint = make_endpoint()
    withdrawal = make_delivery(endpoint, Event.WITHDRAWN, "Profile:1")
    address = f"{WEBHOOKS}delete/{endpoint.pk}/"

    assert desk.post(address)["Location"] == UNCONFIRMED
    assert WebhookEndpoint.objects.exists()

    desk.post(f"{UNCONFIRMED}{withdrawal.pk}/")
    desk.post(address)
    assert not WebhookEndpoint.objects.exists()


def test_the_page_of_a_partner_tells_of_its_webhooks(desk: Client) -> None:
    endpoint = make_endpoint(url="https://partner.example/hook")
    make_delivery(endpoint)

    page = text(desk, f"/admin/partners/inspect/{endpoint.partner_id}/")

    assert f'href="{WEBHOOKS}inspect/{endpoint.pk}/"' in page
    assert f'href="{WEBHOOKS}new/?partner={endpoint.partner_id}"' in page


def test_the_dashboard_tells_that_nothing_is_sent(desk: Client) -> None:
    delivery = make_delivery(make_endpoint())
    assert "Er wordt niets verstuurd" not in text(desk, "/admin/")

    Delivery.objects.filter(pk=delivery.pk).update(next_at=timezone.now() - timedelta(minutes=11))

    assert "Er wordt niets verstuurd" in text(desk, "/admin/")


def test_the_log_of_the_admin_holds_no_address(desk: Client) -> None:
    desk.post(f"{WEBHOOKS}new/", form(partner=make_partner().pk, url="https://partner.example/hook?token=geheim"))

    labels = [entry.label for entry in ModelLogEntry.objects.all()]
    assert any("partner.example" in label for label in labels)
    assert not any("geheim" in label for label in labels)


@pytest.mark.parametrize("address", [WEBHOOKS, f"{WEBHOOKS}new/", LOG, UNCONFIRMED])
def test_who_writes_has_nothing_to_do_with_webhooks(client: Client, address: str) -> None:
    client.force_login(make_user("schrijver", "Schrijvers"))

    assert client.get(address)["Location"] == "/admin/"
    assert WEBHOOKS not in client.get("/admin/").content.decode()


def test_a_writer_sends_and_confirms_nothing(client: Client) -> None:
    client.force_login(make_user("schrijver", "Schrijvers"))
    endpoint = make_endpoint()
    delivery = make_delivery(endpoint, Event.WITHDRAWN, "Profile:1", state=DeliveryState.DELIVERED)

    for address in (
        f"{WEBHOOKS}test/{endpoint.pk}/",
        f"{WEBHOOKS}geheim/{endpoint.pk}/",
        f"{WEBHOOKS}opnieuw/{endpoint.pk}/",
        f"{WEBHOOKS}delete/{endpoint.pk}/",
        f"{LOG}inspect/{delivery.pk}/",
        f"{UNCONFIRMED}{delivery.pk}/",
    ):
        client.post(address, {"days": 0, "since": "2022-11-03T00:00"})

    delivery.refresh_from_db()
    assert (delivery.state, delivery.confirmed_at) == (DeliveryState.DELIVERED, None)
    assert (Delivery.objects.count(), endpoint.secrets.count()) == (1, 1)


def test_nobody_makes_changes_or_deletes_a_message_by_hand(client: Client) -> None:
    client.force_login(User.objects.create_superuser("beheer"))
    delivery = make_delivery(make_endpoint())

    for address in (f"{LOG}new/", f"{LOG}edit/{delivery.pk}/", f"{LOG}delete/{delivery.pk}/"):
        assert client.post(address, {"state": "delivered"})["Location"] == "/admin/"

    assert Delivery.objects.get().state == DeliveryState.WAITING
    assert text(client, f"{LOG}inspect/{delivery.pk}/")
