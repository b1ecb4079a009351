"""The one file that talks to the CMS.

Each question is a GET with the entity tag of the last answer. The CMS says 304 as long as nothing changed since, so a
page costs one small request and is never older than the last publication. When the CMS is away, the
last good answer is given again.

    CmsError
    ├── CmsAway      no answer that can be used, and none from before
    └── CmsRefused   the question itself was refused: an unknown filter, a bad cursor
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar

import httpx2

from public_site.cache import RecentlyUsed
from public_site.settings import Settings
from public_site.types import Operation

logger = logging.getLogger(__name__)

Content = TypeVar("Content")
Data = TypeVar("Data", bound=Operation)
Question = tuple[str, str]


# What the CMS says when a visitor asked for something that does not exist; all other errors are faults.
REFUSALS = {"ARGUMENT_INVALID", "LIMIT_EXCEEDED", "UNKNOWN_LOCALE", "UNKNOWN_SLUG"}


class CmsError(Exception):
    """The CMS gave no answer."""


class CmsAway(CmsError):
    """The CMS cannot be reached or is out of order, and did not answer this question before."""


class CmsRefused(CmsError):
    """The CMS says that the question is wrong, in English."""


@dataclass(frozen=True)
class Answer(Generic[Content]):
    """What the CMS answered.

    Attributes:
        data: The answer, typed.
        tag: Hash of the answer: the same tag means the same data.
        validator: Entity tag of the CMS, which may move while the answer stays as it is.
        is_stale: Whether the CMS could not confirm it just now.
    """

    data: Content
    tag: str
    validator: str
    is_stale: bool = False


def both(first: Answer[Any], second: Answer[Any]) -> Answer[Any]:
    """Return the data of the first answer, which is as old as the oldest of the two and new when either is new."""
    return replace(first, tag=f"{first.tag} {second.tag}", is_stale=first.is_stale or second.is_stale)


def _always(_data: object) -> bool:
    return True


class Client:
    """Asks the CMS, and remembers its last good answers."""

    def __init__(self, settings: Settings, transport: httpx2.AsyncBaseTransport | None = None) -> None:
        headers = {"Accept": "application/graphql-response+json", "User-Agent": "buurtbaan-public-site"}
        if settings.public_site_key:
            headers["Authorization"] = f"Bearer {settings.public_site_key}"
        self._settings = settings
        self._http = httpx2.AsyncClient(base_url=settings.cms_url, headers=headers, timeout=None, transport=transport)
        self._kept: RecentlyUsed[Question, Answer[Any]] = RecentlyUsed(settings.kept_answers)
        self._paused_until = 0.0
        self.is_away = False

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def ask(
        self,
        operation: type[Data],
        variables: Mapping[str, Any] | None = None,
        worth_keeping: Callable[[Data], bool] = _always,
    ) -> Answer[Data]:
        """Return the answer of today, or the last good one when the CMS is away.

        Args:
            operation: A class of `types.py` with a document.
            variables: The variables of that document.
            worth_keeping: Whether an answer may push older ones out of memory.

        Raises:
            CmsAway: There is no answer, old or new.
            CmsRefused: The question is wrong.
        """
        question = (operation.__name__, json.dumps(variables or {}, sort_keys=True, default=date.isoformat))
        kept = self._kept.get(question)
        try:
            response = await self._send(operation.DOCUMENT, question[1], kept)
            answer = kept if kept and response.status_code == 304 else _read(operation, response, kept)
        except CmsAway as error:
            if not self.is_away:
                logger.warning("cms away: %s", error)
            self.is_away = True
            if kept is None:
                raise
            return replace(kept, is_stale=True)
        self.is_away = False
        if worth_keeping(answer.data):
            self._kept.put(question, answer)
        else:
            self._kept.discard(question)
        return answer

    def kept(self, operation: type[Data]) -> Iterator[Data]:
        """Return the answers in memory to one kind of question, last used first."""
        return (answer.data for answer in self._kept if isinstance(answer.data, operation))

    async def _send(self, document: str, variables: str, kept: Answer[Any] | None) -> httpx2.Response:
        """Return the response to one question.

        Raises:
            CmsAway: There is none.
        """
        if time.monotonic() < self._paused_until:
            raise CmsAway("left alone for some seconds after a time-out")
        headers = {"If-None-Match": kept.validator} if kept else {}
        parameters = {"query": document, "variables": variables}
        try:
            async with asyncio.timeout(self._settings.cms_timeout_seconds):
                return await self._http.get("/graphql/", params=parameters, headers=headers)
        except TimeoutError as error:
            self._paused_until = time.monotonic() + self._settings.cms_pause_seconds
            raise CmsAway(f"no answer in {self._settings.cms_timeout_seconds} seconds") from error
        except httpx2.TransportError as error:
            raise CmsAway(type(error).__name__) from error


def _read(operation: type[Data], response: httpx2.Response, kept: Answer[Data] | None) -> Answer[Data]:
    """Return the answer in a response with a body; with the data of the `kept` one where nothing changed.

    Raises:
        CmsAway: It is no answer: a fault of the server, or nothing that fits the schema.
        CmsRefused: It says that the question is wrong.
    """
    if response.status_code >= 500 or response.status_code == 429:
        raise CmsAway(f"status {response.status_code}")
    tag = hashlib.sha256(response.content).hexdigest()
    validator = response.headers.get("ETag", "")
    if kept and kept.tag == tag:
        return replace(kept, validator=validator)
    try:
        body = response.json()
        if errors := body.get("errors"):
            messages = [f"{error['extensions']['code']}: {error['message']}" for error in errors]
            if all(error["extensions"]["code"] in REFUSALS for error in errors):
                raise CmsRefused("; ".join(messages))
            raise CmsAway("; ".join(messages))
        data = operation.from_json(body["data"])
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError) as error:
        raise CmsAway(f"status {response.status_code}, unusable answer: {error!r}") from error
    return Answer(data, tag, validator)
