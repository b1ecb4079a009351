"""One attempt: a message goes out, and what came back is named.

Nothing that a receiver does can take long or much: connecting, reading and the whole have a limit, of its answer a few
thousand bytes are read, as they are, and it is never followed elsewhere.
"""

import asyncio
import json
import ssl
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache

import httpx2
from django.core.exceptions import ValidationError

from .addresses import AddressNotAllowed, check_address, looked_up
from .enums import Event, Problem
from .messages import CONTENT_TYPE, message_of
from .models import Delivery
from .signing import NoSecret, signed_headers

CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0
WHOLE_SECONDS = 15.0
MOST_ANSWER_BYTES = 4_096
LONGEST_WAIT_SECONDS = 24 * 60 * 60
USER_AGENT = "BuurtBaan-webhooks/1"

_TIMEOUT = httpx2.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
_PORTS = {"http": 80, "https": 443}
_GONE, _TOO_MANY, _UNAVAILABLE = 410, 429, 503


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt.

    Attributes:
        status: of the answer; None when there was none.
        problem: what was wrong; None when the receiver took it.
        is_confirmed: whether it says that it carried out a withdrawal.
        wait_seconds: how long it asks us to wait.
        milliseconds: how long it took.
    """

    status: int | None = None
    problem: Problem | None = None
    is_confirmed: bool = False
    wait_seconds: float | None = None
    milliseconds: int = 0


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    body: bytes
    retry_after: str | None


@cache
def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context()


def client() -> httpx2.AsyncClient:
    """A client for one endpoint: connections are of one name alone, and no variable of the environment leads elsewhere."""
    return httpx2.AsyncClient(verify=_certificates(), timeout=_TIMEOUT, follow_redirects=False, trust_env=False)


async def send(to: httpx2.AsyncClient, url: str, delivery: Delivery, secrets: list[str]) -> Outcome:
    """Makes one attempt. Whatever goes wrong is in the outcome."""
    began = time.monotonic()
    outcome = await _outcome(to, url, delivery, secrets)
    return Outcome(
        outcome.status,
        outcome.problem,
        outcome.is_confirmed,
        outcome.wait_seconds,
        round(1_000 * (time.monotonic() - began)),
    )


async def _outcome(to: httpx2.AsyncClient, url: str, delivery: Delivery, secrets: list[str]) -> Outcome:
    body = message_of(delivery)
    try:
        headers = signed_headers(str(delivery.pk), body, datetime.now(UTC), secrets)
        async with asyncio.timeout(WHOLE_SECONDS):
            answer = await _post(to, url, headers, body)
    except NoSecret:
        return Outcome(problem=Problem.NO_SECRET)
    except AddressNotAllowed:
        return Outcome(problem=Problem.ADDRESS)
    except (TimeoutError, httpx2.TimeoutException):
        return Outcome(problem=Problem.TIME_OUT)
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError):
        return Outcome(problem=Problem.CONNECTION)
    return _judged(answer, delivery.event)


async def _post(to: httpx2.AsyncClient, url: str, headers: dict[str, str], body: str) -> _Answer:
    try:
        check_address(url)
    except ValidationError as error:
        # It was good when it was filled in; what is allowed has changed since.
        raise AddressNotAllowed from error
    parts = httpx2.URL(url)
    name = parts.raw_host.decode()
    address = await looked_up(name, parts.port or _PORTS[parts.scheme])
    fixed = {
        "Host": parts.netloc.decode(),
        "Content-Type": CONTENT_TYPE,
        "Accept": "application/json",
        # What is not unpacked cannot grow.
        "Accept-Encoding": "identity",
        "User-Agent": USER_AGENT,
    }
    async with to.stream(
        "POST",
        parts.copy_with(host=address),
        content=body.encode(),
        headers=fixed | headers,
        extensions={"sni_hostname": name},
    ) as response:
        return _Answer(response.status_code, await _beginning_of(response), response.headers.get("Retry-After"))


async def _beginning_of(response: httpx2.Response) -> bytes:
    found = b""
    async for part in response.aiter_raw():
        found += part
        if len(found) > MOST_ANSWER_BYTES:
            break
    return found[:MOST_ANSWER_BYTES]


def _judged(answer: _Answer, event: str) -> Outcome:
    status = answer.status
    if httpx2.codes.is_success(status):
        if event != Event.WITHDRAWN:
            return Outcome(status)
        is_confirmed = _confirms(answer.body)
        return Outcome(status, None if is_confirmed else Problem.UNCONFIRMED, is_confirmed)
    if status == _GONE:
        return Outcome(status, Problem.GONE)
    wait_seconds = _seconds_of(answer.retry_after)
    if status == _TOO_MANY or (status == _UNAVAILABLE and wait_seconds is not None):
        return Outcome(status, Problem.TOO_BUSY, wait_seconds=wait_seconds)
    if httpx2.codes.is_redirect(status):
        return Outcome(status, Problem.REDIRECT)
    return Outcome(status, Problem.FAILED if httpx2.codes.is_server_error(status) else Problem.REFUSED)


def _confirms(body: bytes) -> bool:
    """Whether an answer says that what was withdrawn is gone: `{"confirmed": true}`."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and said.get("confirmed") is True


def _seconds_of(retry_after: str | None) -> float | None:
    """How long `Retry-After` asks to wait, a day at most; None when it says nothing that can be read."""
    if retry_after is None:
        return None
    if retry_after.isascii() and retry_after.isdecimal():
        return float(min(int(retry_after[:9]), LONGEST_WAIT_SECONDS))
    try:
        moment = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max((moment - datetime.now(UTC)).total_seconds(), 0.0), LONGEST_WAIT_SECONDS)
