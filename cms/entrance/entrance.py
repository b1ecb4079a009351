"""The application as granian serves it."""

import asyncio
from asyncio import AbstractEventLoop
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http import HTTPStatus
from io import BytesIO
from itertools import chain
from typing import Any, Final

from granian.rsgi import HTTPProtocol, ProtocolClosed, ProtocolError, Scope

from .bodies import LONGEST_WAIT_SECONDS, body_of
from .environ import Environ, complete, environ_of
from .files import path_of

Headers = list[tuple[str, str]]
# Status, headers and body, as WSGI sends them.
Response = tuple[str, Headers, list[bytes]]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

_WITHOUT_BODY: Final = {"GET", "HEAD"}
# With a body that has yet to come, so how long they take is up to the client: they have threads of their own.
_LONG_AT_ONCE: Final = 2
_PIECE_BYTES: Final = 64 * 1024


class Entrance:
    """A WSGI application behind RSGI.

    Args:
        application: answers what is not at hand, in a thread.
        at_hand: gives the response to a request if that takes no waiting for anything; None otherwise.
        threads: how many requests are answered at the same time, beside two with a long body.
        most_awaited_bytes: a body up to here is awaited before a thread is taken; a longer one is read by the thread.
    """

    def __init__(
        self,
        application: Application,
        at_hand: Callable[[Environ], Response | None],
        threads: int,
        most_awaited_bytes: int,
    ) -> None:
        self._application = application
        self._at_hand = at_hand
        self._most_awaited_bytes = most_awaited_bytes
        self._threads = ThreadPoolExecutor(threads, "request")
        self._threads_for_long = ThreadPoolExecutor(_LONG_AT_ONCE, "long request")

    async def __rsgi__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        """Answers a request."""
        environ = environ_of(scope)
        if environ["REQUEST_METHOD"] not in _WITHOUT_BODY:
            try:
                environ["wsgi.input"] = await body_of(protocol, environ.get("CONTENT_LENGTH"), self._most_awaited_bytes)
            except TimeoutError:
                protocol.response_empty(HTTPStatus.REQUEST_TIMEOUT, [("Connection", "close")])
                return
            except (ProtocolClosed, ProtocolError):
                # Who asked is gone.
                return
        response = self._at_hand(environ)
        if response is None:
            complete(environ, scope)
            loop = asyncio.get_running_loop()
            threads = self._threads if isinstance(environ["wsgi.input"], BytesIO) else self._threads_for_long
            await loop.run_in_executor(threads, self._answer, environ, protocol, loop)
        else:
            status, headers, body = response
            protocol.response_bytes(int(status[:3]), headers, body[0] if body else b"")

    def _answer(self, environ: Environ, protocol: HTTPProtocol, loop: AbstractEventLoop) -> None:
        """Has the application answer, in this thread."""
        started: list[Any] = []

        def start_response(status: str, headers: Headers, exc_info: object = None) -> None:
            started[:] = [int(status[:3]), headers]

        result = self._application(environ, start_response)
        try:
            if environ["REQUEST_METHOD"] != "HEAD" and started and (path := path_of(result, started[1])):
                status, headers = started
                protocol.response_file(status, headers, path)
                return
            pieces = _gathered(result)
            first, second = next(pieces, b""), next(pieces, None)
            status, headers = started
            if second is None or environ["REQUEST_METHOD"] == "HEAD":
                protocol.response_bytes(status, headers, first)
                return
            client = protocol.response_stream(status, headers)

            async def send(piece: bytes) -> None:
                await client.send_bytes(piece)

            # Until the client goes, or takes nothing more.
            with suppress(ProtocolClosed, TimeoutError):
                for piece in chain([first, second], pieces):
                    asyncio.run_coroutine_threadsafe(send(piece), loop).result(LONGEST_WAIT_SECONDS)
        finally:
            if hasattr(result, "close"):
                result.close()


def _gathered(result: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in fewer pieces: each is handed from thread to thread."""
    pieces: list[bytes] = []
    size = 0
    for piece in result:
        pieces.append(piece)
        size += len(piece)
        if size >= _PIECE_BYTES:
            yield b"".join(pieces)
            pieces, size = [], 0
    if pieces:
        yield b"".join(pieces)
