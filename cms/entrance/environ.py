"""A request of RSGI as WSGI knows it (PEP 3333): first what may tell it apart from others, then the rest."""

import sys
from functools import lru_cache
from io import BytesIO
from typing import Any, Final
from wsgiref.util import FileWrapper

from granian.rsgi import Scope

Environ = dict[str, Any]

_PROTOCOLS: Final = {"1": "HTTP/1.0", "1.1": "HTTP/1.1", "2": "HTTP/2.0"}
_WITHOUT_PREFIX: Final = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


def environ_of(scope: Scope) -> Environ:
    """What a request asks for: its method, address and headers; without its body."""
    path, query, headers = scope.path, scope.query_string, scope.headers
    environ: Environ = {
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": path if path.isascii() else _bytes_in(path),
        "QUERY_STRING": query if query.isascii() else _bytes_in(query),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": BytesIO(),
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


def complete(environ: Environ, scope: Scope) -> None:
    """Adds what an application may want to know beside that: who asks whom, and how."""
    server, _, port = scope.server.rpartition(":")
    environ |= {
        "SCRIPT_NAME": "",
        "SERVER_NAME": server,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": _PROTOCOLS[scope.http_version],
        # Of IPv6 without the brackets.
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        # A body ends where it ends, whatever length was told before.
        "wsgi.input_terminated": True,
        "wsgi.file_wrapper": FileWrapper,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def _bytes_in(text: str) -> str:
    """The bytes of a text, each as one character: so WSGI wants it."""
    return text.encode().decode("latin-1")


@lru_cache(maxsize=512)
def _variable(header: str) -> str:
    """What a header is called in WSGI; nothing for one with an underscore, which could pass for another header."""
    if "_" in header:
        return ""
    return _WITHOUT_PREFIX.get(header) or f"HTTP_{header.upper().replace('-', '_')}"
