"""A whole installation beside the tests: database, CMS and public site, each its own process, as in `make run`.

The test process itself runs no Django for it, and the other tests have another database, so what is loaded here stays
for the whole session.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from development.processes import Program
from development.terminal import LOGS, ROOT, environment_for_children
from tests.database import COPY_PREFIX, TestServer

HOST = "127.0.0.1"
START_SECONDS = 60
# A worker that is told to end while it starts does not hear it.
STOP_SECONDS = 5
KEY = "the-key-of-the-public-site-in-the-journeys"
CMS_OPTIONS = ["--interface", "rsgi", "cms.rsgi:application"]
PUBLIC_SITE_FOLDER = ROOT / "frontend-examples" / "public-site"
PUBLIC_SITE_OPTIONS = [
    *("--interface", "asgi", "--working-dir", str(PUBLIC_SITE_FOLDER), "public_site.application:application")
]


class Server:
    """One program that answers on a port of its own; it can be killed and started again on the same port."""

    def __init__(self, name: str, options: Sequence[str], first_path: str) -> None:
        """Chooses a free port.

        Args:
            name: For the log, `var/log/<name>.log`.
            options: What granian serves, and how.
            first_path: An address that gives a page as soon as everything works.
        """
        self.name = name
        self._port = free_port()
        self._command = [
            *(sys.executable, "-m", "granian", "--host", HOST, "--port", str(self._port), "--workers", "1", "--no-ws"),
            *("--workers-kill-timeout", str(STOP_SECONDS)),
            *options,
        ]
        self._first_path = first_path
        self._environment: dict[str, str] = {}
        self._program: Program | None = None

    @property
    def url(self) -> str:
        """Its origin."""
        return f"http://{HOST}:{self._port}"

    @property
    def process_number(self) -> int:
        """The number of its process."""
        assert self._program
        return self._program.process.pid

    def start(self, **environment: str) -> None:
        """Starts it, with what it knows of the others; `wait` says when it answers."""
        self._environment = environment_for_children(**environment)
        self._run()

    def wait(self) -> None:
        """Returns when it answers.

        Raises:
            AssertionError: It ended, or it takes too long.
        """
        assert self._program
        deadline = time.monotonic() + START_SECONDS
        while not _answers(f"{self.url}{self._first_path}"):
            assert not self._program.has_ended(), self._program.why_it_ended()
            assert time.monotonic() < deadline, f"{self.name} does not answer; see {self._program.log}"
            time.sleep(0.1)

    @contextmanager
    def running(self, **environment: str) -> Iterator["Server"]:
        """Runs it for the time of a `with`, from when it answers."""
        self.start(**environment)
        try:
            self.wait()
            yield self
        finally:
            self.stop()

    def stop(self) -> None:
        """Ends it, if it runs."""
        if self._program:
            self._program.stop()
            self._program = None

    @contextmanager
    def killed(self) -> Iterator[None]:
        """Ends it as a power cut would, for the time of a `with`."""
        assert self._program
        os.killpg(self._program.process.pid, signal.SIGKILL)
        self.stop()
        try:
            yield
        finally:
            self._run()
            self.wait()

    def _run(self) -> None:
        LOGS.mkdir(parents=True, exist_ok=True)
        self._program = Program(self.name, self._command, self._environment)


class Installation:
    """The CMS and the public site, which know each other's address.

    Attributes:
        cms: The CMS.
        public_site: The public site.
        database_address: Its database, while it runs.
        environment: The variables of its CMS, while it runs, for other programs of it.
    """

    def __init__(self, name: str, folder: Path) -> None:
        """Chooses the addresses; nothing runs yet.

        Args:
            name: What is different from installations that run at the same time.
            folder: An empty folder, for all its files.
        """
        self._folder = folder
        self.database_address = ""
        self.environment: dict[str, str] = {}
        self.cms = Server(f"{name}-cms", CMS_OPTIONS, "/admin/login/")
        self.public_site = Server(
            f"{name}-public-site",
            PUBLIC_SITE_OPTIONS,
            "/",
        )

    @contextmanager
    def running(self, database_server: TestServer) -> Iterator[None]:
        """Serves, with content in a database of its own, for the time of a `with`.

        Args:
            database_server: Where the database is made.
        """
        addresses = {"CMS_URL": self.cms.url, "PUBLIC_SITE_URL": self.public_site.url, "PUBLIC_SITE_KEY": KEY}
        self.public_site.start(**addresses)
        database = TestServer(database_server.address)
        # When we are killed the public site ends too, so the next session sees that nobody uses this copy.
        database.copy = f"{COPY_PREFIX}{self.public_site.process_number}"
        self.database_address = database.copy_address()
        environment = {
            "DATABASE_URL": self.database_address,
            "DJANGO_SETTINGS_MODULE": "cms.settings.development",
            "UPLOADS_DIRECTORY": str(self._folder / "uploads"),
            **addresses,
        }
        try:
            self.environment = environment_for_children(**environment)
            # The CMS starts meanwhile: it looks for its database with the first request.
            self.cms.start(**environment)
            _prepare([database_server.address, database.copy, str(self._folder)], environment)
            self.cms.wait()
            self.public_site.wait()
            yield
        finally:
            self.public_site.stop()
            self.cms.stop()
            with psycopg.connect(database_server.address, autocommit=True) as connection:
                name = sql.Identifier(database.copy)
                connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))


def _prepare(words: Sequence[str], environment: dict[str, str]) -> None:
    """Makes the database and loads the content; Playwright lets no Django work in the test process itself.

    Raises:
        AssertionError: With what the process said.
    """
    result = subprocess.run(
        [sys.executable, "-m", "tests.journeys.preparation", *words],
        cwd=ROOT,
        env=environment_for_children(**environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(url: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False
