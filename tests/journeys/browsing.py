"""A visitor with a real browser, who notices what a person would not see."""

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import APIResponse, BrowserContext, ConsoleMessage, Page, Request, Response

from tests.journeys.installation import Installation

Answer = TypeVar("Answer", Response, APIResponse)

FRESH_SECONDS = 30
# One that never ends, as of something that turns while one waits, does not count.
STANDS_STILL = """Promise.allSettled(
    document.getAnimations()
        .filter(animation => animation.effect?.getComputedTiming().endTime !== Infinity)
        .map(animation => animation.finished)
)"""
WIDTHS = (320, 1280)
COLOUR_SCHEMES = ("light", "dark")
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


class Visitor:
    """One window in which addresses of the installation are opened.

    Attributes:
        page: The window.
        complaints: What the browser wrote about errors and about breaches of the content security policy.
        strangers: Addresses outside the installation that were asked for anything.
    """

    def __init__(self, context: BrowserContext, installation: Installation, *others: str) -> None:
        """Opens the window.

        Args:
            context: Where nobody has been before.
            installation: What it may speak with.
            others: Addresses of sites beside the installation that it may speak with too.
        """
        self._context = context
        urls = (installation.cms.url, installation.public_site.url, *others)
        self._hosts = {urlsplit(url).netloc for url in urls}
        self._axe = Axe()
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._see)

    def open(self, address: str, *, may_be_stale: bool = False) -> Response:
        """Opens an address, of the public site unless it is a whole one; gives the answer, whatever its status.

        Args:
            address: What to open.
            may_be_stale: Whether an answer from memory will do; else it is opened until the CMS answered in time, which
                it may fail to do on a busy machine.
        """
        return _until_fresh(lambda: self._opened(address), may_be_stale)

    def ask(self, address: str, *, may_be_stale: bool = False) -> APIResponse:
        """The answer at an address, as `open` gets it; nothing is shown."""
        return _until_fresh(lambda: self._context.request.get(address), may_be_stale)

    def look(self, width: int, colour_scheme: Any) -> None:
        """Shows the page in another window, without loading it again."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.emulate_media(color_scheme=colour_scheme)

    def barriers(self, beside: str | None = None) -> list[str]:
        """What axe finds on the page once it stands still, each with the first place.

        Args:
            beside: CSS selector of what is not ours to mend, and not looked at.
        """
        # A page that has just begun has no heading yet.
        self.page.wait_for_load_state("load")
        self.page.evaluate(STANDS_STILL)
        violations = self._axe.run(self.page, {"exclude": [beside]} if beside else None, AXE_OPTIONS).response[
            "violations"
        ]
        return [f"{one['id']} ({one['impact']}): {one['nodes'][0]['html']}" for one in violations]

    def barriers_everywhere(self, beside: str | None = None) -> list[str]:
        """What axe finds, and what sticks out sideways, at each width in each colour scheme."""
        found = []
        for width in WIDTHS:
            for colour_scheme in COLOUR_SCHEMES:
                self.look(width, colour_scheme)
                faults = self.barriers(beside) + (["scrolls sideways"] if self._scrolls_sideways() else [])
                found += [f"{width} px, {colour_scheme}: {fault}" for fault in faults]
        return found

    def _opened(self, address: str) -> Response:
        response = self.page.goto(address, wait_until="load")
        assert response
        return response

    def _scrolls_sideways(self) -> bool:
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))

    def _hear(self, message: ConsoleMessage) -> None:
        # Chromium also reports each page with the status of an error that somebody opens on purpose.
        is_about_page = message.text.startswith("Failed to load resource") and message.location["url"] == self.page.url
        if message.type in {"error", "warning"} and not is_about_page:
            self.complaints.append(message.text)

    def _see(self, request: Request) -> None:
        host = urlsplit(request.url).netloc
        if host and host not in self._hosts:
            self.strangers.append(request.url)


def _until_fresh(ask: Callable[[], Answer], may_be_stale: bool) -> Answer:
    """Asks until the answer is not one without the CMS: from memory, or that there is none."""
    deadline = time.monotonic() + FRESH_SECONDS
    while (
        "warning" in (answer := ask()).headers or answer.status == HTTPStatus.SERVICE_UNAVAILABLE
    ) and not may_be_stale:
        assert time.monotonic() < deadline, "The CMS does not answer in time."
        time.sleep(0.5)
    return answer
