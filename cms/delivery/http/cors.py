"""Which web sites may ask with a key: CORS, as the agreement with the partner says.

preflight      a browser sends no key with it: answered for a site that some partner has
answer         the site is among those of the key's partner, or there is none: a program asks
no key         no CORS at all: a page without an agreement asks its own server, or links to us
"""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from cms.partners.keys import Caller, is_origin_of_partner

from ..errors import ReaderError
from ..outage import is_outage
from .refusals import Refusal
from .responses import PEOPLE

MAX_AGE_SECONDS: Final = 7_200
_STALE: Final = "stale-while-revalidate"
_REQUEST_HEADERS: Final = ", ".join(
    (
        "authorization content-type if-none-match apollo-require-preflight graphql-require-preflight "
        "apollographql-client-name apollographql-client-version x-apollo-operation-name x-apollo-operation-id"
    ).split()
)
_EXPOSED: Final = "ETag, Age, Cache-Status, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate"


def may_ask_from(caller: Caller, origin: str | None) -> bool:
    """Whether pages of a web site may ask with this key; our own pages, such as the explorer, always may."""
    return caller.reader.partner is None or origin in {None, settings.CMS_URL} or origin in caller.origins


def headers_of_caller(caller: Caller, origin: str | None) -> list[tuple[str, str]]:
    """What is added to an answer for who may ask from there; the answer itself is the same for all with these rights."""
    if caller.reader.partner is None:
        return []
    return [("Vary", "Origin"), *_opened(origin)] if origin in caller.origins else [("Vary", "Origin")]


def for_browser(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The headers of an answer to a page: a browser that may show it while it asks again shows once more what was withdrawn.

    The page could ask for that itself (`cache: "no-cache"`), but then Chromium sends a preflight before each request.
    """
    return [(name, PEOPLE if name.lower() == "cache-control" and _STALE in value else value) for name, value in headers]


def refuse_origin(origin: str | None) -> Refusal:
    """The key is not for pages of this web site."""
    message = "This key is not for pages of this web site. Ask the programme to add the site to the agreement, or ask from a server."
    return Refusal([ReaderError(message, "ORIGIN_NOT_ALLOWED", asked=origin)], HTTPStatus.FORBIDDEN)


def for_caller(response: HttpResponseBase, caller: Caller, origin: str | None) -> HttpResponseBase:
    """The response with what the browser of this caller needs."""
    added = headers_of_caller(caller, origin)
    return _with(response, [*for_browser(response.items()), *added] if origin in caller.origins else added)


def for_site_of_partner(response: HttpResponseBase, origin: str | None) -> HttpResponseBase:
    """The response to a key that opens nothing: a page of a partner can read why."""
    return _with(response, _opened(origin)) if _is_known(origin) else response


def options(http: HttpRequest, methods: Iterable[str], **headers: str) -> HttpResponse:
    """The response to an OPTIONS request, a browser's preflight or any other."""
    allowed = ", ".join(methods)
    response = HttpResponse(headers={"Allow": allowed, **headers})
    origin = http.headers.get("Origin")
    if origin is None or "Access-Control-Request-Method" not in http.headers:
        return response
    patch_vary_headers(response, ["Origin"])
    if _is_known(origin):
        response["Access-Control-Allow-Origin"] = origin
        response["Access-Control-Allow-Methods"] = allowed
        response["Access-Control-Allow-Headers"] = _REQUEST_HEADERS
        response["Access-Control-Max-Age"] = str(MAX_AGE_SECONDS)
    return response


def _is_known(origin: str | None) -> bool:
    try:
        return origin is not None and is_origin_of_partner(origin)
    except (InterfaceError, OperationalError) as error:
        if not is_outage(error):
            raise
        return False


def _opened(origin: str | None) -> list[tuple[str, str]]:
    return [("Access-Control-Allow-Origin", origin or ""), ("Access-Control-Expose-Headers", _EXPOSED)]


def _with(response: HttpResponseBase, headers: Iterable[tuple[str, str]]) -> HttpResponseBase:
    for name, value in headers:
        if name == "Vary":
            patch_vary_headers(response, [value])
        else:
            response[name] = value
    return response
