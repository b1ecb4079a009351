"""What the developer reads, and the places that all commands know."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
LOGS = VAR / "log"
VENV = ROOT / ".venv"
PYTHON = str(VENV / "bin" / "python")


class Problem(Exception):
    """Something that the developer can repair; the message is one line that says what."""


def say(line: str = "") -> None:
    """Prints one line at once."""
    print(line, flush=True)


def last_line(text: str) -> str:
    """The last line that says something, of a log or of what a program printed."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason was given"


def environment_for_children(**more: str) -> dict[str, str]:
    """The variables of this process and `more`; Python may keep its compiled files, which halves every start."""
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**ours, "PYTHONUNBUFFERED": "1", **more}
