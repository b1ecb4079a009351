"""What the surroundings decide, read once from the environment."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

_PREFIX = "whsec_"
# Source: Standard Webhooks, 1.0, "Signature scheme": 24 bytes or more.
MIN_SECRET_BYTES = 24


class SettingsError(Exception):
    """A variable of the environment has a value that cannot work."""


@dataclass(frozen=True)
class Settings:
    """Where the CMS is, where this site is, and what it may keep.

    Attributes:
        cms_url: Origin of the CMS, without a slash at the end.
        public_site_url: Origin under which visitors reach this site, without a slash at the end.
        public_site_key: Key that the CMS knows this site by; empty for an anonymous reader.
        webhook_secret: With which the CMS signs its messages, `whsec_…`; empty when it sends none.
        cms_timeout_seconds: How long a visitor may wait for the CMS.
        cms_pause_seconds: How long the CMS is left alone after it kept a visitor waiting for nothing.
        kept_answers: How many answers of the CMS stay in memory.
        kept_pages: How many finished pages stay in memory.
    """

    cms_url: str = "http://127.0.0.1:8000"
    public_site_url: str = "http://127.0.0.1:8080"
    public_site_key: str = ""
    webhook_secret: str = ""
    cms_timeout_seconds: float = 2.0
    cms_pause_seconds: float = 5.0
    kept_answers: int = 500
    kept_pages: int = 1000

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Return the settings that `CMS_URL`, `PUBLIC_SITE_URL`, `PUBLIC_SITE_KEY` and `PUBLIC_SITE_WEBHOOK_SECRET` describe.

        Raises:
            SettingsError: A variable is no origin, a key that no header can carry, or no secret of a webhook.
        """
        key = environment.get("PUBLIC_SITE_KEY", cls.public_site_key).strip()
        if not key.isascii() or not key.isprintable() or " " in key:
            raise SettingsError("PUBLIC_SITE_KEY must be one word of plain ASCII.")
        return cls(
            cms_url=_origin("CMS_URL", environment.get("CMS_URL", cls.cms_url)),
            public_site_url=_origin("PUBLIC_SITE_URL", environment.get("PUBLIC_SITE_URL", cls.public_site_url)),
            public_site_key=key,
            webhook_secret=_webhook_secret(environment.get("PUBLIC_SITE_WEBHOOK_SECRET", cls.webhook_secret)),
        )

    @property
    def is_https(self) -> bool:
        """Whether visitors come over an encrypted connection."""
        return self.public_site_url.startswith("https://")


def _origin(name: str, value: str) -> str:
    """Return `value` as scheme, host and port."""
    parts = urlsplit(value.strip())
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path.strip("/") or parts.query:
        raise SettingsError(f"{name} must be an origin such as https://www.example.org, not {value!r}.")
    return f"{parts.scheme}://{parts.netloc}"


def _webhook_secret(value: str) -> str:
    """Return `value` as the CMS gave it."""
    secret = value.strip()
    if not secret:
        return ""
    try:
        key = base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except ValueError:
        key = b""
    if not secret.startswith(_PREFIX) or len(key) < MIN_SECRET_BYTES:
        # The value itself is secret, and may be right but for one letter.
        raise SettingsError(
            "PUBLIC_SITE_WEBHOOK_SECRET must be the whole secret that the CMS showed: whsec_ and 44 more."
        )
    return secret
