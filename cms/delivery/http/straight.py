"""Requests of readers go straight to their view: past what is there for editors, one at a time in each process.

    security headers ─┬─► answers of the reading side ──► turn ─► view
                      └─► sessions, CSRF, log-in, messages ─► everything else

A reader has no session and gets no cookie. And an answer is work for the interpreter: two threads at it at the same time
share one interpreter lock, and spend a third to a half more CPU on handing it to each other than one after the other does.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve

# Published files stand below one of these too; they are none of it.
_PATHS: Final = ("/graphql/", "/documents/")
_VIEWS: Final = {"graphql", "document", "openapi"}

# Of the reading side, and of the documents asked for most. Few, for anybody may ask at any path, and some are 64 kB long.
_PATHS_KNOWN: Final = 64

# Who waits longer goes on beside the others: somebody's slow statement holds up nobody for longer than this.
LONGEST_WAIT_SECONDS: Final = 0.25


class Straight:
    """Middleware, for all that stands below it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._turn = threading.Lock()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The response of the view, or of whatever comes next."""
        if not request.path_info.startswith(_PATHS):
            return self._get_response(request)
        match = _match_of(request.path_info)
        if match is None:
            return self._get_response(request)
        request.resolver_match = match
        # Refuses a host that is not ours, as Django's own layers do for everything else.
        request.get_host()
        with self._taking_turns():
            response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
            return response

    @contextmanager
    def _taking_turns(self) -> Iterator[None]:
        has_turn = self._turn.acquire(timeout=LONGEST_WAIT_SECONDS)
        try:
            yield
        finally:
            if has_turn:
                self._turn.release()


@lru_cache(_PATHS_KNOWN)
def _match_of(path: str) -> ResolverMatch | None:
    """The view of the reading side at this path; None for all others, and where there is none."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return match if match.view_name in _VIEWS else None
