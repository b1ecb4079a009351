"""Which requests ask the same thing.

What makes a difference to an answer is its key: method, host and scheme (headers hang on them), path, words of the
address or body, media type, rights. A request with anything else that might make a difference has no key, and goes to
Django as it came.
"""

import hashlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from hmac import compare_digest
from io import BytesIO
from typing import Any

from cms.partners.keys import Caller
from cms.partners.reader import ANONYMOUS

from ..callers import CALLER
from ..http.cors import may_ask_from
from ..http.media_types import JSON, media_type_of_answer

Environ = dict[str, Any]

GRAPHQL_PATH = "/graphql/"
DOCUMENTS_PATH = "/documents/"
# `/documents/<partner>/<name>`. Files stand below the same word, one part deeper: Django gives them, as they were asked for.
_SLASHES_OF_QUERY = 3

_JSON_TYPES = {
    JSON,
    f"{JSON}; charset=utf-8",
    f"{JSON};charset=utf-8",
    f"{JSON}; charset=UTF-8",
    f"{JSON};charset=UTF-8",
}
# What Django needs of a request that is asked again in the background, beside the variables of WSGI itself.
_KEPT = (
    *("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "SCRIPT_NAME", "REMOTE_ADDR"),
    *("PATH_INFO", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH"),
    *("HTTP_ACCEPT", "HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_AUTHORIZATION"),
)
_OF_WSGI = ("wsgi.version", "wsgi.url_scheme", "wsgi.errors", "wsgi.multithread", "wsgi.multiprocess", "wsgi.run_once")

_media_type = lru_cache(maxsize=256)(media_type_of_answer)


@dataclass(frozen=True, slots=True)
class Question:
    """A request for an answer that may be kept.

    Attributes:
        key: what all requests share that ask the same.
        environ: the request, without what speaks of one client only.
        body: what was posted.
    """

    key: Hashable
    environ: Environ
    body: bytes

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes; the address stands in its key too."""
        return 2 * len(self.environ["QUERY_STRING"]) + len(self.body)

    def asked(self, caller: Caller | None) -> Environ:
        """It as a request of its own, made by somebody; by nobody when it is asked again."""
        asked_by = {} if caller is None else {CALLER: caller}
        return {**self.environ, **asked_by, "wsgi.input": BytesIO(self.body)}


class Keys:
    """Makes keys.

    Args:
        public_site_key: secret of the public site; empty while it has none.
        most_body_bytes: a larger body is for Django to refuse.
    """

    def __init__(self, public_site_key: str, most_body_bytes: int) -> None:
        self._authorization = f"Bearer {public_site_key}".encode() if public_site_key else None
        self._most_body_bytes = most_body_bytes

    def key_of(self, environ: Environ, partner_of: Callable[[str], Caller | None]) -> Hashable | None:
        """The key of a request; None for one that nobody else can ask. A body that was read stands in it again.

        Args:
            environ: the request; a partner who makes it is noted in it.
            partner_of: the partner whose key stands in an `Authorization` header; None for whoever else.
        """
        path: str = environ["PATH_INFO"]
        is_graphql = path == GRAPHQL_PATH
        if not (is_graphql or (path.startswith(DOCUMENTS_PATH) and path.count("/") <= _SLASHES_OF_QUERY)):
            return None
        authorization = environ.get("HTTP_AUTHORIZATION")
        rights: Hashable = authorization is None
        if authorization is not None and not self._is_public_site(authorization):
            caller = _noted(environ, partner_of(authorization))
            if caller is None or not may_ask_from(caller, environ.get("HTTP_ORIGIN")):
                return None
            rights = caller.rights
        method, accept = environ["REQUEST_METHOD"], environ.get("HTTP_ACCEPT")
        if method == "POST" and is_graphql:
            asked = self._digest(environ)
        elif method in {"GET", "HEAD"}:
            asked = environ["QUERY_STRING"]
        else:
            return None
        wanted = _media_type(accept) if is_graphql else accept
        if asked is None or (is_graphql and wanted is None):
            return None
        host, scheme = environ.get("HTTP_HOST"), environ.get("HTTP_X_FORWARDED_PROTO")
        return path, asked, wanted, rights, host, scheme, environ["wsgi.url_scheme"]

    def _is_public_site(self, authorization: str) -> bool:
        expected = self._authorization
        return expected is not None and compare_digest(authorization.encode(errors="replace"), expected)

    def _digest(self, environ: Environ) -> bytes | None:
        """What a body is recognised by; None for one that we do not read."""
        size = environ.get("CONTENT_LENGTH") or ""
        if environ.get("CONTENT_TYPE") not in _JSON_TYPES or "HTTP_CONTENT_ENCODING" in environ:
            return None
        if not size.isdecimal() or len(size) > len(str(self._most_body_bytes)) or int(size) > self._most_body_bytes:
            return None
        body: bytes = environ["wsgi.input"].read(int(size))
        environ["wsgi.input"] = BytesIO(body)
        # Words in the address of a POST mean nothing to us, but may to whoever changes that.
        if len(body) != int(size) or environ["QUERY_STRING"]:
            return None
        return hashlib.sha256(body).digest()


def _noted(environ: Environ, caller: Caller | None) -> Caller | None:
    """Notes who makes a request, also when it was somebody a moment ago and is nobody now."""
    if caller is not None:
        environ[CALLER] = caller
    else:
        environ.pop(CALLER, None)
    return caller


def question_of(environ: Environ, key: Hashable) -> Question:
    """The request with this key as it can be asked again; the body is read from it, and put back."""
    is_post = environ["REQUEST_METHOD"] == "POST"
    body: bytes = environ["wsgi.input"].getvalue() if is_post else b""
    kept = {name: environ[name] for name in (*_KEPT, *_OF_WSGI) if name in environ}
    # What is asked again is asked by nobody: it takes nobody's points, and a partner's key is kept nowhere.
    if (caller := environ.get(CALLER)) is not None:
        del kept["HTTP_AUTHORIZATION"]
        kept[CALLER] = Caller(caller.rights)
    elif "HTTP_AUTHORIZATION" not in environ:
        kept[CALLER] = Caller(ANONYMOUS)
    return Question(key, {**kept, "REQUEST_METHOD": "POST" if is_post else "GET"}, body)
