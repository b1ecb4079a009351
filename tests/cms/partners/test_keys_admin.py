"""What editors do with the keys of a partner, through the forms themselves."""

import re
import time
from datetime import date, timedelta
from html import unescape

import pytest
from django.contrib.auth.models import AbstractUser
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.partners.enums import KeyState
from cms.partners.keys import UnknownKey, reader_of
from cms.partners.models import Partner, PartnerKey
from tests.cms.editors.people import make_user
from tests.factories.partners import make_key, make_partner

pytestmark = pytest.mark.django_db

KEY = re.compile(r'value="(bb_[A-Za-z0-9_-]+)"')


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
def partner() -> Partner:
    """Whose keys it is about."""
    return make_partner("Buurtkrant")


def day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def opens(key: str) -> bool:
    try:
        return reader_of(f"Bearer {key}").partner is not None
    except UnknownKey:
        return False


def address(partner: Partner, what: str = "") -> str:
    """Where something is done with the newest key, or one is made."""
    if not what:
        return f"/admin/partners/{partner.pk}/sleutel/"
    return f"/admin/partners/{partner.pk}/sleutel/{partner.keys.first().pk}/{what}/"


def page_of(desk: Client, partner: Partner) -> str:
    return unescape(desk.get(f"/admin/partners/inspect/{partner.pk}/").content.decode())


def test_a_key_is_made_and_shown_once(desk: Client, editor: AbstractUser, partner: Partner) -> None:
    assert f'value="{day(365)}"' in desk.get(address(partner)).content.decode()

    answer = desk.post(address(partner), {"valid_until": f"{day(30)}"}, follow=True)

    (key,) = KEY.findall(answer.content.decode())
    assert opens(key)
    assert "no-store" in answer["Cache-Control"]
    made = PartnerKey.objects.get()
    assert (made.created_by, made.valid_until, made.last_four) == (editor, day(30), key[-4:])
    page = page_of(desk, partner)
    assert f"…{key[-4:]}" in page
    places = [
        address(partner, "."),
        f"/admin/partners/history/{partner.pk}/",
        address(partner),
        address(partner, "vervangen"),
        "/admin/partners/",
    ]
    for place in [page, *(desk.get(place).content.decode() for place in places)]:
        assert key not in place


def test_to_load_the_page_again_makes_no_other_key(desk: Client, partner: Partner) -> None:
    first = desk.post(address(partner), {"valid_until": f"{day(30)}"}, follow=True)
    ((shown_at, _),) = first.redirect_chain

    again = unescape(desk.get(shown_at).content.decode())

    made = PartnerKey.objects.get()
    assert shown_at == address(partner, ".").removesuffix("./")
    assert not KEY.findall(again)
    assert f"Sleutel <strong>…{made.last_four}</strong> van Buurtkrant is al getoond" in again
    assert address(partner, "vervangen") in again


def test_the_key_goes_to_one_page_of_one_browser_and_for_a_minute(
    desk: Client, partner: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = desk.post(address(partner), {"valid_until": f"{day(30)}"})
    cookie = answer.cookies["new_partner_key"]
    (key,) = KEY.findall(desk.get(answer["Location"]).content.decode())

    assert cookie["path"] == answer["Location"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["expires"]) == (True, "Strict", "", "")
    assert desk.cookies["new_partner_key"].value == ""
    assert key not in str(ModelLogEntry.objects.values()) + str(Session.objects.values())

    def shown(value: str, at: str = answer["Location"]) -> bool:
        desk.cookies["new_partner_key"] = value
        return key in desk.get(at).content.decode()

    assert shown(cookie.value)
    assert not shown(cookie.value[:-1] + "x")
    make_key(partner)
    assert not shown(cookie.value, address(partner, ".").removesuffix("./"))
    later = time.time() + 61
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert not shown(cookie.value)


@pytest.mark.parametrize("days", [-1, 366])
def test_a_key_ends_before_the_agreement_does(desk: Client, partner: Partner, days: int) -> None:
    answer = desk.post(address(partner), {"valid_until": f"{day(days)}"})

    reasons = answer.context["form"].errors["valid_until"]
    assert reasons == [f"Kies een dag van vandaag tot en met {day(365):%d-%m-%Y}."]
    assert reasons[0] in answer.content.decode()
    assert not PartnerKey.objects.exists()


def test_no_key_is_made_under_an_agreement_that_is_over(desk: Client) -> None:
    partner = make_partner(agreed_from=day(-9), agreed_until=day(-1))

    assert "Verleng de afspraak eerst" in page_of(desk, partner)
    answer = desk.post(address(partner), {"valid_until": f"{day(0)}"})

    assert "De afspraak met deze partner is voorbij. Verleng die eerst." in answer.content.decode()
    assert not PartnerKey.objects.exists()


def test_a_key_is_replaced_and_the_old_one_works_for_some_days(desk: Client, partner: Partner) -> None:
    old = make_key(partner)
    partner.keys.update(valid_until=day(100))
    first = partner.keys.get()

    answer = desk.post(address(partner, "vervangen"), {"days": "7"}, follow=True)

    page = unescape(answer.content.decode())
    (new,) = KEY.findall(page)
    assert (opens(old), opens(new)) == (True, True)
    first.refresh_from_db()
    assert first.valid_until == day(7)
    assert f"De oude sleutel …{old[-4:]} werkt nog tot en met" in page
    assert new not in page_of(desk, partner)


@pytest.mark.parametrize("days", ["-1", "91", "veel", ""])
def test_an_overlap_is_a_number_of_days(desk: Client, partner: Partner, days: str) -> None:
    make_key(partner)

    answer = desk.post(address(partner, "vervangen"), {"days": days})

    assert answer.context["form"].errors["days"]
    assert partner.keys.count() == 1


def test_revoking_is_confirmed_and_works_at_once(desk: Client, partner: Partner) -> None:
    key, other = make_key(partner), make_key(make_partner())
    where = address(partner, "intrekken")

    question = desk.get(where).content.decode()
    assert "Ja, trek in" in question
    assert "De sleutel is nog nooit gebruikt." in question
    assert opens(key)
    desk.post(where)

    assert (opens(key), opens(other)) == (False, True)
    assert partner.keys.get().state is KeyState.REVOKED
    page = page_of(desk, partner)
    assert "Ingetrokken" in page
    assert where not in page


def test_what_has_ended_is_not_replaced_nor_revoked_again(desk: Client, partner: Partner) -> None:
    make_key(partner)
    partner.keys.get().revoke()
    revoked_at = partner.keys.get().revoked_at

    for what in ("vervangen", "intrekken"):
        answer = desk.post(address(partner, what), {"days": "1"})
        assert answer["Location"] == f"/admin/partners/inspect/{partner.pk}/"

    assert (partner.keys.count(), partner.keys.get().revoked_at) == (1, revoked_at)


def test_a_key_is_found_under_its_own_partner_alone(desk: Client, partner: Partner) -> None:
    key = make_key(partner)

    answer = desk.post(f"/admin/partners/{make_partner().pk}/sleutel/{partner.keys.get().pk}/intrekken/")

    assert answer.status_code == 404
    assert opens(key)


def test_the_log_tells_who_did_what_and_never_the_key(desk: Client, editor: AbstractUser, partner: Partner) -> None:
    (first,) = KEY.findall(desk.post(address(partner), {"valid_until": f"{day(60)}"}, follow=True).content.decode())
    (second,) = KEY.findall(desk.post(address(partner, "vervangen"), {"days": "3"}, follow=True).content.decode())
    desk.post(address(partner, "intrekken"))

    entries = ModelLogEntry.objects.filter(action__startswith="partners.").order_by("pk")
    assert [entry.action for entry in entries] == ["partners.make_key", "partners.replace_key", "partners.revoke_key"]
    assert {entry.user for entry in entries} == {editor}
    assert [key for key in (first, second) for entry in entries if key in str(entry.data) + entry.message] == []
    page = page_of(desk, partner)
    for words in (
        f"Sleutel …{first[-4:]} gemaakt",
        f"Sleutel …{first[-4:]} vervangen door …{second[-4:]}",
        f"Sleutel …{second[-4:]} ingetrokken",
    ):
        assert words in page


def test_the_list_counts_keys_that_work(desk: Client, partner: Partner) -> None:
    for _ in range(3):
        make_key(partner)
    partner.keys.first().revoke()
    partner.keys.filter(pk=partner.keys.last().pk).update(last_used_on=day(-2))
    over = make_partner("Slager", agreed_from=day(-9), agreed_until=day(0))
    make_key_until_today = over.make_key(day(0), None)
    Partner.objects.filter(pk=over.pk).update(agreed_until=day(-1))

    listed = desk.get("/admin/partners/").context["object_list"]

    assert not opens(make_key_until_today)
    assert [(one.name, one.valid_keys, one.last_use) for one in listed] == [
        ("Buurtkrant", 2, day(-2)),
        ("Slager", 0, None),
    ]


@pytest.mark.parametrize("what", ["", "vervangen", "intrekken"])
def test_who_only_looks_makes_and_ends_no_key(client: Client, partner: Partner, what: str) -> None:
    key = make_key(partner)
    where = address(partner, what)
    client.force_login(make_user("schrijver", "Schrijvers"))

    for answer in (client.get(where), client.post(where, {"days": "1", "valid_until": f"{day(1)}"})):
        assert answer["Location"] == "/admin/"

    assert (opens(key), partner.keys.count()) == (True, 1)
