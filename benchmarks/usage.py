"""CPU and memory of processes with all that they started, from /proc. Linux only."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TICKS_IN_SECOND = os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")
_KIBIBYTE = 1024
_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Status:
    """What /proc/<pid>/stat says of a process.

    Attributes:
        parent: who started it.
        ticks: CPU of its own, in clock ticks.
        ticks_of_ended: CPU of what it started that has ended and was waited for.
    """

    parent: int
    ticks: int
    ticks_of_ended: int


def read_status(text: str) -> Status:
    """One line of /proc/<pid>/stat. The name of the program, in brackets, may itself hold spaces and brackets."""
    words = text[text.rindex(")") + 2 :].split()
    user, system, ended_user, ended_system = map(int, words[11:15])
    return Status(int(words[1]), user + system, ended_user + ended_system)


def cpu_seconds(root: int) -> float:
    """CPU that a process and all below it have used until now, those that have ended included."""
    return sum(status.ticks + status.ticks_of_ended for _, status in _tree(root)) / _TICKS_IN_SECOND


def resident_megabytes(root: int) -> float:
    """Memory of the largest process at or below this one, in MiB: of the worker, where one supervises others."""
    return max(_resident(number) for number, _ in _tree(root)) / _MEBIBYTE


def parent_of(process: int) -> int:
    """Who started a process."""
    return read_status((_PROC / str(process) / "stat").read_text()).parent


def _tree(root: int) -> list[tuple[int, Status]]:
    everything = dict(_all())
    found = [root]
    for number in found:
        found += [child for child, status in everything.items() if status.parent == number]
    return [(number, everything[number]) for number in found if number in everything]


def _all() -> Iterator[tuple[int, Status]]:
    for folder in _PROC.iterdir():
        if folder.name.isdigit():
            try:
                yield int(folder.name), read_status((folder / "stat").read_text())
            except (FileNotFoundError, ProcessLookupError):
                continue  # It ended while we looked.


def _resident(process: int) -> int:
    for line in (_PROC / str(process) / "status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * _KIBIBYTE
    return 0
