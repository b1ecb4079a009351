"""A WSGI application that does nothing: what the server itself costs, for a few bytes or for those of a file."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

FILE_VARIABLE: Final = "BENCHMARK_FILE"
_BODY = Path(os.environ[FILE_VARIABLE]).read_bytes() if FILE_VARIABLE in os.environ else b'{"data":{"hello":"world"}}'
_HEADERS = [("Content-Type", "application/json"), ("Content-Length", str(len(_BODY)))]


def application(
    _environ: dict[str, Any], start_response: Callable[[str, list[tuple[str, str]]], Any]
) -> Iterable[bytes]:
    """Answers every request with the same bytes."""
    start_response("200 OK", _HEADERS)
    return [_BODY]
