"""Pictures and documents for who sends a key: what exists over GraphQL opens, and nothing else."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from cms.consent.enums import Purpose
from cms.delivery.http import serving
from cms.partners.enums import ContentKind
from cms.partners.models import PartnerKey
from cms.taxonomy.enums import Channel
from media.models import Document, Picture
from pages.home.models import Home
from tests.factories.core import document_block
from tests.factories.employers import make_invitation, secret_of
from tests.factories.home import make_home
from tests.factories.media import make_document, make_picture
from tests.factories.news import make_news, make_news_index
from tests.factories.partners import make_key, make_partner
from tests.factories.profiles import make_consent, make_profile, make_profile_index
from tests.factories.taxonomy import make_stadsdeel

pytestmark = pytest.mark.django_db
SITE, OTHER = "https://krant.example", "https://other.example"
SITE_KEY = "the key of the public site"
EVERYWHERE = [channel.value for channel in Channel]
NEVER = "Bearer bb_" + "a" * 43


@dataclass
class Shown:
    """A picture and a document on one news item."""

    home: Home
    picture: Picture
    document: Document

    @property
    def addresses(self) -> list[str]:
        """Of both files."""
        return [address_of(self.picture), self.document.public_path]


def address_of(picture: Picture) -> str:
    return picture.stored_renditions()["WIDE"]["src"]


@pytest.fixture
def show() -> Callable[..., Shown]:
    """Publishes the item; the columns are those of news."""

    def make(**columns: Any) -> Shown:
        home, picture, document = make_home(), make_picture(), make_document()
        body = [document_block(document)]
        make_news(make_news_index(home), "Feest", picture=picture, body=body, **{"channels": EVERYWHERE} | columns)
        return Shown(home, picture, document)

    return make


def opened(client: Client, address: str, authorization: str | None = None, **headers: str) -> Any:
    if authorization:
        headers["Authorization"] = authorization
    answer = client.get(address, headers=headers)
    if answer.streaming:
        answer.getvalue()  # which closes the file
    return answer


def key_of(**agreement: Any) -> str:
    return f"Bearer {make_key(make_partner(**agreement))}"


def statuses(client: Client, shown: Shown, authorization: str | None = None) -> set[int]:
    return {opened(client, address, authorization).status_code for address in shown.addresses}


def test_what_the_partner_may_see_opens(client: Client, show: Callable[..., Shown]) -> None:
    shown, key = show(), key_of()

    for address in shown.addresses:
        answer = opened(client, address, key)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "private, no-cache"
        assert {"Authorization", "Origin"} <= set(answer["Vary"].split(", "))
        again = opened(client, address, key, **{"If-None-Match": answer["ETag"]})
        assert (again.status_code, again["Cache-Control"]) == (304, "private, no-cache")


def test_without_a_key_the_address_opens_the_file_as_ever(client: Client, show: Callable[..., Shown]) -> None:
    for address in show(channels=["partner-sites"]).addresses:
        answer = opened(client, address)
        assert (answer.status_code, answer["Cache-Control"]) == (200, "public, max-age=300")
        # A cache must not give it to who sends a key.
        assert answer["Vary"] == "Authorization"
        assert "Access-Control-Allow-Origin" not in opened(client, address, Origin=SITE)


@pytest.mark.parametrize(
    ("_columns", "_agreement"),
    [
        ({"channels": ["public-site"]}, {}),
        ({}, {"kinds": [ContentKind.AGENDA]}),
        ({"channels": ["partner-sites"]}, {"channels": ["stadsdeel-pages"]}),
    ],
)
def test_what_the_agreement_leaves_out_is_not_there(
    client: Client, show: Callable[..., Shown], _columns: dict[str, Any], _agreement: dict[str, Any]
) -> None:
    shown, key = show(**_columns), key_of(**_agreement)

    assert statuses(client, shown) == {200}
    for address in shown.addresses:
        hidden = opened(client, address, key)
        kind, pk, *rest = address.strip("/").split("/")
        absent = opened(client, f"/{kind}/{int(pk) + 9_000}/{'/'.join(rest)}", key)
        assert hidden.status_code == 404
        assert (hidden.content, hidden.headers) == (absent.content, absent.headers)
        assert hidden["Cache-Control"] == "no-store"
        assert "Authorization" in hidden["Vary"]


def test_the_stadsdelen_of_an_agreement_count(client: Client, show: Callable[..., Shown]) -> None:
    west, oost = make_stadsdeel("West"), make_stadsdeel("Oost")
    shown = show(stadsdeel_list=[west])

    assert statuses(client, shown, key_of(stadsdelen=(west,))) == {200}
    assert statuses(client, shown, key_of(stadsdelen=(oost,))) == {404}


def test_a_portrait_is_for_who_may_show_people(client: Client) -> None:
    portrait = make_picture(name="portret.jpg")
    person = make_profile(make_profile_index(make_home()), picture=portrait)
    for purpose in Purpose:
        make_consent(person, purpose)
    address = address_of(portrait)

    assert opened(client, address).status_code == 200
    assert opened(client, address, key_of(may_show_people=True)).status_code == 200
    assert opened(client, address, key_of()).status_code == 404


def test_an_agreement_that_is_narrowed_closes_the_file_at_once(client: Client, show: Callable[..., Shown]) -> None:
    shown, partner = show(), make_partner()
    key = f"Bearer {make_key(partner)}"
    assert statuses(client, shown, key) == {200}

    partner.kinds = [ContentKind.AGENDA]
    partner.save()

    assert statuses(client, shown, key) == {404}


def ended_key() -> str:
    key = key_of()
    PartnerKey.objects.update(valid_until=timezone.localdate() - timedelta(days=1))
    return key


def revoked_key() -> str:
    key = key_of()
    PartnerKey.objects.get().revoke()
    return key


@pytest.mark.parametrize(
    "_make_key", [lambda: NEVER, ended_key, revoked_key, lambda: "Bearer nobody", lambda: "Basic eDp5", lambda: "x"]
)
def test_a_key_of_nobody_opens_nothing_and_is_told_so_in_the_same_words(
    client: Client, show: Callable[..., Shown], _make_key: Callable[[], str]
) -> None:
    shown, key = show(), _make_key()
    over_graphql = client.get("/graphql/?query={__typename}", headers={"Authorization": key})

    for address in shown.addresses:
        answer = opened(client, address, key)
        assert answer.status_code == over_graphql.status_code == 401
        assert answer.json()["errors"] == over_graphql.json()["errors"]
        assert answer.json()["code"] == "KEY_UNKNOWN"
        for header in ("WWW-Authenticate", "Cache-Control"):
            assert answer[header] == over_graphql[header]
        # Whether there is such a file is not told either.
        nothing = opened(client, address.replace("/verslag.pdf", "/niets.pdf").replace("wide", "niets"), key)
        assert (nothing.status_code, nothing.content) == (401, answer.content)


def test_the_public_site_sees_what_is_on_it(client: Client, show: Callable[..., Shown], settings: Settings) -> None:
    settings.PUBLIC_SITE_KEY = SITE_KEY
    shown = show(channels=["partner-sites"])
    on_site = make_picture(name="plein.jpg")
    make_news(make_news_index(shown.home, slug="ander"), "Plein", picture=on_site)

    assert statuses(client, shown, f"Bearer {SITE_KEY}") == {404}
    assert opened(client, address_of(on_site), f"Bearer {SITE_KEY}").status_code == 200


def test_nobody_keeps_what_an_employer_gets(client: Client, show: Callable[..., Shown]) -> None:
    key = f"Bearer {secret_of(make_invitation())}"

    for address in show().addresses:
        answer = opened(client, address, key)
        assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")


@pytest.mark.parametrize(("_origin", "_status", "_is_open"), [(SITE, 200, True), (OTHER, 403, False)])
def test_pages_of_the_partner_may_fetch_it(
    client: Client, show: Callable[..., Shown], _origin: str, _status: int, _is_open: bool
) -> None:
    key = key_of(origins=[SITE])

    for address in show().addresses:
        answer = opened(client, address, key, Origin=_origin)
        assert answer.status_code == _status
        assert answer.get("Access-Control-Allow-Origin") == (SITE if _is_open else None)
        asked = {"Origin": _origin, "Access-Control-Request-Method": "GET"}
        preflight = client.options(address, headers=asked)
        assert preflight.get("Access-Control-Allow-Origin") == (SITE if _is_open else None)
        assert preflight["Allow"] == "GET, HEAD, OPTIONS"


def test_while_the_database_is_away_who_sends_a_key_hears_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    class Away:
        is_away = True

    monkeypatch.setattr(serving, "watch", Away)

    answer = opened(client, "/pictures/1/0123456789abcdef/wide-960.jpg", NEVER)

    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "UNAVAILABLE" in json.dumps(answer.json())
