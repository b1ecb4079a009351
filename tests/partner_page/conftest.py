"""A partner's site in front of an invented CMS, and a visitor with a real browser."""

from collections.abc import Iterator

import pytest

from tests.partner_page.serving import InventedCms, Site


@pytest.fixture
def cms() -> Iterator[InventedCms]:
    cms = InventedCms()
    with cms.server.running():
        yield cms


@pytest.fixture
def site(cms: InventedCms) -> Iterator[Site]:
    site = Site(f"{cms.server.url}/graphql/")
    with site.running():
        yield site
