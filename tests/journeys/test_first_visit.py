"""Somebody comes here for the first time: what matters most is two clicks from the front."""

from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsing import Visitor

pytestmark = pytest.mark.browser

MOST_CLICKS = 2
PHONE = {"width": 390, "height": 844}


def link(name: str, place: str = "main") -> Callable[[Page], Locator]:
    """A link by its words, in the text or in a part of the frame."""
    return lambda page: page.get_by_role(place).get_by_role("link", name=name, exact=True).first


def in_menu(name: str) -> Callable[[Page], Locator]:
    """An entry of the main menu."""
    return lambda page: page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name=name, exact=True)


def next_meeting(page: Page) -> Locator:
    """The meeting on the front."""
    return page.locator(".next-meeting").get_by_role("heading").get_by_role("link")


def sees_headings(*names: str) -> Callable[[Page], None]:
    """Looks for headings, of whatever level."""

    def look(page: Page) -> None:
        for name in names:
            expect(page.get_by_role("heading", name=name).first).to_be_visible()

    return look


def sees_steps(page: Page) -> None:
    sees_headings("In het kort voor werkgevers", "Stap voor stap")(page)
    expect(page.get_by_role("heading", name="Praat met uw stadsdeel")).to_be_visible()


def sees_person(page: Page) -> None:
    knowledge = page.get_by_role("region", name="Wat ik weet en kan")
    plan = page.get_by_role("region", name="Mijn plan")
    expect(knowledge.get_by_role("paragraph").first).to_be_visible()
    expect(plan.get_by_role("listitem").first).to_contain_text("bezig")


def sees_drawing(page: Page) -> None:
    sees_headings("De weg in één tekening", "De weg als lijst")(page)
    expect(page.get_by_role("img").and_(page.locator(".road:visible"))).to_have_count(1)


def sees_meeting(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("learning by sharing")
    expect(page.get_by_role("complementary", name="Over deze bijeenkomst")).to_contain_text("Wanneer")


def sees_figures(page: Page) -> None:
    table = page.get_by_role("table", name="Alle cijfers")
    for row in table.get_by_role("row").all()[1:]:
        stand, source = row.get_by_role("cell").all()[-2:]
        expect(stand).not_to_be_empty()
        expect(source).not_to_be_empty()


@pytest.mark.parametrize(
    ("_case", "clicks", "sees"),
    [
        (
            "what a buurtbaan is",
            [link("Lees wat een buurtbaner doet")],
            sees_headings("Wat is een buurtbaan?", "Ervaringskennis gaat voorop", "Twee doelen tegelijk"),
        ),
        (
            "the regulation with its steps",
            [link("Ik ben werkgever"), link("Lees alle stappen in de regeling")],
            sees_steps,
        ),
        ("a person, from the front", [link("Lees wat Joyce weet en kan")], sees_person),
        ("a person, from the list", [in_menu("Profielen"), link("Amina")], sees_person),
        ("the visual", [link("Bekijk de hele weg")], sees_drawing),
        ("the next meeting", [next_meeting], sees_meeting),
        ("figures with stand and source", [in_menu("Cijfers")], sees_figures),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_matters_most_is_two_clicks_away_on_a_phone(
    _case: str,
    clicks: Sequence[Callable[[Page], Locator]],
    sees: Callable[[Page], None],
    visitor_without_script: Visitor,
):
    page = visitor_without_script.page
    page.set_viewport_size(PHONE)
    visitor_without_script.open("/")

    assert len(clicks) <= MOST_CLICKS
    for click in clicks:
        click(page).click()
        page.wait_for_load_state()

    sees(page)


def test_every_menu_item_leads_to_a_filled_page(visitor: Visitor):
    visitor.open("/")
    menu = visitor.page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link")
    footer = visitor.page.get_by_role("contentinfo").get_by_role("link")
    addresses = {one.get_attribute("href") for one in (*menu.all(), *footer.all())}

    for address in sorted(address for address in addresses if address and address.startswith("/")):
        assert visitor.open(address).status == 200, address
        assert len(visitor.page.get_by_role("main").inner_text()) > 200, address
