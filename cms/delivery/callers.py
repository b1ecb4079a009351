"""Who asks: looked up in the database once for each key of a partner, content revision and day.

A trigger moves the content revision when a key is revoked or an agreement changes, and a day ends what ends by the calendar. So
what was looked up holds until then, in every process.
"""

import hashlib
import threading
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from cachetools import LRUCache
from django.http import HttpRequest
from django.utils import timezone

from cms.partners.keys import Caller, caller_of
from cms.partners.reader import ANONYMOUS
from cms.publication.revision import watch

from .accounts import account_of_address

# Under this name the caller stands in a request of WSGI, once it is known.
CALLER: Final = "buurtbaan.caller"
MOST_KEYS = 10_000


class Callers:
    """Partners that asked lately, for all threads of a process."""

    def __init__(self) -> None:
        self._known: LRUCache[bytes, tuple[int, date, Caller]] = LRUCache(MOST_KEYS)
        self._lock = threading.Lock()

    def known(self, authorization: str, revision: int | None) -> Caller | None:
        """The partner with the key in this header, if that is known.

        Args:
            authorization: the `Authorization` header.
            revision: the content revision now; None for the last one that is known of, while nobody can be asked.
        """
        with self._lock:
            found = self._known.get(_name_of(authorization))
        if found is None or found[1] != timezone.localdate() or revision not in {None, found[0]}:
            return None
        return found[2]

    def look_up(self, authorization: str, revision: int | None) -> Caller:
        """Who has the key in this header, as the database says.

        Args:
            authorization: the `Authorization` header.
            revision: the content revision before anything was looked up; None when it is not known.

        Raises:
            UnknownKey: nobody has it.
        """
        today = timezone.localdate()
        caller = caller_of(authorization)
        if caller.reader.partner is not None and revision is not None:
            with self._lock:
                self._known[_name_of(authorization)] = revision, today, caller
        return caller


callers = Callers()


def anonymous_caller(environ: Mapping[str, Any]) -> Caller:
    """Who makes a request without a key, which stands there as WSGI has it."""
    return Caller(ANONYMOUS, account=account_of_address(environ))


def caller_in(http: HttpRequest) -> Caller:
    """Who makes a request.

    Raises:
        UnknownKey: there is a key, and nobody has it.
    """
    noted = http.META.get(CALLER)
    if isinstance(noted, Caller):
        return noted
    authorization, revision = http.headers.get("Authorization"), watch.number
    if authorization is None:
        return anonymous_caller(http.META)
    known = None if revision is None else callers.known(authorization, revision)
    return known or callers.look_up(authorization, revision)


def _name_of(authorization: str) -> bytes:
    """What a key is remembered by: keys themselves are kept nowhere."""
    return hashlib.sha256(authorization.encode(errors="replace")).digest()
