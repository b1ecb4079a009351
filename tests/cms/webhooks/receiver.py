"""A partner's receiver: a real server on this machine, which does to each message what a test tells it to."""

import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from standardwebhooks import Webhook, WebhookVerificationError

SECONDS = 180


@dataclass(frozen=True)
class Message:
    """What came in."""

    headers: dict[str, str]
    text: str

    @property
    def event(self) -> dict[str, Any]:
        return json.loads(self.text)

    @property
    def about(self) -> tuple[str, str]:
        """What happened, and to which item."""
        return self.event["type"].rpartition(".")[2], self.event.get("subject", "")

    def is_signed_with(self, secret: str) -> bool:
        try:
            Webhook(secret).verify(self.text, self.headers)
        except WebhookVerificationError:
            return False
        return True


Behaviour = Callable[[BaseHTTPRequestHandler, Message], None]


@dataclass
class Receiver:
    """Keeps what came in, and answers as `behave` says."""

    url: str
    behave: Behaviour
    messages: list[Message] = field(default_factory=list)

    @property
    def told(self) -> list[tuple[str, str]]:
        return [message.about for message in self.messages]

    def until(self, is_so: Callable[["Receiver"], bool]) -> None:
        """Waits; what takes too long is a failure."""
        deadline = time.monotonic() + SECONDS
        while not is_so(self):
            assert time.monotonic() < deadline, self.told
            time.sleep(0.01)


def answering(status: int, body: bytes = b"", **headers: str) -> Behaviour:
    def behave(handler: BaseHTTPRequestHandler, _message: Message) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return behave


fine = answering(204)
confirming = answering(200, b'{"confirmed": true}')


def slowly(stopping: threading.Event, seconds: float = 0.05) -> Behaviour:
    """Sends its answer letter by letter, as long as the test lasts."""

    def behave(handler: BaseHTTPRequestHandler, _message: Message) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000000")
        handler.end_headers()
        while not stopping.wait(seconds):
            handler.wfile.write(b" ")

    return behave


def hanging_up(handler: BaseHTTPRequestHandler, _message: Message) -> None:
    """Drops the connection in the middle of its answer."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Le")
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.close_connection = True
    handler.connection.close()


def one_after_the_other(*behaviours: Behaviour) -> Behaviour:
    """The first for the first message, and so on; the last for all that follow."""
    left = list(behaviours)

    def behave(handler: BaseHTTPRequestHandler, message: Message) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler, message)

    return behave


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_arguments: Any) -> None:
        """A sender that hangs up is no news here."""


@contextmanager
def receiving(behave: Behaviour = fine, certificate: Path | None = None) -> Iterator[Receiver]:
    """Runs a receiver; with a certificate and its key it speaks HTTPS."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            message = Message({name.lower(): value for name, value in self.headers.items()}, body)
            receiver.messages.append(message)
            receiver.behave(self, message)

        def log_message(self, *_arguments: Any) -> None:
            """Says nothing."""

    with _Server(("127.0.0.1", 0), Handler) as server:
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        receiver = Receiver(f"http://127.0.0.1:{server.server_port}/hook", behave)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield receiver
        finally:
            server.shutdown()
            thread.join()
