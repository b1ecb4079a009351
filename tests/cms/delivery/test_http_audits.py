"""The endpoint as a client meets it: a real server, asked what the public audits of the specification ask."""

import http.client
import json
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

import pytest

from tests.browser import HttpAudits
from tests.journeys.installation import CMS_OPTIONS, Server


@pytest.fixture
def server(committed_database: str) -> Iterator[Server]:
    """The CMS under granian, as in production."""
    server = Server("audited-cms", CMS_OPTIONS, "/graphql/?query={__typename}")
    with server.running(DATABASE_URL=committed_database, DJANGO_SETTINGS_MODULE="cms.settings.development"):
        yield server


def test_the_endpoint_passes_every_public_audit(server: Server, http_audits: HttpAudits) -> None:
    results = http_audits.results(f"{server.url}/graphql/")

    assert {name: result for name, result in results.items() if result != "ok"} == {}
    assert {word: sum(name.split()[1] == word for name in results) for word in ("MUST", "SHOULD", "MAY")} == {
        "MUST": 13,
        "SHOULD": 23,
        "MAY": 25,
    }


def test_a_body_in_pieces_is_read_whole(server: Server) -> None:
    """What HTTP calls chunked: its length is not told before."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=30)

    def send(*pieces: str) -> tuple[int, dict]:
        headers = {"Content-Type": "application/json"}
        # Who is refused before all is sent may find the door closed, with the answer in front of it.
        with suppress(BrokenPipeError, ConnectionResetError):
            connection.request(
                "POST", "/graphql/", iter([piece.encode() for piece in pieces]), headers, encode_chunked=True
            )
        response = connection.getresponse()
        return response.status, json.loads(response.read())

    status, answer = send('{"query": "{ __type', 'name }"}')
    refused, problem = send('{"query": "', *["x" * 10_000] * 10, '"}')
    connection.close()

    assert (status, answer) == (200, {"data": {"__typename": "Query"}})
    assert (refused, problem["errors"][0]["extensions"]["code"]) == (413, "REQUEST_TOO_LARGE")
