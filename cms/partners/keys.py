"""From the key in a request to the Reader it belongs to. A key travels in a header, never in an address."""

import hmac

from django.conf import settings

from .reader import ANONYMOUS, PUBLIC_SITE, Reader

_SCHEME = "bearer"


class UnknownKey(Exception):
    """The request carries a key, and it is nobody's."""


def reader_of(authorization: str | None) -> Reader:
    """The Reader that a request is made by.

    Args:
        authorization: the `Authorization` header, or None when the request has none.

    Raises:
        UnknownKey: there is a key, but nobody has it; such a request is not treated as anonymous, so that a
            mistyped key is noticed.
    """
    if authorization is None:
        return ANONYMOUS
    scheme, _, key = authorization.partition(" ")
    expected = settings.PUBLIC_SITE_KEY
    if scheme.lower() == _SCHEME and expected and hmac.compare_digest(key.strip().encode(), expected.encode()):
        return PUBLIC_SITE
    raise UnknownKey
