"""The worker: looks what there is to tell, and sends it. As many as one likes may run side by side.

    a new revision, or a second passed ─► compare ─► claim endpoints ─► a lane for each ─► wait
                                                                         └ sends, waits for answers, writes down

Lanes wait for receivers beside each other, so a slow one holds up nobody else. All work with the database is done in one
thread, one thing after the other.
"""

import asyncio
import signal
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

import structlog
from django.db import DatabaseError, connection, connections

from cms.publication.revision import watch

from . import queue, sending
from .comparing import compare_all

ROUND_SECONDS = 1.0
LANE_SECONDS = 30.0
MOST_LANES = 50
FORGETTING_SECONDS = 600.0

logger = structlog.get_logger(__name__)

_Arguments = ParamSpec("_Arguments")
_Answer = TypeVar("_Answer")


class Worker:
    """Runs until it is told to stop; then it finishes what it is sending."""

    def __init__(self) -> None:
        self._lease = uuid.uuid4()
        self._database = ThreadPoolExecutor(max_workers=1, thread_name_prefix="webhooks")
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._stopping = asyncio.Event()
        self._woken = asyncio.Event()
        self._forgets_at = 0.0

    async def run(self) -> None:
        """Works, until a signal says that it must end."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stop)

        def wake() -> None:
            loop.call_soon_threadsafe(self._woken.set)

        watch.tell(wake)
        watch.start()
        logger.info("webhooks_worker_started")
        while not self._stopping.is_set():
            self._woken.clear()
            await self._round()
            await self._wait()
        await asyncio.gather(*self._lanes.values())
        await self._in_database(connections.close_all)
        self._database.shutdown()

    def _stop(self) -> None:
        self._stopping.set()
        self._woken.set()

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(ROUND_SECONDS):
                await self._woken.wait()
        except TimeoutError:
            pass

    async def _round(self) -> None:
        for step in (self._compare, self._open_lanes, self._forget):
            try:
                await step()
            except DatabaseError as error:
                logger.warning("webhooks_round_failed", step=step.__name__.strip("_"), reason=type(error).__name__)
            except Exception:
                logger.exception("webhooks_round_failed", step=step.__name__.strip("_"))

    async def _compare(self) -> None:
        if told := await self._in_database(compare_all):
            logger.info("webhooks_to_send", deliveries=told)

    async def _open_lanes(self) -> None:
        room = MOST_LANES - len(self._lanes)
        if room > 0:
            for endpoint in await self._in_database(queue.claim, self._lease, room):
                lane = self._lanes[endpoint] = asyncio.create_task(self._lane(endpoint))
                lane.add_done_callback(partial(self._close, endpoint))

    def _close(self, endpoint: int, _lane: asyncio.Task[None]) -> None:
        del self._lanes[endpoint]
        self._woken.set()

    async def _forget(self) -> None:
        if time.monotonic() >= self._forgets_at:
            await self._in_database(queue.forget_old)
            self._forgets_at = time.monotonic() + FORGETTING_SECONDS

    async def _lane(self, endpoint: int) -> None:
        """Sends to one endpoint, for a while; when it cannot write down what happened, the lease ends by itself."""
        ends_at = time.monotonic() + LANE_SECONDS
        try:
            async with sending.client() as client:
                while not self._stopping.is_set() and time.monotonic() < ends_at:
                    parcel = await self._in_database(queue.next_parcel, endpoint, self._lease)
                    if parcel is None:
                        break
                    outcome = await sending.send(client, parcel.url, parcel.delivery, parcel.secrets)
                    await self._in_database(queue.record, parcel.delivery, outcome)
                    if outcome.problem:
                        logger.info("webhook_failed", endpoint=endpoint, problem=outcome.problem.value)
            await self._in_database(queue.release, endpoint, self._lease)
        except DatabaseError as error:
            logger.warning("webhooks_lane_failed", endpoint=endpoint, reason=type(error).__name__)
        except Exception:
            logger.exception("webhooks_lane_failed", endpoint=endpoint)

    async def _in_database(
        self, work: Callable[_Arguments, _Answer], *arguments: _Arguments.args, **named: _Arguments.kwargs
    ) -> _Answer:
        def with_connection() -> _Answer:
            connection.close_if_unusable_or_obsolete()
            return work(*arguments, **named)

        return await asyncio.get_running_loop().run_in_executor(self._database, with_connection)
