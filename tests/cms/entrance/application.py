"""A WSGI application behind the entrance, for the tests of it: what it does is in the path."""

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from cms.entrance import bodies
from cms.entrance.entrance import Entrance
from cms.entrance.environ import Environ

THREADS = 2
MOST_AWAITED_BYTES = 1_000
PIECES = 400
PIECE = b"0123456789abcdef" * 1_000

# The file at the path in LONG_FILE.
FILE_BYTES = 30_000_000

_TEXT = ("Content-Type", "text/plain")
_closed = 0


class Pieces:
    """A body that comes bit by bit, and counts when it is closed."""

    def __iter__(self) -> Iterator[bytes]:
        for _ in range(PIECES):
            yield PIECE

    def close(self) -> None:
        """As Django closes a response."""
        global _closed
        _closed += 1


def wsgi(environ: Environ, start_response: Callable[..., Any]) -> Any:
    """The application."""
    match environ["PATH_INFO"]:
        case "/environ":
            body = environ["wsgi.input"].read()
            plain = {name: value for name, value in environ.items() if isinstance(value, str)}
            start_response("200 OK", [_TEXT, ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")])
            return [json.dumps({**plain, "body": body.decode("latin-1")}).encode()]
        case "/size":
            try:
                said = str(sum(len(line) for line in environ["wsgi.input"]))
            except OSError as error:
                said = type(error).__name__
            _said.append(said)
            start_response("200 OK", [_TEXT])
            return [said.encode()]
        case "/said":
            start_response("200 OK", [_TEXT])
            return [json.dumps([*_said, _closed]).encode()]
        case "/pieces":
            start_response("200 OK", [_TEXT, ("Content-Length", str(PIECES * len(PIECE)))])
            return Pieces()
        case "/file" | "/part-of-file":
            size = FILE_BYTES if environ["PATH_INFO"] == "/file" else FILE_BYTES // 2
            start_response("200 OK", [_TEXT, ("Content-Length", str(size))])
            file = Path(os.environ["LONG_FILE"]).open("rb")  # noqa: SIM115  # who sends it closes it
            file.seek(FILE_BYTES - size)
            return environ["wsgi.file_wrapper"](file)
        case "/slow":
            time.sleep(1)
            start_response("200 OK", [_TEXT])
            return [threading.current_thread().name.encode()]
        case "/nothing":
            start_response("204 No Content", [])
            return []
        case "/wrong":
            raise ValueError("what is inside")
    start_response("404 Not Found", [_TEXT])
    return [b"There is nothing here."]


_said: list[str] = []


def at_hand(environ: Environ) -> tuple[str, list[tuple[str, str]], list[bytes]] | None:
    """One page is always at hand."""
    return ("200 OK", [_TEXT], [b"at hand"]) if environ["PATH_INFO"] == "/at-hand" else None


# No test waits half a minute.
bodies.LONGEST_WAIT_SECONDS = 2.0  # type: ignore[misc]

rsgi = Entrance(wsgi, at_hand, THREADS, MOST_AWAITED_BYTES)
