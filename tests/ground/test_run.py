"""Proves that `dev.py run` serves everything, keeps what is there, and takes everything along when it ends."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass

import psutil
import psycopg
import pytest

from cms.database.server import DatabaseServerError, EmbeddedServer
from cms.settings.environment import PROJECT_DIRECTORY

NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", "node_modules", "var")
UP = "Ctrl-C stops everything.\n"
# Only against hanging.
PATIENCE_SECONDS = 60
# The worker tells the difference with what it saw when it looked last.
LOOKED = "SELECT count(*) FROM webhooks_progress WHERE compared_revision IS NOT NULL"
TAKE_AWAY = """
UPDATE wagtailcore_page SET live = false
 WHERE id = (SELECT min(id) FROM wagtailcore_page JOIN news_news ON page_ptr_id = id WHERE live)
"""
# Only who knows the secret answers 200 to a message.
HEARD = "SELECT count(*) FROM webhooks_delivery WHERE event = 'unpublished' AND status = 200 AND state = 'delivered'"


@pytest.fixture
def checkout(tmp_path):
    """A copy of the project without data, with the packages of this one, in a folder with a space in its name."""
    folder = tmp_path / "een map"
    shutil.copytree(PROJECT_DIRECTORY, folder, ignore=NOT_COPIED)
    (folder / ".venv").mkdir()
    for part in ("bin", "lib", "pyvenv.cfg"):
        (folder / ".venv" / part).symlink_to(PROJECT_DIRECTORY / ".venv" / part)
    stamp = "from development import packages; packages.STAMP.write_text(packages._fingerprint())"
    subprocess.run([sys.executable, "-c", stamp], cwd=folder, check=True)
    return folder


@dataclass
class Run:
    """A running `dev.py run` and what it said."""

    process: subprocess.Popen
    cms: str
    site: str
    table: str

    def get(self, address):
        with urllib.request.urlopen(address, timeout=20) as response:
            return response.read().decode()

    def revision(self):
        """The content revision, which any change of what readers see moves."""
        return json.loads(self.get(f"{self.cms}/health/ready/"))["contentRevision"]

    def ports_that_answer(self):
        ports = [int(address.rpartition(":")[2]) for address in (self.cms, self.site)]
        with socket.socket() as first, socket.socket() as second:
            probes = zip((first, second), ports, strict=True)
            return [port for probe, port in probes if probe.connect_ex(("127.0.0.1", port)) == 0]


def _free_ports():
    with socket.create_server(("127.0.0.1", 0)) as first, socket.create_server(("127.0.0.1", 0)) as second:
        return first.getsockname()[1], second.getsockname()[1]


def _run(folder):
    cms, site = _free_ports()
    unset = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    process = subprocess.Popen(
        [sys.executable, "dev.py", "run"],
        cwd=folder,
        env={**environment, "CMS_PORT": str(cms), "PUBLIC_SITE_PORT": str(site)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    table = ""
    while UP not in table:
        line = process.stdout.readline()
        assert line, process.communicate()[1]
        table += line
    return Run(process, f"http://127.0.0.1:{cms}", f"http://127.0.0.1:{site}", table)


def _heard_when_news_goes(folder):
    """How many messages the public site has taken, once it knows of one more news item that is gone."""

    def wait_for(question, least):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (found := database.execute(question).fetchone()[0]) < least:
            assert time.monotonic() < deadline, question
            time.sleep(0.1)
        return found

    with psycopg.connect(EmbeddedServer(folder / "var" / "postgres").url(), autocommit=True) as database:
        wait_for(LOOKED, 1)
        known = database.execute(HEARD).fetchone()[0]
        database.execute(TAKE_AWAY)
        return wait_for(HEARD, known + 1)


def _program_of(run, words):
    return next(child for child in psutil.Process(run.process.pid).children() if words in " ".join(child.cmdline()))


def test_run_serves_keeps_content_and_stops_whole(checkout):
    first = _run(checkout)
    password = (checkout / "var" / "editor-password").read_text()
    programs = psutil.Process(first.process.pid).children(recursive=True)

    assert f"{first.site}/\n" in first.table
    assert f"Editor       redactie, password {password}, kept in var/editor-password\n" in first.table
    assert '<html lang="nl"' in first.get(f"{first.site}/nieuws/")
    assert "BuurtBaan" in first.get(f"{first.cms}/admin/login/")
    assert re.fullmatch("[0-9a-f]{16}", password)
    for secret in ("editor-password", "public-site-webhook-secret"):
        assert (checkout / "var" / secret).stat().st_mode & 0o777 == 0o600
    assert _heard_when_news_goes(checkout) == 1
    revision = first.revision()

    first.process.send_signal(signal.SIGINT)
    output, errors = first.process.communicate(timeout=60)

    assert (first.process.returncode, output, errors) == (0, "\nStopping …\n", "")
    assert first.ports_that_answer() == []
    assert [program for program in programs if program.is_running()] == []
    with pytest.raises(DatabaseServerError, match="does not run"):
        EmbeddedServer(checkout / "var" / "postgres").url()

    second = _run(checkout)

    assert second.revision() == revision
    assert "Editor       redactie, password in var/editor-password\n" in second.table
    assert (checkout / "var" / "editor-password").read_text() == password
    assert _heard_when_news_goes(checkout) == 2

    _program_of(second, "public_site.application").kill()
    _, errors = second.process.communicate(timeout=60)

    assert second.process.returncode == 1
    assert errors.startswith("The public site ended with code -9 (see var/log/public site.log): ")
    assert second.ports_that_answer() == []
