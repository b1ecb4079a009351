from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import psycopg
import pytest
from django.db import OperationalError
from django.test import Client

from cms.delivery.documents.persisted import hash_of
from cms.delivery.models import RegisteredDocument
from tests.factories.publication import make_item

from .conftest import KEY

pytestmark = pytest.mark.django_db

PROBLEM = "application/problem+json"
Get = Callable[..., Any]


@pytest.fixture
def get(client: Client, settings: Any) -> Get:
    """Reads the address of a document, which is registered first."""
    settings.PUBLIC_SITE_KEY = KEY
    client.raise_request_exception = False

    def read(text: str, *pairs: tuple[str, str], method: str = "get", **headers: str) -> Any:
        RegisteredDocument.objects.get_or_create(partner="partner", name="Q", text=text, hash=hash_of(text))
        return getattr(client, method)(f"/documents/partner/Q?{urlencode(pairs)}", headers=headers)

    return read


def problem(answer: Any) -> tuple[int, str, str]:
    told = answer.json()
    assert answer["Content-Type"] == PROBLEM
    assert answer["Cache-Control"] == "no-store"
    assert (told["type"], told["status"]) == ("about:blank", answer.status_code)
    assert told["errors"][0]["message"] == told["detail"]
    return told["status"], told["code"], told["detail"]


NODE = "query Q($id: ID!) { node(id: $id) { id } }"


def test_an_address_gives_the_data_alone(get: Get) -> None:
    make_item("Theme:1", {"name": "Café 🚲"})

    answer = get('query Q { node(id: "Theme:1") { ... on Theme { name } } }')

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    assert answer["Cache-Control"] == "public, max-age=0, stale-while-revalidate=30, stale-if-error=86400"
    assert answer.json() == {"node": {"name": "Café 🚲"}}


def test_who_has_the_data_already_gets_none(get: Get) -> None:
    first = get(NODE, ("id", "Theme:1"))

    again = get(NODE, ("id", "Theme:1"), if_none_match=first["ETag"])
    other = get(NODE, ("id", "Theme:2"), if_none_match=first["ETag"])

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert {"Accept", "Authorization"} <= set(again["Vary"].split(", "))
    assert other.status_code == 200


def test_the_data_is_another_answer_than_that_of_graphql(get: Get, client: Client) -> None:
    parameters = {"query": NODE, "operationName": "Q", "variables": '{"id": "Theme:1"}'}

    assert get(NODE, ("id", "Theme:1"))["ETag"] != client.get(f"/graphql/?{urlencode(parameters)}")["ETag"]


def test_a_reader_is_known_by_its_key_here_too(get: Get) -> None:
    make_item("Home:1", {"path": "/", "canonicalUrl": ""}, path="/")
    make_item("Site:1", {"menu": [{"id": "a", "link": {"kind": "PAGE", "label": "Voor", "ref": "Home:1"}}]})
    text = "query Q { site { menu { link { href } } } }"

    assert get(text, authorization=f"Bearer {KEY}").json() == {"site": {"menu": [{"link": {"href": "/"}}]}}
    assert get(text).json() == {"site": {"menu": [{"link": {"href": "http://127.0.0.1:8080/"}}]}}
    refused = get(text, authorization="Bearer wrong")
    assert problem(refused)[:2] == (401, "KEY_UNKNOWN")
    assert refused["WWW-Authenticate"] == "Bearer"


def test_variables_are_of_the_types_that_the_document_says(get: Get) -> None:
    make_item("Stadsdeel:1", slug="oost")
    make_item("Stadsdeel:2", slug="west")
    text = """
        query Q($first: Int, $areas: [String!], $order: NewsOrder = OLDEST, $deep: Boolean! = false, $from: Date) {
            news(first: $first, stadsdeel: $areas, order: $order, from: $from) { totalCount @include(if: $deep) __typename }
        }
    """

    few = get(text)
    all_given = get(
        text,
        ("first", "5"),
        ("areas", "oost"),
        ("areas", "west"),
        ("order", "NEWEST"),
        ("deep", "true"),
        ("from", "2026-01-01"),
    )

    assert few.json() == {"news": {"__typename": "NewsConnection"}}
    assert all_given.json() == {"news": {"totalCount": 0, "__typename": "NewsConnection"}}
    assert problem(get(text, ("areas", "zuid")))[:2] == (400, "UNKNOWN_SLUG")


@pytest.mark.parametrize(
    "pairs", [[("order", "newest")], [("first", str(2**31))], [("from", "yesterday")], [("first", "101")]]
)
def test_what_the_document_refuses_is_a_problem(get: Get, pairs: list[tuple[str, str]]) -> None:
    text = "query Q($first: Int, $order: NewsOrder, $from: Date) { news(first: $first, order: $order, from: $from) { nodes { id } } }"

    assert problem(get(text, *pairs))[0] == 400


def test_a_fault_of_ours_is_a_problem_of_the_server(get: Get, caplog: pytest.LogCaptureFixture) -> None:
    make_item("News:1", {"body": "no list"}, path="/a/")

    assert problem(get('query Q { page(path: "/a/") { path } __typename }')) == (
        500,
        "INTERNAL",
        "Something went wrong on our side. It has been logged; please try again.",
    )
    assert caplog.text.count("graphql_field_failed") == 1


def test_what_is_not_registered_is_not_there(get: Get, client: Client) -> None:
    mutation = "mutation Q { __typename }"

    for answer in (
        client.get("/documents/partner/Q"),
        client.get("/documents/partner/Q?a=%FF"),
        get(mutation),
        client.get("/documents/other/Q"),
        client.get("/documents/partner/q"),
        client.get("/documents/partner/Q%00"),
        client.get("/documents/%FF/Q"),
        client.get("/documents/" + "a" * 5_000 + "/Q"),
    ):
        assert problem(answer)[:2] == (404, "DOCUMENT_UNKNOWN")


def test_a_document_that_fits_the_schema_no_more_is_gone(get: Get) -> None:
    status, code, detail = problem(get("query Q { formerField }"))

    assert (status, code) == (410, "DOCUMENT_INVALID")
    assert detail == "Cannot query field 'formerField' on type 'Query'."


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_an_address_is_only_read(get: Get, method: str) -> None:
    answer = get("query Q { __typename }", method=method)

    assert problem(answer)[:2] == (405, "METHOD_NOT_ALLOWED")
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


def test_head_and_options(get: Get) -> None:
    text = "query Q { __typename }"

    head, options = get(text, method="head"), get(text, method="options")

    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == get(text)["ETag"]
    assert (options.status_code, options["Allow"]) == (200, "GET, HEAD, OPTIONS")


def test_nothing_but_json_is_sent(get: Get) -> None:
    assert problem(get("query Q { __typename }", accept="text/html"))[:2] == (406, "NOT_ACCEPTABLE")
    assert get("query Q { __typename }", accept="text/html, */*;q=0.1").json() == {"__typename": "Query"}


def test_without_a_key_an_address_is_read_where_only_registered_documents_are(get: Get, settings: Any) -> None:
    settings.GRAPHQL_REGISTERED_ONLY = True

    assert get("query Q { __typename }").json() == {"__typename": "Query"}


def test_while_the_database_is_away_it_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OperationalError from psycopg.OperationalError("the server closed the connection")

    for where, path in (("_text", "/documents/partner/Q"), ("description", "/documents/openapi.json")):
        monkeypatch.setattr(f"cms.delivery.addresses.view.{where}", fail)
        answer = Client().get(path)
        assert problem(answer)[:2] == (503, "UNAVAILABLE")
        assert answer["Retry-After"]
