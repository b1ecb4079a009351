"""A server under granian, what it is sent, and what that takes of its processor."""

import http.client
import json
import os
import re
import socket
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

GRAPHQL_RESPONSE = "application/graphql-response+json"
# Only against hanging: nothing takes nearly as long.
DEADLINE_SECONDS = 60
_PARENT = re.compile(r"^PPid:\s+(\d+)$", re.MULTILINE)
_RESIDENT = re.compile(r"^VmRSS:\s+(\d+) kB$", re.MULTILINE)


@dataclass(frozen=True)
class Told:
    """A response.

    Attributes:
        size: bytes of the body.
        json: the body, where that is JSON.
    """

    status: int
    size: int
    json: Any

    @property
    def code(self) -> str:
        """The code of the first error."""
        return self.json["errors"][0]["extensions"]["code"]


def send(url: str, body: bytes | str | dict[str, Any], **headers: str) -> Told:
    """Sends a POST to `/graphql/`, with the media type of GraphQL over HTTP unless told otherwise."""
    content = json.dumps(body).encode() if isinstance(body, dict) else body.encode() if isinstance(body, str) else body
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=DEADLINE_SECONDS)
    try:
        given = {"Content-Type": "application/json", "Accept": GRAPHQL_RESPONSE, **headers}
        # Who is refused before all is sent may find the door closed, with the answer in front of it.
        with suppress(BrokenPipeError, ConnectionResetError):
            connection.request("POST", "/graphql/", content, given)
        response = connection.getresponse()
        answer = response.read()
        return Told(response.status, len(answer), json.loads(answer))
    finally:
        connection.close()


def half_sent(url: str, sent: bytes) -> socket.socket:
    """A connection on which a request was begun and not ended."""
    parts = urlsplit(url)
    assert parts.hostname
    connection = socket.create_connection((parts.hostname, parts.port or 80), timeout=DEADLINE_SECONDS)
    connection.sendall(sent)
    return connection


def processor_seconds(process_number: int) -> float:
    """What a process and all its children have taken of the processor, in seconds."""
    ticks = 0
    for number in _family(process_number):
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def resident_bytes(process_number: int) -> int:
    """What a process and all its children hold in memory, in bytes."""
    found = (_RESIDENT.search(Path(f"/proc/{number}/status").read_text()) for number in _family(process_number))
    return sum(int(match[1]) * 1024 for match in found if match)


def _family(process_number: int) -> Iterator[int]:
    yield process_number
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                status = (folder / "status").read_text()
            except (FileNotFoundError, ProcessLookupError):
                continue
            parent = _PARENT.search(status)
            if parent and int(parent[1]) == process_number:
                yield from _family(int(folder.name))
