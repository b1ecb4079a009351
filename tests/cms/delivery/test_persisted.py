import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.delivery.documents.persisted import Memory, hash_of, remembered
from cms.delivery.http.media_types import GRAPHQL_RESPONSE, JSON
from cms.delivery.models import RegisteredDocument

from .conftest import KEY

pytestmark = pytest.mark.django_db

DOCUMENT = "query Name { __typename }"
HASH = hash_of(DOCUMENT)
ANSWER = {"data": {"__typename": "Query"}}


@pytest.fixture(autouse=True)
def memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[Memory]:
    """An empty memory for each test."""
    memory = Memory(100_000)
    monkeypatch.setattr("cms.delivery.documents.persisted.remembered", memory)
    yield memory
    assert remembered.get(HASH) is None


@pytest.fixture
def registered() -> RegisteredDocument:
    return RegisteredDocument.objects.create(partner="partner", name="Name", hash=HASH, text=DOCUMENT)


def apollo(document_hash: str = HASH, **more: Any) -> dict[str, Any]:
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": document_hash}}, **more}


def by_identifier(document_hash: str = HASH, **more: Any) -> dict[str, Any]:
    return {"documentId": f"sha256:{document_hash}", **more}


def get(client: Client, parameters: dict[str, Any], **headers: str) -> Any:
    words = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
    return client.get(f"/graphql/?{urlencode(words)}", headers=headers)


def code_of(answer: Any) -> str:
    (error,) = answer.json()["errors"]
    return error["extensions"]["code"]


@pytest.mark.parametrize("named", [apollo, by_identifier])
def test_a_registered_document_is_asked_by_its_hash(
    post: Any, client: Client, named: Any, registered: RegisteredDocument
) -> None:
    assert post(named()).json() == ANSWER
    assert get(client, named()).json() == ANSWER


@pytest.mark.parametrize("named", [apollo, by_identifier])
@pytest.mark.parametrize(("accept", "status"), [(JSON, 200), (GRAPHQL_RESPONSE, 404)])
def test_an_unknown_hash_is_told_as_apollos_clients_expect(
    post: Any, client: Client, named: Any, accept: str, status: int
) -> None:
    for answer in (post(named(), accept=accept), get(client, named(), accept=accept)):
        assert answer.status_code == status
        assert answer["Cache-Control"] == "no-store"
        assert answer.json() == {
            "errors": [{"message": "PersistedQueryNotFound", "extensions": {"code": "PERSISTED_QUERY_NOT_FOUND"}}]
        }


@pytest.mark.parametrize("named", [apollo, by_identifier])
def test_what_was_shown_in_full_is_known_by_its_hash(post: Any, client: Client, named: Any) -> None:
    assert post(named(query=DOCUMENT)).json() == ANSWER

    assert post(apollo()).json() == ANSWER
    assert get(client, by_identifier(variables={}, operationName="Name")).json() == ANSWER


def test_what_is_sent_without_its_hash_is_not_remembered(post: Any, memory: Memory) -> None:
    assert post({"query": DOCUMENT}).json() == ANSWER

    assert memory.bytes == 0


@pytest.mark.parametrize(
    ("document", "variables"),
    [
        ("query Name {", None),
        ("query Name { nothing }", None),
        ("query Name($a: Int!) { __typename }", None),
        ("{" + " __typename" * 3_000 + "}", None),
        ("{" + "".join(f" a{n}: __typename" for n in range(100)) + " }", None),
    ],
)
def test_what_gives_no_answer_is_not_remembered(
    post: Any, memory: Memory, document: str, variables: dict[str, Any] | None
) -> None:
    answer = post(apollo(hash_of(document), query=document, variables=variables))

    assert "data" not in answer.json()
    assert memory.bytes == 0
    assert code_of(post(apollo(hash_of(document)))) == "PERSISTED_QUERY_NOT_FOUND"


@pytest.mark.parametrize("named", [apollo, by_identifier])
@pytest.mark.parametrize("accept", [JSON, GRAPHQL_RESPONSE])
def test_a_hash_of_another_document_is_refused(post: Any, memory: Memory, named: Any, accept: str) -> None:
    answer = post(named(query="query Other { __typename }"), accept=accept)

    assert (answer.status_code, code_of(answer)) == (400, "REQUEST_INVALID")
    assert memory.bytes == 0


@pytest.mark.parametrize(
    "body",
    [
        {"documentId": 1},
        {"documentId": {"sha256": HASH}},
        {"extensions": {"persistedQuery": HASH}},
        {"extensions": {"persistedQuery": {"version": 2, "sha256Hash": HASH}}},
        {"extensions": {"persistedQuery": {"version": 1}}},
        {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": HASH.upper()}}},
        {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": 5}}},
        {**by_identifier("0" * 64), **apollo()},
        {"extensions": {}},
        {"extensions": {"persistedQuery": None}},
        {"query": "", "documentId": None},
    ],
)
def test_what_names_no_document_is_refused(post: Any, registered: RegisteredDocument, body: dict[str, Any]) -> None:
    answer = post(body)

    assert (answer.status_code, code_of(answer)) == (400, "REQUEST_INVALID")


@pytest.mark.parametrize(
    "identifier", ["", HASH, f"sha256:{HASH.upper()}", f"md5:{HASH}", "partner/Name", f"sha256:{HASH}0"]
)
def test_an_identifier_of_another_kind_is_not_known(post: Any, registered: RegisteredDocument, identifier: str) -> None:
    assert code_of(post({"documentId": identifier})) == "PERSISTED_QUERY_NOT_FOUND"


def test_a_document_asked_by_its_hash_has_an_entity_tag(client: Client, registered: RegisteredDocument) -> None:
    first = get(client, by_identifier())

    assert get(client, by_identifier(), if_none_match=first["ETag"]).status_code == 304
    assert get(client, {"query": DOCUMENT})["ETag"] == first["ETag"]


def test_what_is_remembered_costs_no_statement_more(
    post: Any, registered: RegisteredDocument, django_assert_num_queries: Any
) -> None:
    post(by_identifier())
    with CaptureQueriesContext(connection) as in_full:
        post({"query": DOCUMENT})

    with django_assert_num_queries(len(in_full)):
        post(by_identifier())


def test_a_mutation_by_its_hash_needs_post(client: Client) -> None:
    text = "mutation Change { __typename }"
    RegisteredDocument.objects.create(partner="partner", name="Change", hash=hash_of(text), text=text)

    answer = get(client, by_identifier(hash_of(text)))

    assert (answer.status_code, answer["Allow"], code_of(answer)) == (405, "POST", "POST_REQUIRED")


def test_without_a_key_only_registered_documents_where_that_is_set(
    post: Any, settings: Any, memory: Memory, registered: RegisteredDocument
) -> None:
    settings.GRAPHQL_REGISTERED_ONLY = True
    other = "query Other { __typename }"

    assert post({"query": DOCUMENT}).json() == ANSWER
    assert post(by_identifier()).json() == ANSWER
    for body in ({"query": other}, apollo(hash_of(other), query=other)):
        for accept in (JSON, GRAPHQL_RESPONSE):
            answer = post(body, accept=accept)
            assert (answer.status_code, code_of(answer)) == (403, "DOCUMENT_NOT_REGISTERED")
    assert post(apollo(hash_of(other), query=other), authorization=f"Bearer {KEY}").json() == ANSWER
    assert code_of(post(apollo(hash_of(other)))) == "DOCUMENT_NOT_REGISTERED"


def test_memory_forgets_what_was_not_used_for_longest() -> None:
    memory = Memory(100_000)
    texts = [f"query Q{number} {{ __typename }} #" + "é" * 1_000 for number in range(1_000)]

    for text in texts:
        memory.put(hash_of(text), text)
        assert memory.get(hash_of(texts[0])) == texts[0]
        assert memory.bytes <= 100_000

    kept = [text for text in texts if memory.get(hash_of(text))]
    assert kept == [texts[0], *texts[len(texts) - len(kept) + 1 :]]
    assert 50 < len(kept) < 70


def test_what_is_larger_than_the_memory_is_not_remembered() -> None:
    memory = Memory(1_000)

    memory.put("a", "x" * 1_000)

    assert memory.get("a") is None
