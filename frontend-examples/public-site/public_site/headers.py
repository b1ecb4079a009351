"""Headers that every answer carries, also those of errors."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from public_site.settings import Settings

TWO_YEARS_SECONDS = 63_072_000
# What is for invited employers alone, and what its answers carry, those of errors too: nobody may keep or find it.
PRIVATE_PREFIX = "/werkgevers/"
PRIVATE_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


def content_security_policy(settings: Settings, framed_by: str = "'none'") -> str:
    """Return what a page may load, and who may show it in a frame: nobody, an origin, or `*`."""
    policy = [
        "default-src 'none'",
        # Our own small scripts; every page works without them.
        "script-src 'self'",
        "connect-src 'self'",
        "style-src 'self'",
        # Pictures stand on the origin of the CMS; nothing is ever loaded from a third party.
        f"img-src 'self' {settings.cms_url}",
        "base-uri 'none'",
        "form-action 'self'",
        f"frame-ancestors {framed_by}",
        "require-trusted-types-for 'script'",
    ]
    if settings.is_https:
        policy.append("upgrade-insecure-requests")
    return "; ".join(policy)


def security_headers(settings: Settings) -> dict[str, str]:
    """Return the headers that limit what a browser does with our pages."""
    headers = {
        "Content-Security-Policy": content_security_policy(settings),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if settings.is_https:
        headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS_SECONDS}; includeSubDomains"
    return headers


class SecurityHeaders:
    """Outermost layer of the application: adds the headers to whatever leaves it."""

    def __init__(self, application: ASGIApp, settings: Settings) -> None:
        self._application = application
        self._headers = security_headers(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if scope["path"].startswith(PRIVATE_PREFIX):
                    headers.update(PRIVATE_HEADERS)
                for name, value in self._headers.items():
                    # A page that may be shown in a frame says so itself.
                    headers.setdefault(name, value)
            await send(message)

        await self._application(scope, receive, send_with_headers)
