"""Clients that partners' developers know: each reads with a key from a page of another origin, and sends documents by hash."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Request
from pytest_playwright import CreateContextCallback

from development.terminal import ROOT
from tests.journeys.installation import Installation
from tests.partner_page.serving import Site

pytestmark = pytest.mark.browser

MODULE = Path(__file__).parents[1] / "clients" / "built" / "clients.js"
PAGE = '<!doctype html><html lang="nl"><title>Een pagina</title><link rel="icon" href="data:,"></html>'
ASK = """
async ([client, endpoint, key]) => {
    const clients = await import("/clients.js");
    try {
        return await clients[client](endpoint, key);
    } catch (error) {
        return { failed: true };
    }
}
"""
CLIENTS = ["apollo", "urql", "graphqlRequest"]
# How each sends a document that the CMS has not seen, and one that it has: the method, and whether the text is there.
FIRST = {
    "apollo": [("GET", False), ("POST", True)],
    "urql": [("GET", False), ("GET", True)],
    "graphqlRequest": [("POST", False)],
}
AFTERWARDS = {"apollo": [("GET", False)], "urql": [("GET", False)], "graphqlRequest": [("POST", False)]}

Ask = Callable[..., dict[str, object]]


# Once for the installation, which stays while tests of other modules come in between.
@pytest.fixture(scope="session")
def site(installation: Installation) -> Iterator[Site]:
    """The site of a partner."""
    site = Site(f"{installation.cms.url}/graphql/")
    site.pages = {"/": PAGE, "/clients.js": MODULE.read_text()}
    with site.running():
        yield site


@pytest.fixture(scope="session")
def key(installation: Installation, site: Site) -> str:
    """The key of that partner."""
    command = [sys.executable, "-m", "tests.journeys.clients", site.url]
    made = subprocess.run(command, cwd=ROOT, env=installation.environment, capture_output=True, text=True, check=True)
    return made.stdout


@pytest.fixture
def page(new_context: CreateContextCallback, site: Site) -> Page:
    """A page of that site."""
    page = new_context().new_page()
    page.goto(f"{site.url}/")
    return page


def how_it_was_sent(request: Request) -> tuple[str, bool]:
    """The method, and whether the text of the document is in it."""
    sent = json.loads(request.post_data or "{}") or parse_qs(urlsplit(request.url).query)
    assert "documentId" in sent or "persistedQuery" in str(sent["extensions"])
    return request.method, "query" in sent


@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_reads_news_and_sends_its_document_by_hash(client: str, page: Page, site: Site, key: str) -> None:
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if "/graphql/" in request.url else None)

    answer = page.evaluate(ASK, [client, site.endpoint, key])
    first, sent[:] = [how_it_was_sent(request) for request in sent], []
    again = page.evaluate(ASK, [client, site.endpoint, key])

    assert len(answer["titles"]) == 3
    assert again == answer
    assert (first, [how_it_was_sent(request) for request in sent]) == (FIRST[client], AFTERWARDS[client])


@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_is_told_why_it_is_refused(client: str, page: Page, site: Site, key: str) -> None:
    assert page.evaluate(ASK, [client, site.endpoint, key[:-1]]) == {"codes": ["KEY_UNKNOWN"]}


@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_on_another_site_gets_nothing(
    client: str, new_context: CreateContextCallback, site: Site, key: str
) -> None:
    stranger = Site(site.endpoint)
    stranger.pages = site.pages
    with stranger.running():
        page = new_context().new_page()
        page.goto(f"{stranger.url}/")
        assert page.evaluate(ASK, [client, site.endpoint, key]) == {"failed": True}
