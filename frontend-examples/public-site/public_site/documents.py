"""Finished documents: bytes in every coding, made once, sent many times."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass

import brotli
from starlette.requests import Request
from starlette.responses import Response

PAGE_CACHE = "public, max-age=0, must-revalidate, stale-if-error=86400"
ERROR_CACHE = "no-store"


@dataclass(frozen=True)
class Document:
    """A body with its media type, ready in the codings that browsers accept.

    Attributes:
        bodies: Bytes by content coding, best first; `identity` is always there.
        digest: Hash of the plain bytes, part of the entity tag.
    """

    media_type: str
    bodies: dict[str, bytes]
    digest: str


def make_document(media_type: str, body: bytes, *, brotli_quality: int = 5) -> Document:
    """Return `body` in all codings; a `brotli_quality` of 11 is smallest and slow."""
    bodies = {
        "br": brotli.compress(body, quality=brotli_quality, mode=brotli.MODE_TEXT),
        "gzip": gzip.compress(body, mtime=0),
        "identity": body,
    }
    return Document(media_type, bodies, hashlib.sha256(body).hexdigest()[:20])


def make_picture(media_type: str, body: bytes) -> Document:
    """Return `body` as it is: pictures are packed already."""
    return Document(media_type, {"identity": body}, hashlib.sha256(body).hexdigest()[:20])


def respond(request: Request, document: Document, status: int = 200, cache_control: str = PAGE_CACHE) -> Response:
    """Return the answer that this visitor needs: the best coding, or 304 when there is nothing new."""
    coding = _coding(document, request.headers.get("Accept-Encoding", ""))
    tag = f'"{document.digest}-{coding}"'
    headers = {"ETag": tag, "Cache-Control": cache_control, "Vary": "Accept-Encoding"}
    if status == 200 and _matches(request.headers.get("If-None-Match", ""), tag):
        return Response(status_code=304, headers=headers)
    body = document.bodies[coding]
    headers |= {"Content-Type": document.media_type, "Content-Length": str(len(body))}
    if coding != "identity":
        headers["Content-Encoding"] = coding
    return Response(b"" if request.method == "HEAD" else body, status_code=status, headers=headers)


def _coding(document: Document, accepted: str) -> str:
    """Return the first coding of `document` that an Accept-Encoding header allows."""
    offers: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, parameter = part.strip().partition(";")
        weight = parameter.strip().removeprefix("q=")
        try:
            offers[name.strip()] = float(weight) if weight else 1.0
        except ValueError:
            offers[name.strip()] = 0.0
    return next((coding for coding in document.bodies if offers.get(coding, offers.get("*", 0)) > 0), "identity")


def _matches(if_none_match: str, tag: str) -> bool:
    """Return whether the visitor already has `tag`; compared weakly, as RFC 9110 section 13.1.2 says."""
    theirs = {part.strip().removeprefix("W/") for part in if_none_match.split(",")}
    return "*" in theirs or tag in theirs
