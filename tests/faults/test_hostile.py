"""Whatever is sent: a clear error, for little work, and the server goes on.

Work is compared with that of a plain query in the same run, never with a clock.
"""

import base64
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.database import TestServer
from tests.factories.programme import Programme
from tests.faults.hostile import half_sent, processor_seconds, resident_bytes, send
from tests.journeys.installation import CMS_OPTIONS, Server

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

# As docs/operations.md has it.
TIMES = 10
# No request takes as much as so many plain queries: what is past a limit, and what has to be parsed to be told wrong.
OF_REFUSED = 4
OF_JUDGED = 30
# What the clock of the system cannot tell.
PROCESSOR_SLACK_SECONDS = 0.1
MEMORY_SLACK_BYTES = 64_000_000

CURSORS = [
    "",
    "x",
    "é",
    "9" * 10_000,
    "[" * 50_000,
    '[["a"], 1]',
    '["2022-11-03", 1e400]',
    '["2022-11-03", 99999999999999999999999]',
    '["2022-11-03", null]',
    '{"a": 1}',
    "null",
    '["\\u0000", 1]',
]
ANSWERED = "answered"
# Past a limit that graphql-core finds while it parses or judges.
JUDGED = {"500 fragments deep", "one field many times"}


def documents() -> dict[str, tuple[str, str]]:
    """Documents, each with the code of what is told of it."""
    doubling = "".join(f" fragment F{n} on News {{ ...F{n + 1} ...F{n + 1} }}" for n in range(30))
    bomb = "a: type { fields { type { fields { name args { type { name fields { name } } } } } } } "
    return {
        "10,000 aliases": ("{" + " ".join(f"a{n}:id" for n in range(10_000)) + "}", "DOCUMENT_TOO_LARGE"),
        "400 aliases": ("{" + " ".join(f"a{n}:__typename" for n in range(400)) + "}", "LIMIT_EXCEEDED"),
        "500 deep": ("{ a" * 500 + "}" * 500, "LIMIT_EXCEEDED"),
        "500 fragments deep": ("{ ..." * 500 + "{ a }" + "}" * 500, "DOCUMENT_TOO_LARGE"),
        "brackets that open only": ("{" * 1_900, "DOCUMENT_INVALID"),
        "texts that never end": ('{ a(b: """' + '\\"""' * 4_000, "DOCUMENT_INVALID"),
        "a fragment cycle": (
            "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A __typename }",
            "DOCUMENT_INVALID",
        ),
        "fragments that double": (
            f"{{ news {{ nodes {{ ...F0 }} }} }}{doubling} fragment F30 on News {{ id }}",
            "LIMIT_EXCEEDED",
        ),
        "a null byte": ('{ node(id: "\\u0000") { id } }', "DOCUMENT_INVALID"),
        "an integer beyond Int": ("{ news(first: 99999999999) { totalCount } }", "DOCUMENT_INVALID"),
        "an integer of 10,000 digits": ("{ news(first: " + "9" * 10_000 + ") { totalCount } }", "DOCUMENT_TOO_LARGE"),
        "a directive 1,000 times": ("{ __typename" + " @skip(if:true)" * 1_000 + " }", "DOCUMENT_TOO_LARGE"),
        "a directive 100 times": ("{ __typename" + " @skip(if:true)" * 100 + " }", "LIMIT_EXCEEDED"),
        "5,000 operations": ("".join(f"query {n:c}{{a}}" for n in [97] * 5_000)[:19_000], "DOCUMENT_TOO_LARGE"),
        "390 operations": ("".join(f"query Q{n}{{a}}" for n in range(390)), "LIMIT_EXCEEDED"),
        "a long name": ("{ " + "a" * 19_000 + " }", "DOCUMENT_TOO_LARGE"),
        "one field many times": ("{ news(first: 1) { nodes {" + " id" * 1_900 + " } } }", "DOCUMENT_TOO_LARGE"),
        "introspection in circles": ("{ __schema { types { fields { " + bomb * 20 + "} } } }", "LIMIT_EXCEEDED"),
        "introspection again and again": (
            "{ "
            + " ".join(
                f"a{n}: __schema {{ types {{ fields {{ name args {{ type {{ name kind ofType {{ name }} }} }} }} }} }}"
                for n in range(20)
            )
            + " }",
            "LIMIT_EXCEEDED",
        ),
        "lists in lists": (
            "{ news(first: 100) { nodes { stadsdelen { news(first: 100) { nodes { title } } } } } }",
            "LIMIT_EXCEEDED",
        ),
        "a list of 1,900 slugs": ("{ news(audience: [" + '"a" ' * 1_900 + "]) { totalCount } }", "UNKNOWN_SLUG"),
        "many searches": (
            "{" + " ".join(f'a{n}: search(text: "{n} ab cd ef gh ij kl mn") {{ totalCount }}' for n in range(20)) + "}",
            "LIMIT_EXCEEDED",
        ),
    }


VARIABLES: dict[str, tuple[str, Any, str]] = {
    "10,000 slugs": ("query($a: [String!]) { news(audience: $a) { totalCount } }", ["a"] * 10_000, "LIMIT_EXCEEDED"),
    "nested deep": (
        "query($a: Date) { news(from: $a) { totalCount } }",
        json.loads("[" * 500 + "]" * 500),
        "REQUEST_INVALID",
    ),
    "a text where a number belongs": (
        "query($a: Int) { news(first: $a) { totalCount } }",
        "9" * 90_000,
        "DOCUMENT_INVALID",
    ),
    "a negative number": ("query($a: Int) { news(first: $a) { totalCount } }", -(2**31), "ARGUMENT_INVALID"),
    "a number too many": ("query($a: Int) { news(first: $a) { totalCount } }", 2**31 - 1, "LIMIT_EXCEEDED"),
    "an id of 90,000 characters": ("query($a: ID!) { node(id: $a) { id } }", "News:" + "9" * 90_000, ANSWERED),
    "a path of 90,000 characters": (
        "query($a: String!) { route(path: $a) { __typename } }",
        "/" + "a/" * 45_000,
        ANSWERED,
    ),
    "a question of 90,000 characters": (
        "query($a: String!) { search(text: $a) { totalCount } }",
        "ab " * 30_000,
        "ARGUMENT_INVALID",
    ),
    "a question of many short words": ("query($a: String!) { search(text: $a) { totalCount } }", "a b " * 50, ANSWERED),
    "a question of wildcards": ("query($a: String!) { search(text: $a) { totalCount } }", "%_" * 100, ANSWERED),
    "a question of one long word": ("query($a: String!) { search(text: $a) { totalCount } }", "a" * 200, ANSWERED),
    "a question of operators": (
        "query($a: String!) { search(text: $a) { totalCount } }",
        "a & ! | <-> ( :* '",
        ANSWERED,
    ),
    "knowledge of many words": (
        "query($a: String) { profiles(knowledge: $a) { totalCount } }",
        "a b c d e f " * 8,
        ANSWERED,
    ),
    "knowledge of backslashes": (
        "query($a: String) { profiles(knowledge: $a) { totalCount } }",
        "a\\%_*" * 20,
        ANSWERED,
    ),
    "a day that is none": ("query($a: Date) { news(from: $a) { totalCount } }", {"a": 1}, "ARGUMENT_INVALID"),
    "a day far away": ("query($a: Date) { news(from: $a) { totalCount } }", "9999-12-31", ANSWERED),
    **{
        f"a cursor that is none, {place}": (
            "query($a: String) { news(after: $a) { totalCount } }",
            base64.urlsafe_b64encode(cursor.encode()).decode(),
            "ARGUMENT_INVALID",
        )
        for place, cursor in enumerate(CURSORS)
    },
    "a cursor that is no base64": (
        "query($a: String) { news(after: $a) { totalCount } }",
        "\U0001f6b2",
        "ARGUMENT_INVALID",
    ),
}

BODIES: dict[str, tuple[bytes, int, str]] = {
    "10 MB": (
        b'{"query": "{ __typename }", "variables": {"a": "' + b"x" * 10_000_000 + b'"}}',
        413,
        "REQUEST_TOO_LARGE",
    ),
    "a name of 1 MB": (b'{"query": "{ ' + b"a" * 1_000_000 + b' }"}', 413, "REQUEST_TOO_LARGE"),
    "100,000 slugs": (
        b'{"query": "query($a: [String!]) { news(audience: $a) { totalCount } }", "variables": {"a": ['
        + b'"a",' * 100_000
        + b'"a"]}}',
        413,
        "REQUEST_TOO_LARGE",
    ),
    "text that is not UTF-8": (b'{"query": "{ node(id: \\"\xff\xfe\\") { id } }"}', 400, "REQUEST_INVALID"),
    "half a surrogate pair": (b'{"query": "{ node(id: \\"\\ud800\\") { id } }"}', 400, "REQUEST_INVALID"),
    "null bytes": (b'{"query": "{ __typename }' + b"\0" * 1_000 + b'"}', 400, "REQUEST_INVALID"),
    "JSON nested 40,000 deep": (
        b'{"query": "{ __typename }", "variables": ' + b"[" * 40_000 + b"]" * 40_000 + b"}",
        400,
        "REQUEST_INVALID",
    ),
    "a number of 90,000 digits": (
        b'{"query": "{ __typename }", "variables": {"a": ' + b"9" * 90_000 + b"}}",
        400,
        "REQUEST_INVALID",
    ),
    "5,000 requests": (b"[" + b'{"query":"{a}"},' * 5_000 + b"{}]", 400, "REQUEST_INVALID"),
    "nothing": (b"", 400, "REQUEST_INVALID"),
}


@pytest.fixture(scope="module")
def server(programme: Programme, database_server: TestServer) -> Iterator[Server]:
    """The CMS as in production, with content."""
    server = Server(f"hostile-cms-{os.getpid()}", CMS_OPTIONS, "/graphql/?query={__typename}")
    with server.running(
        DATABASE_URL=database_server.copy_address(),
        DJANGO_SETTINGS_MODULE="cms.settings.development",
        # What is sent here costs more than one address may ask in a minute.
        GRAPHQL_ANONYMOUS_POINTS_PER_MINUTE="0",
    ):
        yield server


@pytest.fixture(scope="module")
def plain(server: Server) -> float:
    """The processor time of plain queries, each with a text of its own so that none is remembered."""
    for number in range(TIMES):
        assert_alive(server, f"warm {number}")
    return taken(server, lambda number: assert_alive(server, f"plain {number}"))


def taken(server: Server, ask: Callable[[int], object]) -> float:
    """The processor time of some requests."""
    before = processor_seconds(server.process_number)
    for number in range(TIMES):
        ask(number)
    return processor_seconds(server.process_number) - before


def assert_alive(server: Server, comment: str) -> None:
    told = send(server.url, {"query": f"{{ news {{ totalCount nodes {{ title lead }} }} }} # {comment}"})
    assert told.status == 200
    assert told.json["data"]["news"]["nodes"]


def assert_little(server: Server, plain: float, ask: Callable[[int], object], as_much_as: int = OF_JUDGED) -> None:
    """Asking takes little of the processor, leaves nothing in memory, and the server goes on."""
    memory = resident_bytes(server.process_number)

    assert taken(server, ask) < as_much_as * plain + PROCESSOR_SLACK_SECONDS

    assert_alive(server, "afterwards")
    assert resident_bytes(server.process_number) < memory + MEMORY_SLACK_BYTES


@pytest.mark.parametrize("name", documents())
def test_a_hostile_document_is_refused_for_little(name: str, server: Server, plain: float) -> None:
    document, code = documents()[name]

    def ask(number: int) -> None:
        told = send(server.url, {"query": f"{document} # {number}"})
        # 294: there is an answer beside the error.
        assert (told.status, told.code) == (294 if code == "UNKNOWN_SLUG" else 400, code)
        assert told.size < 30_000

    is_past_limit = code in {"LIMIT_EXCEEDED", "DOCUMENT_TOO_LARGE"} and name not in JUDGED
    assert_little(server, plain, ask, OF_REFUSED if is_past_limit else OF_JUDGED)


@pytest.mark.parametrize("name", VARIABLES)
def test_hostile_variables_are_answered_for_little(name: str, server: Server, plain: float) -> None:
    document, value, code = VARIABLES[name]

    def ask(number: int) -> None:
        told = send(server.url, {"query": f"{document} # {number}", "variables": {"a": value}})
        if code == ANSWERED:
            assert (told.status, list(told.json)) == (200, ["data"])
        else:
            assert told.code == code
        assert told.size < 5_000

    assert_little(server, plain, ask)


@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_body_is_refused_for_little(name: str, server: Server, plain: float) -> None:
    body, status, code = BODIES[name]

    def ask(_: int) -> None:
        told = send(server.url, body)
        assert (told.status, told.code) == (status, code)
        assert told.size < 1_000

    assert_little(server, plain, ask, OF_REFUSED)


HEAD = b"POST /graphql/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 60\r\n"
HALF_A_BODY = HEAD + b'\r\n{"query": "{ __type'


@contextmanager
def half_sent_requests(server: Server, sent: bytes, number: int) -> Iterator[None]:
    """So many clients who send no more than this, for the time of a `with`."""
    waiting = [half_sent(server.url, sent) for _ in range(number)]
    try:
        yield
    finally:
        for connection in waiting:
            connection.close()


def test_half_sent_requests_keep_nobody_waiting(server: Server, plain: float) -> None:
    """They are many more than there are threads."""
    with (
        half_sent_requests(server, b"GET /graph", 60),
        half_sent_requests(server, HEAD, 60),
        half_sent_requests(server, HALF_A_BODY, 60),
    ):
        assert_little(server, plain, lambda number: assert_alive(server, f"half {number}"))
    assert_alive(server, "after half")
