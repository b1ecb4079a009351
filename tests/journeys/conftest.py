"""A whole installation, and people who use it in a real browser."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from pytest_playwright import CreateContextCallback

from tests.database import TestServer
from tests.journeys.browsing import Visitor
from tests.journeys.editing import Editor
from tests.journeys.installation import Installation

# The machine of a test may have other things to do.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def installation(database_server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The CMS and the public site, with content."""
    name = f"journeys-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    installation = Installation(name, tmp_path_factory.mktemp("installation"))
    with installation.running(database_server):
        yield installation


@pytest.fixture
def visitor(new_context: CreateContextCallback, installation: Installation) -> Visitor:
    """Somebody who comes to the public site for the first time."""
    return Visitor(new_context(base_url=installation.public_site.url, locale="nl-NL"), installation)


@pytest.fixture
def visitor_without_script(new_context: CreateContextCallback, installation: Installation) -> Visitor:
    """Somebody whose browser runs no script."""
    context = new_context(base_url=installation.public_site.url, locale="nl-NL", java_script_enabled=False)
    return Visitor(context, installation)


@pytest.fixture
def editor(new_context: CreateContextCallback, installation: Installation) -> Editor:
    """An editor who has not logged in yet."""
    return Editor(Visitor(new_context(locale="nl-NL"), installation), installation)
