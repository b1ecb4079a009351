"""Addresses: what is ours becomes root-relative, what is not is named after its site."""

from __future__ import annotations

from urllib.parse import urlsplit


class Links:
    """Rewrites the absolute addresses that the CMS gives to a reader without a key of the public site."""

    def __init__(self, *own_origins: str) -> None:
        self._own_origins = tuple(sorted({origin.rstrip("/") for origin in own_origins}, key=len, reverse=True))

    def local(self, href: str) -> str:
        """Return `https://this.site/nieuws/` as `/nieuws/`; leave other addresses alone."""
        for origin in self._own_origins:
            if href == origin:
                return "/"
            if href.startswith(f"{origin}/"):
                return href[len(origin) :]
        return href

    def local_html(self, html: str) -> str:
        """Return rich text with our own addresses root-relative."""
        for origin in self._own_origins:
            html = html.replace(f'href="{origin}/', 'href="/').replace(f'href="{origin}"', 'href="/"')
        return html


def is_external(href: str) -> bool:
    """Return whether an address leads to another site."""
    return href.startswith(("http://", "https://"))


def host(url: str) -> str:
    """Return the name of a site as people say it: `movisie.nl`."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def is_safe(href: str) -> bool:
    """Return whether an address may stand in an `href`: never one that runs script."""
    return href.startswith(("/", "#", "http://", "https://", "mailto:", "tel:")) and not href.startswith("//")
