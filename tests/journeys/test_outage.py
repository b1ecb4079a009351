"""The CMS falls away: readers keep what there was, and hear what they can do about the rest."""

from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from tests.browser import NuChecker
from tests.journeys.browsing import Visitor
from tests.journeys.consents import consents_ended
from tests.journeys.installation import Installation

pytestmark = pytest.mark.browser

KNOWN = ("/nieuws/", "/wat-is-een-buurtbaan/", "/regeling/", "/totstandkoming/")
WITH_PEOPLE = ("/", "/voor/bewoners/", "/stadsdelen/west/")
PERSON, PEOPLE = "/profielen/rosa-voorbeeld/", "/profielen/"
# No other journey asks for this, in whatever order they run.
NEVER_OPENED = "/nieuws/?voor=bestuur&stadsdeel=weesp"
SITEMAP = "/sitemap.xml"


def test_site_keeps_its_pages_while_the_cms_is_away_and_recovers(
    visitor: Visitor, installation: Installation, nu_checker: NuChecker
):
    before = {address: visitor.ask(address).text() for address in KNOWN}

    with installation.cms.killed():
        assert {address: visitor.ask(address, may_be_stale=True).text() for address in KNOWN} == before
        response = visitor.open(NEVER_OPENED, may_be_stale=True)
        assert response.status == 503
        assert int(response.headers["retry-after"]) > 0
        expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Storing")
        expect(visitor.page.get_by_text("Wacht een halve minuut en open de pagina dan opnieuw")).to_be_visible()
        assert (visitor.complaints, visitor.strangers) == ([], [])
        assert visitor.barriers_everywhere() == []
        assert nu_checker.errors({"away": visitor.ask(NEVER_OPENED, may_be_stale=True).text()}) == []
        visitor.page.get_by_role("main").get_by_role("link", name="Wat is een buurtbaan?").click()
        expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Wat is een buurtbaan?")

    assert visitor.open(NEVER_OPENED).status == 200
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Nieuws")


def test_people_are_gone_with_the_cms_and_stay_away_when_their_consent_ended_meanwhile(
    visitor: Visitor, installation: Installation
):
    visitor.open(PERSON)
    knowledge = visitor.page.get_by_role("region", name="Wat ik weet en kan").inner_text().splitlines()[2]
    assert "Rosa" in visitor.ask(PEOPLE).text()
    assert all("Rosa" in visitor.ask(address).text() for address in WITH_PEOPLE[1:])
    assert "Maak kennis met Joyce" in visitor.ask("/").text()

    with ExitStack() as meanwhile:
        with installation.cms.killed():
            statuses = {address: visitor.ask(address, may_be_stale=True).status for address in (PERSON, PEOPLE)}
            assert statuses == {PERSON: 503, PEOPLE: 503}
            assert [visitor.ask(address, may_be_stale=True).status for address in WITH_PEOPLE] == [200, 200, 200]
            for address in (PERSON, PEOPLE, *WITH_PEOPLE, NEVER_OPENED):
                text = visitor.ask(address, may_be_stale=True).text()
                assert not any(words in text for words in ("Rosa", "Joyce", knowledge)), address
            meanwhile.enter_context(consents_ended("Rosa", installation))

        assert visitor.ask(PERSON).status == 404
        for address in (PEOPLE, *WITH_PEOPLE, SITEMAP, "/zoeken/?q=rosa"):
            assert "rosa-voorbeeld" not in visitor.ask(address).text(), address
        assert "Maak kennis met Joyce" in visitor.ask("/").text()
    assert visitor.ask(PERSON).status == 200
