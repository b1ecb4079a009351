"""Finding one's way: the search over the opening content, pages that moved, and the addresses that are announced."""

import re
import xml.etree.ElementTree as ET
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from tests.journeys.browsing import Visitor
from tests.journeys.editing import Editor
from tests.journeys.installation import Installation

pytestmark = pytest.mark.browser

OLD, NEW = "/nieuws/ouder-bericht-3/", "/nieuws/bericht-dat-verhuisde/"


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("bijeenkomst", "Werkgeversbijeenkomst"),
        ("idee", "De brug tussen instellingen en bewoners"),
        ("buurtbaner", "Geld van de stad voor buurtbanen in zeven stadsdelen"),
        ("regelling", "De regeling"),
        ("ERVARINGSKENIS", "Begin bij ervaringskennis."),
        ("2012", "De weg naar de buurtbaan begint"),
    ],
)
def test_the_opening_content_is_found(question: str, title: str, visitor: Visitor):
    titles: list[str] = []
    address = f"/zoeken/?q={question}"
    while address:
        page = BeautifulSoup(visitor.ask(address).text(), "html.parser")
        titles += [hit.get_text().replace("\N{SOFT HYPHEN}", "") for hit in page.select(".hit h3")]
        following = page.select_one("a[rel=next]")
        address = following["href"] if following else ""

    assert title in titles


def test_somebody_searches_on_a_phone_and_opens_a_hit(visitor: Visitor):
    visitor.look(320, "light")
    visitor.open("/")
    field = visitor.page.get_by_role("combobox", name="Zoek op deze site")
    field.press_sequentially("fiets")
    expect(visitor.page.get_by_role("option").first).to_contain_text("fiets")
    field.press("Enter")

    expect(visitor.page.get_by_role("heading", name="voor ‘fiets’")).to_be_visible()
    assert visitor.barriers_everywhere() == []
    visitor.page.get_by_role("link", name="Een fiets, of iets anders dat u nodig hebt").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Een fiets, of iets anders dat u nodig hebt")
    assert (visitor.complaints, visitor.strangers) == ([], [])


def test_the_search_works_without_script(visitor_without_script: Visitor):
    page = visitor_without_script.page
    visitor_without_script.open("/")
    page.get_by_role("searchbox", name="Zoek op deze site").fill("regeling")
    page.get_by_role("button", name="Zoek").click()

    choices = page.get_by_role("navigation", name="Kies uit de resultaten")
    choices.get_by_role("link", name=re.compile("^Nieuws")).click()
    expect(page).to_have_url(re.compile(r"/zoeken/\?q=regeling&soort=nieuws$"))
    expect(page.locator(".hit").first).to_contain_text("Nieuws")


def test_a_page_that_gets_another_address_is_found_at_the_old_one(
    editor: Editor, visitor: Visitor, installation: Installation
):
    site = installation.public_site.url
    assert visitor.open(OLD).status == 200
    editor.log_in()
    editor.open_news("Ouder bericht 3")
    editor.change_address("bericht-dat-verhuisde")
    editor.publish()
    expect(editor.message).to_contain_text("gepubliceerd")

    visitor.open(f"{OLD}?voor=werkgevers")
    expect(visitor.page).to_have_url(f"{site}{NEW}?voor=werkgevers")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Ouder bericht 3")

    editor.open_news("Ouder bericht 3")
    editor.change_address("ouder-bericht-3")
    editor.publish()
    expect(editor.message).to_contain_text("gepubliceerd")
    assert visitor.open(OLD).status == 200
    expect(visitor.page).to_have_url(f"{site}{OLD}")
    visitor.open(NEW)
    expect(visitor.page).to_have_url(f"{site}{OLD}")

    editor.open_news("Ouder bericht 3")
    editor.unpublish()
    expect(editor.message).to_contain_text("ingetrokken")
    assert visitor.open(NEW).status == 404
    expect(visitor.page).to_have_url(f"{site}{NEW}")


def test_every_announced_page_says_what_it_is_and_where_it_stands(visitor: Visitor, installation: Installation):
    site = installation.public_site.url
    sitemap = ET.fromstring(visitor.ask("/sitemap.xml").body())
    addresses = [place.text or "" for place in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    faults = []

    for address in addresses:
        response = visitor.ask(address)
        page = BeautifulSoup(response.text(), "html.parser")
        said = {
            "canonical": page.select_one("link[rel=canonical]"),
            "description": page.select_one("meta[name=description]"),
            "og:title": page.select_one("meta[property='og:title']"),
            "og:url": page.select_one("meta[property='og:url']"),
            "og:type": page.select_one("meta[property='og:type']"),
        }
        faults += [f"{address}: no {name}" for name, element in said.items() if element is None]
        if response.status != 200 or page.select_one("meta[name=robots]"):
            faults.append(f"{address}: {response.status}, or not to be listed")
        if said["canonical"] and said["canonical"]["href"] != address:
            faults.append(f"{address}: says that it stands at {said['canonical']['href']}")
        if not page.title or not page.title.get_text():
            faults.append(f"{address}: no title")

    assert faults == []
    assert len(addresses) > 60
    assert {urlsplit(address).netloc for address in addresses} == {urlsplit(site).netloc}
