"""The site that is measured: the opening content and a large sample, in a PostgreSQL of its own.

It is made once, in `var/benchmarks/`, and used again; with `DATABASE_URL` it is made in that database, which must be on
this machine for its CPU to be counted.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from benchmarks.usage import parent_of
from cms.database.server import DATA_FOLDER, EmbeddedServer
from development.terminal import ROOT, Problem, environment_for_children, say

NEWS, EVENTS, PROFILES = 500, 100, 60
_FOLDER = DATA_FOLDER / "benchmarks"
_COUNT = "SELECT count(*) FROM publication_publisheditem WHERE kind = %s"


@contextmanager
def sample_site() -> Iterator[str]:
    """Starts PostgreSQL with the site in it and gives its address, which is also that of Django in this process."""
    if address := os.environ.get("DATABASE_URL"):
        _prepare(address)
        yield address
        return
    os.environ["UPLOADS_DIRECTORY"] = str(_FOLDER / "uploads")
    with EmbeddedServer(_FOLDER / "postgres").using() as address:
        os.environ["DATABASE_URL"] = address
        _prepare(address)
        yield address


def database_process(address: str) -> int:
    """Number of PostgreSQL's first process; all others are below it."""
    with psycopg.connect(address) as connection:
        return parent_of(connection.info.backend_pid)


def _prepare(address: str) -> None:
    _manage("migrate", "--verbosity", "0")
    with psycopg.connect(address) as connection:
        is_there = all(_number_of(connection, kind) >= number for kind, number in _wanted().items())
    if not is_there:
        say("Making the sample site, once; this takes some minutes …")
        _manage("load_content")
        _manage("load_sample", "--news", str(NEWS), "--events", str(EVENTS), "--profiles", str(PROFILES))


def _wanted() -> dict[str, int]:
    return {"News": NEWS, "Event": EVENTS, "Profile": PROFILES}


def _number_of(connection: psycopg.Connection, kind: str) -> int:
    row = connection.execute(_COUNT, [kind]).fetchone()
    return int(row[0]) if row else 0


def _manage(*words: str) -> None:
    result = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment_for_children(DJANGO_SETTINGS_MODULE="cms.settings.development"),
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise Problem(f"manage.py {words[0]} failed:\n{result.stderr[-2000:]}")
