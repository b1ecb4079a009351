"""What a request costs is told to who asks for it, beside the answer or in its place."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db

QUERY = "query($n: Int) { news(first: $n) { nodes { title } } }"


def test_the_cost_stands_beside_the_answer_when_it_is_asked_for(post: Any) -> None:
    answer = post({"query": QUERY, "variables": {"n": 10}, "extensions": {"cost": True}}).json()

    assert answer == {
        "data": {"news": {"nodes": []}},
        # The list, and for each of ten items the item and its title.
        "extensions": {"cost": {"asked": 50 + 10 * (4 + 1), "allowed": 15_000}},
    }
    for extensions in ({}, {"cost": False}, {"cost": None}, {"cost": 1}):
        assert "extensions" not in post({"query": QUERY, "extensions": extensions}).json()


def test_the_cost_alone_takes_no_list_from_the_database(post: Any) -> None:
    dear = "{ news(first: 50) { nodes { stadsdelen { news(first: $n) { nodes { title } } } } } }"
    with CaptureQueriesContext(connection) as captured:
        answer = post({"query": f"query($n: Int) {dear}", "variables": {"n": 90}, "extensions": {"cost": "only"}})

    assert answer.json()["data"] is None
    assert answer.json()["extensions"]["cost"]["asked"] > answer.json()["extensions"]["cost"]["allowed"]
    assert answer["Cache-Control"] == "no-store"
    assert not [query for query in captured.captured_queries if "item.data" in query["sql"]]


def test_the_cost_of_what_cannot_be_executed_is_not_told(post: Any) -> None:
    answer = post({"query": "{ nobody }", "extensions": {"cost": "only"}}).json()

    assert list(answer) == ["errors"]


def test_an_answer_with_its_cost_has_a_tag_of_its_own(client: Client) -> None:
    with_cost = urlencode({"query": QUERY, "extensions": json.dumps({"cost": True})})

    tags = {client.get(f"/graphql/?{query}")["ETag"] for query in (with_cost, urlencode({"query": QUERY}))}

    assert len(tags) == 2


def test_a_refusal_tells_what_was_asked_and_allowed(post: Any) -> None:
    document = "query($n: Int) { news(first: $n) { nodes { stadsdelen { news(first: $n) { nodes { title } } } } } }"
    with CaptureQueriesContext(connection) as captured:
        answer = post({"query": document, "variables": {"n": 100}}, accept="application/graphql-response+json")

    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert error["extensions"]["code"] == "LIMIT_EXCEEDED"
    assert error["extensions"]["asked"] > error["extensions"]["allowed"] == 15_000
    assert not [query for query in captured.captured_queries if "item.data" in query["sql"]]


def test_what_was_sent_is_not_repeated_at_length(post: Any) -> None:
    long = "x" * 50_000
    refused = post({"query": "query($n: Int) { news(first: $n) { totalCount } }", "variables": {"n": long}})
    unknown = post(
        {"query": "query($a: [String!]) { news(audience: $a) { totalCount } }", "variables": {"a": ["b"] * 90}}
    )

    assert len(refused.content) < 2_000
    assert unknown.json()["errors"][0]["extensions"]["asked"] == ["b"] * 10
