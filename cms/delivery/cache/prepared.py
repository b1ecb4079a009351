"""An answer that is ready to be sent: its bytes in each coding, with the headers of each."""

import hashlib
import re
import time
from collections.abc import Iterable

from ..accounts import FIELDS
from .codings import BROTLI, GZIP, IDENTITY, coded, coding_for
from .keepable import Keepable, pages_in
from .questions import Environ, Question

Headers = list[tuple[str, str]]
# Status, headers and body, as WSGI sends them.
Response = tuple[str, Headers, list[bytes]]

CACHE_NAME = "buurtbaan"
# A proxy's buffer for all headers may be as small as 4 kB; nginx answers 502 when they do not fit.
MOST_TAG_BYTES = 2_000
# What Python needs for an answer beside its bytes: measured 9 kB, most of it for headers and for lists of them.
_OVERHEAD_BYTES = 9_000

_OPAQUE = re.compile(r'"([^"]*)"')
_OF_BODY = {"content-type", "content-length", "content-encoding", "content-language"}
_OURS = {"content-length", "content-encoding", "etag", "vary"}
# What is told of a budget is told to who paid, not to who gets the same answer later.
_OF_WHO_PAID = {field.lower() for field in FIELDS}
_VARY = ("Vary", "Accept, Accept-Encoding, Authorization")


class Ready:
    """An answer in one coding.

    Attributes:
        etag: its entity tag, which differs by coding.
        headers: those of a hit, with `Cache-Status` last.
        unchanged: those of a hit that the client has already.
        body: as WSGI sends it.
    """

    __slots__ = ("body", "etag", "headers", "unchanged")

    def __init__(self, body: bytes, etag: str, headers: Headers) -> None:
        hit = ("Cache-Status", f"{CACHE_NAME}; hit")
        self.etag = etag
        self.headers = [*headers, hit]
        self.unchanged = [*((name, value) for name, value in headers if name.lower() not in _OF_BODY), hit]
        self.body = [body]


class Prepared:
    """A kept answer.

    Args:
        question: the request that it answers.
        headers: what Django answered with.
        body: not compressed.
        keepable: what it hangs on.
        asked: how often it was asked for lately.

    Attributes:
        has_grown: whether it takes more memory than when it was weighed.
        operation: name of what was asked.
        pages: global ids of the pages in it.
    """

    __slots__ = (
        "_base", "_hash", "_identity", "_ready", "asked", "has_grown", "holds_people", "made_at", "operation", "pages", "question", "revision", "since", "until",
    )  # fmt: skip

    def __init__(self, question: Question, headers: Headers, body: bytes, keepable: Keepable, asked: int) -> None:
        self.question = question
        self.asked = asked
        self.made_at = time.time()
        self.holds_people = keepable.holds_people
        self.operation = keepable.operation
        self.pages = pages_in(keepable.tags)
        self.revision = keepable.freshness.revision
        self.since = keepable.freshness.since.timestamp()
        self.until = keepable.freshness.until.timestamp()
        self._hash = hashlib.sha256(body).hexdigest()[:32]
        self._base = [(name, value) for name, value in headers if name.lower() not in _OURS | _OF_WHO_PAID]
        self._base.append(_VARY)
        if tags := tag_list(keepable.tags):
            self._base.append(("Cache-Tag", tags))
        self._identity = body
        self.has_grown = False
        self._ready = {IDENTITY: self._in(IDENTITY, body)}

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        return _OVERHEAD_BYTES + self.question.size + sum(len(ready.body[0]) for ready in self._ready.values())

    def holds(self, revision: int | None, now: float) -> bool:
        """Whether it is still the answer at this revision (None: nobody knows), at this moment (seconds since 1970)."""
        return self.revision == revision and self.since <= now < self.until

    def ready(self, accept_encoding: str | None) -> Ready:
        """It in the coding that suits a client, made at the first time."""
        coding = coding_for(accept_encoding)
        ready = self._ready.get(coding)
        if ready is None:
            smaller = coded(self._identity, coding)
            ready = self._ready[IDENTITY] if smaller is None else self._in(coding, smaller)
            self._ready = {**self._ready, coding: ready}
            self.has_grown = True
        return ready

    def response(self, environ: Environ) -> Response:
        """What a client gets, who may have it already. The headers may not be changed."""
        ready = self.ready(environ.get("HTTP_ACCEPT_ENCODING"))
        known = environ.get("HTTP_IF_NONE_MATCH")
        method = environ["REQUEST_METHOD"]
        if known is not None and method != "POST" and (known == ready.etag or self._is_among(known)):
            return "304 Not Modified", ready.unchanged, []
        return "200 OK", ready.headers, ready.body if method != "HEAD" else []

    def _is_among(self, known: str) -> bool:
        """Whether a client has it, in whatever coding; proxies may have made the tag a weak one."""
        if known.strip() == "*":
            return True
        tags = {self._hash, *(f"{self._hash}-{coding}" for coding in (GZIP, BROTLI))}
        return not tags.isdisjoint(_OPAQUE.findall(known))

    def _in(self, coding: str, body: bytes) -> Ready:
        suffix, headers = "", self._base
        if coding != IDENTITY:
            suffix, headers = f"-{coding}", [*headers, ("Content-Encoding", coding)]
        etag = f'"{self._hash}{suffix}"'
        return Ready(body, etag, [*headers, ("Content-Length", str(len(body))), ("ETag", etag)])


def of_who_paid(headers: Headers) -> Headers:
    """What Django told of the budget that an answer was taken from."""
    return [(name, value) for name, value in headers if name.lower() in _OF_WHO_PAID]


def with_status(headers: Headers, status: str, *others: tuple[str, str]) -> Headers:
    """The headers of a kept answer, with something else than that it is a hit, and what that needs."""
    return [*headers[:-1], ("Cache-Status", f"{CACHE_NAME}; {status}"), *others]


def tag_list(tags: Iterable[str]) -> str:
    """Tags for a header. Where they are too many, those of items become the kinds of these items."""
    exact = ",".join(sorted(tags))
    if len(exact) <= MOST_TAG_BYTES:
        return exact
    return ",".join(sorted({tag.partition(":")[0] for tag in tags}))
