"""The entrance under granian: what an application is asked, what a client gets, and who waits for whom."""

import json
import os
import select
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from io import BytesIO
from urllib.parse import urlsplit

import pytest

from tests.cms.entrance.application import FILE_BYTES, MOST_AWAITED_BYTES, PIECE, PIECES, THREADS
from tests.faults.hostile import resident_bytes
from tests.journeys.installation import Server

SECONDS = 30
LONG = MOST_AWAITED_BYTES * 200
# Of the server, not of what was asked.
OF_SERVER = {"SERVER_PORT", "REMOTE_PORT", "REMOTE_HOST", "GATEWAY_INTERFACE", "SERVER_SOFTWARE", "HTTP_HOST"}


def serving(interface: str) -> Server:
    """The application under granian; it does not run yet."""
    options = ["--interface", interface, f"tests.cms.entrance.application:{interface}"]
    return Server(f"entrance-{interface}-{os.getpid()}", options, "/environ")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The application behind the entrance; its long file goes from one end of the alphabet to the other."""
    file = tmp_path_factory.mktemp("entrance") / "long"
    file.write_bytes(b"a" * (FILE_BYTES // 2) + b"z" * (FILE_BYTES // 2))
    with serving("rsgi").running(LONG_FILE=str(file)) as server:
        yield server


@pytest.fixture(scope="module")
def wsgi_server() -> Iterator[Server]:
    """The same application behind granian's own WSGI."""
    with serving("wsgi").running() as server:
        yield server


def connected(server: Server) -> socket.socket:
    """A connection on which nothing was said."""
    parts = urlsplit(server.url)
    assert parts.hostname
    return socket.create_connection((parts.hostname, parts.port or 80), timeout=SECONDS)


def head(line: str, *headers: str) -> bytes:
    """The begin of a request."""
    return "\r\n".join([f"{line} HTTP/1.1", "Host: example.org", *headers, "", ""]).encode("latin-1")


def sent(server: Server, request: bytes) -> tuple[HTTPResponse, bytes]:
    """The response to what is sent as it is, and its body."""
    with closing(connected(server)) as connection:
        connection.sendall(request)
        response = HTTPResponse(connection, method=request.partition(b" ")[0].decode())
        response.begin()
        return response, response.read()


def said(server: Server, path: str, method: str = "GET", body: object = None, **headers: str) -> tuple[int, bytes]:
    """Status and body of one request."""
    with closing(HTTPConnection(urlsplit(server.url).netloc, timeout=SECONDS)) as connection:
        connection.request(method, path, body, headers)  # type: ignore[arg-type]
        response = connection.getresponse()
        return response.status, response.read()


def asked_of(server: Server, request: bytes) -> dict[str, str]:
    """What an application is asked when this is sent."""
    response, body = sent(server, request)
    assert response.status == 200, body
    return {name: value for name, value in json.loads(body).items() if name not in OF_SERVER | set(os.environ)}


@pytest.mark.parametrize(
    "request_",
    [
        head("GET /environ"),
        head("GET /environ?"),
        head("GET /environ?q=%C3%A9&x=a+b&&=%zz"),
        head("GET /%65nviron?a=/b?c"),
        head("GET /environ", "Accept: a", "Accept: b", "Cookie: a=1", "Cookie: b=2", "X-Forwarded-For: 1.2.3.4"),
        head("GET /environ", "Authorization: Bearer x", 'If-None-Match: W/"a"', "Accept-Encoding: gzip, br;q=0.5"),
        head("GET /environ", "Authorization: Bearer \xe9"),
        head("POST /environ", "Content-Type: text/plain; charset=utf-8", "Content-Length: 3") + b"abc",
        head("POST /environ", "Content-Length: 0"),
        head("POST /environ"),
        head("DELETE /environ"),
        head("OPTIONS /environ", "Origin: https://example.org"),
        head("GET http://example.net/environ?x"),
    ],
    ids=lambda sent: sent.partition(b"\r\n\r\n")[0].decode("latin-1").replace("\r\n", " | "),
)
def test_an_application_is_asked_as_by_wsgi_itself(request_: bytes, server: Server, wsgi_server: Server) -> None:
    assert asked_of(server, request_) == asked_of(wsgi_server, request_)


def test_what_wsgi_itself_does_otherwise(server: Server) -> None:
    old = asked_of(server, b"GET /environ HTTP/1.0\r\nHost: example.org\r\n\r\n")
    assert old["SERVER_PROTOCOL"] == "HTTP/1.0"
    # Otherwise it would pass for what a proxy has set.
    assert "HTTP_X_FORWARDED_FOR" not in asked_of(server, head("GET /environ", "X_Forwarded_For: 1.2.3.4"))


def test_a_path_of_any_bytes_can_be_asked_for(server: Server) -> None:
    response, _ = sent(server, head("GET /%C3%A9%FF%00"))

    assert response.status == 404


def test_all_headers_arrive_and_a_head_has_no_body(server: Server) -> None:
    response, body = sent(server, head("GET /environ"))
    of_head, nothing = sent(server, head("HEAD /environ"))

    assert response.headers.get_all("Set-Cookie") == of_head.headers.get_all("Set-Cookie") == ["a=1", "b=2"]
    assert (nothing, int(response.headers["Content-Length"])) == (b"", len(body))
    assert said(server, "/nothing") == (204, b"")


def test_what_fails_says_nothing_of_the_inside(server: Server) -> None:
    assert said(server, "/wrong") == (500, b"")
    assert said(server, "/at-hand") == (200, b"at hand")


def test_a_long_answer_comes_whole_and_is_closed(server: Server) -> None:
    before = json.loads(said(server, "/said")[1])[-1]

    assert said(server, "/pieces") == (200, PIECE * PIECES)
    response, body = sent(server, head("HEAD /pieces"))

    assert (response.headers["Content-Length"], body) == (str(len(PIECE) * PIECES), b"")
    assert json.loads(said(server, "/said")[1])[-1] == before + 2


def test_a_file_comes_whole_and_part_of_one_in_part(server: Server) -> None:
    half = FILE_BYTES // 2

    assert said(server, "/file") == (200, b"a" * half + b"z" * half)
    assert said(server, "/part-of-file") == (200, b"z" * half)
    response, body = sent(server, head("HEAD /file"))
    assert (response.headers["Content-Length"], body) == (str(FILE_BYTES), b"")


def test_who_takes_a_file_slowly_fills_no_memory(server: Server) -> None:
    before = resident_bytes(server.process_number)
    slow = [connected(server) for _ in range(4 * THREADS)]
    for connection in slow:
        connection.sendall(head("GET /file"))
        assert connection.recv(100)

    assert said(server, "/environ")[0] == 200
    time.sleep(1)
    assert resident_bytes(server.process_number) < before + 2 * FILE_BYTES
    for connection in slow:
        connection.close()


def test_who_goes_in_the_middle_of_an_answer_leaves_nothing_behind(server: Server) -> None:
    before = json.loads(said(server, "/said")[1])[-1]
    for _ in range(THREADS + 1):
        with closing(connected(server)) as connection:
            connection.sendall(head("GET /pieces"))
            assert connection.recv(100)

    deadline = time.monotonic() + SECONDS
    while json.loads(said(server, "/said")[1])[-1] < before + THREADS + 1:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_what_is_at_hand_waits_for_no_thread(server: Server) -> None:
    with ThreadPoolExecutor(4 * THREADS) as clients:
        slow = [clients.submit(said, server, "/slow") for _ in range(4 * THREADS)]
        time.sleep(0.3)
        at_hand = [said(server, "/at-hand") for _ in range(50)]
        assert not any(one.done() for one in slow[THREADS:])

        names = {one.result()[1] for one in slow}

    assert set(at_hand) == {(200, b"at hand")}
    assert len(names) == THREADS


@pytest.mark.parametrize("size", [0, 10, MOST_AWAITED_BYTES, MOST_AWAITED_BYTES + 1, LONG])
def test_a_body_of_any_length_is_read_whole(size: int, server: Server) -> None:
    body = b"x\n" * (size // 2) + b"x" * (size % 2)

    assert said(server, "/size", "POST", body) == (200, str(size).encode())
    in_pieces = iter([body[start : start + 700] for start in range(0, size, 700)])
    assert said(server, "/size", "POST", in_pieces) == (200, str(size).encode())
    # The connection is as good as before.
    with closing(HTTPConnection(urlsplit(server.url).netloc, timeout=SECONDS)) as connection:
        for _ in range(3):
            connection.request("POST", "/size", BytesIO(body), {"Content-Length": str(size)})
            assert connection.getresponse().read() == str(size).encode()


def test_bodies_that_do_not_come_keep_no_thread(server: Server) -> None:
    """Short ones are given up after a while; of long ones the application hears that they are not whole."""
    short = head("POST /environ", "Content-Length: 60") + b"half"
    in_pieces = head("POST /environ", "Transfer-Encoding: chunked") + b"4\r\nhalf\r\n"
    waiting = [connected(server) for _ in range(4 * THREADS)]
    for number, connection in enumerate(waiting):
        connection.sendall(short if number % 2 else in_pieces)

    assert said(server, "/environ")[0] == 200
    for connection in waiting:
        with closing(connection):
            assert connection.recv(1_000).startswith(b"HTTP/1.1 408 ")


def test_long_bodies_that_come_slowly_keep_nobody_else_waiting(server: Server) -> None:
    slow = [connected(server) for _ in range(4 * THREADS)]
    for connection in slow:
        connection.sendall(head("POST /size", f"Content-Length: {LONG}") + b"x" * (LONG // 2))
    time.sleep(0.3)

    assert said(server, "/size", "POST", b"short") == (200, b"5")
    # They are given up one after the other, each after two seconds.
    answered, _, _ = select.select(slow, [], [], 0)
    assert len(answered) < len(slow)
    for connection in slow:
        with closing(connection):
            assert b"TimeoutError" in connection.recv(1_000)


def test_of_a_long_body_that_is_cut_the_application_hears(server: Server) -> None:
    with closing(connected(server)) as connection:
        connection.sendall(head("POST /size", f"Content-Length: {LONG}") + b"x" * (LONG // 2))
        time.sleep(0.2)
    gives_nothing_more = connected(server)
    gives_nothing_more.sendall(head("POST /size", f"Content-Length: {LONG}") + b"x" * (LONG // 2))

    with closing(gives_nothing_more):
        assert b"TimeoutError" in gives_nothing_more.recv(1_000)
    assert "ConnectionResetError" in json.loads(said(server, "/said")[1])


def test_what_was_begun_is_ended_before_the_server_stops() -> None:
    with serving("rsgi").running() as server, ThreadPoolExecutor(1) as clients:
        slow = clients.submit(said, server, "/slow")
        time.sleep(0.3)
        os.kill(server.process_number, signal.SIGTERM)

        assert slow.result()[0] == 200
        with pytest.raises((ConnectionRefusedError, RemoteDisconnected)):
            said(server, "/at-hand")
