"""Which web sites a browser lets read, as Django says it without kept answers in front."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from cms.delivery.documents.manifests import register
from cms.delivery.documents.persisted import hash_of
from cms.partners.models import PartnerKey
from tests.factories.partners import make_key, make_partner

pytestmark = pytest.mark.django_db
SITE, OTHER = "https://krant.example", "https://other.example"
GRAPHQL, PLAIN = "/graphql/?query={__typename}", "/documents/krant/Nothing"


@pytest.fixture
def key() -> str:
    text = "query Nothing { __typename }"
    register("krant", f'{{"sha256:{hash_of(text)}": "{text}"}}'.encode())
    return make_key(make_partner(slug="krant", origins=[SITE]))


def get(client: Client, address: str, key: str | None, origin: str | None) -> Any:
    headers = {"authorization": f"Bearer {key}" if key else None, "origin": origin}
    return client.get(address, headers={name: value for name, value in headers.items() if value})


def preflight(client: Client, address: str, origin: str) -> Any:
    return client.options(address, headers={"origin": origin, "access-control-request-method": "POST"})


@pytest.mark.parametrize("_address", [GRAPHQL, PLAIN])
@pytest.mark.parametrize(
    ("_origin", "_status", "_opened"), [(SITE, 200, SITE), (OTHER, 403, None), ("null", 403, None), (None, 200, None)]
)
def test_a_key_is_for_the_sites_of_its_partner_and_for_programs(
    client: Client, key: str, _address: str, _origin: str | None, _status: int, _opened: str | None
) -> None:
    answer = get(client, _address, key, _origin)

    assert (answer.status_code, answer.get("Access-Control-Allow-Origin")) == (_status, _opened)
    if _status == 403:
        assert b"ORIGIN_NOT_ALLOWED" in answer.content
    else:
        assert "Origin" in answer["Vary"]


def test_a_browser_asks_whether_an_answer_still_holds_before_it_shows_it_again(client: Client, key: str) -> None:
    told = [get(client, GRAPHQL, key, origin)["Cache-Control"] for origin in (SITE, None, OTHER)]

    assert told[0] == "private, no-cache"
    assert "stale-while-revalidate" in told[1]
    assert told[2] == "no-store"


def test_our_own_pages_may_ask_with_any_key(client: Client, key: str, settings: Settings) -> None:
    answer = get(client, GRAPHQL, key, settings.CMS_URL)

    assert (answer.status_code, answer.get("Access-Control-Allow-Origin")) == (200, None)


@pytest.mark.parametrize("_address", [GRAPHQL, PLAIN])
def test_a_preflight_is_answered_for_a_site_that_some_partner_has(client: Client, key: str, _address: str) -> None:
    known, unknown = preflight(client, _address, SITE), preflight(client, _address, OTHER)

    assert known["Access-Control-Allow-Origin"] == SITE
    assert known["Access-Control-Allow-Methods"] == known["Allow"]
    assert {"authorization", "content-type"} <= set(known["Access-Control-Allow-Headers"].split(", "))
    assert int(known["Access-Control-Max-Age"]) > 0
    assert not any(name.startswith("Access-Control") for name in unknown.headers)
    assert known["Vary"] == unknown["Vary"] == "Origin"


def test_a_page_of_a_partner_can_read_that_its_key_was_revoked(client: Client, key: str) -> None:
    PartnerKey.objects.get().revoke()

    of_partner, of_other = get(client, GRAPHQL, key, SITE), get(client, GRAPHQL, key, OTHER)

    assert (of_partner.status_code, of_other.status_code) == (401, 401)
    assert of_partner["Access-Control-Allow-Origin"] == SITE
    assert "Access-Control-Allow-Origin" not in of_other.headers


def test_a_page_of_a_partner_can_read_what_is_wrong_with_its_question(client: Client, key: str) -> None:
    answer = get(client, "/graphql/?query={nothing}", key, SITE)

    assert b"DOCUMENT_INVALID" in answer.content
    assert answer["Access-Control-Allow-Origin"] == SITE


@pytest.mark.parametrize("_key", [None, "the key of the public site"])
def test_no_other_reader_has_cors(client: Client, key: str, settings: Settings, _key: str | None) -> None:
    settings.PUBLIC_SITE_KEY = "the key of the public site"

    answer = get(client, GRAPHQL, _key, SITE)

    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer.headers
