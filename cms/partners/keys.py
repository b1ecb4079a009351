"""From the key in a request to the Reader it belongs to. A key travels in a header, never in an address."""

import hmac

from django.conf import settings

from cms.employers.invitations import invitation_of

from .previews import draft_of
from .reader import ANONYMOUS, PUBLIC_SITE, Reader, employer, previewer

_SCHEME = "bearer"


class UnknownKey(Exception):
    """The request carries a key, and it is nobody's."""


def reader_of(authorization: str | None) -> Reader:
    """The Reader that a request is made by.

    Args:
        authorization: the `Authorization` header, or None when the request has none.

    Raises:
        UnknownKey: there is a key, but nobody has it; such a request is not treated as anonymous, so that a
            mistyped key is noticed. An invitation or a preview that ended is told in the same words.
    """
    if authorization is None:
        return ANONYMOUS
    scheme, _, key = authorization.partition(" ")
    if scheme.lower() != _SCHEME:
        raise UnknownKey
    key, expected = key.strip(), settings.PUBLIC_SITE_KEY
    if expected and hmac.compare_digest(key.encode(), expected.encode()):
        return PUBLIC_SITE
    if draft := draft_of(key):
        return previewer(draft)
    invitation = invitation_of(key)
    if invitation is None:
        raise UnknownKey
    return employer(invitation)
