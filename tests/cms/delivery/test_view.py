import json
import re
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import DatabaseError
from django.test import Client

from cms.delivery.reading import Reading
from tests.factories.publication import make_item

from .conftest import KEY

pytestmark = pytest.mark.django_db

ANSWER = {"data": {"__typename": "Query"}}
JSON = "application/json"
GRAPHQL_RESPONSE = "application/graphql-response+json"
OUR_INSIDE = re.compile(
    r"Traceback|psycopg|django|sqlalchemy|SELECT|WHERE|relation \"|publication_|wagtail|/work|\.py|line \d+, in|"
    r"PublishedItem|object at 0x|<class|recursion|codec",
    re.IGNORECASE,
)


def get(client: Client, headers: dict[str, str] | None = None, **parameters: str) -> Any:
    return client.get(f"/graphql/?{urlencode(parameters)}", headers=headers or {})


def code_of(answer: Any) -> str:
    (error,) = answer.json()["errors"]
    return error["extensions"]["code"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", JSON),
        (JSON, JSON),
        (GRAPHQL_RESPONSE, GRAPHQL_RESPONSE),
        (f"{GRAPHQL_RESPONSE}, {JSON};q=0.9", GRAPHQL_RESPONSE),
        ("", JSON),
        ("text/html, application/xhtml+xml, */*;q=0.8", JSON),
    ],
)
def test_the_media_type_is_the_one_asked_for(post: Any, accept: str, media_type: str) -> None:
    answer = post({"query": "{ __typename }"}, accept=accept)

    assert answer.status_code == 200
    assert answer["Content-Type"] == f"{media_type}; charset=utf-8"
    assert answer.json() == ANSWER


@pytest.mark.parametrize("accept", ["text/html", "image/*", f"{JSON};q=0", f"{JSON}; charset=utf-16"])
@pytest.mark.parametrize("query", ["{ __typename }", "{"])
def test_who_can_use_no_answer_gets_none(post: Any, accept: str, query: str) -> None:
    answer = post({"query": query}, accept=accept)

    assert answer.status_code == 406
    assert answer["Content-Type"] == f"{JSON}; charset=utf-8"
    assert code_of(answer) == "NOT_ACCEPTABLE"
    assert answer.json()["errors"][0]["extensions"]["allowed"] == [GRAPHQL_RESPONSE, JSON]


def test_get_answers_as_post_does(client: Client) -> None:
    query = "query Q($id: ID!) { node(id: $id) { id } } query R { __typename }"

    answer = get(client, query=query, variables='{"id": "News:1"}', operationName="Q")

    assert answer.json() == {"data": {"node": None}}


def test_head_answers_without_a_body(client: Client) -> None:
    answer = client.head(f"/graphql/?{urlencode({'query': '{ __typename }'})}")

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["ETag"]


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    answer = getattr(client, method)("/graphql/")

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS, POST"
    assert code_of(answer) == "METHOD_NOT_ALLOWED"


def test_options_tell_what_can_be_sent(client: Client) -> None:
    answer = client.options("/graphql/")

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["Allow"] == "GET, HEAD, OPTIONS, POST"
    assert answer["Accept-Post"] == JSON


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("accept", [JSON, GRAPHQL_RESPONSE])
def test_a_mutation_needs_post(client: Client, method: str, accept: str) -> None:
    address = (
        f"/graphql/?{urlencode({'query': 'query A { __typename } mutation B { __typename }', 'operationName': 'B'})}"
    )

    answer = getattr(client, method)(address, headers={"accept": accept})

    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert method == "head" or code_of(answer) == "POST_REQUIRED"


def test_no_answer_sets_a_cookie_or_varies_on_one(post: Any, client: Client) -> None:
    for answer in (post({"query": "{ __typename }"}), post("?"), get(client, query="{ __typename }")):
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize(
    "content_type",
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "application/graphql",
        "application/json; charset=utf-16",
        "application/json; charset=latin-1",
        "",
    ],
)
def test_only_json_in_utf_8_is_taken(post: Any, content_type: str) -> None:
    answer = post('{"query": "{ __typename }"}', content_type)

    assert answer.status_code == HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    assert answer["Accept"] == JSON
    assert code_of(answer) == "MEDIA_TYPE_UNSUPPORTED"


@pytest.mark.parametrize("content_type", ["application/json; charset=UTF-8", 'application/json;charset="utf-8"'])
def test_saying_that_it_is_utf_8_is_fine(post: Any, content_type: str) -> None:
    assert post('{"query": "{ __typename }"}', content_type).json() == ANSWER


@pytest.mark.parametrize("coding", ["gzip", "br", "nonsense", "identity, gzip"])
def test_a_body_that_is_compressed_is_refused(post: Any, coding: str) -> None:
    answer = post({"query": "{ __typename }"}, content_encoding=coding)

    assert answer.status_code == HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    assert answer["Accept-Encoding"] == "identity"
    assert code_of(answer) == "MEDIA_TYPE_UNSUPPORTED"


NO_REQUESTS = {
    "nothing": " ",
    "no JSON": "{",
    "not UTF-8": b'{"query": "\xff"}',
    "a batch": [{"query": "{ __typename }"}],
    "an empty batch": [],
    "UTF-16": '{"query": "{ __typename }"}'.encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf" + b'{"query": "{ __typename }"}',
    "a number that is none": '{"query": "{ __typename }", "variables": {"a": NaN}}',
    "two objects": '{"query": "{ __typename }"} {}',
    "a number": 5,
    "null": "null",
    "no document": {"variables": {}},
    "an empty document": {"query": ""},
    "a document that is no text": {"query": {"a": 1}},
    "variables that are a list": {"query": "{ __typename }", "variables": [1]},
    "variables that are a text": {"query": "{ __typename }", "variables": "{}"},
    "an operation that is a number": {"query": "{ __typename }", "operationName": 1},
    "extensions that are a text": {"query": "{ __typename }", "extensions": "{}"},
    "extensions that are a list": {"query": "{ __typename }", "extensions": []},
    "extensions that are false": {"query": "{ __typename }", "extensions": False},
    "JSON nested past reason": '{"query": "{ __typename }", "variables": {"a": ' + "[" * 15_000 + "]" * 15_000 + "}}",
    "a number past reason": '{"query": "{ __typename }", "variables": {"a": ' + "9" * 10_000 + "}}",
    "U+0000 in a variable": {"query": "{ __typename }", "variables": {"a": ["\0"]}},
    "U+0000 in a name": {"query": "{ __typename }", "variables": {"\0": 1}},
    "U+0000 in the document": {"query": "{ __typename \0 }"},
    "half a surrogate pair in a variable": {"query": "{ __typename }", "variables": {"a": {"b": "\ud800"}}},
    "half a surrogate pair in the document": {"query": '{ node(id: "\udfff") { id } }'},
    "half a surrogate pair in the operation": {"query": "{ __typename }", "operationName": "\ud800"},
}


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_RESPONSE])
@pytest.mark.parametrize("case", NO_REQUESTS)
def test_what_is_no_request_is_told_so(post: Any, case: str, accept: str) -> None:
    answer = post(NO_REQUESTS[case], accept=accept)

    assert answer.status_code == 400
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Type"] == f"{accept}; charset=utf-8"
    assert code_of(answer) == "REQUEST_INVALID"
    assert not OUR_INSIDE.search(answer.text)


def test_null_is_as_nothing(post: Any) -> None:
    body = {"query": "{ __typename }", "variables": None, "operationName": None, "extensions": None}

    assert post(body).json() == ANSWER


@pytest.mark.parametrize("depth", [29, 30, 100, *range(880, 1040, 16)])
def test_variables_nest_as_deep_as_a_schema_can_use(post: Any, depth: int) -> None:
    """The object of variables and the request itself are two levels, and the innermost list is empty."""
    variables = '{"a": ' + "[" * depth + "]" * depth + "}"
    query = "query($a: Date) { stadsdelen { news(from: $a) { totalCount } } }"
    make_item("Stadsdeel:1")

    answer = post(f'{{"query": "{query}", "variables": {variables}}}')

    if depth <= 30:
        assert (answer.status_code, code_of(answer)) == (200, "ARGUMENT_INVALID")
    else:
        assert (answer.status_code, code_of(answer)) == (400, "REQUEST_INVALID")


def test_a_body_past_the_limit_is_refused(post: Any, settings: Any) -> None:
    answer = post({"query": "{ __typename }", "variables": {"a": "x" * settings.GRAPHQL_MAX_BODY_BYTES}})

    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    (error,) = answer.json()["errors"]
    assert error["extensions"]["code"] == "REQUEST_TOO_LARGE"
    assert error["extensions"]["allowed"] == 100_000 < error["extensions"]["asked"]


def test_a_length_that_is_no_number_is_refused(client: Client) -> None:
    answer = client.generic("POST", "/graphql/", b"{}", content_type=JSON, CONTENT_LENGTH="much")

    assert (answer.status_code, code_of(answer)) == (400, "REQUEST_INVALID")


def test_an_address_past_the_limit_is_refused(client: Client, settings: Any) -> None:
    answer = get(client, query="{ __typename }", a="x" * settings.GRAPHQL_MAX_BODY_BYTES)

    assert answer.status_code == HTTPStatus.REQUEST_URI_TOO_LONG
    assert code_of(answer) == "REQUEST_TOO_LARGE"


@pytest.mark.parametrize("name", ["query", "variables", "operationName", "extensions"])
def test_what_stands_twice_in_an_address_is_refused(client: Client, name: str) -> None:
    answer = client.get(f"/graphql/?{urlencode({'query': '{ __typename }'})}&{name}=a&{name}=a")

    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert error["extensions"] == {"code": "REQUEST_INVALID", "argument": name}


@pytest.mark.parametrize("query", ["query=%7B%FF%7D", "query=%ED%A0%80", "%FF=1&query={__typename}"])
def test_an_address_that_is_not_utf_8_is_refused(client: Client, query: str) -> None:
    answer = client.get(f"/graphql/?{query}")

    assert answer.status_code == 400
    assert code_of(answer) == "REQUEST_INVALID"


def test_an_address_may_hold_letters_as_they_are(client: Client) -> None:
    make_item("Theme:1", {"name": "Café 🚲"})
    words = 'query={ node(id: "Theme:1") { ... on Theme { name } } __type(name: "é") { name } }'.encode().decode(
        "latin-1"
    )

    answer = client.get("/graphql/", QUERY_STRING=words)

    assert answer.json() == {"data": {"node": {"name": "Café 🚲"}, "__type": None}}


def test_what_is_empty_in_an_address_is_as_nothing(client: Client) -> None:
    assert get(client, query="{ __typename }", variables="", operationName="", extensions="").json() == ANSWER


def test_other_names_in_an_address_are_let_be(client: Client) -> None:
    assert client.get("/graphql/?query={__typename}&utm=1&utm=2").json() == ANSWER


@pytest.mark.parametrize("name", ["variables", "extensions"])
@pytest.mark.parametrize("value", ["{", "[1]", '"x"', "[" * 20_000])
def test_variables_in_an_address_must_be_an_object(client: Client, name: str, value: str) -> None:
    answer = get(client, query="{ __typename }", **{name: value})

    assert answer.status_code == 400
    assert code_of(answer) == "REQUEST_INVALID"


@pytest.mark.parametrize(("media_type", "status"), [(JSON, 200), (GRAPHQL_RESPONSE, 400)])
@pytest.mark.parametrize(
    "request_body",
    [
        {"query": "{"},
        {"query": "{ nothing }"},
        {"query": "query($id: ID!) { node(id: $id) { id } }"},
        {"query": "query A { __typename } query B { __typename }"},
        {"query": "query A { __typename }", "operationName": "B"},
        {"query": "mutation { publish }"},
        {"query": "subscription { news }"},
    ],
)
def test_a_document_that_cannot_be_executed_has_no_data(
    post: Any, request_body: dict[str, Any], media_type: str, status: int
) -> None:
    answer = post(request_body, accept=media_type)

    assert answer.status_code == status
    assert list(answer.json()) == ["errors"]
    assert code_of(answer) == "DOCUMENT_INVALID"
    assert answer["Cache-Control"] == "no-store"


def test_a_malformed_document_is_told_with_the_place(post: Any) -> None:
    answer = post({"query": "{\n  news(first: ) { totalCount }\n}"})

    assert answer.json() == {
        "errors": [
            {
                "message": "Syntax Error: Unexpected ')'.",
                "locations": [{"line": 2, "column": 15}],
                "extensions": {"code": "DOCUMENT_INVALID"},
            }
        ]
    }


def test_a_wrong_variable_is_told_with_its_name(post: Any) -> None:
    answer = post({"query": "query($n: Int) { news(first: $n) { totalCount } }", "variables": {"n": 2**31}})

    (error,) = answer.json()["errors"]
    assert error["message"].startswith("Variable '$n' got invalid value 2147483648")
    assert error["locations"] == [{"line": 1, "column": 7}]


@pytest.mark.parametrize("header", ["Bearer wrong", "Bearer", "", "Basic dTpw", f"Basic {KEY}", KEY, "Bearer é"])
@pytest.mark.parametrize("accept", [JSON, GRAPHQL_RESPONSE])
def test_an_unknown_key_is_refused(post: Any, header: str, accept: str) -> None:
    answer = post({"query": "{ __typename }"}, authorization=header, accept=accept)

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer["Content-Type"] == f"{accept}; charset=utf-8"
    assert code_of(answer) == "KEY_UNKNOWN"


def test_no_key_is_accepted_while_none_is_set(post: Any, settings: Any) -> None:
    settings.PUBLIC_SITE_KEY = ""

    assert post({"query": "{ __typename }"}, authorization="Bearer ").status_code == 401


def test_the_public_site_is_known_by_its_key(post: Any) -> None:
    page = {"path": "/", "canonicalUrl": ""}
    make_item("Home:1", page, path="/")
    make_item("Site:1", {"menu": [{"id": "a", "link": {"kind": "PAGE", "label": "Voor", "ref": "Home:1"}}]})
    query = {"query": "{ site { menu { link { href } } } }"}

    own, other = post(query, authorization=f"bearer {KEY}").json(), post(query).json()

    assert own["data"]["site"]["menu"] == [{"link": {"href": "/"}}]
    assert other["data"]["site"]["menu"] == [{"link": {"href": "http://127.0.0.1:8080/"}}]


def test_who_has_the_answer_already_gets_none(client: Client) -> None:
    first = get(client, query="{ __typename }")

    again = get(client, {"If-None-Match": first["ETag"]}, query="{ __typename }")
    weak = get(client, {"If-None-Match": f'"other", W/{first["ETag"]}'}, query="{ __typename }")

    assert first["Cache-Control"] == "public, max-age=0, stale-while-revalidate=30, stale-if-error=86400"
    assert {"Accept", "Authorization"} <= set(first["Vary"].split(", "))
    for answer in (again, weak):
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer["ETag"] == first["ETag"]
        assert answer["Vary"] == first["Vary"]


def test_a_tag_holds_for_one_question_and_one_reader(client: Client, settings: Any) -> None:
    settings.PUBLIC_SITE_KEY = KEY
    tags = [
        get(client, headers, query=query, **parameters)["ETag"]
        for headers, query, parameters in [
            ({}, "{ __typename }", {}),
            ({}, "{  __typename }", {}),
            ({}, "{ __typename }", {"variables": '{"a": 1}'}),
            ({}, "query A { __typename }", {"operationName": "A"}),
            ({"Accept": GRAPHQL_RESPONSE}, "{ __typename }", {}),
            ({"Authorization": f"Bearer {KEY}"}, "{ __typename }", {}),
        ]
    ]

    assert len(set(tags)) == len(tags)


@pytest.mark.parametrize(("accept", "status"), [(JSON, 200), (GRAPHQL_RESPONSE, 294)])
def test_data_beside_errors_is_partial_success_and_never_kept(post: Any, accept: str, status: int) -> None:
    answer = post({"query": '{ news(audience: ["nobody"]) { totalCount } }'}, accept=accept)

    assert answer.status_code == status
    assert code_of(answer) == "UNKNOWN_SLUG"
    assert answer["Cache-Control"] == "no-store"
    assert "ETag" not in answer


def test_a_fault_of_ours_is_logged_and_told_without_our_inside(post: Any, caplog: pytest.LogCaptureFixture) -> None:
    make_item("News:1", {"body": "no list"}, path="/a/")

    answer = post({"query": '{ page(path: "/a/") { path } }'})

    assert answer.status_code == 200
    assert answer.json() == {
        "errors": [
            {
                "message": "Something went wrong on our side. It has been logged; please try again.",
                "locations": [{"line": 1, "column": 23}],
                "path": ["page", "path"],
                "extensions": {"code": "INTERNAL"},
            }
        ],
        "data": {"page": None},
    }
    assert "graphql_field_failed" in caplog.text


def test_a_database_that_fails_between_levels_is_a_fault_of_ours(
    post: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise DatabaseError('relation "publication_publisheditem" does not exist')

    make_item("News:1", {"picture": {"ref": "Picture:1"}, "themes": [{"ref": "Theme:1"}]})
    monkeypatch.setattr(Reading, "_items_by_id", fail)

    answer = post({"query": '{ node(id: "News:1") { id ... on News { picture { id } themes { id } } } }'})

    assert {error["extensions"]["code"] for error in answer.json()["errors"]} == {"INTERNAL"}
    assert not OUR_INSIDE.search(answer.text)
    assert "graphql_field_failed" in caplog.text
    monkeypatch.undo()
    assert post({"query": "{ __typename }"}).json() == ANSWER


def test_an_answer_is_utf_8_as_it_is(post: Any) -> None:
    make_item("Theme:1", {"name": "Café 🚲"})

    answer = post({"query": '{ node(id: "Theme:1") { ... on Theme { name } } }'})

    assert "Café 🚲".encode() in answer.content
    assert json.loads(answer.content) == {"data": {"node": {"name": "Café 🚲"}}}
