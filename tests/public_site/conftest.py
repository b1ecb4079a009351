"""The public site as a package of its own, in front of an invented CMS."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

PUBLIC_SITE = Path(__file__).parents[2] / "frontend-examples" / "public-site"
sys.path.insert(0, str(PUBLIC_SITE))

import anyio.from_thread  # noqa: E402
import httpx2  # noqa: E402
import pytest  # noqa: E402
from playwright.sync_api import Browser, Page, Route  # noqa: E402
from public_site.application import create_application  # noqa: E402
from public_site.client import Client  # noqa: E402
from public_site.settings import Settings  # noqa: E402

from tests.public_site.invented_cms import CMS, SITE, InventedCms  # noqa: E402


@pytest.fixture
def site_settings() -> Settings:
    return Settings(cms_url=CMS, public_site_url=SITE)


@pytest.fixture
def cms() -> InventedCms:
    return InventedCms()


class Visitor:
    """Asks the site over ASGI, each time in the same event loop, and follows no redirect."""

    def __init__(self, settings: Settings, cms: InventedCms, portal: anyio.from_thread.BlockingPortal) -> None:
        self._portal = portal
        self._client = Client(settings, cms.transport())
        application = create_application(settings, self._client)
        transport = httpx2.ASGITransport(app=application, raise_app_exceptions=False)
        self._http = httpx2.AsyncClient(base_url=SITE, transport=transport, headers={"Accept-Encoding": "identity"})

    def get(self, path: str, **headers: str) -> httpx2.Response:
        """Return the answer to a GET; underscores in the names of headers stand for dashes."""
        return self.ask("GET", path, **headers)

    def ask(self, method: str, path: str, **headers: str) -> httpx2.Response:
        """Return the answer to any method."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._portal.call(lambda: self._http.request(method, path, headers=named))

    def send(self, path: str, form: dict[str, str], **headers: str) -> httpx2.Response:
        """Return the answer to a form, as a browser sends it from a page of the site itself."""
        named = {"Sec-Fetch-Site": "same-origin"} | {name.replace("_", "-"): value for name, value in headers.items()}
        return self._portal.call(lambda: self._http.post(path, data=form, headers=named))

    def post(self, path: str, body: bytes, **headers: str) -> httpx2.Response:
        """Return the answer to a body as it is."""
        return self._portal.call(lambda: self._http.post(path, content=body, headers=headers))

    def close(self) -> None:
        """Close the connections on both sides."""
        self._portal.call(self._http.aclose)
        self._portal.call(self._client.close)


@pytest.fixture
def visitor(site_settings: Settings, cms: InventedCms) -> Iterator[Visitor]:
    with anyio.from_thread.start_blocking_portal() as portal:
        visitor = Visitor(site_settings, cms, portal)
        yield visitor
        visitor.close()


@pytest.fixture
def window(visitor: Visitor, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address of the site in a real browser, which reaches nothing else."""
    pages = []

    def answer(route: Route) -> None:
        response = visitor.get(route.request.url.removeprefix(SITE))
        route.fulfill(status=response.status_code, headers=dict(response.headers), body=response.content)

    def opened(path: str, width: int = 1280, scheme: str = "light") -> Page:
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        pages.append(page)
        page.route("**/*", lambda route: answer(route) if route.request.url.startswith(SITE) else route.abort())
        page.goto(f"{SITE}{path}")
        return page

    yield opened
    for page in pages:
        page.close()
