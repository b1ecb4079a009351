"""The PostgreSQL that a command works with: the one that `DATABASE_URL` names, or else the embedded one."""

import os
from collections.abc import Sequence

from development.processes import Program, Programs
from development.terminal import PYTHON, environment_for_children, last_line

START_SECONDS = 90


def start_database(programs: Programs, options: Sequence[str] = ()) -> str:
    """Starts the embedded server unless `DATABASE_URL` names another one.

    Args:
        programs: Where the server runs along.
        options: Words for `python -m cms.database serve`.

    Returns:
        The address of the database.
    """
    if address := os.environ.get("DATABASE_URL"):
        return address
    program = programs.start("database", [PYTHON, "-m", "cms.database", "serve", *options], environment_for_children())
    programs.wait_until(lambda: bool(_address(program)), START_SECONDS, "PostgreSQL")
    return _address(program)


def _address(program: Program) -> str:
    line = last_line(program.log.read_text(errors="replace"))
    return line if line.startswith("postgresql://") else ""
