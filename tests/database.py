"""The database of the tests: real PostgreSQL, migrated once, copied often. A pytest plugin.

    template_<hash of the migrations>     migrated once, kept until a migration changes
      └─ test_<process>                   one copy per pytest process (0.2 s), dropped at the end
           └─ test_<process>_<content>    such a copy with content, to begin from again; dropped at the end

A test asks for `db` (pytest-django's; rolled back afterwards) or for `committed_database` (really commits; afterwards
the process gets a fresh copy). Django's own way to clean up after a commit, emptying all tables, is refused here: it
would take away what migrations wrote, such as Wagtail's root page and the groups.

The server is `DATABASE_URL` when that is set, else the embedded one, in memory where there is room, shared by all
pytest processes that run at the same time.
"""

import ast
import hashlib
import importlib.metadata
import importlib.util
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from cms.database.server import test_server as embedded_server
from cms.settings.environment import PROJECT_DIRECTORY

TEMPLATE_PREFIX = "template_"
COPY_PREFIX = "test_"
KEPT_TEMPLATES = 4
TEMPLATE_LOCK = 20_221_103


class TestServer:
    """A PostgreSQL in which this process may make databases."""

    __test__ = False

    def __init__(self, address: str) -> None:
        """Takes the address of any database on the server."""
        self.address = address
        self.template: str | None = None
        self.copy = f"{COPY_PREFIX}{os.getpid()}"

    def make_copy(self, content: str | None = None) -> None:
        """Makes this process's database anew and points Django at it.

        Args:
            content: what `keep_copy` was called with, to begin with that content; nothing to begin with what
                migrations wrote.
        """
        self.drop_copy()
        self._copy(f"{self.copy}_{content}" if content else self._migrated(), self.copy)
        self._point_django_at(self.copy)

    def keep_copy(self, content: str) -> None:
        """Keeps this process's database as it is now, for `make_copy`."""
        _disconnect_django()
        self._copy(self.copy, f"{self.copy}_{content}")

    def drop_copy(self) -> None:
        """Drops this process's database, also when a thread of a test still holds a connection."""
        _disconnect_django()
        self._drop(self.copy)

    def drop_kept(self) -> None:
        """Drops what this process kept."""
        for name in self._databases(f"{self.copy}_"):
            self._drop(name)

    def drop_leftovers(self) -> None:
        """Drops the copies of pytest processes on this machine that were killed."""
        for name in self._databases(COPY_PREFIX):
            process, _, _ = name.removeprefix(COPY_PREFIX).partition("_")
            try:
                os.kill(int(process), 0)
            except ProcessLookupError:
                self._drop(name)

    def fill_elsewhere(self, address: str) -> None:
        """Gives an empty database of another server all that migrations make, in a tenth of their time.

        Args:
            address: Of that database.
        """
        # Of a template that somebody reads no copies can be made meanwhile.
        name = f"{self.copy}_read"
        self._copy(self._migrated(), name)
        try:
            read = [str(embedded_server().program("pg_dump")), "--no-owner", f"--dbname={self._address_of(name)}"]
            write = [str(embedded_server().program("psql")), "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", address]
            statements = subprocess.run(read, capture_output=True, check=True).stdout
            subprocess.run(write, input=statements, stdout=subprocess.DEVNULL, check=True)
        finally:
            self._drop(name)

    def _migrated(self) -> str:
        """The name of the template, which others may have dropped since on a server that many use."""
        if self.template not in self._databases(TEMPLATE_PREFIX):
            self.template = self._make_template()
        return self.template

    def _make_template(self) -> str:
        """Gives the name of the migrated template; the first process that needs it makes it."""
        name = TEMPLATE_PREFIX + _hash_of_migrations()
        with self._administration() as connection:
            connection.execute("SELECT pg_advisory_lock(%s)", [TEMPLATE_LOCK])
            newest_first = self._databases(TEMPLATE_PREFIX)
            if name not in newest_first:
                self._migrate(name)
                # Another process may still make copies of the template that it began with.
                for outdated in newest_first[KEPT_TEMPLATES:]:
                    connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(outdated)))
        return name

    def _migrate(self, name: str) -> None:
        unfinished = f"unfinished_{name}"
        with self._administration() as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(unfinished)))
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(unfinished)))
        self._point_django_at(unfinished)
        call_command("migrate", verbosity=0, interactive=False)
        _disconnect_django()
        with self._administration() as connection:
            connection.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(unfinished), sql.Identifier(name))
            )

    def _copy(self, original: str, name: str) -> None:
        with self._administration() as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(original))
            )

    def _drop(self, name: str) -> None:
        with self._administration() as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _databases(self, prefix: str) -> list[str]:
        with self._administration() as connection:
            rows = connection.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid DESC", [prefix]
            )
            return [name for (name,) in rows]

    @contextmanager
    def _administration(self) -> Iterator[psycopg.Connection]:
        with psycopg.connect(self.address, autocommit=True) as connection:
            yield connection

    def _point_django_at(self, name: str) -> None:
        parts = conninfo_to_dict(self.address)
        # Every connection object of Django, in every thread, shares this dictionary.
        connections["default"].settings_dict.update(
            NAME=name, USER=parts["user"], PASSWORD=parts.get("password", ""), HOST=parts["host"], PORT=parts["port"]
        )

    def copy_address(self) -> str:
        """The address of this process's database, for another process that takes part in a test."""
        return self._address_of(self.copy)

    def _address_of(self, name: str) -> str:
        parts = conninfo_to_dict(self.address)
        return f"postgresql://{parts['user']}:{parts.get('password', '')}@{parts['host']}:{parts['port']}/{name}"


def _disconnect_django() -> None:
    connections.close_all()
    connections["default"].close_pool()  # type: ignore[attr-defined]  # PostgreSQL's kind of connection has it


def _hash_of_migrations() -> str:
    """Names what the migrations make: their text, that of our modules they import, and the versions of packages."""
    digest = hashlib.sha256(repr(settings.INSTALLED_APPS).encode())
    for package in ("Django", "wagtail"):
        digest.update(importlib.metadata.version(package).encode())
    for file in sorted(_migration_sources()):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _migration_sources() -> Iterator[Path]:
    for app in apps.get_app_configs():
        folder = Path(app.path)
        if folder.is_relative_to(PROJECT_DIRECTORY / ".venv") or not folder.is_relative_to(PROJECT_DIRECTORY):
            continue
        yield from folder.rglob("*.sql")
        for migration in (folder / "migrations").glob("*.py"):
            yield migration
            for module in _imported_modules(migration):
                specification = importlib.util.find_spec(module)
                if specification and specification.origin and specification.origin.startswith(str(PROJECT_DIRECTORY)):
                    yield Path(specification.origin)


def _imported_modules(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def pytest_configure() -> None:
    """Makes a connection belong to its thread and nothing else.

    Otherwise Django opens others as soon as Playwright keeps an event loop in this thread, and what a test or a whole
    module has in an open transaction is out of sight.
    """
    connections._connections = threading.local()  # type: ignore[attr-defined]  # the stubs leave it out


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuses tests that would empty all tables."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        fixtures = set(getattr(item, "fixturenames", []))
        if (marker and marker.kwargs.get("transaction")) or fixtures & {"transactional_db", "live_server"}:
            raise pytest.UsageError(f"{item.nodeid}: use `committed_database` or `running_cms`; see tests/database.py.")


@pytest.fixture(scope="session")
def database_server() -> Iterator[TestServer]:
    """The server that the tests share."""
    if address := os.environ.get("DATABASE_URL"):
        yield TestServer(address)
        return
    with embedded_server().using() as address:
        server = TestServer(address)
        server.drop_leftovers()
        yield server


@pytest.fixture(scope="session")
def django_db_setup(database_server: TestServer, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Replaces pytest-django's: gives this process a copy of the migrated template."""
    with django_db_blocker.unblock():
        database_server.make_copy()
    yield
    with django_db_blocker.unblock():
        database_server.drop_copy()
        database_server.drop_kept()


@pytest.fixture
def committed_database(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    database_server: TestServer,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[str]:
    """The test really commits; afterwards the process gets a fresh copy. Gives the address, for other processes."""
    if "db" in request.fixturenames:
        raise pytest.UsageError("A test either rolls back (`db`) or commits (`committed_database`), not both.")
    with django_db_blocker.unblock():
        yield database_server.copy_address()
        database_server.make_copy()


@pytest.fixture
def running_cms(committed_database: str) -> Iterator[LiveServer]:
    """The CMS behind a real port, in a thread of this process, on the committed database; `running_cms.url`."""
    server = LiveServer("127.0.0.1")
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """What is cached speaks of a database that is rolled back or replaced after the test."""
    yield
    cache.clear()
