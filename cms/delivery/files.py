"""Pictures and documents, for whoever sends a key: its rights decide, as they do over GraphQL.

no key      the address opens the file to everybody (`media.views`): a browser sends no key for a picture in a page
a key       what the reader may not see is not there; refusals are problem details, in the words of the other ways
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.views.defaults import page_not_found

from cms.partners.keys import Caller
from media import views

from .addresses.problems import PlainForm
from .http.cors import options
from .http.responses import without_caching
from .http.serving import for_who_asks

METHODS = ("GET", "HEAD", "OPTIONS")

View = Callable[..., HttpResponseBase]


def _by_key(view: View) -> View:
    """A view of a file, which knows who asks."""

    @transaction.non_atomic_requests
    @wraps(view)
    def judged(http: HttpRequest, **parts: Any) -> HttpResponseBase:
        if http.method == "OPTIONS":
            return options(http, METHODS)
        if "Authorization" not in http.headers:
            return _differing(view(http, **parts))
        return _differing(for_who_asks(http, PlainForm(), lambda caller: _served(view, http, parts, caller)))

    return judged


def _served(view: View, http: HttpRequest, parts: dict[str, Any], caller: Caller) -> HttpResponseBase:
    try:
        return view(http, **parts, reader=caller.reader)
    except Http404 as absent:
        return without_caching(page_not_found(http, absent))


def _differing(response: HttpResponseBase) -> HttpResponseBase:
    """The response, of which caches know that it may differ for who sends a key."""
    patch_vary_headers(response, ["Authorization"])
    return response


picture = _by_key(views.picture)
document = _by_key(views.document)
