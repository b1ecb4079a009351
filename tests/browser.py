"""A real browser, the W3C Nu checker, the audits of GraphQL over HTTP, the stadsdeel page and a clock, for tests that need them.

A pytest plugin. Tests that ask for them are marked `browser` or use the fixture `nu_checker`, `http_audits`,
`stadsdeel_page_folder` or `shifting_clock`. Where there is no Chromium, Java, Node or the tool itself, those tests are left
out and a loud line says so; with `REQUIRE_BROWSER=1`, as in CI, that is an error.
"""

import asyncio
import json
import os
import shutil
import subprocess
from collections.abc import Generator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

# The shell is the same browser without the windows around its pages: it takes half the time.
CHROMIUM_NAMES = (
    *("chromium-headless-shell", "headless_shell"),
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
)
# No program of a test may look for anything outside this machine.
CHROMIUM_ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
TOOLS = Path(__file__).resolve().parents[1] / "var/tools"
NU_CHECKER = TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"
HTTP_AUDITS = TOOLS / "http-audits/node_modules/graphql-http"
# Debian and Ubuntu have a folder for each kind of machine.
FAKETIME_PLACES = ("lib/*/faketime", "lib/faketime", "lib64/faketime", "local/lib/faketime")
STADSDEEL_PAGE = Path(__file__).resolve().parents[1] / "frontend-examples/stadsdeel-page"
OLDEST_NODE = (22, 18)


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@cache
def _faketime() -> Path | None:
    """The library that tells a program another time, in its form for programs of several threads."""
    return next((file for place in FAKETIME_PLACES for file in Path("/usr").glob(f"{place}/libfaketimeMT.so.1")), None)


@cache
def _node_version() -> tuple[int, ...]:
    """The version of Node here; empty where there is none."""
    if not shutil.which("node"):
        return ()
    result = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    return tuple(map(int, result.stdout.strip().removeprefix("v").split(".")))


def _what_is_missing() -> dict[str, str]:
    """What cannot run here, each with what to do."""
    missing = {}
    if not _chromium():
        missing["browser"] = (
            "There is no Chromium: browser tests are left out. On Debian: apt install chromium-headless-shell."
        )
    if not shutil.which("java") or not NU_CHECKER.is_file():
        missing["nu_checker"] = (
            "There is no Java or no Nu checker: tests of valid HTML are left out. `.ci/run` gets both."
        )
    if not shutil.which("node") or not HTTP_AUDITS.is_dir():
        missing["http_audits"] = (
            "There is no Node or no graphql-http: the audits of GraphQL over HTTP are left out. `.ci/run` gets graphql-http."
        )
    if _faketime() is None:
        missing["shifting_clock"] = (
            "There is no libfaketime: tests with another clock are left out. On Debian: apt install libfaketime."
        )
    if _node_version() < OLDEST_NODE or not (STADSDEEL_PAGE / "node_modules/astro").is_dir():
        missing["stadsdeel_page_folder"] = (
            "There is no Node 22.18 or none of its packages: tests of the stadsdeel page are left out. `.ci/run` gets both."
        )
    return missing


def pytest_configure(config: pytest.Config) -> None:
    """Refuses to start where everything is required and something is missing."""
    missing = _what_is_missing()
    if missing and os.environ.get("REQUIRE_BROWSER") == "1":
        raise pytest.UsageError("REQUIRE_BROWSER=1, but: " + " ".join(missing.values()))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out the tests that cannot run here."""
    missing = _what_is_missing()
    left_out = [
        item
        for item in items
        if (item.get_closest_marker("browser") and "browser" in missing)
        or missing.keys() & set(getattr(item, "fixturenames", []))
    ]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Says loudly, just above the result, what was left out."""
    for line in _what_is_missing().values():
        terminalreporter.write_line(line, red=True, bold=True)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """How pytest-playwright starts the Chromium of this machine; root may only do so without its sandbox."""
    # Django takes the event loop that Playwright keeps in this thread for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    arguments = CHROMIUM_ARGUMENTS + (["--no-sandbox"] if os.geteuid() == 0 else [])
    return {**browser_type_launch_args, "executable_path": _chromium(), "args": arguments}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Lets other tests, and all their fixtures, run an event loop of their own: Playwright's stays in this thread."""
    if "playwright" in getattr(item, "fixturenames", ()):
        return (yield)
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        return (yield)
    finally:
        asyncio._set_running_loop(loop)


class NuChecker:
    """The W3C Nu checker, one start of Java for any number of pages."""

    def __init__(self, folder: Path) -> None:
        """Takes an empty folder to lay the pages in."""
        self._folder = folder

    def errors(self, pages: Mapping[str, str]) -> list[str]:
        """Gives what is wrong, one line for each error.

        Args:
            pages: HTML by a name that is used in the lines.
        """
        files = {self._folder / f"page-{number}.html": name for number, name in enumerate(pages)}
        for file, name in files.items():
            file.write_text(pages[name], encoding="utf-8")
        command = ["java", "-jar", str(NU_CHECKER), "--errors-only", "--exit-zero-always", "--format", "json"]
        result = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=True)
        names = {file.as_uri(): name for file, name in files.items()}
        return [
            f"{names.get(message.get('url', '').replace('file:/', 'file:///', 1), message.get('url'))}:"
            f"{message.get('lastLine')}: {message['message']}"
            for message in json.loads(result.stderr)["messages"]
        ]


@pytest.fixture
def nu_checker(tmp_path: Path) -> NuChecker:
    """Checks HTML as the W3C does: `assert nu_checker.errors({"home": html}) == []`."""
    return NuChecker(tmp_path)


_AUDIT = """
const { serverAudits } = require(process.argv[1]);
Promise.all(serverAudits({ url: process.argv[2] }).map((audit) => audit.fn())).then((results) =>
  console.log(JSON.stringify(results.map(({ id, name, status, reason }) => ({ id, name, status, reason }))))
);
"""


class HttpAudits:
    """The public audits of the GraphQL over HTTP specification, npm `graphql-http`."""

    def results(self, url: str) -> dict[str, str]:
        """Gives what came out, by the name of the audit: `ok`, or why not.

        Args:
            url: Address of a GraphQL endpoint.
        """
        command = ["node", "-e", _AUDIT, str(HTTP_AUDITS), url]
        result = subprocess.run(command, capture_output=True, text=True, check=True)
        return {
            f"{audit['id']} {audit['name']}": "ok" if audit["status"] == "ok" else audit["reason"]
            for audit in json.loads(result.stdout)
        }


@pytest.fixture
def http_audits() -> HttpAudits:
    """Asks an endpoint what the specification asks: `http_audits.results(url)`."""
    return HttpAudits()


@pytest.fixture(scope="session")
def stadsdeel_page_folder() -> Path:
    """The folder of the stadsdeel page, with its packages installed."""
    return STADSDEEL_PAGE


class ShiftingClock:
    """A clock for programs that were started with `environment`; it goes as that of the machine until it is shifted.

    What tells how long something takes is not shifted: that is another clock.
    """

    def __init__(self, file: Path) -> None:
        """Takes a file to keep the shift in."""
        self._file = file
        self.shift(days=0)

    @property
    def environment(self) -> dict[str, str]:
        """What a program must be started with."""
        return {
            "LD_PRELOAD": str(_faketime()),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    def shift(self, *, days: int) -> None:
        """So many days later than the machine's own clock, from now on."""
        self._file.write_text(f"+{days}d")


@pytest.fixture
def shifting_clock(tmp_path: Path) -> ShiftingClock:
    """A clock that a test can shift under a program that runs."""
    return ShiftingClock(tmp_path / "clock")
