"""A request of RSGI as WSGI knows it (PEP 3333)."""

import sys
from functools import lru_cache
from typing import Any, BinaryIO, Final

from granian.rsgi import Scope

Environ = dict[str, Any]

# Beside what it is about, each request says the same.
_ALWAYS: Final = {
    "SCRIPT_NAME": "",
    "wsgi.version": (1, 0),
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
    # A body ends where it ends, whatever length was told before.
    "wsgi.input_terminated": True,
}
_PROTOCOLS: Final = {"1": "HTTP/1.0", "1.1": "HTTP/1.1", "2": "HTTP/2.0"}
_WITHOUT_PREFIX: Final = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


def environ_of(scope: Scope, body: BinaryIO) -> Environ:
    """A request as a WSGI application gets it.

    Args:
        scope: the request.
        body: where what was sent can be read from.
    """
    path, query, headers = scope.path, scope.query_string, scope.headers
    server, port = _parts(scope.server)
    environ: Environ = {
        **_ALWAYS,
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": path if path.isascii() else _bytes_in(path),
        "QUERY_STRING": query if query.isascii() else _bytes_in(query),
        "SERVER_NAME": server,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": _PROTOCOLS[scope.http_version],
        "REMOTE_ADDR": _parts(scope.client)[0],
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body,
    }
    for header, value in headers.items():
        variable = _variable(header)
        if variable in environ:
            environ[variable] += (";" if header == "cookie" else ",") + value
        elif variable:
            environ[variable] = value
    # A value that is no ASCII is left out by the server. A key that nobody can have is something else than no key.
    if "HTTP_AUTHORIZATION" not in environ and "authorization" in headers:
        environ["HTTP_AUTHORIZATION"] = ""
    # HTTP/2 has no `Host`.
    if "HTTP_HOST" not in environ and scope.authority:
        environ["HTTP_HOST"] = scope.authority
    return environ


def _bytes_in(text: str) -> str:
    """The bytes of a text, each as one character: so WSGI wants it."""
    return text.encode().decode("latin-1")


@lru_cache(maxsize=512)
def _variable(header: str) -> str:
    """What a header is called in WSGI; nothing for one with an underscore, which could pass for another header."""
    if "_" in header:
        return ""
    return _WITHOUT_PREFIX.get(header) or f"HTTP_{header.upper().replace('-', '_')}"


@lru_cache(maxsize=512)
def _parts(address: str) -> tuple[str, str]:
    """The host and the port of an address; of IPv6 without its brackets."""
    host, _, port = address.rpartition(":")
    return host.strip("[]"), port
