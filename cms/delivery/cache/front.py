"""The outermost layer of the application: gives kept answers before Django is asked.

an answer is kept …        and the revision is …          the client gets
of this revision           known                          it: a hit
of an older one, or none   known                          what Django answers, which is kept; others wait for it
of whatever one            unknown: the database is asked  as above
without people             away, with the database        it, marked as stale
with people, or none       away, with the database        503 from Django, at once
"""

import time
from collections.abc import Callable, Hashable, Iterable
from typing import Any

from django.conf import settings
from django.db import Error, connection

from cms.partners.keys import Caller, UnknownKey, carries_partner_key
from cms.partners.use import uses
from cms.publication.models import ContentRevision
from cms.publication.revision import RevisionWatch

from ..callers import CALLER, anonymous_caller, callers
from ..http.cors import for_browser, headers_of_caller
from ..outage import check_connections, is_outage
from .flights import Flights
from .keepable import noted_in
from .memory import Memory
from .prepared import Headers, Prepared, Response, of_who_paid, with_status
from .questions import Environ, Keys, Question, question_of
from .refreshing import Refreshing

StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

_OK = "200 OK"
_UNAVAILABLE = "503 "
_STALE_WARNING = ("Warning", '110 - "Response is Stale"')
# What an answer may differ by; it is in the key, or made by us.
_KNOWN_VARIATIONS = {"accept", "accept-encoding", "authorization", "origin"}
_OF_ONE_CLIENT = {"set-cookie", "content-encoding"}


class CachedAnswers:
    """A WSGI application that keeps the answers of another.

    Args:
        application: what is asked when there is no answer.
        watch: knows the content revision.
        most_bytes: how much memory the answers may take.
    """

    def __init__(self, application: Application, watch: RevisionWatch, most_bytes: int) -> None:
        self._application = application
        self._watch = watch
        self._memory = Memory(most_bytes)
        self._flights = Flights()
        self._refreshing = Refreshing(self._memory, watch, self.ask_again)
        self._key_of = Keys(settings.PUBLIC_SITE_KEY, settings.GRAPHQL_MAX_BODY_BYTES).key_of

    @property
    def memory(self) -> Memory:
        """The kept answers."""
        return self._memory

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answers a request."""
        key = self._key_of(environ, self._partner_of)
        if key is None:
            return self._application(environ, start_response)
        kept = self._memory.get(key)
        if kept is not None and kept.holds(self._watch.number, time.time()):
            response = self._hit(kept, environ)
        else:
            response = self._looked_up(key, kept, environ)
        status, headers, body = _for_caller(response, environ)
        start_response(status, headers)
        return body

    def at_hand(self, environ: Environ) -> Response | None:
        """The response to a request, if it is a kept answer that holds and nothing has to be asked for it; None otherwise."""
        key = self._key_of(environ, self._known_partner)
        kept = None if key is None else self._memory.get(key)
        if kept is None or not kept.holds(self._watch.number, time.time()):
            return None
        return _for_caller(self._hit(kept, environ), environ)

    def ask_again(self, kept: Prepared) -> None:
        """Has an answer made anew, unless it holds or is on its way."""
        key = kept.question.key
        if self._flights.is_first(key):
            try:
                if not kept.holds(self._watch.number, time.time()):
                    self._asked(kept.question, kept.asked // 2)
            finally:
                self._flights.land(key)

    def _known_partner(self, authorization: str) -> Caller | None:
        """The partner whose key this is, if that is known without asking anybody."""
        number = self._watch.number
        return callers.known(authorization, number) if number is not None else None

    def _partner_of(self, authorization: str) -> Caller | None:
        """The partner whose key this is; None for whoever else, and where Django has to say what is wrong."""
        if not carries_partner_key(authorization):
            return None
        self._watch.start()
        number = self._watch.number
        if number is None:
            return callers.known(authorization, None) if self._watch.is_away else None
        known = callers.known(authorization, number)
        if known is not None:
            return known
        try:
            return callers.look_up(authorization, number)
        except (UnknownKey, Error):
            return None
        finally:
            connection.close()

    def _hit(self, kept: Prepared, environ: Environ) -> Response:
        kept.asked += 1
        if CALLER in environ:
            uses.count(environ[CALLER].reader.partner, kept.operation, 0, kept.pages)
        response = kept.response(environ)
        if kept.has_grown:
            self._memory.weigh(kept.question.key, kept)
        return response

    def _looked_up(self, key: Hashable, kept: Prepared | None, environ: Environ) -> Response:
        self._watch.start()
        self._refreshing.start()
        if self._watch.is_away:
            return self._while_away(key, kept, environ)
        number = self._watch.number
        if number is None:
            try:
                number = _number_in_database()
            except Error as error:
                if not is_outage(error):
                    raise
                return self._while_away(key, kept, environ)
            if kept is not None and kept.holds(number, time.time()):
                return self._hit(kept, environ)
        return self._missed(key, kept, environ)

    def _missed(self, key: Hashable, kept: Prepared | None, environ: Environ) -> Response:
        if not self._flights.is_first(key):
            made = self._memory.get(key)
            if made is not None and made.holds(self._watch.number, time.time()):
                return self._hit(made, environ)
            return self._answered(key, kept, environ)
        try:
            return self._answered(key, kept, environ)
        finally:
            self._flights.land(key)

    def _answered(self, key: Hashable, kept: Prepared | None, environ: Environ) -> Response:
        asked = kept.asked // 2 + 1 if kept else 1
        made, (status, headers, body) = self._asked(question_of(environ, key), asked, _who_pays(environ))
        if made is not None:
            told = of_who_paid(headers)
            status, headers, body = made.response(environ)
            self._memory.weigh(key, made)
            return status, with_status(headers, "fwd=stale; stored" if kept else "fwd=miss; stored", *told), body
        if status.startswith(_UNAVAILABLE) and (stale := self._stale(kept, environ)):
            return stale
        return status, headers, body if environ["REQUEST_METHOD"] != "HEAD" else []

    def _asked(self, question: Question, asked: int, caller: Caller | None = None) -> tuple[Prepared | None, Response]:
        """What the application answers, and what is kept of it, if it may be."""
        environ, (status, headers, body) = self._called(question, caller)
        if status.startswith(_UNAVAILABLE) and not self._watch.is_away:
            # Connections that broke while nobody used them are noticed only now.
            check_connections()
            environ, (status, headers, body) = self._called(question, caller)
        note = noted_in(environ)
        if note is None or status != _OK or not _is_for_everybody(headers):
            return None, (status, headers, [body])
        prepared = Prepared(question, headers, body, note, asked)
        self._memory.put(question.key, prepared)
        return prepared, (status, headers, [body])

    def _called(self, question: Question, caller: Caller | None) -> tuple[Environ, tuple[str, Headers, bytes]]:
        environ = question.asked(caller)
        started: list[Any] = []

        def start_response(status: str, headers: Headers, exc_info: object = None) -> None:
            started[:] = [status, headers]

        result = self._application(environ, start_response)
        try:
            body = b"".join(result)
        finally:
            if hasattr(result, "close"):
                result.close()
        status, headers = started
        return environ, (status, headers, body)

    def _while_away(self, key: Hashable, kept: Prepared | None, environ: Environ) -> Response:
        return self._stale(kept, environ) or self._answered(key, None, environ)

    def _stale(self, kept: Prepared | None, environ: Environ) -> Response | None:
        """The last good answer, marked as such; None where there is none, or nobody may be shown it unconfirmed."""
        if kept is None or kept.holds_people:
            return None
        age = int(time.time() - self._confirmed_at(kept))
        if age > settings.GRAPHQL_STALE_IF_ERROR_SECONDS:
            return None
        status, headers, body = self._hit(kept, environ)
        return status, with_status(headers, "hit; detail=stale", ("Age", str(max(age, 0))), _STALE_WARNING), body

    def _confirmed_at(self, kept: Prepared) -> float:
        """When it was known last to be the answer, in seconds since 1970."""
        if self._watch.last is not None:
            number, confirmed_at = self._watch.last
            if number == kept.revision:
                return max(kept.made_at, min(confirmed_at, kept.until))
        return kept.made_at


def _for_caller(response: Response, environ: Environ) -> Response:
    """A response with what only a partner is told, if one asks."""
    if CALLER not in environ:
        return response
    status, headers, body = response
    caller, origin = environ[CALLER], environ.get("HTTP_ORIGIN")
    shown = for_browser(headers) if origin in caller.origins else headers
    return status, [*shown, *headers_of_caller(caller, origin)], body


def _who_pays(environ: Environ) -> Caller | None:
    """Who makes a request that is not answered from memory; None for our own site, of whom nobody counts."""
    if "HTTP_AUTHORIZATION" in environ:
        return environ.get(CALLER)
    return anonymous_caller(environ)


def _is_for_everybody(headers: Headers) -> bool:
    """Whether nothing in these headers depends on what is not in the key."""
    for name, value in headers:
        if name.lower() in _OF_ONE_CLIENT:
            return False
        if name.lower() == "vary" and not {part.strip().lower() for part in value.split(",")} <= _KNOWN_VARIATIONS:
            return False
    return True


def _number_in_database() -> int:
    """The content revision, asked outside of a request of Django."""
    try:
        return ContentRevision.current()
    finally:
        connection.close()
