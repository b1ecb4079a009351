"""Whatever is sent, it is a request that can be used or it is refused politely."""

import json

import pytest
from django.test import RequestFactory
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cms.delivery.http.media_types import GRAPHQL_RESPONSE, JSON, media_type_of_answer
from cms.delivery.http.refusals import Refusal
from cms.delivery.http.requests import DEEPEST_NESTING, Sent, read_sent

NAMES = ["query", "documentId", "variables", "operationName", "extensions", "other"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
# A machine that is busy is no fault of what is tested.
at_any_speed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
OBJECTS = st.dictionaries(st.sampled_from(NAMES), VALUES)


def outcome(method: str, words: str = "", body: bytes = b"", content_type: str = JSON) -> Sent | int:
    """What is read, or the status of the refusal."""
    if method == "GET":
        request = RequestFactory().get("/graphql/", QUERY_STRING=words)
    else:
        request = RequestFactory().generic(method, "/graphql/", body, content_type=content_type)
    try:
        return read_sent(request)
    except Refusal as refusal:
        return int(refusal.status)


def assert_usable(sent: Sent | int) -> None:
    if isinstance(sent, int):
        assert sent in {400, 413, 414, 415}
        return
    assert isinstance(sent.query, str | None)
    assert isinstance(sent.variables, dict | None)
    text = json.dumps([sent.query, sent.document_id, sent.variables, sent.operation_name, dict(sent.extensions)])
    assert "\\u0000" not in text
    text.encode()


@at_any_speed
@given(st.binary())
@example(b"[" * 100_000)
@example(b'{"query":' * 10_000)
@example(b'{"query": "\\ud800"}')
@example(b"\xff\xfe")
def test_any_bytes(body: bytes) -> None:
    assert_usable(outcome("POST", body=body))


@at_any_speed
@given(OBJECTS, st.sampled_from(["utf-8", "utf-16", "latin-1"]))
def test_any_json(sent: dict[str, object], encoding: str) -> None:
    assert_usable(outcome("POST", body=json.dumps(sent, ensure_ascii=False).encode(encoding, errors="replace")))


@at_any_speed
@given(
    st.text(st.characters(max_codepoint=255)) | st.lists(st.sampled_from(NAMES)).map(lambda names: "={}&".join(names))
)
def test_any_words_of_an_address(words: str) -> None:
    assert_usable(outcome("GET", words))


@at_any_speed
@given(st.text(st.characters(max_codepoint=255)))
def test_any_accept_header(accept: str) -> None:
    assert media_type_of_answer(accept) in {JSON, GRAPHQL_RESPONSE, None}


@at_any_speed
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_any_content_type(content_type: str) -> None:
    assert_usable(outcome("POST", body=b'{"query": "a"}', content_type=content_type))


@pytest.mark.parametrize(("depth", "is_read"), [(DEEPEST_NESTING - 2, True), (DEEPEST_NESTING + 1, False)])
def test_nesting_is_bounded(depth: int, is_read: bool) -> None:
    value: object = "x"
    for _ in range(depth):
        value = [value]

    assert isinstance(outcome("POST", body=json.dumps({"variables": {"a": value}}).encode()), Sent) is is_read
