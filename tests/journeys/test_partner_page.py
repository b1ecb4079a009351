"""A partner's page on an origin of its own, with the elements of the partner page and a key from the admin."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import psycopg
import pytest
from playwright.sync_api import expect
from pytest_playwright import CreateContextCallback

from tests.browser import NuChecker
from tests.journeys.browsing import Visitor
from tests.journeys.consents import consents_ended
from tests.journeys.editing import Editor
from tests.journeys.installation import Installation
from tests.journeys.partnership import PartnerDesk
from tests.partner_page.serving import PARTNER_PAGE, Site

pytestmark = pytest.mark.browser

NEWS = (
    '<buurtbaan-nieuws aantal="20"><a href="https://buurtbaan.example/nieuws/">Lees het elders</a></buurtbaan-nieuws>'
)
PEOPLE = (
    '<buurtbaan-profielen aantal="20"><a href="https://buurtbaan.example/">Lees het elders</a></buurtbaan-profielen>'
)
FALLBACK = "Lees het elders"
OF_KEY = """
async ([address, key]) => {
    const response = await fetch(address, { headers: { Authorization: `Bearer ${key}` } });
    return [response.status, (await response.json()).errors[0].extensions.code];
}
"""

# What an element shows in place of what stands between its tags, as if it stood in the page itself. There `part` says nothing,
# and the checker does not know it.
AS_ONE_PAGE = """
() => {
    for (const element of document.querySelectorAll("*"))
        if (element.shadowRoot) element.replaceChildren(...element.shadowRoot.childNodes);
    for (const element of document.querySelectorAll("[part]")) element.removeAttribute("part");
    return `<!doctype html>${document.documentElement.outerHTML}`;
}
"""
ELEMENTS = ["buurtbaan-nieuws", "buurtbaan-agenda", "buurtbaan-cijfer", "buurtbaan-tijdlijn"]
PEOPLE_ELEMENT = "buurtbaan-profielen"


@pytest.fixture
def desk(editor: Editor) -> PartnerDesk:
    """An editor at work on partners."""
    editor.log_in()
    return PartnerDesk(editor)


@pytest.fixture
def sites(installation: Installation) -> Iterator[tuple[Site, Site]]:
    """Two web sites, each an origin of its own."""
    with ExitStack() as running:
        sites = Site(f"{installation.cms.url}/graphql/"), Site(f"{installation.cms.url}/graphql/")
        for site in sites:
            running.enter_context(site.running())
        yield sites


@pytest.fixture
def guest(new_context: CreateContextCallback, installation: Installation) -> Visitor:
    """Somebody who comes to a partner's site."""
    return Visitor(new_context(locale="nl-NL"), installation)


def test_news_is_on_the_partners_page_until_it_is_unpublished_or_the_key_is_revoked(
    editor: Editor, desk: PartnerDesk, sites: tuple[Site, Site], guest: Visitor, installation: Installation
):
    partner, stranger = sites
    name, title = f"Buurthuis {partner.url.rpartition(':')[2]}", "Buurtfeest in het park"
    desk.agree(name, partner.url)
    key = partner.key = stranger.key = desk.make_key(name)
    editor.begin_news(title)
    editor.field("Inleiding").fill("Iedereen is welkom.")
    editor.add_block("Tekst").get_by_role("textbox").press_sequentially("Er is muziek.")
    editor.publish()
    expect(editor.message).to_contain_text("gepubliceerd")

    guest.open(partner.show(NEWS))
    item = guest.page.get_by_role("listitem").filter(has_text=title)
    expect(item).to_contain_text("Iedereen is welkom.")
    assert item.get_by_role("link", name=title).get_attribute("href").startswith(installation.public_site.url)
    expect(guest.page.get_by_role("link", name="Bron: BuurtBaan Amsterdam").first).to_be_visible()
    expect(guest.page.get_by_text(FALLBACK)).to_be_hidden()
    assert guest.complaints == []

    with guest.page.expect_console_message(lambda message: message.text.startswith("buurtbaan.js")):
        guest.open(stranger.show(NEWS))
    expect(guest.page.get_by_role("link", name=FALLBACK)).to_be_visible()
    expect(guest.page.get_by_text(title)).to_have_count(0)

    editor.open_news(title)
    editor.unpublish()
    guest.open(partner.show(NEWS))
    expect(guest.page.get_by_role("listitem")).not_to_have_count(0)
    expect(guest.page.get_by_text(title)).to_have_count(0)

    desk.revoke_key(name, key)
    with guest.page.expect_console_message(lambda message: message.text.startswith("buurtbaan.js")):
        guest.open(partner.show(NEWS))
    expect(guest.page.get_by_role("link", name=FALLBACK)).to_be_visible()
    assert guest.page.evaluate(OF_KEY, [f"{installation.cms.url}/graphql/?query={{__typename}}", key]) == [
        401,
        "KEY_UNKNOWN",
    ]


def test_person_is_on_the_partners_page_only_while_agreement_and_person_say_so(
    desk: PartnerDesk, sites: tuple[Site, Site], guest: Visitor, installation: Installation
):
    site, _ = sites
    name = f"Werkplaats {site.url.rpartition(':')[2]}"
    desk.agree(name, site.url)
    site.key = desk.make_key(name)
    # The figure is there when the answer is.
    address = site.show(PEOPLE + '<buurtbaan-cijfer key="plekken-stad"></buurtbaan-cijfer>')
    answered = guest.page.locator("buurtbaan-cijfer").get_by_role("link", name="Bron: BuurtBaan Amsterdam")
    person, other, fallback = (guest.page.get_by_role("link", name=words) for words in ("Amina", "Joyce", FALLBACK))

    guest.open(address)
    expect(answered).to_be_visible()
    expect(fallback).to_be_visible()

    with agreed_about_people(name, installation):
        guest.open(address)
        expect(person).to_be_visible()
        expect(fallback).to_have_count(0)
        with consents_ended("Amina", installation):
            guest.open(address)
            expect(other).to_be_visible()
            expect(person).to_have_count(0)

    guest.open(address)
    expect(answered).to_be_visible()
    expect(fallback).to_be_visible()
    expect(other).to_have_count(0)
    assert guest.complaints == []


def test_pages_of_the_example_are_for_everybody(desk: PartnerDesk, sites: tuple[Site, Site], guest: Visitor):
    site, _ = sites
    name = f"Bibliotheek {site.url.rpartition(':')[2]}"
    desk.agree(name, site.url)
    site.key = desk.make_key(name)

    guest.open(f"{site.url}/index.html")
    for element in ELEMENTS:
        expect(guest.page.locator(element).first.get_by_role("link", name="Bron: BuurtBaan Amsterdam")).to_be_visible()
    # The agreement leaves people out.
    expect(guest.page.get_by_role("link", name="Maak kennis met buurtbaners op de website")).to_be_visible()
    expect(guest.page.locator("buurtbaan-tijdlijn").get_by_role("heading", level=3)).not_to_have_count(0)
    assert guest.barriers_everywhere() == []
    assert guest.complaints == []

    guest.open(f"{site.url}/strict.html")
    picture = guest.page.get_by_role("img").first
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    assert guest.barriers_everywhere() == []
    assert guest.complaints == []


def test_pages_of_the_example_are_valid_html_with_all_that_the_elements_show(
    desk: PartnerDesk, sites: tuple[Site, Site], guest: Visitor, installation: Installation, nu_checker: NuChecker
):
    site, _ = sites
    name = f"Wijkkrant {site.url.rpartition(':')[2]}"
    desk.agree(name, site.url)
    site.key = desk.make_key(name)
    addresses = [f"{site.url}/{file.name}" for file in sorted(PARTNER_PAGE.glob("*.html"))]

    pages = {address: guest.ask(address).text() for address in addresses}
    with agreed_about_people(name, installation):
        for address in addresses:
            guest.open(address)
            # Each names its source once the answer is there.
            elements = guest.page.locator(",".join([*ELEMENTS, PEOPLE_ELEMENT]))
            expect(elements.get_by_text(re.compile("^Bron: BuurtBaan Amsterdam$"))).to_have_count(elements.count())
            pages[f"{address}, shown"] = guest.page.evaluate(AS_ONE_PAGE)

    assert nu_checker.errors(pages) == []


def test_pages_of_the_example_lead_on_without_script(
    new_context: CreateContextCallback, sites: tuple[Site, Site], installation: Installation
):
    guest = Visitor(new_context(locale="nl-NL", java_script_enabled=False), installation)

    guest.open(f"{sites[0].url}/index.html")

    for link in ("Lees het nieuws", "Bekijk de agenda", "Maak kennis met buurtbaners", "Bekijk de weg"):
        expect(guest.page.get_by_role("main").get_by_role("link", name=link).first).to_be_visible()


@contextmanager
def agreed_about_people(name: str, installation: Installation) -> Iterator[None]:
    """Lets a partner show people, as only the keepers may decide."""
    with psycopg.connect(installation.database_address, autocommit=True) as database:
        change = "UPDATE partners_partner SET may_show_people = %s, legal_basis = %s WHERE name = %s"
        database.execute(change, [True, "Toestemming (voorbeeld).", name])
        yield
        database.execute(change, [False, "", name])
