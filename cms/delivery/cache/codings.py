"""Content codings: which one a client gets, and how small it makes an answer."""

import zlib
from functools import lru_cache

import brotli

IDENTITY, GZIP, BROTLI = "identity", "gzip", "br"
_PREFERRED = (BROTLI, GZIP, IDENTITY)
# Less than fits in one packet is not worth the work.
SMALLEST_BYTES = 1_000
# Measured on our answers: a higher one takes several times as long for some hundredths less.
_BROTLI_QUALITY = 5
_GZIP_LEVEL = 6
_GZIP_FORMAT = 31


@lru_cache(maxsize=256)
def coding_for(accept_encoding: str | None) -> str:
    """The coding that suits an `Accept-Encoding` header best; among equals, the one that makes smaller answers."""
    qualities: dict[str, float] = {}
    for part in (accept_encoding or "").lower().split(","):
        name, _, parameter = part.partition(";")
        qualities[name.strip()] = _quality(parameter)
    others = qualities.get("*", 0.0)
    wanted = {coding: qualities.get(coding, others) for coding in (BROTLI, GZIP)}
    # Whoever says nothing of it takes it, but rather what was asked for.
    wanted[IDENTITY] = qualities.get(IDENTITY, 0.0001)
    return max(_PREFERRED, key=wanted.__getitem__)


def coded(body: bytes, coding: str) -> bytes | None:
    """The body in a coding; None where that is not worth it."""
    if coding == IDENTITY or len(body) < SMALLEST_BYTES:
        return None
    if coding == BROTLI:
        smaller: bytes = brotli.compress(body, quality=_BROTLI_QUALITY)
    else:
        smaller = zlib.compress(body, _GZIP_LEVEL, _GZIP_FORMAT)
    return smaller if len(smaller) < len(body) else None


def _quality(parameter: str) -> float:
    name, _, value = parameter.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
