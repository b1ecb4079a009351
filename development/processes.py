"""Programs that run together: started in order, watched, and stopped in the opposite order.

Each program has a session of its own, so Ctrl-C reaches only us and we decide what ends when. On Linux a program is
also told to end when we are killed in a way that leaves us no time for that.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

from development.terminal import LOGS, ROOT, Problem, last_line

STOP_SECONDS = 15
INTERRUPTIONS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SIGNAL_ON_DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG. Source: prctl(2).


class Program:
    """One running program; what it prints goes to `var/log/<name>.log`."""

    def __init__(self, name: str, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Starts it.

        Args:
            name: For the developer and the log.
            command: The program and its words.
            environment: All its variables.
        """
        self.name = name
        self.log = LOGS / f"{name}.log"
        with self.log.open("wb") as log:
            os.fchmod(log.fileno(), 0o600)
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with_parent,
            )

    def has_ended(self) -> bool:
        """Whether it runs no more."""
        return self.process.poll() is not None

    def why_it_ended(self) -> Problem:
        """The one line for the developer."""
        reason = last_line(self.log.read_text(errors="replace"))
        code = self.process.returncode
        return Problem(f"The {self.name} ended with code {code} (see {self.log.relative_to(ROOT)}): {reason}")

    def stop(self) -> None:
        """Asks it to end, waits, and ends what is left of it and its children the hard way."""
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        if self.process.stdin:
            self.process.stdin.close()


class Programs:
    """All running programs."""

    def __init__(self) -> None:
        """Starts with none."""
        self._running: list[Program] = []

    def start(self, name: str, command: Sequence[str], environment: Mapping[str, str]) -> Program:
        """Starts one more."""
        program = Program(name, command, environment)
        self._running.append(program)
        return program

    def wait_until(self, is_ready: Callable[[], bool], seconds: float, what: str) -> None:
        """Waits while everything keeps running.

        Raises:
            Problem: When a program ends, or when it takes longer than `seconds`.
        """
        deadline = time.monotonic() + seconds
        while not is_ready():
            self._complain_of_the_ended()
            if time.monotonic() > deadline:
                raise Problem(f"{what} did not answer within {seconds:.0f} s; see {LOGS.relative_to(ROOT)}.")
            time.sleep(0.1)

    def watch(self) -> None:
        """Returns only by the interruption of a signal, or by the problem that a program ended."""
        while True:
            self._complain_of_the_ended()
            time.sleep(0.5)

    def stop(self) -> None:
        """Stops all, the last started first."""
        while self._running:
            self._running.pop().stop()

    def _complain_of_the_ended(self) -> None:
        for program in self._running:
            if program.has_ended():
                raise program.why_it_ended()


@contextmanager
def programs_together() -> Iterator[Programs]:
    """Gives a set of programs that all stop at the end, however the end comes."""
    programs = Programs()
    try:
        yield programs
    finally:
        # A second Ctrl-C must not leave half of them running.
        handlers = {number: signal.signal(number, signal.SIG_IGN) for number in INTERRUPTIONS}
        programs.stop()
        for number, handler in handlers.items():
            signal.signal(number, handler)


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SIGNAL_ON_DEATH_OF_PARENT, signal.SIGTERM)
