"""The secret in an employer's link: 256 random bits, of which only the hash is stored."""

import hashlib
import re
import secrets

_BYTES = 32
# What 32 bytes look like in the address of a link.
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def new_token() -> str:
    """A secret that nobody had before."""
    return secrets.token_urlsafe(_BYTES)


def hash_of(token: str) -> bytes:
    """What is stored of a secret. A plain hash is enough: nobody can guess what has 256 random bits."""
    return hashlib.sha256(token.encode()).digest()


def may_be_token(text: str) -> bool:
    """Whether a text looks like a secret of ours, so that nothing else is looked up."""
    return _TOKEN.fullmatch(text) is not None
