"""Small texts for machines that have a fixed address: robots.txt and security.txt."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

SECURITY_VALID_DAYS = 180


def robots_txt(origin: str) -> str:
    """Return the rules for robots: everything may be read."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {origin}/sitemap.xml\n"


def security_txt(origin: str, contact_email: str, now: datetime) -> str:
    """Return where to report a weak spot. Valid from the start of today, so the text changes once a day.

    Without an address of mail the site itself is the contact, because a text without any is not valid.

    Source: RFC 9116, read November 2026.
    """
    today = datetime.combine(now.astimezone(UTC).date(), time(), UTC)
    expires = (today + timedelta(days=SECURITY_VALID_DAYS)).strftime("%Y-%m-%dT%H:%M:%SZ")
    contact = f"mailto:{contact_email}" if contact_email else f"{origin}/"
    return (
        f"Contact: {contact}\n"
        f"Expires: {expires}\n"
        "Preferred-Languages: nl, en\n"
        f"Canonical: {origin}/.well-known/security.txt\n"
    )
