"""`test`, `check` and `format`: all that CI checks, cheapest first, on this machine."""

import os
import subprocess
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from development import packages
from development.database import start_database
from development.processes import programs_together
from development.terminal import PYTHON, ROOT, VENV, Problem, environment_for_children, say

BIN = VENV / "bin"
DJANGO_VERSION = "5.2"
OUR_APPS = ("cms", "media", "pages")
PUBLIC_SITE_TEMPLATES = "frontend-examples/public-site/templates"
# Each process of pytest has a database of its own; more of them than this only wait for PostgreSQL.
MOST_PYTEST_PROCESSES = 4


@dataclass(frozen=True)
class Check:
    """One program that finds faults; it says nothing of interest when there are none."""

    name: str
    command: Sequence[str]


def test() -> int:
    """Checks everything; gives the exit code of the first stage that fails."""
    packages.install()
    with programs_together() as programs:
        environment = environment_for_children(
            DATABASE_URL=start_database(programs, ["--for-tests"]), DJANGO_SETTINGS_MODULE="cms.settings.development"
        )
        failed = _carry_out([*_checks_of_text(), *_checks_of_project()], environment)
        if failed:
            raise Problem(f"Stopped before the tests: {', '.join(failed)}.")
        processes = str(min(os.cpu_count() or 1, MOST_PYTEST_PROCESSES))
        return subprocess.run(
            [PYTHON, "-m", "pytest", "--numprocesses", processes, "--dist", "worksteal"],
            cwd=ROOT,
            env=environment_for_children(),
            stdin=subprocess.DEVNULL,
            check=False,
        ).returncode


def check() -> int:
    """Checks what needs no database; gives the exit code."""
    packages.install()
    if failed := _carry_out(_checks_of_text(), environment_for_children()):
        raise Problem(f"Not in order: {', '.join(failed)}.")
    return 0


def format_code() -> int:
    """Writes Python and templates in the agreed form; gives the exit code."""
    packages.install()
    for command in (
        [str(BIN / "ruff"), "check", "--fix", "--exit-zero", "--quiet", "."],
        [str(BIN / "ruff"), "format", "."],
        [str(BIN / "djade"), "--target-version", DJANGO_VERSION, *_django_templates()],
    ):
        subprocess.run(command, cwd=ROOT, check=False)
    return 0


def _checks_of_text() -> list[Check]:
    return [
        Check("lint", [str(BIN / "ruff"), "check", "--quiet", "."]),
        Check("format", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
        Check(
            "format of templates",
            [str(BIN / "djade"), "--check", "--target-version", DJANGO_VERSION, *_django_templates()],
        ),
        Check("lint of templates", [str(BIN / "djlint"), "--lint", "--quiet", *OUR_APPS]),
        Check(
            "lint of the public site's templates",
            [str(BIN / "djlint"), "--lint", "--quiet", "--profile", "jinja", PUBLIC_SITE_TEMPLATES],
        ),
        Check("imports", [str(BIN / "lint-imports")]),
        Check("types", [str(BIN / "mypy")]),
    ]


def _checks_of_project() -> list[Check]:
    manage = [PYTHON, "manage.py"]
    return [
        Check("system check", [*manage, "check", "--database", "default", "--fail-level", "WARNING"]),
        Check("migrations", [*manage, "makemigrations", "--check", "--dry-run"]),
        Check("schema text", [*manage, "print_schema", "--check"]),
    ]


def _django_templates() -> list[str]:
    return [str(file) for app in OUR_APPS for file in sorted((ROOT / app).rglob("templates/**/*.html"))]


def _carry_out(checks: Iterable[Check], environment: dict[str, str]) -> list[str]:
    """Runs the checks, as many at a time as there are cores, and gives the names of those that found faults."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        is_good = dict(pool.map(lambda check: (check.name, _finds_nothing(check, environment)), checks))
    return [name for name, good in is_good.items() if not good]


def _finds_nothing(check: Check, environment: dict[str, str]) -> bool:
    begin = time.monotonic()
    result = subprocess.run(
        check.command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    verdict = "FAULT" if result.returncode else "good "
    faults = f"\n{result.stdout.rstrip()}" if result.returncode else ""
    say(f"{verdict} {check.name} ({time.monotonic() - begin:.1f} s){faults}")
    return not result.returncode
