"""A worker in a process of its own, as in life."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from cms.settings.environment import PROJECT_DIRECTORY

StartWorker = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture
def start_worker(committed_database: str, tmp_path: Path) -> Iterator[StartWorker]:
    """Starts a worker on the database of this test; all of them are killed at the end."""
    environment = {
        **os.environ,
        "DATABASE_URL": committed_database,
        "DJANGO_SETTINGS_MODULE": "cms.settings.development",
    }
    with ExitStack() as stack:

        def start() -> "subprocess.Popen[bytes]":
            log = stack.enter_context((tmp_path / "worker.log").open("ab"))
            process = stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "manage.py", "deliver_webhooks"],
                    cwd=PROJECT_DIRECTORY,
                    env=environment,
                    stdout=log,
                    stderr=log,
                )
            )
            stack.callback(process.kill)
            return process

        yield start
