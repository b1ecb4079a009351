"""Calls a WSGI application in this process, as a server would."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlencode
from wsgiref.headers import Headers
from wsgiref.util import setup_testing_defaults

from django.core.signals import request_finished, request_started
from django.db import close_old_connections


@dataclass(frozen=True)
class Received:
    """What a client gets."""

    status: int
    headers: Headers
    body: bytes

    @property
    def cache(self) -> str:
        """What the cache says it did."""
        return (self.headers["Cache-Status"] or "").removeprefix("buurtbaan; ")


def environ_of(
    path: str, method: str = "GET", body: bytes = b"", query: dict[str, str] | None = None, **headers: str
) -> dict[str, Any]:
    """A request. Headers are written as `if_none_match`; those that are None are left out."""
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": quote(path),
        "QUERY_STRING": urlencode(query or {}),
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
        "HTTP_HOST": "testserver",
    }
    setup_testing_defaults(environ)
    for name, value in headers.items():
        environ["CONTENT_TYPE" if name == "content_type" else f"HTTP_{name.upper()}"] = value
    return environ


def call(
    application: Any,
    path: str,
    method: str = "GET",
    body: bytes = b"",
    query: dict[str, str] | None = None,
    **headers: str,
) -> Received:
    """What a client gets for such a request."""
    return received(application, environ_of(path, method, body, query, **headers))


def received(application: Any, environ: dict[str, Any]) -> Received:
    """What a client gets for a request."""
    started: list[Any] = []

    def start_response(status: str, headers: Any, exc_info: Any = None) -> Any:
        started[:] = [status, headers]
        return started.append

    result = application(environ, start_response)
    try:
        content = b"".join(result)
    finally:
        if hasattr(result, "close"):
            result.close()
    status, sent = started[:2]
    return Received(int(status.split()[0]), Headers(sent), content)


@contextmanager
def connection_kept() -> Iterator[None]:
    """Requests leave the connection of a test open, which would end its transaction; so does Django's own test client."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)
