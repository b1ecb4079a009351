"""The OpenAPI description: valid, complete, and true of what the addresses answer."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from public_site.manifest import manifest

from cms.delivery.documents.manifests import register
from cms.delivery.documents.persisted import hash_of
from cms.delivery.models import RegisteredDocument
from tests.factories.programme import Programme

from .test_manifests import simple

ADDRESS = "/documents/openapi.json"
LISTS = """
query Lists($first: Int! = 3, $order: NewsOrder = OLDEST, $areas: [String!], $deep: Boolean!) {
    news(first: $first, order: $order, stadsdeel: $areas) { totalCount nodes { ...Card ...Card @include(if: $deep) } }
    again: news { nodes { ...Card slug @skip(if: $deep) ... @include(if: $deep) { path } } }
}
fragment Card on News { title when: date related { title } picture { alt } }
"""
KINDS = """
query Kinds {
    pages(first: 100) { nodes { __typename title ... on News { date } ... on Event { kind } ... on Profile { title } } }
    route(path: "/") { ... on Home { audiences { slug } } ... on Redirect { to } }
}
"""
LEVELS = range(4)
TWICE = "query Twice { news(first: 1) { nodes { ...N0 } } } fragment N4 on News { id }" + "".join(
    f" fragment N{n} on News {{ a: related {{ ...N{n + 1} }} related {{ ...N{n + 1} }} }}" for n in LEVELS
)


def described(client: Client) -> dict[str, Any]:
    answer = client.get(ADDRESS)
    assert answer["Content-Type"] == "application/json"
    return answer.json()


@pytest.mark.django_db
def test_the_description_of_nothing_is_valid(client: Client) -> None:
    OpenAPIV31SpecValidator(described(client)).validate()


@pytest.mark.django_db
def test_the_documents_of_the_public_site_are_described(client: Client) -> None:
    register("public-site", simple(*manifest().values()))

    description = described(client)

    OpenAPIV31SpecValidator(description).validate()
    queries = [text for text in manifest().values() if not text.startswith("mutation")]
    assert len(description["paths"]) == len(queries) > 20
    assert "/documents/public-site/SiteFrame" in description["paths"]


@pytest.mark.django_db
def test_variables_are_described_with_type_default_and_meaning(client: Client) -> None:
    register("partner", simple(LISTS))

    parameters = described(client)["paths"]["/documents/partner/Lists"]["get"]["parameters"]

    first, order, areas, _deep = parameters
    assert first["schema"] == {"type": "integer", "format": "int32", "default": 3}
    assert order["schema"] == {"$ref": "#/components/schemas/NewsOrder", "default": "OLDEST"}
    assert areas["schema"] == {"type": "array", "items": {"type": "string"}}
    assert [one["required"] for one in parameters] == [False, False, False, True]
    assert all(one["in"] == "query" and one["description"] for one in (first, order, areas))
    assert "description" in described(client)["components"]["schemas"]["NewsOrder"]


@pytest.mark.django_db
def test_what_is_asked_under_a_condition_may_lack(client: Client) -> None:
    register("partner", simple(LISTS))

    schemas = described(client)["components"]["schemas"]

    cards = [
        schema
        for name, schema in schemas.items()
        if name.startswith("partner.Lists.News") and "when" in schema["properties"]
    ]
    assert sorted(tuple(sorted(card["properties"])) for card in cards) == [
        ("path", "picture", "related", "slug", "title", "when"),
        ("picture", "related", "title", "when"),
    ]
    assert all(set(card["required"]) == {"picture", "related", "title", "when"} for card in cards)


@pytest.mark.django_db
def test_what_is_spread_again_and_again_is_described_once(client: Client) -> None:
    document = RegisteredDocument(partner="partner", name="Twice", text=TWICE, hash=hash_of(TWICE))
    document.save()

    names = {name for name in described(client)["components"]["schemas"] if name.startswith("partner.")}
    assert names == {
        "partner.Twice.Query",
        "partner.Twice.NewsConnection",
        *(f"partner.Twice.News{f'.{number}' if number > 1 else ''}" for number in range(1, len(LEVELS) + 2)),
    }


@pytest.mark.django_db
def test_mutations_and_what_fits_no_more_are_left_out(client: Client) -> None:
    for text in ("mutation A { __typename }", "query A { formerField }"):
        RegisteredDocument.objects.create(partner=f"p{len(text)}", name="A", text=text, hash=hash_of(text))

    assert described(client)["paths"] == {}


@pytest.mark.django_db
def test_the_description_has_an_entity_tag(client: Client) -> None:
    register("partner", simple(LISTS))
    first = client.get(ADDRESS)
    again = client.get(ADDRESS, headers={"If-None-Match": first["ETag"]})
    register("partner", simple(KINDS))
    changed = client.get(ADDRESS, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, changed.status_code) == (304, 200)
    assert first["Cache-Control"] == "no-cache"
    assert client.post(ADDRESS).status_code == 405


@pytest.fixture
def registered(rolled_back: Programme) -> None:
    """A few documents that ask much of a site on which everything is filled in."""
    register("public-site", simple(*manifest().values()))
    register("partner", simple(LISTS, KINDS))


ANSWERED = {
    "partner/Kinds": {},
    "partner/Lists": {"deep": "true", "first": "5"},
    "public-site/SiteFrame": {},
}


def test_answers_are_as_described(registered: None, client: Client) -> None:
    description = described(client)
    answered = 0

    for path, item in description["paths"].items():
        given = ANSWERED.get(path.removeprefix("/documents/"), {})
        if any(one["required"] and one["name"] not in given for one in item["get"]["parameters"]):
            continue
        answer = client.get(f"{path}?{urlencode(given)}")
        assert answer.status_code == 200, answer.text
        schema = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        Draft202012Validator({**description, **schema}).validate(answer.json())
        answered += 1

    assert answered > 10


def test_another_answer_is_not_as_described(registered: None, client: Client) -> None:
    description = described(client)
    schema = description["paths"]["/documents/partner/Kinds"]["get"]["responses"]["200"]["content"]["application/json"]
    validator = Draft202012Validator({**description, **schema["schema"]})
    answer = client.get("/documents/partner/Kinds").json()
    assert validator.is_valid(answer)

    answer["pages"]["nodes"][0]["title"] = None

    assert not validator.is_valid(answer)
