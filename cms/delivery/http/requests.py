"""What was sent: a GraphQL request, wherever in the HTTP request it stood.

POST   a JSON object in UTF-8      {"query": "…", "variables": {…}, "operationName": "…", "extensions": {…}}
GET    the same names in the address; variables and extensions as JSON
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

import orjson
from django.conf import settings
from django.http import HttpRequest

from ..texts import is_usable
from .media_types import JSON, is_utf_8
from .refusals import request_invalid, too_large, unsupported

# More than any input type of the schema can use.
DEEPEST_NESTING = 32

_NAMES = {"query", "documentId", "variables", "operationName", "extensions"}
_IN_JSON = {"variables", "extensions"}


@dataclass(frozen=True)
class Sent:
    """What a client sent.

    Attributes:
        query: text of the GraphQL document.
        document_id: what the document is known by, in its place or beside it.
        extensions: what else the client says, by name.
    """

    query: str | None
    document_id: str | None
    variables: dict[str, Any] | None
    operation_name: str | None
    extensions: Mapping[str, Any]


@dataclass(frozen=True)
class Request:
    """A GraphQL request.

    Attributes:
        document: text of the GraphQL document.
        extensions: what else the client says, by name.
        is_to_be_remembered: whether the client means to send the document by its hash.
    """

    document: str
    variables: dict[str, Any] | None
    operation_name: str | None
    extensions: Mapping[str, Any]
    is_to_be_remembered: bool = False

    @property
    def wants_cost(self) -> bool:
        """Whether the answer is to tell what it cost: `extensions: {"cost": true}`."""
        return self.extensions.get("cost") is True

    @property
    def is_priced_only(self) -> bool:
        """Whether nothing is wanted but what it would cost: `extensions: {"cost": "only"}`."""
        return bool(self.extensions.get("cost") == "only")


def read_sent(http: HttpRequest) -> Sent:
    """The GraphQL request in an HTTP request, as it was sent.

    Raises:
        Refusal: there is none that can be read.
    """
    sent = _in_body(http) if http.method == "POST" else _in_address(http)
    refuse_unusable(sent)
    return Sent(
        query=_typed(sent, "query", str, "a text"),
        document_id=_typed(sent, "documentId", str, "a text"),
        variables=_typed(sent, "variables", dict, "an object"),
        operation_name=_typed(sent, "operationName", str, "a text"),
        extensions=_typed(sent, "extensions", dict, "an object") or {},
    )


def query_string(http: HttpRequest) -> list[tuple[str, str]]:
    """The names and values in an address, in their order.

    Raises:
        Refusal: it is no UTF-8, or too long.
    """
    # As WSGI has it: each character is one byte.
    raw = http.META.get("QUERY_STRING", "").encode("latin-1")
    if len(raw) > settings.GRAPHQL_MAX_BODY_BYTES:
        raise too_large("The address", len(raw), settings.GRAPHQL_MAX_BODY_BYTES, HTTPStatus.REQUEST_URI_TOO_LONG)
    try:
        return parse_qsl(raw.decode(), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise request_invalid("The address is not UTF-8.") from None


def read_json(text: bytes, name: str) -> Any:
    """A value sent as JSON.

    Raises:
        Refusal: it is no JSON in UTF-8, or it nests past reason.
    """
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise request_invalid(f"{name} is not JSON in UTF-8.") from None


def refuse_repeated(names: Iterator[str]) -> None:
    """Refuses what stands in an address more than once: nobody could tell which one counts.

    Raises:
        Refusal: a name is repeated.
    """
    repeated = sorted(name for name, times in Counter(names).items() if times > 1)
    if repeated:
        raise request_invalid(f"{', '.join(repeated)}: send it once.", argument=repeated[0])


def _in_address(http: HttpRequest) -> dict[str, Any]:
    pairs = [(name, value) for name, value in query_string(http) if name in _NAMES]
    refuse_repeated(name for name, _ in pairs)
    # An empty value is as none, says the specification of operationName; so it is of all.
    return {name: read_json(value.encode(), name) if name in _IN_JSON else value for name, value in pairs if value}


def _in_body(http: HttpRequest) -> dict[str, Any]:
    if http.content_type != JSON or not is_utf_8((http.content_params or {}).get("charset")):
        raise unsupported(f"Send the request as {JSON} in UTF-8.", {"Accept": JSON})
    if http.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise unsupported("Send the body as it is, not compressed.", {"Accept-Encoding": "identity"})
    sent = read_json(_body(http), "The body")
    if isinstance(sent, list):
        raise request_invalid("Send one request at a time: a JSON object, not a list.")
    if not isinstance(sent, dict):
        raise request_invalid('Send a JSON object, {"query": "…"}.')
    return sent


def _body(http: HttpRequest) -> bytes:
    most = settings.GRAPHQL_MAX_BODY_BYTES
    length = http.headers.get("Content-Length") or "0"
    if not length.isdecimal():
        raise request_invalid("Content-Length is no number.")
    size = int(length)
    try:
        # Django reads no body that comes in pieces, without a length told before; servers that mark its end let us.
        is_in_pieces = not size and http.META.get("wsgi.input_terminated")
        body = b"" if size > most else _read_up_to(most + 1, http) if is_in_pieces else http.body
    except OSError:
        raise request_invalid("The body did not arrive whole.") from None
    if max(size, len(body)) > most:
        raise too_large("The request", max(size, len(body)), most, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return body


def _read_up_to(most_bytes: int, http: HttpRequest) -> bytes:
    pieces = []
    while most_bytes > 0 and (piece := http.META["wsgi.input"].read(most_bytes)):
        pieces.append(piece)
        most_bytes -= len(piece)
    return b"".join(pieces)


def _typed(sent: dict[str, Any], name: str, kind: type, words: str) -> Any:
    value = sent.get(name)
    if value is not None and not isinstance(value, kind):
        raise request_invalid(f"{name} must be {words}.", argument=name)
    return value


def refuse_unusable(sent: dict[str, Any]) -> None:
    """Refuses what nests past reason, and texts that no database holds; names of members are texts too.

    Raises:
        Refusal: there is such a thing.
    """
    level: list[Any] = [sent]
    for _ in range(DEEPEST_NESTING + 1):
        below: list[Any] = []
        for value in level:
            if isinstance(value, str):
                if not is_usable(value):
                    raise request_invalid("A text holds the character U+0000. Leave it out.")
            elif isinstance(value, dict):
                below += [*value, *value.values()]
            elif isinstance(value, list):
                below += value
        if not below:
            return
        level = below
    raise request_invalid(
        f"Lists and objects nest more than {DEEPEST_NESTING} deep.", limit="nesting", allowed=DEEPEST_NESTING
    )
