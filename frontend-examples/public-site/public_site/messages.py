"""What the CMS tells: something was published, changed or taken away. It says which, never what is in it.

Each page is confirmed by the CMS whenever somebody opens it, so without messages nothing old is shown while the CMS
answers. With them what changed also leaves the memory of this site at once, and is not shown while the CMS is away.

- A message is signed as Standard Webhooks says, in the form of a CloudEvent.
- It may come twice. The second time it gets the answer of the first.
- Of a person who is not to be shown any more nothing is left in memory once `{"confirmed": true}` is said.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from standardwebhooks import Webhook, WebhookVerificationError
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from public_site.cache import RecentlyUsed
from public_site.client import Client

PATH = "/webhook"
MAX_BYTES = 64_000
REMEMBERED_MESSAGES = 1_000
WITHDRAWN = ".withdrawn"
HEADERS = {"Cache-Control": "no-store"}


class NotUnderstood(Exception):
    """A message is signed, and says nothing that can be carried out."""


@dataclass(frozen=True)
class Message:
    """What changed.

    Attributes:
        names: Ids, kinds and paths of what it is about; none for a test.
        is_withdrawal: Whether it is about a person who is not to be shown any more.
    """

    names: frozenset[str]
    is_withdrawal: bool

    @classmethod
    def from_event(cls, event: Any) -> Message:
        """Return what a CloudEvent says.

        Raises:
            NotUnderstood: It is none of the CMS.
        """
        try:
            data = event.get("data") or {}
            named = [event.get("subject"), *data.get("tags", []), data.get("path"), data.get("previousPath")]
            return cls(frozenset(name for name in named if name is not None), event["type"].endswith(WITHDRAWN))
        except (AttributeError, KeyError, TypeError) as error:
            raise NotUnderstood from error


class Messages:
    """Receives what the CMS sends."""

    def __init__(self, secret: str, client: Client, forget: Callable[[Collection[str]], None]) -> None:
        """Begin with nothing heard.

        Args:
            secret: With which the CMS signs.
            client: Asks anew what was forgotten.
            forget: Forgets all that one of these names is in.
        """
        self._webhook = Webhook(secret)
        self._client = client
        self._forget = forget
        self._answers: RecentlyUsed[str, dict[str, bool]] = RecentlyUsed(REMEMBERED_MESSAGES)

    async def receive(self, request: Request) -> Response:
        """Carry out one message."""
        body = await _read(request)
        if body is None:
            return _answer(413, {"error": f"more than {MAX_BYTES} bytes"})
        try:
            self._webhook.verify(body, dict(request.headers), json_parse=False)
        except (WebhookVerificationError, ValueError):
            return _answer(401, {"error": "the signature is not right, or too old"})
        name = request.headers["webhook-id"]
        answer = self._answers.get(name)
        if answer is not None:
            return _answer(200, answer)
        try:
            message = Message.from_event(json.loads(body))
        except (NotUnderstood, ValueError):
            return _answer(400, {"error": "no CloudEvent with a type"})
        answer = {"confirmed": True} if message.is_withdrawal else {}
        if message.names:
            self._forget(message.names)
        self._answers.put(name, answer)
        return _answer(200, answer, BackgroundTask(self._client.renew))


def _answer(status: int, body: object, afterwards: BackgroundTask | None = None) -> Response:
    return JSONResponse(body, status, HEADERS, background=afterwards)


async def _read(request: Request) -> bytes | None:
    """Return the body; None when it is larger than any message."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MAX_BYTES:
            return None
    return body
