"""A budget that is spent: who is told what, and who is not affected."""

import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from cms.delivery import accounts
from cms.delivery.accounts import account_of_address
from cms.partners import points
from cms.partners.points import Purse
from tests.factories.partners import make_key, make_partner

pytestmark = pytest.mark.django_db
SITE = "https://krant.example"
DOCUMENT = "{ news(first: 10) { nodes { title } } }"
OTHER = "{ theme: news(first: 1) { nodes { title } } }"


@pytest.fixture(autouse=True)
def half_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that stands still, and a process that claimed nothing."""
    monkeypatch.setattr(points.time, "time", lambda: 1_000_000 * 60.0 + 30)
    monkeypatch.setattr(accounts, "purse", Purse())


def post(client: Client, key: str | None, document: str = DOCUMENT, **headers: str) -> Any:
    if key:
        headers["authorization"] = f"Bearer {key}"
    return client.post("/graphql/", json.dumps({"query": document}), content_type="application/json", headers=headers)


def until_exhausted(client: Client, key: str | None, **headers: str) -> list[Any]:
    answers = []
    while len(answers) < 1_000:
        answers.append(post(client, key, **headers))
        if answers[-1].status_code != 200:
            break
    return answers


def test_a_spent_budget_says_when_to_come_back(client: Client) -> None:
    key = make_key(make_partner(points_per_minute=1_000, origins=[SITE]))

    *answered, refused = until_exhausted(client, key, origin=SITE)

    left = [int(answer["RateLimit"].split(";")[1].removeprefix("r=")) for answer in answered]
    price = 1_000 - left[0]
    assert left == [1_000 - price * number for number in range(1, len(answered) + 1)]
    assert 0 <= left[-1] < price
    assert answered[0]["RateLimit-Policy"] == '"points";q=1000;qu="points";w=60'
    assert (refused.status_code, refused["Retry-After"], refused["Cache-Control"]) == (429, "30", "no-store")
    assert refused["RateLimit"] == f'"points";r={left[-1]};t=30'
    assert refused["Access-Control-Allow-Origin"] == SITE
    assert refused.json()["errors"][0]["extensions"] == {
        "code": "BUDGET_EXHAUSTED",
        "limit": "pointsPerMinute",
        "asked": price,
        "allowed": 1_000,
        "left": left[-1],
        "retryAfter": 30,
    }


def test_others_are_not_affected(client: Client) -> None:
    keys = [make_key(make_partner(points_per_minute=1_000)) for _ in range(2)]

    until_exhausted(client, keys[0])

    assert [post(client, key).status_code for key in (*keys, None)] == [429, 200, 200]


def test_all_keys_of_a_partner_have_one_budget(client: Client) -> None:
    partner = make_partner(points_per_minute=1_000)

    until_exhausted(client, make_key(partner))

    assert post(client, make_key(partner)).status_code == 429


def test_what_can_never_be_afforded_is_told_so(client: Client) -> None:
    key = make_key(make_partner(points_per_minute=1_000))

    accept = "application/graphql-response+json"
    refused = post(
        client, key, "{ news(first: 100) { nodes { title body { __typename } picture { alt } } } }", accept=accept
    )

    (error,) = refused.json()["errors"]
    assert (refused.status_code, "Retry-After" in refused) == (400, False)
    assert "all that may be asked in a minute" in error["message"]
    assert error["extensions"].pop("asked") > 1_000
    assert error["extensions"] == {"code": "LIMIT_EXCEEDED", "limit": "pointsPerMinute", "allowed": 1_000}
    assert refused["RateLimit"].startswith('"points";r=1000;')


def test_each_address_has_a_small_budget_without_a_key(client: Client, settings: Settings) -> None:
    settings.GRAPHQL_ANONYMOUS_POINTS_PER_MINUTE = 1_000
    settings.CLIENT_ADDRESS_HEADER = "HTTP_X_FORWARDED_FOR"
    key = make_key(make_partner())

    *answered, refused = until_exhausted(client, None, **{"x-forwarded-for": "198.51.100.7, 203.0.113.5"})

    assert answered
    assert refused.status_code == 429
    for address, status in (("198.51.100.7", 200), ("203.0.113.5", 429), ("9.9.9.9, 203.0.113.5", 429)):
        assert post(client, None, **{"x-forwarded-for": address}).status_code == status
    assert post(client, key, **{"x-forwarded-for": "203.0.113.5"}).status_code == 200


def test_an_address_is_kept_as_nothing_that_leads_to_it(settings: Settings) -> None:
    settings.GRAPHQL_ANONYMOUS_POINTS_PER_MINUTE = 1_000

    names = [
        account_of_address({"REMOTE_ADDR": address}).name
        for address in ("192.0.2.1", "192.0.2.2", "2001:db8::1", "2001:db8::2:9", "2001:db8:0:1::1", "")
    ]

    assert len(set(names)) == 5
    assert names[2] == names[3]
    assert not any("192" in name or "2001" in name for name in names)


@pytest.mark.parametrize("_key", ["the key of the public site"])
def test_our_own_site_has_no_budget(client: Client, settings: Settings, _key: str) -> None:
    settings.PUBLIC_SITE_KEY = _key
    settings.GRAPHQL_ANONYMOUS_POINTS_PER_MINUTE = 10

    assert "RateLimit" not in post(client, _key)
    assert [post(client, None, "{ __typename }").status_code for _ in range(2)] == [200, 429]


def test_what_a_client_has_already_costs_nothing(client: Client) -> None:
    headers = {"authorization": f"Bearer {make_key(make_partner(points_per_minute=1_000))}"}
    answer = client.get("/graphql/", {"query": DOCUMENT}, headers=headers)

    again = [
        client.get("/graphql/", {"query": DOCUMENT}, headers=headers | {"if-none-match": answer["ETag"]}).status_code
        for _ in range(50)
    ]

    assert set(again) == {304}
    assert post(client, headers["authorization"].partition(" ")[2]).status_code == 200
