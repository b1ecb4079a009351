"""One workload asked in one way: checked first, then measured."""

import gc
import json
import time
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.load import CONNECTIONS, WARM_UP_SECONDS, Load, put_under_load
from benchmarks.servers import Server
from benchmarks.usage import cpu_seconds
from benchmarks.workloads import ADDRESS, Workload
from cms.delivery.answering import answer
from cms.delivery.documents.validity import valid_document
from cms.partners.keys import reader_of
from development.terminal import Problem

# By POST with its text, and by GET with its id.
WAYS = ("POST", "GET")
# And by GET as browsers and most other clients ask, who take compressed answers; those are made once and kept.
WARM_WAYS = (*WAYS, "GET br")
# At rest is who used less than this part of a core for this long.
_REST_SECONDS = 0.4
_REST_LOAD = 0.1
_REST_DEADLINE_SECONDS = 60
# Statements are planned in the first executions.
_WARM_UP_TIMES, _TIMES = 10, 100


@dataclass(frozen=True)
class Measured:
    """What one way to ask costs.

    Attributes:
        load: what the readers saw.
        cpu_of_server: CPU of the server for each request, in milliseconds.
        cpu_of_postgresql: the same of PostgreSQL.
    """

    load: Load
    cpu_of_server: float
    cpu_of_postgresql: float

    @property
    def cpu(self) -> float:
        """Both together."""
        return self.cpu_of_server + self.cpu_of_postgresql


def measure(
    url: str, server: Server, postgresql: int, seconds: int, *, body: str | None = None, coding: str = "identity"
) -> Measured:
    """Asks the same again and again, after a moment to warm up.

    Args:
        url: what is asked.
        server: who answers.
        postgresql: number of PostgreSQL's first process.
        seconds: how long.
        body: sent by POST; without one the requests are GET.
        coding: what `Accept-Encoding` says.
    """
    put_under_load(url, WARM_UP_SECONDS, body=body, coding=coding)
    before = _used_at_rest(server, postgresql)
    load = put_under_load(url, seconds, body=body, coding=coding)
    after = _used_at_rest(server, postgresql)
    # When wrk stops, each of its connections still waits for an answer, which is made all the same.
    answered = load.requests + CONNECTIONS
    ours, theirs = ((late - early) / answered * 1000 for early, late in zip(before, after, strict=True))
    return Measured(load, ours, theirs)


def _used_at_rest(server: Server, postgresql: int) -> tuple[float, float]:
    """CPU that both have used, in seconds, once they have done what they were asked.

    Raises:
        Problem: they go on and on.
    """
    deadline = time.monotonic() + _REST_DEADLINE_SECONDS
    used = cpu_seconds(server.process), cpu_seconds(postgresql)
    while time.monotonic() < deadline:
        time.sleep(_REST_SECONDS)
        before, used = used, (cpu_seconds(server.process), cpu_seconds(postgresql))
        if sum(used) - sum(before) <= _REST_SECONDS * _REST_LOAD:
            return used
    raise Problem("The server or PostgreSQL does not come to rest: is it used by something else?")


def measure_workload(
    workload: Workload, server: Server, postgresql: int, seconds: int, ways: Sequence[str]
) -> dict[str, Measured]:
    """A workload in each of the ways.

    Raises:
        Problem: the CMS does not answer it, or not the same both ways.
    """
    whole = _asked(server.url + ADDRESS, workload.introduction)
    by_id = _asked(server.url + workload.address)
    if whole != by_id or "errors" in whole:
        raise Problem(f"{workload.name} is not answered well: {json.dumps(whole)[:500]}")
    by_post, by_get = server.url + ADDRESS, server.url + workload.address
    how: dict[str, Callable[[], Measured]] = {
        "POST": lambda: measure(by_post, server, postgresql, seconds, body=workload.body),
        "GET": lambda: measure(by_get, server, postgresql, seconds),
        "GET br": lambda: measure(by_get, server, postgresql, seconds, coding="br"),
    }
    return {way: how[way]() for way in ways}


def body_of(server: Server, workload: Workload) -> bytes:
    """The bytes of a workload's answer."""
    return _sent(server.url + ADDRESS, workload.body)


def statements(workload: Workload) -> int:
    """How many SQL statements an answer takes, by Django in this process."""
    document = valid_document(workload.document)
    with CaptureQueriesContext(connection) as executed:
        answer(document, reader_of(None), timezone.now(), variables=dict(workload.variables))
    return len(executed)


def answering_milliseconds(workload: Workload) -> float:
    """CPU of answering alone, in this process and one thread: neither HTTP nor Django's layers, nor PostgreSQL's part."""
    document, reader, variables = valid_document(workload.document), reader_of(None), dict(workload.variables)
    for _ in range(_WARM_UP_TIMES):
        answer(document, reader, timezone.now(), variables=variables)
    # Answers leave no garbage that is to be looked for; a worker hardly ever looks (`cms.wsgi`).
    gc.disable()
    begin = time.process_time()
    for _ in range(_TIMES):
        answer(document, reader, timezone.now(), variables=variables)
    taken = time.process_time() - begin
    gc.enable()
    return taken / _TIMES * 1000


def _asked(url: str, body: str | None = None) -> dict[str, object]:
    found: dict[str, object] = json.loads(_sent(url, body))
    return found


def _sent(url: str, body: str | None = None) -> bytes:
    headers = {"Content-Type": "application/json", "Accept": "application/graphql-response+json"}
    request = urllib.request.Request(url, body.encode() if body else None, headers)  # noqa: S310
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=60) as response:
        content: bytes = response.read()
        return content
