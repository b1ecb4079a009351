"""The elements of the partner page in a real browser: what they ask, and what they make of an answer."""

import gzip
import re

import pytest
from graphql import build_schema, parse, validate
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.journeys.installation import free_port
from tests.partner_page.serving import ATTRIBUTION, KEY, PARTNER_PAGE, SITE, Asked, InventedCms
from tests.partner_page.serving import Site as PartnerSite

pytestmark = pytest.mark.browser

SCHEMA = build_schema((PARTNER_PAGE.parents[1] / "cms/schema/schema.graphql").read_text())
MOST_BYTES = 15_000
LINK = '<a href="https://buurtbaan.example/nieuws/">Lees het nieuws elders</a>'
NEWS = f"<buurtbaan-nieuws>{LINK}</buurtbaan-nieuws>"
FULLY = "stadsdeel='west noord' doelgroep='werkgevers' aantal='2' kopniveau='2'"
EVERYTHING = f"""
    <buurtbaan-nieuws></buurtbaan-nieuws><buurtbaan-nieuws {FULLY}></buurtbaan-nieuws>
    <buurtbaan-agenda></buurtbaan-agenda><buurtbaan-agenda {FULLY}></buurtbaan-agenda>
    <buurtbaan-profielen></buurtbaan-profielen><buurtbaan-profielen {FULLY}></buurtbaan-profielen>
    <buurtbaan-tijdlijn></buurtbaan-tijdlijn><buurtbaan-tijdlijn {FULLY}></buurtbaan-tijdlijn>
    <buurtbaan-cijfer key="plekken-stad"></buurtbaan-cijfer>"""


def news(title: str, **values):
    return {
        "title": title,
        "canonicalUrl": f"{SITE}/nieuws/{title.lower()}/",
        "attribution": ATTRIBUTION,
        "stadsdelen": [],
        "date": "2026-11-21",
        "lead": f"Over {title}.",
        "picture": None,
        **values,
    }


def nodes(*items):
    """Answers each field of a document with these items."""

    def answer(asked: Asked):
        fields = re.findall(r"(e\d+):", asked.query)
        return {"data": {"source": {"attribution": ATTRIBUTION}, **{name: {"nodes": list(items)} for name in fields}}}

    return answer


def test_module_is_small():
    assert len(gzip.compress((PARTNER_PAGE / "buurtbaan.js").read_bytes())) < MOST_BYTES


def test_page_asks_once_for_all_with_its_key_in_a_header(page: Page, site: PartnerSite, cms: InventedCms):
    with page.expect_response(re.compile("graphql")):
        page.goto(site.show(EVERYTHING))

    (asked,) = cms.asked
    assert validate(SCHEMA, parse(asked.query)) == []
    assert asked.authorization == f"Bearer {KEY}"
    assert KEY not in asked.address
    assert len(re.findall(r"e\d+:", asked.query)) == 9
    assert ["west", "noord"] in asked.variables.values()
    assert len(asked.address) < 6_000


def test_elements_that_ask_the_same_share_an_answer(page: Page, site: PartnerSite, cms: InventedCms):
    cms.answer = nodes(news("Feest"))

    page.goto(site.show(NEWS + NEWS))

    expect(page.get_by_role("link", name="Feest")).to_have_count(2)
    assert [re.findall(r"e\d+:", asked.query) for asked in cms.asked] == [["e0:"]]


def test_elements_that_come_later_go_together_in_the_next_request(page: Page, site: PartnerSite, cms: InventedCms):
    cms.answer = nodes(news("Feest"))
    page.goto(site.show(NEWS))
    expect(page.get_by_role("link", name="Feest")).to_have_count(1)

    page.evaluate(
        "for (const kind of ['nieuws', 'nieuws']) document.body.append(document.createElement(`buurtbaan-${kind}`))"
    )

    expect(page.get_by_role("link", name="Feest")).to_have_count(3)
    assert len(cms.asked) == 2


def test_page_with_many_elements_asks_in_parts_that_the_cms_takes(page: Page, site: PartnerSite, cms: InventedCms):
    cms.answer = nodes(news("Feest"))

    page.goto(site.show("".join(f'<buurtbaan-nieuws aantal="{number}"></buurtbaan-nieuws>' for number in range(1, 13))))

    expect(page.get_by_role("link", name="Feest")).to_have_count(12)
    assert sorted(len(re.findall(r"e\d+:", asked.query)) for asked in cms.asked) == [2, 10]


def test_number_is_kept_within_bounds(page: Page, site: PartnerSite, cms: InventedCms):
    wishes = ["", "0", "7", "700", "veel"]
    with page.expect_response(re.compile("graphql")):
        page.goto(site.show("".join(f'<buurtbaan-nieuws aantal="{wish}"></buurtbaan-nieuws>' for wish in wishes)))

    assert list(cms.asked[0].variables.values()) == [5, 1, 7, 20, 5]


def test_answer_is_a_list_with_headings_times_and_its_source(page: Page, site: PartnerSite, cms: InventedCms):
    cms.answer = nodes(news("Feest"), news("Markt", attribution={"text": "Bron: de krant", "url": f"{SITE}/krant/"}))

    page.goto(site.show(f'<buurtbaan-nieuws kopniveau="2">{LINK}</buurtbaan-nieuws>'))

    expect(page.get_by_role("listitem")).to_have_count(2)
    expect(page.get_by_role("heading", level=2, name="Feest")).to_be_visible()
    expect(page.get_by_role("link", name="Feest")).to_have_attribute("href", f"{SITE}/nieuws/feest/")
    expect(page.locator("time").first).to_have_attribute("datetime", "2026-11-21")
    expect(page.locator("time").first).to_have_text("21 november 2026")
    expect(page.get_by_role("link", name="Bron: BuurtBaan Amsterdam")).to_have_count(1)
    expect(page.get_by_role("link", name="Bron: de krant")).to_have_count(1)
    # What has a part can be hidden by the page around it.
    for name in ("Bron: BuurtBaan Amsterdam", "Bron: de krant"):
        link = page.get_by_role("link", name=name)
        assert link.evaluate("link => [link, link.parentElement].some(element => element.part.length > 0)") is False
    expect(page.get_by_text("Lees het nieuws elders")).to_be_hidden()


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (200, nodes()),
        (200, lambda _: {"data": {"source": None, "e0": {"nodes": [news("Feest")]}}}),
        (200, lambda _: {"data": None, "errors": [{"message": "Something is wrong.", "path": ["e0"]}]}),
        (401, lambda _: {"errors": [{"message": "The key is not known.", "extensions": {"code": "KEY_UNKNOWN"}}]}),
        (429, lambda _: {"errors": [{"message": "Later.", "extensions": {"code": "BUDGET_EXHAUSTED"}}]}),
        (503, lambda _: "<h1>Storing</h1>"),
    ],
    ids=["nothing to show", "nobody to name", "a wrong argument", "no key", "no budget", "no JSON"],
)
def test_what_stands_between_the_tags_stays_without_an_answer(
    status, answer, page: Page, site: PartnerSite, cms: InventedCms
):
    cms.status, cms.answer = status, answer
    with page.expect_event("requestfinished", lambda request: "graphql" in request.url):
        page.goto(site.show(NEWS))
    page.evaluate("new Promise((resolve) => setTimeout(resolve))")

    expect(page.get_by_role("link", name="Lees het nieuws elders")).to_be_visible()
    assert page.get_by_role("main").inner_text().split("\n") == ["Een pagina", "Lees het nieuws elders"]


def test_what_stands_between_the_tags_stays_while_the_cms_is_away(page: Page, site: PartnerSite):
    site.endpoint = f"http://127.0.0.1:{free_port()}/graphql/"

    with page.expect_console_message(lambda message: message.text.startswith("buurtbaan.js")):
        page.goto(site.show(NEWS))

    expect(page.get_by_role("link", name="Lees het nieuws elders")).to_be_visible()


def test_what_was_shown_makes_place_when_the_next_answer_has_nothing(page: Page, site: PartnerSite, cms: InventedCms):
    cms.answer = nodes(news("Feest"))
    page.goto(site.show(NEWS))
    expect(page.get_by_role("link", name="Feest")).to_be_visible()
    cms.answer = nodes()

    page.locator("buurtbaan-nieuws").evaluate("element => element.setAttribute('stadsdeel', 'west')")

    expect(page.get_by_role("link", name="Lees het nieuws elders")).to_be_visible()
    expect(page.get_by_role("link", name="Feest")).to_have_count(0)


def test_element_with_a_typing_error_takes_none_of_the_others_with_it(page: Page, site: PartnerSite, cms: InventedCms):
    def answer(asked: Asked):
        if ["wset"] not in asked.variables.values():
            return nodes(news("Feest"))(asked)
        return {"data": None, "errors": [{"message": "stadsdeel: there is no wset.", "path": ["e0"]}]}

    cms.answer = answer
    complaints: list[ConsoleMessage] = []
    page.on("console", lambda message: complaints.append(message))

    page.goto(
        site.show(f'<buurtbaan-nieuws stadsdeel="wset">{LINK}</buurtbaan-nieuws><buurtbaan-nieuws></buurtbaan-nieuws>')
    )

    expect(page.get_by_role("link", name="Feest")).to_have_count(1)
    expect(page.get_by_role("link", name="Lees het nieuws elders")).to_be_visible()
    assert [message.text for message in complaints] == ["buurtbaan.js: stadsdeel: there is no wset."]


def test_answer_is_never_markup_and_leads_to_web_addresses_only(page: Page, site: PartnerSite, cms: InventedCms):
    bad = "javascript:document.title='taken'"
    picture = {
        "alt": "x",
        "credit": "",
        "src": f"{site.url}/x.jpg",
        "sources": [{"type": "image/avif", "srcset": f"{site.url}/a.avif 400w, {bad} 800w"}],
    }
    cms.answer = nodes(
        news("<img src=x onerror=\"document.title='taken'\">", canonicalUrl=bad, lead="<b>Vet</b>", picture=picture),
        news("Tweede", picture={**picture, "src": "data:image/png;base64,AA", "sources": []}),
    )

    page.goto(site.show(NEWS))

    expect(page.get_by_text("<b>Vet</b>")).to_be_visible()
    title = page.get_by_role("heading", name="<img src=x")
    expect(title).to_be_visible()
    expect(title.get_by_role("link")).to_have_count(0)
    expect(page.locator("img")).to_have_count(1)
    expect(page.locator("source")).to_have_count(0)
    assert page.title() == "Een pagina"


def test_focus_on_a_link_between_the_tags_is_not_lost(page: Page, site: PartnerSite, cms: InventedCms):
    page.goto(site.show(NEWS))
    page.get_by_role("link", name="Lees het nieuws elders").focus()
    cms.answer = nodes(news("Feest"))
    with page.expect_event("requestfinished", lambda request: "graphql" in request.url):
        page.locator("buurtbaan-nieuws").evaluate("element => element.setAttribute('aantal', '2')")
    page.evaluate("new Promise((resolve) => setTimeout(resolve))")
    expect(page.get_by_role("link", name="Lees het nieuws elders")).to_be_focused()

    page.keyboard.press("Tab")

    expect(page.get_by_role("link", name="Feest")).to_be_visible()


def test_who_comes_back_with_the_button_of_the_browser_sees_what_holds_now(
    page: Page, site: PartnerSite, cms: InventedCms
):
    cms.answer = nodes(news("Feest"))
    page.goto(site.show(NEWS))
    expect(page.get_by_role("link", name="Feest")).to_be_visible()
    cms.answer = nodes()

    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    expect(page.get_by_role("link", name="Lees het nieuws elders")).to_be_visible()


def test_page_without_endpoint_or_key_keeps_its_links(page: Page, site: PartnerSite, cms: InventedCms):
    site.key = ""
    complaints: list[ConsoleMessage] = []
    page.on("console", lambda message: complaints.append(message))

    page.goto(site.show(NEWS))

    expect(page.get_by_role("link", name="Lees het nieuws elders")).to_be_visible()
    assert [message.text for message in complaints] == [
        "buurtbaan.js: Set data-buurtbaan-endpoint and data-buurtbaan-sleutel."
    ]
    assert cms.asked == []
