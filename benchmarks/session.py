"""One session of measuring, with Django in this process: prints the tables and writes them to docs/performance.md."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import django

django.setup()

# Only now: they need the settings and the apps.
from benchmarks.elsewhere import CPU_ELSEWHERE, JSON_BY_POSTGRESQL_ELSEWHERE  # noqa: E402
from benchmarks.floors import JsonByPostgresql, json_by_postgresql  # noqa: E402
from benchmarks.growth import Growth, grow  # noqa: E402
from benchmarks.load import CONNECTIONS, Load  # noqa: E402
from benchmarks.measuring import (  # noqa: E402
    WARM_WAYS,
    WAYS,
    Measured,
    answering_milliseconds,
    body_of,
    measure,
    measure_workload,
    statements,
)
from benchmarks.publication import UnderPublication, publish_under_load  # noqa: E402
from benchmarks.report import number, ratio, table, write  # noqa: E402
from benchmarks.servers import Server, start_bare, start_cms, start_nginx  # noqa: E402
from benchmarks.site import database_process  # noqa: E402
from benchmarks.workloads import WORKLOADS, Workload  # noqa: E402
from development.processes import programs_together  # noqa: E402
from development.terminal import ROOT, Problem, say  # noqa: E402

PAGE = ROOT / "docs" / "performance.md"
DEFAULT_SECONDS = 4
CACHE_MEGABYTES = 64
# Small, so that it is full long before the end.
SMALL_CACHE_MEGABYTES = 4
# Publishing takes its time: in one measurement there would be too little of it.
PUBLICATION_TIMES = 4


@dataclass(frozen=True)
class Beside:
    """What the machine did right before a workload was measured: a minute later it may be twice as fast.

    Attributes:
        got: the same server with an application that does nothing, asked by GET.
        posted: it with what the workload posts.
        postgresql: building the JSON of W1.
    """

    got: Measured
    posted: Measured
    postgresql: JsonByPostgresql

    def bare(self, way: str) -> Load:
        """The application that does nothing, asked in the same way."""
        return (self.posted if way == "POST" else self.got).load


@dataclass(frozen=True)
class Result:
    """A workload in each way, and what the machine did beside it."""

    ways: Mapping[str, Measured]
    beside: Beside


Results = Mapping[str, Result]


@dataclass(frozen=True)
class Floors:
    """What the machine does at best.

    Attributes:
        bare: the same server with an application that does nothing.
        bare_by_wsgi: that server and such an application under WSGI, with four threads.
        same_bytes: that application with the bytes of each workload's answer.
        file: nginx with the bytes of W1.
        postgresql: building the JSON of W1.
    """

    bare: Measured
    bare_by_wsgi: Measured
    same_bytes: Mapping[str, Measured]
    file: Measured
    postgresql: JsonByPostgresql


class Session:
    """One after the other, so that nothing is measured beside something else."""

    def __init__(self, seconds: int) -> None:
        """Takes how long each measurement lasts."""
        self._seconds = seconds
        self._database = os.environ["DATABASE_URL"]
        self._postgresql = database_process(self._database)

    def measure(self) -> str:
        """Measures everything and gives the tables."""
        say("In this process …")
        counts = {workload.name: statements(workload) for workload in WORKLOADS}
        alone = {workload.name: answering_milliseconds(workload) for workload in WORKLOADS}
        cold = self._workloads(cache_megabytes=0)
        warm = self._workloads(cache_megabytes=CACHE_MEGABYTES)
        floors = self._floors()
        published = self._publication()
        growth = self._growth()
        return "\n\n".join(
            [
                _conditions(self._seconds),
                _floors_table(floors),
                _workloads_table(counts, cold, warm, floors),
                _parts_table(alone, cold),
                _others_table(cold),
                _publication_table(published),
                _growth_table(growth),
            ]
        )

    def _workloads(self, *, cache_megabytes: int) -> Results:
        say(f"{'Warm' if cache_megabytes else 'Cold'}: {', '.join(workload.name for workload in WORKLOADS)} …")
        with programs_together() as programs:
            server = start_cms(programs, self._database, cache_megabytes=cache_megabytes)
            bare = start_bare(programs)
            ways = WARM_WAYS if cache_megabytes else WAYS
            return {
                workload.name: Result(
                    beside=self._beside(workload, bare),
                    ways=measure_workload(workload, server, self._postgresql, self._seconds, ways),
                )
                for workload in WORKLOADS
            }

    def _beside(self, workload: Workload, bare: Server) -> Beside:
        return Beside(
            self._floor(bare),
            measure(bare.url, bare, self._postgresql, self._seconds, body=workload.body),
            json_by_postgresql(self._database, self._postgresql, self._seconds),
        )

    def _floors(self) -> Floors:
        say("Floors …")
        with programs_together() as programs:
            server = start_cms(programs, self._database, cache_megabytes=0)
            contents = {workload.name: body_of(server, workload) for workload in WORKLOADS}
        with programs_together() as programs:
            bare = self._floor(start_bare(programs))
        with programs_together() as programs:
            bare_by_wsgi = self._floor(start_bare(programs, interface="wsgi"))
        same_bytes = {}
        with tempfile.TemporaryDirectory() as name:
            file = Path(name) / "answer.json"
            # W1 last, for nginx.
            for workload in reversed(WORKLOADS):
                file.write_bytes(contents[workload.name])
                with programs_together() as programs:
                    same_bytes[workload.name] = self._floor(start_bare(programs, file))
            with programs_together() as programs:
                served = self._floor(start_nginx(programs, file))
        json = json_by_postgresql(self._database, self._postgresql, self._seconds)
        return Floors(bare, bare_by_wsgi, same_bytes, served, json)

    def _floor(self, server: Server) -> Measured:
        return measure(server.url, server, self._postgresql, self._seconds)

    def _publication(self) -> UnderPublication:
        say("Publishing under load …")
        with programs_together() as programs:
            server = start_cms(programs, self._database, cache_megabytes=CACHE_MEGABYTES, workers=2)
            return publish_under_load(server, WORKLOADS[0], self._seconds * PUBLICATION_TIMES)

    def _growth(self) -> Growth:
        say("Ever new documents and variables …")
        with programs_together() as programs:
            server = start_cms(programs, self._database, cache_megabytes=SMALL_CACHE_MEGABYTES)
            return grow(server, self._seconds)


def _conditions(seconds: int) -> str:
    return (
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {seconds} s for each "
        f"measurement, {CONNECTIONS} connections, one worker, served by RSGI."
    )


def _floors_table(floors: Floors) -> str:
    rows = [
        _floor("the same server, an application that does nothing", floors.bare),
        _floor("that under WSGI, four threads", floors.bare_by_wsgi),
        *(
            _floor(f"the same server, {workload.name}'s bytes", floors.same_bytes[workload.name])
            for workload in WORKLOADS
        ),
        _floor("nginx, W1's bytes as a file", floors.file),
        [
            "PostgreSQL builds W1's JSON in one statement, one connection",
            number(floors.postgresql.per_second),
            number(floors.postgresql.p50_milliseconds),
            number(floors.postgresql.p99_milliseconds),
            number(floors.postgresql.cpu_milliseconds),
            f"{floors.postgresql.bytes_each:,}",
        ],
    ]
    return table(["floor", "each second", "p50 ms", "p99 ms", "CPU ms", "bytes"], rows)


def _floor(name: str, measured: Measured) -> list[str]:
    load = measured.load
    return [name, *_seen(measured), number(measured.cpu), f"{load.bytes_each:,.0f}"]


def _seen(measured: Measured) -> list[str]:
    load = measured.load
    return [number(load.per_second), number(load.p50_milliseconds), number(load.p99_milliseconds)]


def _workloads_table(counts: Mapping[str, int], cold: Results, warm: Results, floors: Floors) -> str:
    heads = [
        "work", "way", "SQL", "each second", "of bare", "of the same bytes", "p50 ms", "p99 ms", "p99 to bare",
        "CPU ms: worker + PostgreSQL", "CPU to PostgreSQL's own JSON of W1", "bytes", "failed",
    ]  # fmt: skip
    rows = [
        [
            f"{workload.name} {temperature}",
            way,
            str(counts[workload.name]) if results is cold else "0",
            number(measured.load.per_second),
            number(measured.load.per_second / result.beside.bare(way).per_second),
            number(measured.load.per_second / floors.same_bytes[workload.name].load.per_second),
            number(measured.load.p50_milliseconds),
            number(measured.load.p99_milliseconds),
            ratio(measured.load.p99_milliseconds, result.beside.bare(way).p99_milliseconds),
            f"{number(measured.cpu_of_server)} + {number(measured.cpu_of_postgresql)}",
            ratio(measured.cpu, result.beside.postgresql.cpu_milliseconds),
            f"{measured.load.bytes_each:,.0f}",
            str(measured.load.failed),
        ]
        for temperature, results in (("cold", cold), ("warm", warm))
        for workload in WORKLOADS
        for result in [results[workload.name]]
        for way, measured in result.ways.items()
    ]
    return table(heads, rows)


def _parts_table(alone: Mapping[str, float], cold: Results) -> str:
    rows = []
    for name, answering in alone.items():
        measured = cold[name].ways["GET"]
        rest = measured.cpu_of_server - answering
        rows.append([name, number(answering), number(rest), number(measured.cpu_of_postgresql)])
    return table(["CPU ms, cold, by GET", "answering", "HTTP and Django", "PostgreSQL"], rows)


def _others_table(cold: Results) -> str:
    """Beside others on a machine that may be faster or slower: so each also in what PostgreSQL took there for W1's JSON."""
    rows = []
    for name, (peer, grapple) in CPU_ELSEWHERE.items():
        ours = min(cold[name].ways[way].cpu for way in WAYS)
        ours_in_json = ours / cold[name].beside.postgresql.cpu_milliseconds
        peer_in_json, grapple_in_json = (one / JSON_BY_POSTGRESQL_ELSEWHERE for one in (peer, grapple))
        rows.append(
            [
                name,
                *map(number, (ours, peer, grapple)),
                *map(number, (ours_in_json, peer_in_json)),
                ratio(peer_in_json, ours_in_json),
                ratio(grapple_in_json, ours_in_json),
            ],
        )
    heads = [
        "CPU ms, cold", "here", "fastest other CMS", "stock grapple",
        "here, in PostgreSQL's own JSON of W1", "fastest other CMS, the same", "fastest other CMS to ours",
        "stock grapple to ours",
    ]  # fmt: skip
    return table(heads, rows)


def _publication_table(found: UnderPublication) -> str:
    rows = [
        ["requests each second, quiet", number(found.quiet.per_second)],
        ["requests each second, while an editor publishes", number(found.busy.per_second)],
        ["p99, quiet", f"{number(found.quiet.p99_milliseconds)} ms"],
        ["p99, while an editor publishes", f"{number(found.busy.p99_milliseconds)} ms"],
        ["the one to the other", ratio(found.busy.p99_milliseconds, found.quiet.p99_milliseconds)],
        ["publications", str(found.publications)],
        ["failed requests", str(found.quiet.failed + found.busy.failed + found.failed_watchers)],
        ["older text after a commit, at most for", f"{number(found.stale_milliseconds)} ms"],
    ]
    return table(["publishing under load: W1 warm, two workers", ""], rows)


def _growth_table(found: Growth) -> str:
    rows = [
        ["requests, all different", f"{found.requests:,}"],
        ["memory before, and after each quarter", " → ".join(f"{size:,.0f}" for size in found.megabytes) + " MiB"],
        ["not answered", str(found.failed)],
    ]
    return table([f"ever new documents and variables, one worker, a cache of {SMALL_CACHE_MEGABYTES} MiB", ""], rows)


def main() -> int:
    """Measures; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--seconds", type=int, default=DEFAULT_SECONDS, help="length of each measurement (default 4)")
    parser.add_argument("--no-write", action="store_true", help="leave docs/performance.md as it is")
    arguments = parser.parse_args()
    try:
        measured = Session(arguments.seconds).measure()
    except Problem as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    say(measured)
    if not arguments.no_write:
        write(PAGE, measured)
    return 0


if __name__ == "__main__":
    sys.exit(main())
