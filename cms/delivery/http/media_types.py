"""Which media type an answer gets: what the `Accept` header asks for, weighed as RFC 9110 (12.5.1) says.

Accept: application/graphql-response+json, application/json;q=0.9     -> the first
Accept: */*                                                           -> application/json, for older clients
Accept: text/html                                                     -> none
"""

import re
from typing import NamedTuple

JSON = "application/json"
GRAPHQL_RESPONSE = "application/graphql-response+json"
PROBLEM = "application/problem+json"

_QUALITY = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")
_NAMED, _OF_TYPE, _ANY = 3, 2, 1


class Wish(NamedTuple):
    """How much a client wants a media type.

    Attributes:
        quality: 0 for not at all, 1 for most.
        precision: how precisely the range speaks of it: by name, by its main type, or with all others.
    """

    quality: float
    precision: int

    @property
    def is_named(self) -> bool:
        """Whether the client asked for it by name."""
        return self.precision == _NAMED


def wish_for(media_type: str, accept: str | None) -> Wish:
    """How much an `Accept` header wants a media type in UTF-8; the most precise range that covers it decides."""
    if not (accept or "").strip():
        return Wish(1.0, _ANY)
    covering = [wish for part in (accept or "").split(",") if (wish := _wish(part, media_type))]
    return max(covering, key=lambda wish: wish.precision, default=Wish(0.0, 0))


def media_type_of_answer(accept: str | None) -> str | None:
    """The media type of a GraphQL answer; None when the client can use neither."""
    old, new = wish_for(JSON, accept), wish_for(GRAPHQL_RESPONSE, accept)
    if new.quality > old.quality or (new.is_named and new.quality == old.quality > 0):
        return GRAPHQL_RESPONSE
    return JSON if old.quality > 0 else None


def _wish(media_range: str, media_type: str) -> Wish | None:
    """What one range says of a media type; None when it does not speak of it, or makes no sense."""
    name, *parameters = (part.strip().lower() for part in media_range.split(";"))
    precision = {media_type: _NAMED, media_type.split("/")[0] + "/*": _OF_TYPE, "*/*": _ANY}.get(name)
    values = {key.strip(): value.strip() for key, _, value in (one.partition("=") for one in parameters)}
    quality = values.get("q", "1")
    if precision is None or not _QUALITY.fullmatch(quality) or not is_utf_8(values.get("charset")):
        return None
    return Wish(float(quality), precision)


def is_utf_8(charset: str | None) -> bool:
    """Whether a charset parameter says UTF-8; where there is none, that is meant."""
    return charset is None or charset.strip('"').lower() in {"utf-8", "utf8"}
