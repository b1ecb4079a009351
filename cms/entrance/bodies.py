"""What a client sends with its request: a short body is awaited whole, a long one is read as it comes.

So a slow sender of something short, which is all that most readers and editors send, holds up no thread.
"""

import asyncio
from asyncio import AbstractEventLoop
from collections.abc import AsyncIterator
from contextlib import suppress
from io import BufferedReader, BytesIO, RawIOBase
from typing import BinaryIO, Final

from granian.rsgi import HTTPProtocol

LONGEST_WAIT_SECONDS: Final = 30.0
_BUFFER_BYTES: Final = 64 * 1024


async def body_of(protocol: HTTPProtocol, announced: str | None, most_awaited_bytes: int) -> BinaryIO:
    """Where a body can be read from.

    Args:
        protocol: gives it.
        announced: its `Content-Length`; None for one that comes in pieces.
        most_awaited_bytes: up to here it is awaited; what is longer waits to be read by a thread.

    Raises:
        TimeoutError: a short body is not there after half a minute.
        ProtocolClosed: the client stopped halfway.
    """
    length = int(announced) if announced is not None and announced.isdecimal() else None
    loop, begin = asyncio.get_running_loop(), b""
    async with asyncio.timeout(LONGEST_WAIT_SECONDS):
        if length is not None and length <= most_awaited_bytes:
            return BytesIO(await protocol())
        pieces = protocol.__aiter__()
        while length is None and len(begin) <= most_awaited_bytes:
            piece = await _next(pieces)
            if not piece:
                return BytesIO(begin)
            begin += piece
    return BufferedReader(_Incoming(begin, pieces, length, loop), _BUFFER_BYTES)


class _Incoming(RawIOBase):
    """A long body, which a thread reads as it comes.

    Args:
        begin: what was read of it.
        pieces: the rest.
        length: of all; None when it was not told.
        loop: of the server's thread.
    """

    def __init__(self, begin: bytes, pieces: AsyncIterator[bytes], length: int | None, loop: AbstractEventLoop) -> None:
        self._begin = begin
        self._pieces = pieces
        self._missing = length
        self._loop = loop

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Waits for the next bytes; 0 at the end.

        Raises:
            OSError: the client stopped halfway, or sends nothing for half a minute.
        """
        if not self._begin:
            self._begin = self._await_more()
        size = min(len(buffer), len(self._begin))
        buffer[:size], self._begin = self._begin[:size], self._begin[size:]
        return size

    def _await_more(self) -> bytes:
        piece = asyncio.run_coroutine_threadsafe(_next(self._pieces), self._loop).result(LONGEST_WAIT_SECONDS)
        if self._missing is not None:
            self._missing -= len(piece)
            if not piece and self._missing > 0:
                raise ConnectionResetError(f"{self._missing} bytes of the body did not come.")
        return piece


async def _next(pieces: AsyncIterator[bytes]) -> bytes:
    """The next piece; nothing at the end."""
    piece = b""
    with suppress(StopAsyncIteration):
        # The server gives an empty one last. `anext` with a default would end its process.
        while not piece:
            piece = await anext(pieces)
    return piece
