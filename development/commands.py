"""The commands.

run      everything on this machine until Ctrl-C: PostgreSQL, the CMS, its clock and webhooks, the public site
test     everything that CI checks, cheapest first
check    the part of `test` that runs none of our code: format, lint, templates, types, import contract
format   writes the code in the agreed form
lock     pins the newest packages that `pyproject.toml` allows, with hashes
"""

import signal
import sys
from types import FrameType
from typing import NoReturn

from development import checking, packages, serving
from development.processes import INTERRUPTIONS
from development.terminal import LOGS, VAR, Problem

COMMANDS = {
    "run": serving.run,
    "test": checking.test,
    "check": checking.check,
    "format": checking.format_code,
    "lock": packages.lock,
}


def run_command(arguments: list[str]) -> int:
    """Carries out a command and gives the exit code; a problem is one line on standard error and exit code 1."""
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        sys.stderr.write(f"Usage: python3 dev.py {'|'.join(COMMANDS)}\n\n{__doc__}")
        return 2
    for number in INTERRUPTIONS:
        signal.signal(number, _interrupt)
    try:
        _make_folders()
        return COMMANDS[arguments[0]]()
    except Problem as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return 130


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _make_folders() -> None:
    try:
        LOGS.mkdir(parents=True, exist_ok=True)
        (VAR / ".writable").touch()
        (VAR / ".writable").unlink()
    except OSError as error:
        raise Problem(f"Cannot write in {VAR}: {error.strerror}.") from error
