"""`python -m benchmarks`: makes the sample site when it is not there, and measures (`benchmarks.session`)."""

import signal
import subprocess
import sys
from types import FrameType
from typing import NoReturn

from benchmarks.load import require_wrk
from benchmarks.site import sample_site
from development.processes import INTERRUPTIONS
from development.terminal import LOGS, ROOT, Problem, environment_for_children


def main() -> int:
    """Carries out the command line; gives the exit code."""
    for number in INTERRUPTIONS:
        signal.signal(number, _interrupt)
    LOGS.mkdir(parents=True, exist_ok=True)
    try:
        require_wrk()
        with sample_site() as database:
            command = [sys.executable, "-m", "benchmarks.session", *sys.argv[1:]]
            environment = environment_for_children(
                DATABASE_URL=database, DJANGO_SETTINGS_MODULE="cms.settings.development"
            )
            return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    except Problem as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
