"""Applications that do nothing: what the server itself costs, for a few bytes or for those of a file."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from granian.rsgi import HTTPProtocol, Scope

FILE_VARIABLE: Final = "BENCHMARK_FILE"
_BODY = Path(os.environ[FILE_VARIABLE]).read_bytes() if FILE_VARIABLE in os.environ else b'{"data":{"hello":"world"}}'
_HEADERS = [("Content-Type", "application/json"), ("Content-Length", str(len(_BODY)))]


async def rsgi(scope: Scope, protocol: HTTPProtocol) -> None:
    """Answers every request with the same bytes, as the CMS is served, once what was posted is there."""
    if scope.method == "POST":
        await protocol()
    protocol.response_bytes(200, _HEADERS, _BODY)


def wsgi(_environ: dict[str, Any], start_response: Callable[[str, list[tuple[str, str]]], Any]) -> Iterable[bytes]:
    """The same under WSGI, where each request has a thread."""
    start_response("200 OK", _HEADERS)
    return [_BODY]
