"""Proves that programs that run together also end together."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from development import processes
from development.processes import programs_together
from development.terminal import Problem

SLEEP = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)"]


@pytest.fixture(autouse=True)
def logs(tmp_path, monkeypatch):
    """A folder of this test for what the programs print."""
    monkeypatch.setattr(processes, "ROOT", tmp_path)
    monkeypatch.setattr(processes, "LOGS", tmp_path)
    return tmp_path


def _lives(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_when_one_ends_all_end_and_the_line_says_which_and_why():
    with programs_together() as programs:
        long = programs.start("long", SLEEP, dict(os.environ))
        programs.start("short", [sys.executable, "-c", "raise SystemExit('out of paper')"], dict(os.environ))
        with pytest.raises(Problem) as caught:
            programs.watch()

    assert str(caught.value) == "The short ended with code 1 (see short.log): out of paper"
    assert long.has_ended()


def test_children_of_a_program_end_too(logs):
    parent = "import subprocess, sys, time; print(subprocess.Popen(['sleep', '60']).pid, flush=True); time.sleep(60)"
    with programs_together() as programs:
        programs.start("parent", [sys.executable, "-c", parent], dict(os.environ))
        programs.wait_until(lambda: (logs / "parent.log").read_text().endswith("\n"), 20, "The parent")
        child = int((logs / "parent.log").read_text())
        assert _lives(child)

    time.sleep(0.1)
    assert not _lives(child)


def test_a_program_that_ignores_the_request_is_ended(logs, monkeypatch):
    monkeypatch.setattr(processes, "STOP_SECONDS", 0.2)
    stubborn = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    )
    with programs_together() as programs:
        program = programs.start("stubborn", [sys.executable, "-c", stubborn], dict(os.environ))
        programs.wait_until(lambda: (logs / "stubborn.log").read_text() != "", 20, "It")

    assert program.process.returncode == -signal.SIGKILL


def test_waiting_has_an_end():
    with programs_together() as programs:
        programs.start("long", SLEEP, dict(os.environ))
        with pytest.raises(Problem, match="The CMS did not answer within 0 s"):
            programs.wait_until(lambda: False, 0.2, "The CMS")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a program that its parent was killed")
def test_programs_end_when_we_are_killed(logs):
    script = f"""
import os, pathlib, time
from development import processes
processes.LOGS = pathlib.Path({str(logs)!r})
program = processes.Program("long", {SLEEP!r}, dict(os.environ))
print(program.process.pid, flush=True)
time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as us:
        child = int(us.stdout.readline())
        assert _lives(child)

        us.kill()

    deadline = time.monotonic() + 10
    while _lives(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(child)
