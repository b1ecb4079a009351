"""Documents that are sent by their hash: registered by a partner, or shown before in full.

    documentId: "sha256:71f7…"                       GraphQL over HTTP, appendix Persisted Documents
    extensions: {"persistedQuery": {"version": 1,    as Apollo's clients send it; when the hash is not known they send
                 "sha256Hash": "71f7…"}}             it again beside the text, which is then remembered

What a process remembers is bounded in bytes, and the least recently used goes first. Only a document that gave an answer
is remembered, so it was valid and within all limits.
"""

import hashlib
import re
import sys
import threading
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from cachetools import LRUCache
from django.conf import settings

from cms.partners.reader import ANONYMOUS, Reader

from ..errors import ReaderError
from ..http.refusals import Refusal, request_invalid
from ..http.requests import Request, Sent
from ..models import RegisteredDocument

_IDENTIFIER = re.compile(r"sha256:([0-9a-f]{64})")
_HASH = re.compile(r"[0-9a-f]{64}")
# What an entry takes beside its text: the hash, two objects, its place in the order. Measured: 250.
_BYTES_OF_ENTRY = 500


class Memory:
    """Texts by their hash, as many as fit in a number of bytes."""

    def __init__(self, most_bytes: int) -> None:
        self._texts: LRUCache[str, str] = LRUCache(most_bytes, getsizeof=_size)
        self._lock = threading.Lock()

    def get(self, document_hash: str) -> str | None:
        """The text with this hash, if it is remembered."""
        with self._lock:
            return self._texts.get(document_hash)

    def put(self, document_hash: str, text: str) -> None:
        """Remembers a text, unless it alone is larger than all that may be remembered."""
        with self._lock:
            if _size(text) <= self._texts.maxsize:
                self._texts[document_hash] = text

    @property
    def bytes(self) -> int:
        """How many bytes are remembered."""
        return int(self._texts.currsize)


def _size(text: str) -> int:
    return sys.getsizeof(text) + _BYTES_OF_ENTRY


remembered = Memory(settings.GRAPHQL_REMEMBERED_BYTES)


def hash_of(text: str) -> str:
    """The hash by which a document is known."""
    return hashlib.sha256(text.encode()).hexdigest()


def whole_request(sent: Sent, reader: Reader) -> Request:
    """The request with the text of its document, wherever that comes from.

    Raises:
        Refusal: there is no such document, or this reader may not use it.
    """
    asked = _hash_in(sent)
    if not sent.query and asked is None:
        raise request_invalid('There is no document: send it as "query", or its hash as "documentId".')
    text = sent.query or _known(asked)
    if text is None:
        raise _not_found()
    if asked is not None and asked != hash_of(text):
        raise request_invalid("The hash is not that of the document: it is SHA-256 of its text in UTF-8, hexadecimal.")
    if settings.GRAPHQL_REGISTERED_ONLY and reader == ANONYMOUS and not _is_registered(hash_of(text)):
        raise _not_registered()
    return Request(text, sent.variables, sent.operation_name, sent.extensions, is_to_be_remembered=asked is not None)


def remember(request: Request) -> None:
    """Remembers the document of a request that gave an answer, when its client means to send it by hash."""
    if request.is_to_be_remembered:
        remembered.put(hash_of(request.document), request.document)


def _hash_in(sent: Sent) -> str | None:
    """The hash by which a request names its document; None when it names none, "" when by something else than a hash."""
    named = {hash_ for hash_ in (_identified(sent.document_id), _persisted_query(sent.extensions)) if hash_ is not None}
    if len(named) > 1:
        raise request_invalid("documentId and persistedQuery name two documents. Send one of them.")
    return next(iter(named), None)


def _identified(identifier: str | None) -> str | None:
    if identifier is None:
        return None
    found = _IDENTIFIER.fullmatch(identifier)
    return found[1] if found else ""


def _persisted_query(extensions: Mapping[str, Any]) -> str | None:
    value = extensions.get("persistedQuery")
    if value is None:
        return None
    if not isinstance(value, dict) or value.get("version") != 1:
        raise request_invalid('Send persistedQuery as {"version": 1, "sha256Hash": "…"}.', argument="extensions")
    sent = value.get("sha256Hash")
    if not isinstance(sent, str) or not _HASH.fullmatch(sent):
        raise request_invalid("sha256Hash must be 64 hexadecimal digits in lower case.", argument="extensions")
    return sent


def _known(document_hash: str | None) -> str | None:
    if not document_hash:
        return None
    text = remembered.get(document_hash)
    return text or RegisteredDocument.objects.filter(hash=document_hash).values_list("text", flat=True).first()


def _is_registered(document_hash: str) -> bool:
    return RegisteredDocument.objects.filter(hash=document_hash).exists()


def _not_found() -> Refusal:
    # Apollo's clients look for this very message or code. Those that ask for application/json expect 200, and some give
    # up sending hashes when they meet 400.
    error = ReaderError("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND")
    return Refusal([error], HTTPStatus.NOT_FOUND, is_well_formed=True)


def _not_registered() -> Refusal:
    message = "Without a key only registered documents are answered. Register this one, or send a key."
    return Refusal([ReaderError(message, "DOCUMENT_NOT_REGISTERED")], HTTPStatus.FORBIDDEN)
