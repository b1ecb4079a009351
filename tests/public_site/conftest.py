"""The public site as a package of its own, in front of an invented CMS."""

import sys
from collections.abc import Iterator
from pathlib import Path

PUBLIC_SITE = Path(__file__).parents[2] / "frontend-examples" / "public-site"
sys.path.insert(0, str(PUBLIC_SITE))

import anyio.from_thread  # noqa: E402
import httpx2  # noqa: E402
import pytest  # noqa: E402
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
