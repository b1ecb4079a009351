"""What can be agreed with a partner, and what becomes of its keys."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils import timezone
from pytest_django import Settings

from cms.partners.enums import ContentKind, KeyState
from cms.partners.keys import UnknownKey, reader_of
from cms.partners.models import MOST_KEY_DAYS, MOST_OVERLAP_DAYS, PartnerKey
from tests.factories.partners import make_key, make_partner
from tests.factories.taxonomy import make_stadsdeel

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("_columns", "_field"),
    [
        ({"agreed_until": TODAY - DAY}, "agreed_until"),
        ({"may_show_people": True, "legal_basis": " "}, "legal_basis"),
        ({"kinds": [ContentKind.PROFILES]}, "kinds"),
        ({"kinds": ["gossip"]}, "kinds"),
        ({"channels": []}, "channels"),
        ({"channels": ["employers"]}, "channels"),
        ({"slug": "public-site"}, "slug"),
        ({"points_per_minute": 10}, "points_per_minute"),
        ({"origins": [f"https://{number}.example.org" for number in range(51)]}, "origins"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused_beside_its_field(_columns: dict[str, Any], _field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make_partner(**_columns)

    assert list(refused.value.message_dict) == [_field]


@pytest.mark.parametrize(
    ("_written", "_origin"),
    [
        ("https://www.example.org", "https://www.example.org"),
        (" https://WWW.Example.org/ ", "https://www.example.org"),
        ("https://example.org:443", "https://example.org"),
        ("https://example.org:8443", "https://example.org:8443"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("http://127.0.0.1:5500", "http://127.0.0.1:5500"),
        ("http://localhost", "http://localhost"),
    ],
)
def test_origins_are_kept_as_browsers_send_them(_written: str, _origin: str) -> None:
    assert make_partner(origins=[_written, _written]).origins == [_origin]


@pytest.mark.parametrize(
    "_written",
    [
        "example.org",
        "http://example.org",
        "https://",
        "https://example.org/pagina",
        "https://example.org?x",
        "https://*.example.org",
        "https://user@example.org",
        "https://example.org:x",
        "https://example..org",
        "null",
        "*",
        "ftp://example.org",
        "https://exa mple.org",
    ],
)
def test_what_is_no_origin_is_refused_by_name(_written: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make_partner(origins=["https://example.org", _written])

    assert _written in refused.value.message_dict["origins"][0]


def test_a_site_on_this_machine_may_only_read_where_there_is_no_https(settings: Settings) -> None:
    settings.CMS_URL = "https://cms.example.org"

    with pytest.raises(ValidationError):
        make_partner(origins=["http://127.0.0.1:5500"])


def test_a_key_is_shown_once_and_kept_as_a_hash() -> None:
    partner = make_partner()

    key = partner.make_key(TODAY, None)

    stored = partner.keys.get()
    assert key.startswith("bb_")
    assert (stored.last_four, stored.valid_until, stored.state) == (key[-4:], TODAY, KeyState.VALID)
    assert key not in str({field.name: getattr(stored, field.name) for field in PartnerKey._meta.concrete_fields})


@pytest.mark.parametrize("_until", [TODAY - DAY, TODAY + MOST_KEY_DAYS * DAY + DAY])
def test_a_key_ends_by_itself_and_not_too_late(_until: Any) -> None:
    partner = make_partner(agreed_until=TODAY + 10_000 * DAY)

    with pytest.raises(ValidationError):
        partner.make_key(_until, None)


def test_a_key_never_outlives_the_agreement() -> None:
    partner = make_partner(agreed_until=TODAY + 5 * DAY)

    with pytest.raises(ValidationError):
        partner.make_key(TODAY + 6 * DAY, None)
    assert partner.make_key(TODAY + 5 * DAY, None)


def test_no_key_is_made_for_an_agreement_that_is_over() -> None:
    partner = make_partner(agreed_from=TODAY - 2 * DAY, agreed_until=TODAY - DAY)

    with pytest.raises(ValidationError):
        partner.make_key(TODAY, None)


def test_a_revoked_key_stays_revoked_since_the_first_time() -> None:
    partner = make_partner()
    make_key(partner)
    key = partner.keys.get()

    key.revoke()
    first = key.revoked_at
    key.revoke()

    assert key.state == KeyState.REVOKED
    assert key.revoked_at == first is not None


def test_a_key_is_replaced_with_an_overlap() -> None:
    partner = make_partner()
    before = partner.make_key(TODAY + 30 * DAY, None)

    after = partner.keys.get().rotate(7, None)

    ends = dict(partner.keys.values_list("last_four", "valid_until"))
    assert ends == {before[-4:]: TODAY + 7 * DAY, after[-4:]: partner.last_day_of_key}
    assert reader_of(f"Bearer {before}") == reader_of(f"Bearer {after}")


def test_an_overlap_makes_no_key_last_longer() -> None:
    partner = make_partner()
    make_key(partner)

    key = partner.keys.get()
    key.rotate(30, None)

    assert key.valid_until == TODAY + DAY


@pytest.mark.parametrize("_days", [-1, MOST_OVERLAP_DAYS + 1])
def test_an_overlap_has_bounds(_days: int) -> None:
    partner = make_partner()
    make_key(partner)

    with pytest.raises(ValidationError):
        partner.keys.get().rotate(_days, None)
    assert partner.keys.count() == 1


def test_a_key_that_was_ended_is_not_replaced() -> None:
    partner = make_partner()
    make_key(partner)
    key = partner.keys.get()
    PartnerKey.objects.get().revoke()

    with pytest.raises(ValidationError):
        key.rotate(7, None)
    assert partner.keys.count() == 1


def test_a_stadsdeel_in_an_agreement_cannot_go_away() -> None:
    area = make_stadsdeel()
    partner = make_partner(stadsdelen=(area,))

    with pytest.raises(ProtectedError):
        area.delete()
    assert list(partner.stadsdelen.all()) == [area]


@pytest.mark.parametrize(
    ("_columns", "_state"),
    [
        ({}, KeyState.VALID),
        ({"agreed_from": TODAY + DAY}, KeyState.NOT_AGREED),
        ({"agreed_from": TODAY - 2 * DAY, "agreed_until": TODAY - DAY}, KeyState.NOT_AGREED),
    ],
)
def test_a_key_opens_nothing_outside_of_the_agreement(_columns: dict[str, Any], _state: KeyState) -> None:
    partner = make_partner()
    key = make_key(partner)
    type(partner).objects.update(**_columns or {"name": "Andere naam"})

    assert PartnerKey.objects.get().state == _state
    if _state is KeyState.VALID:
        assert reader_of(f"Bearer {key}").partner == partner.pk
    else:
        with pytest.raises(UnknownKey):
            reader_of(f"Bearer {key}")
