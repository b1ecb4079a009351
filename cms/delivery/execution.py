"""Runs a document over the store with graphql-core, fetching references level by level.

graphql-core starts all fields it can before it waits for one, and resolvers ask the loader at once. So the event loop
runs until everything waits for the loader; then, outside the loop, one statement fetches a level, and so on.
Statements = root fields + levels.
"""

import asyncio
import threading
from collections.abc import Awaitable
from contextlib import nullcontext
from datetime import datetime
from typing import Any

from graphql import DocumentNode, ExecutionResult, execute

from cms.partners.reader import Reader
from cms.publication import drafts

from .executable import executable_schema
from .reading import Reading

_thread = threading.local()


def run(
    document: DocumentNode,
    reader: Reader,
    at: datetime,
    *,
    variables: dict[str, Any] | None = None,
    operation_name: str | None = None,
) -> ExecutionResult:
    """Executes a valid document for a reader, as of a moment. Errors stand in the result, as GraphQL says.

    What else is to be known of the answer stands in the extensions of the result: `holdsPeople` says that it holds
    something that is there only because a person permits it.

    Raises:
        DraftGone: the reader looks at a draft that is not there any more.
    """
    loop = _loop()
    with drafts.shown(reader.draft) if reader.draft else nullcontext() as preview:
        return _run(document, Reading(reader, at, preview), loop, variables, operation_name)


def _run(
    document: DocumentNode,
    reading: Reading,
    loop: asyncio.AbstractEventLoop,
    variables: dict[str, Any] | None,
    operation_name: str | None,
) -> ExecutionResult:
    with reading.budget.watching():
        result = execute(
            executable_schema(),
            document,
            context_value=reading,
            variable_values=variables,
            operation_name=operation_name,
        )
        if not isinstance(result, ExecutionResult):
            result = _drive(result, reading, loop)
    if reading.budget.refusal:
        result = ExecutionResult(None, [reading.budget.refusal])
    result.extensions = {"holdsPeople": reading.holds_people}
    return result


def _drive(result: Awaitable[ExecutionResult], reading: Reading, loop: asyncio.AbstractEventLoop) -> ExecutionResult:
    task = asyncio.ensure_future(result, loop=loop)
    try:
        while not task.done():
            waiting = reading.loader.waiting
            _run_what_is_ready(loop)
            # Resolvers of a level may start over some turns of the loop; a turn that adds nothing ends the level.
            if reading.loader.waiting and reading.loader.waiting == waiting:
                reading.loader.fetch()
        return task.result()
    finally:
        # The loop serves the next document too: nothing of this one may go on in it.
        while unfinished := asyncio.all_tasks(loop):
            for one in unfinished:
                one.cancel()
            _run_what_is_ready(loop)


def _run_what_is_ready(loop: asyncio.AbstractEventLoop) -> None:
    loop.call_soon(loop.stop)
    loop.run_forever()


class _OwnLoop:
    """An event loop that is closed when its thread is gone, and this with it."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()

    def __del__(self) -> None:
        self.loop.close()


def _loop() -> asyncio.AbstractEventLoop:
    """One event loop for each thread: making one costs more than a small document."""
    if not hasattr(_thread, "own"):
        _thread.own = _OwnLoop()
    own: _OwnLoop = _thread.own
    return own.loop
