"""The CMS falls away: readers keep what there was, and hear what they can do about the rest."""

import pytest
from playwright.sync_api import expect

from tests.browser import NuChecker
from tests.journeys.browsing import Visitor
from tests.journeys.installation import Installation

pytestmark = pytest.mark.browser

KNOWN = ("/", "/nieuws/", "/wat-is-een-buurtbaan/")
NEVER_OPENED = "/privacy/"


def test_site_keeps_its_pages_while_the_cms_is_away_and_recovers(
    visitor: Visitor, installation: Installation, nu_checker: NuChecker
):
    before = {address: visitor.ask(address).text() for address in KNOWN}

    with installation.cms.killed():
        assert {address: visitor.ask(address, may_be_stale=True).text() for address in KNOWN} == before
        response = visitor.open(NEVER_OPENED)
        assert response.status == 503
        assert int(response.headers["retry-after"]) > 0
        expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Storing")
        expect(visitor.page.get_by_text("Wacht een halve minuut en open de pagina dan opnieuw")).to_be_visible()
        assert (visitor.complaints, visitor.strangers) == ([], [])
        assert visitor.barriers_everywhere() == []
        assert nu_checker.errors({"away": visitor.ask(NEVER_OPENED).text()}) == []
        visitor.page.get_by_role("main").get_by_role("link", name="Wat is een buurtbaan?").click()
        expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Wat is een buurtbaan?")

    assert visitor.open(NEVER_OPENED).status == 200
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Privacy")
