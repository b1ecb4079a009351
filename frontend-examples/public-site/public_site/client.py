"""The one file that talks to the CMS.

Each question is a GET with the entity tag of the last answer. The CMS says 304 as long as nothing changed since, so a
page costs one small request and is never older than the last publication. When the CMS is away, the last good answer
is given again, for as long as the CMS said with it (`stale-if-error`). What holds people has no such time: nobody may
be shown whose consent cannot be asked for. When only its database is away, the CMS gives its own last good answer and
says so.

The document of a question travels as its hash; its text follows when the CMS does not know it. What the CMS says to have
changed is forgotten, and asked anew so that the newest is here when the CMS goes away.

    CmsError
    ├── CmsAway      no answer that can be used, and none from before
    │   └── KeyRefused   the key is nobody's: of an invitation or a preview that has ended
    └── CmsRefused   the question itself was refused: an unknown filter, a bad cursor
"""

from __future__ import annotations

import asyncio
import copy
import hashlib
import json
import logging
import re
import time
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Generic, TypeVar

import httpx2

from public_site.cache import RecentlyUsed
from public_site.settings import Settings
from public_site.types import Operation

logger = logging.getLogger(__name__)

Content = TypeVar("Content")
Other = TypeVar("Other")
Data = TypeVar("Data", bound=Operation)
Question = tuple[str, str]


# What the CMS says when a visitor asked for something that does not exist; all other errors are faults.
REFUSALS = {"ARGUMENT_INVALID", "LIMIT_EXCEEDED", "UNKNOWN_LOCALE", "UNKNOWN_SLUG"}
UNKNOWN_DOCUMENT = "PERSISTED_QUERY_NOT_FOUND"
# So the CMS marks an answer that its database cannot confirm.
STALE = "detail=stale"
STALE_IF_ERROR = re.compile(r"\bstale-if-error=(\d{1,9})\b")


class CmsError(Exception):
    """The CMS gave no answer."""


class CmsAway(CmsError):
    """The CMS cannot be reached or is out of order, and did not answer this question before."""


class KeyRefused(CmsAway):
    """The CMS does not know the key, or does not know it any more."""


class CmsRefused(CmsError):
    """The CMS says that the question is wrong, in English.

    Attributes:
        codes: The codes of its reasons.
    """

    def __init__(self, message: str, codes: Collection[str] = ()) -> None:
        super().__init__(message)
        self.codes = frozenset(codes)


@dataclass(frozen=True)
class Answer(Generic[Content]):
    """What the CMS answered.

    Attributes:
        data: The answer, typed.
        tag: Hash of the answer: the same tag means the same data.
        validator: Entity tag of the CMS, which may move while the answer stays as it is.
        is_stale: Whether the CMS could not confirm it just now.
        stale_seconds: How long after it was confirmed it may be given while the CMS is away; none for people.
        confirmed_at: When the CMS gave or confirmed it, on the clock of this process.
        names: Ids and kinds of what is in it, and the path that was asked for; None when the CMS does not say.
        messages: How many messages of the CMS were heard when it was asked for.
    """

    data: Content
    tag: str
    validator: str
    is_stale: bool = False
    stale_seconds: int = 0
    confirmed_at: float = 0.0
    names: frozenset[str] | None = None
    messages: int = 0

    @property
    def may_be_given_again(self) -> bool:
        """Whether it may be given now, although the CMS does not confirm it."""
        return time.monotonic() < self.confirmed_at + self.stale_seconds

    def holding(self, data: Other) -> Answer[Other]:
        """Return other data, made of this answer."""
        return Answer(
            data,
            self.tag,
            self.validator,
            self.is_stale,
            self.stale_seconds,
            self.confirmed_at,
            self.names,
            self.messages,
        )

    def is_named_by(self, names: Collection[str]) -> bool:
        """Return whether one of these may be in it."""
        return self.names is None or not self.names.isdisjoint(names)


def together(first: Answer[Content], *others: Answer[Any]) -> Answer[Content]:
    """Return the data of the first answer, which is as old as the oldest of all, and may be kept as short as any."""
    answers = (first, *others)
    names = [answer.names for answer in answers if answer.names is not None]
    return replace(
        first,
        tag=" ".join(answer.tag for answer in answers),
        is_stale=any(answer.is_stale for answer in answers),
        stale_seconds=min(answer.stale_seconds for answer in answers),
        names=frozenset().union(*names) if len(names) == len(answers) else None,
        messages=min(answer.messages for answer in answers),
    )


def _always(_data: object) -> bool:
    return True


def _leads_somewhere(data: object) -> bool:
    """Return whether an answer about a path found something there."""
    return getattr(data, "route", data) is not None


class Client:
    """Asks the CMS, and remembers its last good answers.

    Attributes:
        is_away: Whether the CMS gave no answer when it was asked last.
        messages: How many messages of the CMS were heard.
    """

    def __init__(self, settings: Settings, transport: httpx2.AsyncBaseTransport | None = None) -> None:
        headers = {"Accept": "application/graphql-response+json", "User-Agent": "buurtbaan-public-site"}
        self._key = settings.public_site_key
        self._settings = settings
        self._http = httpx2.AsyncClient(base_url=settings.cms_url, headers=headers, timeout=None, transport=transport)
        self._kept: RecentlyUsed[Question, Answer[Any]] = RecentlyUsed(settings.kept_answers)
        self._unknown: set[str] = set()
        self._to_renew: dict[Question, type[Operation]] = {}
        self._is_renewing = False
        self._paused_until = 0.0
        self.is_away = False
        self.messages = 0

    def with_key(self, key: str) -> Client:
        """Return a client that asks with another key, over the same connections and with a memory of its own."""
        other = copy.copy(self)
        other._key = key
        other._kept = RecentlyUsed(self._settings.kept_answers)
        return other

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
        return await self._ask(operation, _question(operation, variables), worth_keeping)

    async def _ask(
        self, operation: type[Data], question: Question, worth_keeping: Callable[[Data], bool]
    ) -> Answer[Data]:
        kept = self._kept.get(question)
        messages = self.messages
        try:
            response = await self._send(operation.DOCUMENT, question[1], kept)
            if kept and response.status_code == 304:
                answer = replace(kept, confirmed_at=time.monotonic(), is_stale=False)
            else:
                answer = _read(operation, response, kept)
            answer = replace(answer, names=_names(response, question), messages=messages)
            if STALE in response.headers.get("Cache-Status", ""):
                answer = replace(answer, is_stale=True, confirmed_at=answer.confirmed_at - _age(response))
        except CmsAway as error:
            if isinstance(error, KeyRefused) and self._key != self._settings.public_site_key:
                raise  # an invitation or a preview is over; the CMS is well
            if not self.is_away:
                logger.warning("cms away: %s", error)
            self.is_away = True
            kept = self._kept.get(question)  # a message may have come meanwhile
            if kept is None or not kept.may_be_given_again:
                self._kept.discard(question)
                raise
            return replace(kept, is_stale=True)
        self.is_away = False
        if not worth_keeping(answer.data):
            self._kept.discard(question)
        elif messages == self.messages:
            self._kept.put(question, answer)
        return answer

    def forget(self, names: Collection[str]) -> None:
        """Forget the answers in which one of these may be; what is on its way now is not kept either.

        Args:
            names: Ids, kinds and paths.
        """
        self.messages += 1
        for question, answer in self._kept.take(lambda answer: answer.is_named_by(names)):
            self._to_renew[question] = type(answer.data)

    async def renew(self) -> None:
        """Ask anew what was forgotten, one question after the other, for when the CMS is away."""
        if self._is_renewing:
            return
        self._is_renewing = True
        try:
            while self._to_renew:
                question, operation = self._to_renew.popitem()
                messages = self.messages
                with suppress(CmsRefused):
                    await self._ask(operation, question, _leads_somewhere)
                if messages != self.messages:
                    self._to_renew[question] = operation
        except CmsAway:
            self._to_renew.clear()
        finally:
            self._is_renewing = False

    async def change(self, operation: type[Data], variables: Mapping[str, Any]) -> Data:
        """Have something done, and return what the CMS says of it; nothing of it is kept.

        Raises:
            CmsAway: Nobody knows whether it was done. It may be asked again.
            CmsRefused: It was not done.
        """
        body = {"query": operation.DOCUMENT, "variables": dict(variables)}
        response = await self._in_time(lambda: self._http.post("/graphql/", json=body, headers=self._authorization))
        return _read(operation, response, None).data

    def can_do_without_cms(self, operation: type[Operation], variables: Mapping[str, Any] | None = None) -> bool:
        """Return whether there is an answer in memory that may be given again."""
        kept = self._kept.get(_question(operation, variables))
        return kept is not None and kept.may_be_given_again

    def kept(self, operation: type[Data]) -> Iterator[Data]:
        """Return the answers in memory to one kind of question that may be given again, last used first."""
        return (
            answer.data for answer in self._kept if isinstance(answer.data, operation) and answer.may_be_given_again
        )

    async def _send(self, document: str, variables: str, kept: Answer[Any] | None) -> httpx2.Response:
        """Return the response to one question.

        Raises:
            CmsAway: There is none.
        """
        headers = self._authorization | ({"If-None-Match": kept.validator} if kept else {})
        parameters = {"documentId": _identifier(document), "variables": variables}
        with_text = parameters | {"query": document}

        async def send() -> httpx2.Response:
            is_unknown = document in self._unknown
            response = await self._http.get(
                "/graphql/", params=with_text if is_unknown else parameters, headers=headers
            )
            if response.status_code == 404 and UNKNOWN_DOCUMENT in response.text:
                # Until there is an answer: a CMS that is slow must not need two answers in the time of one.
                self._unknown.add(document)
                response = await self._http.get("/graphql/", params=with_text, headers=headers)
            if response.is_success:
                self._unknown.discard(document)
            return response

        return await self._in_time(send)

    @property
    def _authorization(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._key}"} if self._key else {}

    async def _in_time(self, send: Callable[[], Awaitable[httpx2.Response]]) -> httpx2.Response:
        """Return the response to a request, unless it keeps a visitor waiting.

        Raises:
            CmsAway: There is none.
        """
        if time.monotonic() < self._paused_until:
            raise CmsAway("left alone for some seconds after a time-out")
        try:
            async with asyncio.timeout(self._settings.cms_timeout_seconds):
                return await send()
        except TimeoutError as error:
            self._paused_until = time.monotonic() + self._settings.cms_pause_seconds
            raise CmsAway(f"no answer in {self._settings.cms_timeout_seconds} seconds") from error
        except httpx2.TransportError as error:
            raise CmsAway(type(error).__name__) from error


def _question(operation: type[Operation], variables: Mapping[str, Any] | None) -> Question:
    return operation.__name__, json.dumps(variables or {}, sort_keys=True, default=date.isoformat)


@cache
def _identifier(document: str) -> str:
    """Return what the CMS knows a document by."""
    return f"sha256:{hashlib.sha256(document.encode()).hexdigest()}"


def _names(response: httpx2.Response, question: Question) -> frozenset[str] | None:
    """Return what is in an answer: its tags, and the path that was asked for; None when it has no tags."""
    tags = response.headers.get("Cache-Tag")
    if tags is None:
        return None
    path = json.loads(question[1]).get("path")
    return frozenset([*tags.split(","), *([path] if path else [])])


def _age(response: httpx2.Response) -> int:
    """Return how many seconds ago the CMS could confirm an answer."""
    age = response.headers.get("Age", "")
    return int(age) if age.isdecimal() else 0


def _read(operation: type[Data], response: httpx2.Response, kept: Answer[Data] | None) -> Answer[Data]:
    """Return the answer in a response with a body; with the data of the `kept` one where nothing changed.

    Raises:
        CmsAway: It is no answer: a fault of the server, or nothing that fits the schema.
        KeyRefused: The key is nobody's.
        CmsRefused: It says that the question is wrong.
    """
    if response.status_code >= 500 or response.status_code == 429:
        raise CmsAway(f"status {response.status_code}")
    if response.status_code == 401:
        raise KeyRefused("the key is not known")
    tag = hashlib.sha256(response.content).hexdigest()
    validator = response.headers.get("ETag", "")
    allowed = STALE_IF_ERROR.search(response.headers.get("Cache-Control", ""))
    stale_seconds = int(allowed[1]) if allowed else 0
    now = time.monotonic()
    if kept and kept.tag == tag:
        return replace(kept, validator=validator, stale_seconds=stale_seconds, confirmed_at=now, is_stale=False)
    try:
        body = response.json()
        if errors := body.get("errors"):
            messages = [f"{error['extensions']['code']}: {error['message']}" for error in errors]
            codes = {error["extensions"]["code"] for error in errors}
            if codes <= REFUSALS:
                raise CmsRefused("; ".join(messages), codes)
            if codes == {"FORBIDDEN"}:
                raise KeyRefused("; ".join(messages))
            raise CmsAway("; ".join(messages))
        data = operation.from_json(body["data"])
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError) as error:
        raise CmsAway(f"status {response.status_code}, unusable answer: {error!r}") from error
    return Answer(data, tag, validator, stale_seconds=stale_seconds, confirmed_at=now)
