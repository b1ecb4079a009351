"""Secrets, and signatures as Standard Webhooks has them.

A secret is worked out from `SECRET_KEY` and a nonce, so that the database, or a backup of it, does not hold it.

Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md (2026-11).
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from standardwebhooks import Webhook

_PREFIX = "whsec_"
# In base64 it has no = at its end, which gets lost in mails.
_KEY_BYTES = 30
_SALT = b"cms.webhooks.signing:"


class NoSecret(Exception):
    """There is no secret that is good now; nothing leaves unsigned."""


def new_nonce() -> bytes:
    """What makes the next secret another one."""
    return secrets.token_bytes(32)


def secret_of(nonce: bytes) -> str:
    """The secret that a nonce makes, as receivers get it."""
    key = hmac.digest(settings.SECRET_KEY.encode(), _SALT + nonce, hashlib.sha256)[:_KEY_BYTES]
    return _PREFIX + base64.b64encode(key).decode()


def signed_headers(message_id: str, body: str, at: datetime, good: Sequence[str]) -> dict[str, str]:
    """The headers that prove that a message is ours.

    Args:
        message_id: the same at each attempt.
        body: exactly what is sent.
        at: the moment of this attempt, in UTC.
        good: the secrets that are good now; each signs, so that a receiver with the old or the new one is satisfied.

    Raises:
        NoSecret: none is good.
    """
    if not good:
        raise NoSecret
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(Webhook(secret).sign(message_id, at, body) for secret in good),
    }
