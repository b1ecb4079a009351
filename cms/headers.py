"""Security headers on every answer of the CMS, whoever made it: a view, a static file, an error page.

What a page may load is decided by the part of the CMS it belongs to, the first word of its path. A view that serves
files of other people sets a stricter policy of its own (`media.views`); that one stays.
"""

from collections.abc import Callable
from typing import Any, Final

from csp.constants import HEADER, NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

_NOTHING: Final = {
    "default-src": [NONE],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [NONE],
}

PAGES: Final = {**_NOTHING, "style-src": [SELF]}
"""Error pages: text with a style sheet. For answers that are no page it means: nothing at all."""

DATA: Final = {"default-src": [NONE], "frame-ancestors": [NONE]}
"""Answers to readers, who get them by the thousands: no longer than needed, and without a policy for devices."""

REFERENCE: Final = {**PAGES, "img-src": [SELF]}

EXPLORER: Final = {
    **PAGES,
    "script-src": [SELF],
    # Its editor places each line by a style of its own, and writes its colours in a style element.
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "worker-src": [SELF],
}

ADMIN: Final = {
    **_NOTHING,
    "script-src": [SELF],
    "style-src": [SELF],
    # Wagtail's text editor writes its placeholder ("Schrijf iets …") in a style element.
    "style-src-elem": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    # The preview panel shows drafts on the public site.
    "frame-src": [SELF, settings.PUBLIC_SITE_URL],
    "form-action": [SELF],
    # The admin shows pages of its own in frames.
    "frame-ancestors": [SELF],
}

_POLICIES: Final = {
    "admin": ADMIN,
    "explorer": EXPLORER,
    "schema": REFERENCE,
    "partners": REFERENCE,
    "graphql": DATA,
    "documents": DATA,
}

_POLICY_OF_DATA: Final = build_policy(config=DATA)

PERMISSIONS_POLICY: Final = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer autoplay camera display-capture encrypted-media geolocation gyroscope magnetometer microphone midi "
        "payment picture-in-picture publickey-credentials-get screen-wake-lock usb xr-spatial-tracking"
    ).split()
)


_MEANT_FOR_PAGES: Final = ("Referrer-Policy", "Cross-Origin-Opener-Policy")


class ContentSecurityPolicy(CSPMiddleware):
    """Gives an answer the policy of the part of the CMS it comes from."""

    def process_request(self, request: HttpRequest) -> None:
        """Nothing: no policy has a nonce. A request that holds one refers to itself, and stays until garbage is looked for."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer with its policy, unless it has one already."""
        # The same text each time, which takes a tenth of a millisecond to put together.
        if _policy_of(request) is DATA:
            response.headers.setdefault(HEADER, _POLICY_OF_DATA)
            return response
        return super().process_response(request, response)

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """The policy by the first word of the path."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only:
            parts.config = _policy_of(request)
        return parts


def _policy_of(request: HttpRequest) -> dict[str, list[str]]:
    """The policy by the first word of the path."""
    return _POLICIES.get(request.path_info.split("/")[1], PAGES)


def permissions_policy(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """Middleware: no page of the CMS uses the camera, the place or anything else of the device."""

    def middleware(request: HttpRequest) -> Any:
        response = get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        return response

    return middleware


def shorter_for_data(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """Middleware: data leads nowhere and opens nothing, and each header of an answer costs as much as kilobytes of it."""

    def middleware(request: HttpRequest) -> Any:
        response = get_response(request)
        if _policy_of(request) is DATA and "json" in response.headers.get("Content-Type", ""):
            for name in _MEANT_FOR_PAGES:
                response.headers.pop(name, None)
        return response

    return middleware
