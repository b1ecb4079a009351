"""Proves that `dev.py` says in one line what is wrong, and then leaves nothing half-made behind."""

import ast
import os
import shutil
import socket
import subprocess
import sys

import pytest

from cms.settings.environment import PROJECT_DIRECTORY

NOWHERE = "http://127.0.0.1:9/"


@pytest.fixture
def checkout(tmp_path):
    """What `dev.py` needs of the project, in a folder where nothing has been made yet."""
    folder = tmp_path / "een map"
    folder.mkdir()
    shutil.copy(PROJECT_DIRECTORY / "dev.py", folder)
    shutil.copytree(PROJECT_DIRECTORY / "development", folder / "development")
    shutil.copytree(PROJECT_DIRECTORY / "requirements", folder / "requirements")
    return folder


def _dev(folder, command, before="", **variables):
    """Runs a command as a developer does.

    Args:
        folder: The checkout.
        command: The word after `dev.py`.
        before: Statements that make this Python, or its surroundings, other than they are.
        variables: Further environment.
    """
    start = f"import runpy, sys; sys.argv = ['dev.py', {command!r}]; sys.path.insert(0, '.'); {before}"
    return subprocess.run(
        [sys.executable, "-c", f"{start}\nrunpy.run_path('dev.py', run_name='__main__')"],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **variables},
        capture_output=True,
        text=True,
    )


def _made(folder):
    """What the command has left in the checkout, apart from the logs."""
    return sorted(path.name for path in folder.iterdir() if path.name not in {"dev.py", "development", "requirements"})


def test_too_old_a_python_is_one_line(checkout):
    result = _dev(checkout, "run", before="sys.version_info = (3, 10, 12, 'final', 0)")

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        "BuurtBaan CMS needs Python 3.11 or newer and this is 3.10; name another one: make run PYTHON=python3.12\n"
    )
    assert _made(checkout) == []


def test_an_old_python_can_read_what_it_must():
    source = (PROJECT_DIRECTORY / "dev.py").read_text()

    ast.parse(source, feature_version=(3, 4))
    assert not [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr | ast.AnnAssign)]


def test_an_unknown_command_is_answered_with_the_known_ones(checkout):
    result = _dev(checkout, "loop")

    assert result.returncode == 2
    assert result.stderr.startswith("Usage: python3 dev.py run|test|check|format|lock\n")


@pytest.mark.parametrize("variable", ["CMS_PORT", "PUBLIC_SITE_PORT"])
def test_a_port_in_use_is_one_line(checkout, variable):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with socket.create_server(("127.0.0.1", 0)) as other:
            free = other.getsockname()[1]
        ports = {"CMS_PORT": str(free), "PUBLIC_SITE_PORT": str(free), variable: str(port)}

        result = _dev(checkout, "run", **ports)

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"Port {port} of 127.0.0.1 cannot be used (Address already in use); "
        f"stop what uses it or set {variable} to another.\n"
    )
    assert _made(checkout) == ["var"]


def test_a_port_that_is_no_number_is_one_line(checkout):
    result = _dev(checkout, "run", CMS_PORT="http")

    assert (result.returncode, result.stderr) == (1, "CMS_PORT must be the number of a port, such as 8000.\n")


def test_a_full_disk_is_one_line(checkout):
    result = _dev(
        checkout,
        "check",
        before="import shutil; shutil.disk_usage = lambda path: shutil._ntuple_diskusage(9, 9, 7_000_000)",
    )

    assert result.returncode == 1
    assert result.stderr == f"The disk of {checkout} has 7 MB of room and 1500 MB is needed.\n"
    assert _made(checkout) == ["var"]


def test_a_folder_that_cannot_be_written_is_one_line(checkout):
    (checkout / "var").write_text("in the way")

    result = _dev(checkout, "check")

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Cannot write in {checkout / 'var'}: ")
    assert result.stderr.count("\n") == 1


def test_an_unreachable_registry_is_one_line_and_leaves_no_environment(checkout):
    result = _dev(
        checkout,
        "check",
        PIP_CONFIG_FILE=os.devnull,
        PIP_INDEX_URL=NOWHERE,
        PIP_FIND_LINKS="",
        PIP_EXTRA_INDEX_URL="",
        PIP_NO_CACHE_DIR="1",
        UV_DEFAULT_INDEX=NOWHERE,
        UV_NO_CACHE="1",
    )

    assert result.returncode == 1
    assert result.stderr.startswith("The packages cannot be installed; is the package registry reachable? ")
    assert result.stderr.count("\n") == 1
    assert _made(checkout) == ["var"]


def test_an_interrupted_installation_leaves_no_environment(checkout):
    """A registry that takes connections and never answers, until the developer has had enough."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        variables = {
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_INDEX_URL": address,
            "PIP_FIND_LINKS": "",
            "PIP_NO_CACHE_DIR": "1",
        }
        process = subprocess.Popen(
            [sys.executable, "dev.py", "check"],
            cwd=checkout,
            env={**os.environ, **variables},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        silent.settimeout(60)
        connection, _ = silent.accept()
        assert (checkout / ".venv").exists()

        process.terminate()
        _, errors = process.communicate(timeout=30)
        connection.close()

    assert (process.returncode, errors) == (130, "Stopped.\n")
    assert not (checkout / ".venv").exists()
