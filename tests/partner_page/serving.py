"""A partner's site and an invented CMS, each a real server with an origin of its own."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

PARTNER_PAGE = Path(__file__).parents[2] / "frontend-examples" / "partner-page"
SITE = "https://buurtbaan.example"
ATTRIBUTION = {"text": "Bron: BuurtBaan Amsterdam", "url": f"{SITE}/"}
KEY = "the-key-of-a-partner"
_MEDIA_TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript"}


class Server:
    """A server in a thread of its own."""

    def __init__(self, handler: type[BaseHTTPRequestHandler]) -> None:
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler)

    @property
    def url(self) -> str:
        """Its origin."""
        return f"http://127.0.0.1:{self._http.server_port}"

    @contextmanager
    def running(self) -> Iterator[None]:
        """Serves for the time of a `with`."""
        # Asked twenty times a second whether it is to end.
        thread = threading.Thread(target=self._http.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield
        finally:
            self._http.shutdown()
            thread.join()
            self._http.server_close()


class Site(Server):
    """A partner's site: the files of the example, and pages by their path.

    Args:
        endpoint: address of GraphQL, for the example's own pages.
        key: the partner's.
    """

    def __init__(self, endpoint: str, key: str = KEY) -> None:
        self.pages: dict[str, str] = {}
        self.endpoint = endpoint
        self.key = key

        class Handler(BaseHTTPRequestHandler):
            def do_GET(handler) -> None:  # noqa: N805
                body = self._body(handler.path)
                handler.send_response(200 if body is not None else 404)
                handler.send_header("Content-Type", _MEDIA_TYPES.get(Path(handler.path).suffix, "text/html"))
                handler.send_header("Content-Length", str(len(body or b"")))
                handler.end_headers()
                handler.wfile.write(body or b"")

            def log_message(handler, *_: object) -> None:  # noqa: N805
                pass

        super().__init__(Handler)

    def show(self, elements: str, path: str = "/page.html") -> str:
        """The address of a page with these elements."""
        self.pages[path] = (
            f'<!doctype html><html lang="nl"><title>Een pagina</title><link rel="icon" href="data:,">'
            f'<script type="module" src="/buurtbaan.js" data-buurtbaan-endpoint="{self.endpoint}"'
            f' data-buurtbaan-sleutel="{self.key}"></script><main><h1>Een pagina</h1>{elements}</main></html>'
        )
        return f"{self.url}{path}"

    def _body(self, path: str) -> bytes | None:
        if path in self.pages:
            return self.pages[path].encode()
        if path == "/favicon.ico":
            return b""
        file = PARTNER_PAGE / path.removeprefix("/")
        if file.parent != PARTNER_PAGE or not file.is_file():
            return None
        cms = "{0.scheme}://{0.netloc}".format(urlsplit(self.endpoint))
        return file.read_text().replace("UW-SLEUTEL", self.key).replace("http://127.0.0.1:8000", cms).encode()


@dataclass
class Asked:
    """One request that reached the CMS."""

    address: str
    query: str
    variables: dict[str, Any]
    authorization: str | None


Answer = Callable[[Asked], Any]


@dataclass
class InventedCms:
    """Answers what a test says, to any origin.

    Attributes:
        answer: gives the body of the answer as JSON, or text that is none.
        status: its status.
        asked: all that was asked, in order.
    """

    answer: Answer = lambda _: {}
    status: int = 200
    asked: list[Asked] = field(default_factory=list)

    def __post_init__(self) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_OPTIONS(handler) -> None:  # noqa: N805
                handler.send_response(204)
                handler.send_header("Access-Control-Allow-Origin", "*")
                handler.send_header("Access-Control-Allow-Headers", "authorization")
                handler.end_headers()

            def do_GET(handler) -> None:  # noqa: N805
                self._get(handler)

            def log_message(handler, *_: object) -> None:  # noqa: N805
                pass

        self.server = Server(Handler)

    def _get(self, handler: BaseHTTPRequestHandler) -> None:
        sent = parse_qs(urlsplit(handler.path).query)
        asked = Asked(
            handler.path, sent["query"][0], json.loads(sent["variables"][0]), handler.headers.get("Authorization")
        )
        self.asked.append(asked)
        answer = self.answer(asked)
        body = (answer if isinstance(answer, str) else json.dumps(answer)).encode()
        handler.send_response(self.status)
        handler.send_header("Access-Control-Allow-Origin", "*")
        handler.send_header("Content-Type", "application/graphql-response+json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
