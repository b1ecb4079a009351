"""The CMS with two workers on a PostgreSQL of its own, which a test may kill, and readers who keep asking."""

import http.client
import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from urllib.parse import urlencode, urlsplit

import psycopg

from cms.database.server import TEST_SETTINGS, EmbeddedServer
from cms.publication.revision import APPLICATION_NAME
from tests.database import TestServer
from tests.journeys.installation import CMS_OPTIONS, KEY, Server, free_port

SECONDS = 60
WORKERS = 2
THEME = '{ node(id: "Theme:1") { id ... on Theme { slug } } }'
PERSON = '{ node(id: "Profile:1") { id } }'
_ITEM = """
INSERT INTO publication_publisheditem (
    node_id, kind, locale, data, "references", slug, path, audiences, stadsdelen, themes, channels, chronology, name, number,
    source, is_hidden, needs_consent, projected_in, recorded_at, title, search_text, search_folded
) VALUES (
    %(node_id)s, %(kind)s, 'nl', %(data)s, '{}', %(slug)s, '', '{}', '{}', '{}', '{public-site}', '', '', 0,
    %(node_id)s, false, %(needs_consent)s, 0, now(), '', '', ''
)
"""


def until(is_so: Callable[[], bool]) -> None:
    """Returns when it is so.

    Raises:
        AssertionError: it takes too long.
    """
    deadline = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@dataclass(frozen=True)
class Seen:
    """One answer, or that there was none.

    Attributes:
        sent_at: when it was asked for, on the clock of this process.
        seconds: how long it took.
        status: 0 where the connection broke.
    """

    sent_at: float
    seconds: float
    status: int
    cache: str = ""
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def slug(self) -> str | None:
        """Of the theme that was asked for."""
        node = json.loads(self.body)["data"]["node"]
        return node and node["slug"]


class Client:
    """Asks over one connection, so of one worker, until that ends."""

    def __init__(self, url: str) -> None:
        """Connects."""
        self._connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=SECONDS)
        self._connection.connect()

    @property
    def port(self) -> int:
        """Our end of the connection."""
        port: int = self._connection.sock.getsockname()[1]
        return port

    def close(self) -> None:
        """Hangs up."""
        self._connection.close()

    def ask(self, document: str = THEME, **headers: str) -> Seen:
        """One answer."""
        return self.get(f"/graphql/?{urlencode({'query': document})}", **headers)

    def get(self, path: str, **headers: str) -> Seen:
        """What is at a path."""
        sent_at = time.monotonic()
        try:
            self._connection.request("GET", path, headers=headers)
            response = self._connection.getresponse()
            body = response.read()
        except (OSError, http.client.HTTPException):
            self._connection.close()
            return Seen(sent_at, time.monotonic() - sent_at, 0)
        found = {name.lower(): value for name, value in response.getheaders()}
        cache = found.get("cache-status", "").removeprefix("buurtbaan; ")
        return Seen(sent_at, time.monotonic() - sent_at, response.status, cache, body, found)


class Readers:
    """Many clients who keep asking the same, for the time of a `with`."""

    def __init__(self, clients: Sequence[Client], document: str = THEME) -> None:
        """Nobody asks yet."""
        self._clients = clients
        self._document = document
        self._has_ended = threading.Event()
        self._threads = [threading.Thread(target=self._keep_asking, args=[client]) for client in self._clients]
        self.seen: list[Seen] = []

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        until(lambda: len(self.seen) > 10 * len(self._threads))
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._has_ended.set()
        for thread in self._threads:
            thread.join(SECONDS)

    def _keep_asking(self, client: Client) -> None:
        while not self._has_ended.wait(0.002):
            self.seen.append(client.ask(self._document))

    def since(self, moment: float) -> list[Seen]:
        """What was asked for after a moment."""
        return [seen for seen in list(self.seen) if seen.sent_at > moment]

    def see(self, number: int) -> None:
        """Waits for so many more answers."""
        enough = len(self.seen) + number
        until(lambda: len(self.seen) >= enough)


def _files_of(pid: int) -> set[str]:
    found = set()
    for file in Path(f"/proc/{pid}/fd").iterdir():
        # It may be closed by now.
        with suppress(FileNotFoundError):
            found.add(str(file.readlink()))
    return found


class Store:
    """The published store in a PostgreSQL of its own."""

    def __init__(self, folder: Path, tables: TestServer) -> None:
        """Nothing runs yet; the port stays the same, however often it is started.

        Args:
            folder: For its data.
            tables: The server that has them already.
        """
        port = free_port()
        self._tables = tables
        self._server = EmbeddedServer(folder, [*TEST_SETTINGS, f"port={port}"])
        self.address = ""

    @contextmanager
    def running(self) -> Iterator[None]:
        """Runs it, with all tables."""
        with self._server.using() as self.address:
            self._tables.fill_elsewhere(self.address)
            yield

    @property
    def environment(self) -> dict[str, str]:
        """What the CMS must know of it."""
        return {"DATABASE_URL": self.address, "DJANGO_SETTINGS_MODULE": "cms.settings.development"}

    @contextmanager
    def killed(self) -> Iterator[None]:
        """Without it, for the time of a `with`: its first process is killed, and the others go with it."""
        pid = int((self._server.data / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGKILL)
        try:
            yield
        finally:
            self._server.start()

    def run(self, statement: str, *values: object) -> list[tuple]:
        """Commits one statement, past the CMS."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def put(self, node_id: str, slug: str, *, needs_consent: bool = False) -> None:
        """An item, instead of the one that was there."""
        data = {"__typename": node_id.partition(":")[0], "id": node_id, "slug": slug}
        with psycopg.connect(self.address) as connection:
            connection.execute("DELETE FROM publication_publisheditem WHERE node_id = %s", [node_id])
            connection.execute(
                _ITEM,
                {
                    "node_id": node_id,
                    "kind": data["__typename"],
                    "data": json.dumps(data),
                    "slug": slug,
                    "needs_consent": needs_consent,
                },
            )

    @property
    def listeners(self) -> int:
        """How many workers hear of changes."""
        ((number,),) = self.run("SELECT count(*) FROM pg_stat_activity WHERE application_name = %s", APPLICATION_NAME)
        return int(number)

    def cut_listeners(self) -> int:
        """Cuts the connections by which workers hear of changes; gives how many there were."""
        return len(
            self.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s",
                APPLICATION_NAME,
            )
        )


class Cms:
    """Two workers of the CMS on a store."""

    def __init__(self, name: str, store: Store) -> None:
        """Nothing runs yet."""
        self._store = store
        self._clients = ExitStack()
        self._server = Server(
            name,
            [
                *("--workers", str(WORKERS), "--respawn-failed-workers", "--respawn-interval", "0.5"),
                *CMS_OPTIONS,
            ],
            "/health/ready/",
        )

    @property
    def url(self) -> str:
        """Its origin."""
        return self._server.url

    @contextmanager
    def running(self, **environment: str) -> Iterator[None]:
        """Serves."""
        self._server.start(
            CMS_URL=self.url,
            PUBLIC_SITE_KEY=KEY,
            # All readers here have one address.
            GRAPHQL_ANONYMOUS_POINTS_PER_MINUTE="0",
            **self._store.environment,
            **environment,
        )
        try:
            self._server.wait()
            until(lambda: len(self.workers) == WORKERS)
            with self._clients:
                yield
        finally:
            self._server.stop()

    def clients(self, of_each: int = 4) -> list[Client]:
        """Clients of both workers, so many of each; who gets a connection is up to the kernel."""
        found: dict[int, list[Client]] = {worker: [] for worker in self.workers}
        while any(len(clients) < of_each for clients in found.values()):
            client = self._clients.enter_context(closing(Client(self.url)))
            client.ask("{ __typename }")
            found[self._worker_of(client)].append(client)
        return [client for clients in found.values() for client in clients[:of_each]]

    def _worker_of(self, client: Client) -> int:
        """Who has the other end of a connection."""
        lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        # A connection that ended may still be listed; it belongs to nobody.
        inodes = {f"socket:[{line[9]}]" for line in lines if line[2].endswith(f":{client.port:04X}")}
        return next(pid for pid in self.workers if inodes & _files_of(pid))

    @property
    def workers(self) -> set[int]:
        """The numbers of the processes that answer."""
        parent = self._server.process_number
        children: set[int] = set()
        for task in Path(f"/proc/{parent}/task").iterdir():
            with suppress(FileNotFoundError):
                children |= {int(pid) for pid in (task / "children").read_text().split()}
        return children

    def ask(self, document: str = THEME, **headers: str) -> Seen:
        """One answer, over a new connection."""
        with closing(Client(self.url)) as client:
            return client.ask(document, **headers)
