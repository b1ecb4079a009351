"""Every kind of page, as it is met by people who use it in other ways than we do."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from cms.delivery.examples import Example, examples
from tests.browser import NuChecker
from tests.journeys.browsing import Visitor
from tests.journeys.content import EVERY_BLOCK_PATH
from tests.journeys.installation import Installation

pytestmark = pytest.mark.browser
# GraphiQL with its editor is a few megabytes of script: generous, on a busy machine.
EDITOR_MILLISECONDS = 60_000
# The editor writes the bracket that closes the first one itself.
TOO_DEAR = "{ news(first: 100) { nodes { stadsdelen { news(first: 100) { nodes { title } } } } } "
SEARCH_EXAMPLE = "Zoeken in alle teksten · Search in all texts"


@dataclass(frozen=True)
class Kind:
    """One kind of page: an address where it stands, what its heading says, and its status."""

    address: str
    heading: str
    status: int = 200


KINDS = {
    "home": Kind("/", "Werk in de buurt, voor de buurt"),
    "news": Kind("/nieuws/", "Nieuws"),
    "news, filtered": Kind("/nieuws/?voor=werkgevers&stadsdeel=west", "Nieuws"),
    "news, filtered to nothing": Kind("/nieuws/?voor=buurtbaners&stadsdeel=weesp", "Nieuws"),
    "news item": Kind("/nieuws/learning-by-sharing/?voor=werkgevers", "Learning by Sharing: wat de buurtbaan doet"),
    "news item with every block": Kind(EVERY_BLOCK_PATH, "Alle blokken"),
    "information": Kind("/wat-is-een-buurtbaan/", "Wat is een buurtbaan?"),
    "people": Kind("/profielen/", "Profielen"),
    "people, nobody in an area": Kind("/profielen/?stadsdeel=weesp", "Profielen"),
    "person": Kind("/profielen/amina-voorbeeld/", "Amina"),
    "person without a portrait": Kind("/profielen/kwame-voorbeeld/", "Kwame"),
    "agenda": Kind("/agenda/", "Agenda"),
    "agenda, what has been": Kind("/agenda/?wanneer=geweest&voor=werkgevers", "Agenda"),
    "meeting that has been": Kind("/agenda/werkgeversbijeenkomst-3-november-2022/", "Werkgeversbijeenkomst"),
    "meeting without a day": Kind("/agenda/voorbeeld-learning-by-sharing/", "Voorbeeld: learning by sharing"),
    "road": Kind("/totstandkoming/", "Totstandkoming BuurtBaan"),
    "road, a part of it": Kind("/totstandkoming/?fase=toekomst", "Totstandkoming BuurtBaan"),
    "road, nothing there": Kind("/totstandkoming/?fase=toekomst&stadsdeel=noord", "Totstandkoming BuurtBaan"),
    "regulation": Kind("/regeling/?voor=werkgevers", "De regeling"),
    "regulation, an older version": Kind("/regeling/2021-2023/", "Voorbeeld"),
    "rules of thumb": Kind("/vuistregels/", "Vuistregels"),
    "figures": Kind("/cijfers/", "Cijfers"),
    "reports": Kind("/verslagen/", "Verslagen"),
    "report": Kind("/verslagen/werkgeversbijeenkomst-3-november-2022/", "Verslag van de werkgeversbijeenkomst"),
    "publications": Kind("/publicaties/", "Publicaties"),
    "publication": Kind("/publicaties/wat-de-buurtbaan-doet-in-amsterdam-west/", "Wat de buurtbaan doet"),
    "film": Kind("/publicaties/filmmanifest-sleutelpersonenwerken/", "Filmmanifest"),
    "pilots": Kind("/pilots/", "Pilots"),
    "pilot": Kind("/pilots/de-brug-tussen-instellingen-en-bewoners/", "De brug tussen instellingen en bewoners"),
    "help": Kind("/hulp/", "Hulp"),
    "help, one kind in one area": Kind("/hulp/?soort=training&stadsdeel=noord", "Hulp"),
    "help with one thing": Kind("/hulp/een-training-of-opleiding/", "Een training of opleiding"),
    "organisations": Kind("/organisaties/", "Organisaties"),
    "terms": Kind("/begrippen/", "Begrippen"),
    "ways in": Kind("/voor/", "Voor wie is deze site?"),
    "way in": Kind("/voor/werkgevers/", "Voor werkgevers"),
    "parts of the city": Kind("/stadsdelen/", "Stadsdelen"),
    "part of the city": Kind("/stadsdelen/west/", "West"),
    "search, nothing asked": Kind("/zoeken/", "Zoeken"),
    "search": Kind("/zoeken/?q=bijeenkomst&soort=bijeenkomsten", "Zoeken"),
    "search, nothing found": Kind("/zoeken/?q=nijlpaard", "Zoeken"),
    "drawing for other sites": Kind("/totstandkoming/insluiten/", "De weg van de buurtbaan"),
    "unknown address": Kind("/bestaat-niet/", "Deze deur is er niet (meer)", 404),
    "unknown filter": Kind("/nieuws/?voor=koningen", "Dit filter kennen wij niet", 404),
}
OUTLINE_OF_FOCUS = """
() => {
    const focused = document.activeElement;
    const outlines = [null, "::after"].map(part => getComputedStyle(focused, part))
        .filter(style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    return [focused.localName, focused.textContent.trim(), outlines.length];
}
"""


@pytest.mark.parametrize("name", KINDS)
def test_page_has_no_barriers_and_speaks_with_nobody_else(name: str, visitor: Visitor):
    kind = KINDS[name]
    response = visitor.open(kind.address)

    assert response.status == kind.status
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text(kind.heading)
    assert (visitor.complaints, visitor.strangers) == ([], [])
    assert visitor.barriers_everywhere() == []


def test_older_news_has_no_barriers(visitor: Visitor):
    visitor.open("/nieuws/")
    visitor.page.get_by_role("link", name="Oudere berichten").click()

    expect(visitor.page.get_by_role("link", name="Ouder bericht 1")).to_be_visible()
    expect(visitor.page.get_by_role("link", name="Nieuwere berichten")).to_be_visible()
    assert visitor.barriers_everywhere() == []


def test_explorer_answers_and_what_is_ours_has_no_barriers(visitor: Visitor, installation: Installation):
    visitor.open(f"{installation.cms.url}/explorer/")
    editor = visitor.page.locator("#explorer")
    expect(editor.locator(".graphiql-query-editor")).to_contain_text("NewestNews", timeout=EDITOR_MILLISECONDS)
    visitor.page.get_by_label("Voorbeeld · Example").select_option(label=SEARCH_EXAMPLE)
    expect(editor.locator(".graphiql-query-editor")).to_contain_text("query Search")
    visitor.page.get_by_label("Sleutel").fill("niet-een-sleutel")
    editor.get_by_role("button", name="Execute query").click()
    expect(editor.locator(".result-window")).to_contain_text("KEY_UNKNOWN")
    visitor.page.get_by_label("Sleutel").fill("")
    editor.locator(".graphiql-query-editor .graphiql-editor").focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Control+Enter")
    expect(editor.locator(".result-window")).to_contain_text("totalCount")

    kept = visitor.page.evaluate("JSON.stringify([location.href, {...sessionStorage}, {...localStorage}])")
    assert "niet-een-sleutel" not in kept
    assert set(visitor.complaints) == {
        "Failed to load resource: the server responded with a status of 401 (Unauthorized)"
    }
    assert visitor.strangers == []
    assert visitor.barriers_everywhere(beside="#explorer") == []


def test_explorer_tells_the_price_before_anything_is_asked(visitor: Visitor, installation: Installation):
    visitor.open(f"{installation.cms.url}/explorer/")
    editor = visitor.page.locator("#explorer")
    price = editor.get_by_role("status")
    expect(price).to_have_text(re.compile(r"Prijs · Price: \d+ / \d+"), timeout=EDITOR_MILLISECONDS)
    expect(price).not_to_have_class(re.compile("too-much"))
    editor.locator(".graphiql-query-editor .graphiql-editor").focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Control+A")
    visitor.page.keyboard.insert_text(TOO_DEAR)

    expect(price).to_have_class(re.compile("too-much"))
    expect(editor.locator(".result-window")).not_to_contain_text("data")
    assert (visitor.complaints, visitor.strangers) == ([], [])


def test_explorer_reads_without_script(visitor_without_script: Visitor, installation: Installation):
    visitor_without_script.open(f"{installation.cms.url}/explorer/")

    expect(visitor_without_script.page.get_by_text("daarvoor is script nodig")).to_be_visible()
    expect(visitor_without_script.page.get_by_text("curl --get").first).to_be_visible()
    expect(visitor_without_script.page.locator("#explorer-tools")).to_be_hidden()


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.slug)
def test_every_example_of_the_explorer_answers(example: Example, visitor: Visitor, installation: Installation):
    address = f"{installation.cms.url}/graphql/?{urlencode({'query': example.document})}"
    answer = visitor.ask(address).json()

    assert "errors" not in answer
    assert all(value is not None for value in answer["data"].values())


@pytest.mark.parametrize(
    ("_address", "_heading"),
    [
        ("/schema/", "What you can ask"),
        ("/partners/", "For partners"),
        ("/partners/changes/", "Changes for partners"),
    ],
)
def test_page_to_read_has_no_barriers(_address: str, _heading: str, visitor: Visitor, installation: Installation):
    visitor.open(f"{installation.cms.url}{_address}")

    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text(_heading)
    assert (visitor.complaints, visitor.strangers) == ([], [])
    assert visitor.barriers_everywhere() == []


def test_all_pages_are_valid_html(visitor: Visitor, installation: Installation, nu_checker: NuChecker):
    pages = {name: visitor.ask(kind.address).text() for name, kind in KINDS.items()}
    older = re.search(r'rel="next" href="([^"]+)"', pages["news"])
    assert older
    pages["news, older"] = visitor.ask(older[1]).text()
    for name in ("explorer", "schema", "partners", "partners/changes"):
        pages[name] = visitor.ask(f"{installation.cms.url}/{name}/").text()

    assert nu_checker.errors(pages) == []


def test_every_page_reads_the_same_without_script(visitor: Visitor, visitor_without_script: Visitor):
    for kind in KINDS.values():
        visitor.open(kind.address)
        visitor_without_script.open(kind.address)

        text = visitor_without_script.page.get_by_role("main").inner_text()
        assert kind.heading in text.replace("\N{SOFT HYPHEN}", "")
        assert text == _text_without_tools(visitor), kind.address


def _text_without_tools(visitor: Visitor) -> str:
    """What the page says, but for what our own script adds to the drawing."""
    visitor.page.evaluate("document.querySelector('.road-zoom')?.remove()")
    return visitor.page.get_by_role("main").inner_text()


def test_transcript_of_a_film_opens_without_script(visitor_without_script: Visitor):
    visitor_without_script.open(EVERY_BLOCK_PATH)
    visitor_without_script.page.get_by_text("Lees wat er in de film gezegd wordt").click()

    expect(visitor_without_script.page.get_by_text("Wat er gezegd wordt.", exact=True)).to_be_visible()


def test_keyboard_skips_to_the_content_and_reaches_the_menu(visitor: Visitor):
    keyboard = visitor.page.keyboard
    visitor.open("/")
    keyboard.press("Tab")
    expect(visitor.page.get_by_role("link", name="Ga direct naar de inhoud")).to_be_focused()
    expect(visitor.page.get_by_role("link", name="Ga direct naar de inhoud")).to_be_in_viewport(ratio=1)
    keyboard.press("Tab")
    keyboard.press("Tab")
    expect(visitor.page.get_by_role("combobox", name="Zoek op deze site")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Tab")
    expect(visitor.page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link").first).to_be_focused()

    for _ in range(4):
        keyboard.press("Shift+Tab")
    keyboard.press("Enter")
    expect(visitor.page.get_by_role("main")).to_be_focused()
    keyboard.press("Tab")
    expect(visitor.page.get_by_role("main").get_by_role("link").first).to_be_focused()


@pytest.mark.parametrize("address", ["/", "/nieuws/?voor=werkgevers", EVERY_BLOCK_PATH])
def test_focus_is_visible_at_each_stop(address: str, visitor: Visitor):
    visitor.open(address)
    count = visitor.page.locator("a, summary, input, button").count()
    stops = []
    for _ in range(count):
        visitor.page.keyboard.press("Tab")
        stops.append(visitor.page.evaluate(OUTLINE_OF_FOCUS))

    assert {name for name, _, _ in stops} <= {"a", "summary", "input", "button"}
    assert [(name, words) for name, words, outlines in stops if outlines == 0] == []


def test_pictures_are_there_in_modern_kinds(visitor: Visitor):
    visitor.open("/")
    for picture in visitor.page.get_by_role("main").locator("img").all():
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 0
        assert picture.evaluate("picture => picture.currentSrc").endswith(".avif")


def test_print_shows_the_text_without_ways_around_the_site(visitor: Visitor):
    visitor.open(EVERY_BLOCK_PATH)
    visitor.page.emulate_media(media="print")

    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    expect(visitor.page.get_by_text("Mensen kennen mij.")).to_be_visible()
    expect(visitor.page.get_by_role("navigation")).to_have_count(0)
