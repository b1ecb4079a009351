"""Many requests at once, by wrk, and what it says of them."""

import json
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from development.terminal import Problem

CONNECTIONS = 16
WARM_UP_SECONDS = 1
# wrk's own report is for people; this one is for us. Times are in microseconds.
_SCRIPT = """
wrk.method = %(method)s
wrk.headers["Accept"] = "application/graphql-response+json"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept-Encoding"] = %(coding)s
wrk.body = %(body)s
%(more)s
function done(summary, latency)
  local wrong = summary.errors
  io.write(string.format(
    '\\n{"requests": %%d, "microseconds": %%d, "bytes": %%d, "p50": %%d, "p99": %%d, "failed": %%d}\\n',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99),
    wrong.connect + wrong.read + wrong.write + wrong.status + wrong.timeout))
end
"""


@dataclass(frozen=True)
class Load:
    """What became of many requests.

    Attributes:
        requests: how many were answered.
        per_second: the same, for each second.
        p50_milliseconds: half of them took no longer.
        p99_milliseconds: only one in a hundred took longer.
        bytes_each: length of a response with its headers.
        failed: how many got no answer, or another status than 2xx or 3xx.
    """

    requests: int
    per_second: float
    p50_milliseconds: float
    p99_milliseconds: float
    bytes_each: float
    failed: int


def require_wrk() -> None:
    """Says what to do where there is no wrk.

    Raises:
        Problem: there is none.
    """
    if not shutil.which("wrk"):
        raise Problem("wrk is not on PATH. On Debian: apt-get install wrk.")


def put_under_load(
    url: str,
    seconds: int,
    *,
    body: str | None = None,
    coding: str = "identity",
    connections: int = CONNECTIONS,
    more: str = "",
) -> Load:
    """Asks the same thing again and again over kept connections, and measures.

    Args:
        url: what is asked.
        seconds: how long; wrk knows whole seconds only.
        body: sent by POST; without one the requests are GET.
        coding: what `Accept-Encoding` says.
        connections: how many ask at the same time.
        more: Lua for wrk, such as a `request` that is another each time.
    """
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "requests.lua"
        method = "POST" if body is not None or more else "GET"
        script.write_text(
            _SCRIPT
            % {
                "method": json.dumps(method),
                "coding": json.dumps(coding),
                "body": _lua_text(body) if body else "nil",
                "more": more,
            }
        )
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", str(script), url]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    return read_report(result.stdout + result.stderr)


def read_report(output: str) -> Load:
    """What wrk said, from the line that our script makes it write.

    Raises:
        Problem: there is no such line.
    """
    lines = [line for line in output.splitlines() if line.startswith("{")]
    if not lines:
        raise Problem(f"wrk measured nothing: {output.strip()}")
    said = json.loads(lines[-1])
    requests = max(said["requests"], 1)
    return Load(
        requests=said["requests"],
        per_second=said["requests"] / (said["microseconds"] / 1e6),
        p50_milliseconds=said["p50"] / 1000,
        p99_milliseconds=said["p99"] / 1000,
        bytes_each=said["bytes"] / requests,
        failed=said["failed"],
    )


def _lua_text(text: str) -> str:
    """A text as Lua reads it, whatever is in it."""
    return f"[==[{text}]==]"
