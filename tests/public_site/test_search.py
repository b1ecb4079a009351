"""The search of the site, what it suggests, and the ways out where nothing is."""

import json
import re

import httpx2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from public_site import search
from public_site.types import FOUND_KINDS

from cms.schema.kinds import SEARCHED_KINDS
from tests.public_site.invented_cms import HOME, INFORMATION, NEWS, SITE, Thing
from tests.public_site.test_pages import read, words

TERM = {"__typename": "Term", "id": "Term:1", "slug": "buurtbaan", "name": "buurtbaan", "variants": []}


def out_of_order(_request):
    return httpx2.Response(503)


def hit(title: str, kind: str, node: Thing, snippet: str = "") -> Thing:
    return {"title": title, "kind": kind, "node": node, "snippet": snippet}


HITS = [
    hit("Samen leren", "News", NEWS[0], "Wij <mark>leren</mark> &amp; delen. …"),
    hit("buurtbaan", "Term", TERM, "Een <mark>buurtbaan</mark>."),
    hit("Movisie", "Organisation", {"__typename": "Organisation", "id": "Organisation:1", "slug": "movisie"}),
    hit("Begin bij ervaring.", "RuleOfThumb", {"__typename": "RuleOfThumb", "id": "RuleOfThumb:1", "number": 3}),
    hit("Het begin", "Milestone", {"__typename": "Milestone", "id": "Milestone:1", "key": "begin"}),
]


def connection(hits: list[Thing], total: int | None = None, *, has_next: bool = False, **more: list[Thing]) -> Thing:
    return {
        "totalCount": len(hits) if total is None else total,
        "nodes": hits,
        "pageInfo": {
            "hasNextPage": has_next,
            "hasPreviousPage": False,
            "startCursor": "begin",
            "endCursor": "eind" if hits else None,
        },
        "kinds": [],
        "audiences": [],
        "stadsdelen": [],
        "suggestions": [],
        **more,
    }


@pytest.fixture
def asked(cms):
    """What the CMS was asked, question by question; it finds the same hits each time."""
    questions = []

    def answer(_info, **arguments):
        questions.append(arguments)
        return connection(
            HITS,
            1234,
            has_next=True,
            kinds=[{"kind": "News", "count": 9}, {"kind": "NewsIndex", "count": 1}, {"kind": "Term", "count": 12}],
            audiences=[{"slug": "werkgevers", "count": 4}],
            stadsdelen=[{"slug": "noord", "count": 2}, {"slug": "west", "count": 1}],
        )

    cms.roots["search"] = answer
    return questions


def test_the_field_stands_in_the_header_of_every_page_and_is_a_plain_form(visitor):
    for path, status in (("/", 200), ("/nieuws/", 200), ("/bestaat-niet/", 404)):
        form = read(visitor.get(path), status).select_one("header search form")

        assert (form["action"], form["method"]) == ("/zoeken/", "get")
        field = form.select_one("input[type=search]")
        assert (field["name"], field["value"]) == ("q", "")
        assert words(form.select_one(f"label[for={field['id']}]")) == "Zoek op deze site"
        assert words(form.button) == "Zoek"


def test_hits_say_what_they_are_where_they_stand_and_why(visitor, asked):
    response = visitor.get("/zoeken/?q=%20leren%20%20nu")
    page = read(response)

    assert [(words(one.select_one(".hit__kind")), words(one.h3), one.a["href"]) for one in page.select(".hit")] == [
        ("Nieuws", "Samen leren", "/nieuws/bericht-0/"),
        ("Begrip", "buurtbaan", "/begrippen/#buurtbaan"),
        ("Organisatie", "Movisie", "/organisaties/#movisie"),
        ("Vuistregel", "Begin bij ervaring.", "/vuistregels/#vuistregel-3"),
        ("Punt op de weg", "Het begin", "/totstandkoming/#begin"),
    ]
    assert str(page.select_one(".hit__text")) == '<p class="hit__text">Wij <mark>leren</mark> &amp; delen. …</p>'
    assert [words(one) for one in page.select("main h2")][-1] == "1.234 resultaten voor ‘leren nu’"
    assert words(page.title) == "1.234 resultaten voor ‘leren nu’ – zoeken – BuurtBaan Amsterdam"
    assert [one["value"] for one in page.select("input[type=search]")] == ["leren nu", "leren nu"]
    assert page.select_one("meta[name=robots]")["content"] == "noindex, follow"
    assert response.headers["Cache-Control"] == "private, max-age=0, must-revalidate"


def test_facets_are_links_with_counts_that_keep_each_other(visitor, asked):
    page = read(visitor.get("/zoeken/?q=leren&voor=werkgevers&soort=nieuws"))

    chips = {words(chip): chip["href"] for chip in page.select(".filters .chip")}
    assert chips == {
        "Alles": "/zoeken/?q=leren&voor=werkgevers",
        "Begrippen , 12 resultaten": "/zoeken/?q=leren&voor=werkgevers&soort=begrippen",
        "Nieuws , 10 resultaten": "/zoeken/?q=leren&voor=werkgevers&soort=nieuws",
        "Iedereen": "/zoeken/?q=leren&soort=nieuws",
        "Werkgevers , 4 resultaten": "/zoeken/?q=leren&voor=werkgevers&soort=nieuws",
        "Heel de stad": "/zoeken/?q=leren&voor=werkgevers&soort=nieuws",
        "Noord , 2 resultaten": "/zoeken/?q=leren&voor=werkgevers&stadsdeel=noord&soort=nieuws",
        "West , 1 resultaat": "/zoeken/?q=leren&voor=werkgevers&stadsdeel=west&soort=nieuws",
    }
    assert [words(chip) for chip in page.select(".chip[aria-current]")] == [
        "Nieuws , 10 resultaten",
        "Werkgevers , 4 resultaten",
        "Heel de stad",
    ]
    assert page.select_one(".clear")["href"] == "/zoeken/?q=leren"
    (question,) = asked
    assert (question["kinds"], question["audience"]) == (["News", "NewsIndex"], ["werkgevers"])


def test_more_hits_are_a_link_away(visitor, asked):
    first = read(visitor.get("/zoeken/?q=leren&soort=nieuws"))
    more = first.select_one("a[rel=next]")["href"]
    second = read(visitor.get(more))

    assert more == "/zoeken/?q=leren&soort=nieuws&na=eind"
    assert asked[1]["after"] == "eind"
    assert second.select_one(".pager a")["href"] == "/zoeken/?q=leren&soort=nieuws"


def test_nothing_found_suggests_and_opens_doors(visitor, cms):
    cms.roots["search"] = lambda _info, **_arguments: connection([], suggestions=["De regeling"])

    page = read(visitor.get("/zoeken/?q=rgl"))

    assert words(page.select_one("main h2")) == "Niets gevonden voor ‘rgl’"
    assert [link["href"] for link in page.select(".empty a")][:2] == ["/zoeken/?q=De+regeling", "/"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", None),
        ("q=", None),
        ("q=%20%00", None),
        ("q=a", "Typ minstens twee letters, dan kunnen wij voor u zoeken."),
        ("q=" + "a" * 201, "Uw vraag is langer dan 200 tekens. Gebruik een paar woorden die erin moeten staan."),
    ],
)
def test_what_cannot_be_asked_gets_a_kind_sentence_and_troubles_nobody(query, said, visitor, asked):
    response = visitor.get(f"/zoeken/?{query}")
    page = read(response)

    advice = page.select_one(".search__advice")
    assert (response.status_code, advice and words(advice)) == (200, said)
    assert words(page.h1) == "Zoeken"
    assert page.select(".ways-on a")
    assert asked == []


def test_what_was_typed_stands_in_the_page_as_text(visitor, asked):
    response = visitor.get("/zoeken/?q=%3Cscript%3Ealert(1)%3C/script%3E%22%27")

    assert "<script>alert" not in response.text
    assert read(response).select_one("input[type=search]")["value"] == "<script>alert(1)</script>\"'"


@pytest.mark.parametrize("query", ["q=leren&soort=onzin", "q=leren&voor=Niemand", "q=leren&na=%00"])
def test_a_choice_that_does_not_exist_is_not_found(query, visitor, asked):
    assert visitor.get(f"/zoeken/?{query}").status_code == 404


def test_searches_push_no_pages_out_of_memory(visitor, cms, asked):
    visitor.get("/over-buurtbaan/")
    for number in range(600):
        visitor.get(f"/zoeken/?q=vraag{number}")
    cms.outage = out_of_order

    assert visitor.get("/over-buurtbaan/").status_code == 200
    assert visitor.get("/zoeken/?q=vraag599").status_code == 503


def test_every_kind_that_the_cms_finds_has_a_name_a_group_and_an_address():
    kinds = {kind.__name__ for kind in SEARCHED_KINDS}

    assert set(search.KIND_NAMES) == kinds
    assert sorted(kind for group in search.GROUPS.values() for kind in group.kinds) == sorted(kinds)
    assert set(FOUND_KINDS) == kinds


def test_search_engines_are_told_how_to_search_here(visitor):
    data = json.loads(read(visitor.get("/")).select_one("script[type='application/ld+json']").string)

    assert data["potentialAction"] == {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{SITE}/zoeken/?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }


# Suggestions


def test_suggestions_are_a_little_json_with_addresses(visitor, cms):
    cms.roots["suggestions"] = lambda _info, **_arguments: [
        {"title": "buurtbaan", "kind": "Term", "node": TERM},
        {"title": "Over BuurtBaan", "kind": "InformationPage", "node": INFORMATION},
    ]

    response = visitor.get("/zoeken/voorstellen?q=buurt")

    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.json() == [
        {"title": "buurtbaan", "kind": "Begrip", "href": "/begrippen/#buurtbaan"},
        {"title": "Over BuurtBaan", "kind": "Uitleg", "href": "/over-buurtbaan/"},
    ]


@pytest.mark.parametrize("query", ["", "q=", "q=a", "q=" + "a" * 201])
def test_there_is_nothing_to_suggest_for_what_cannot_be_asked(query, visitor, cms):
    response = visitor.get(f"/zoeken/voorstellen?{query}")

    assert (response.status_code, response.json(), cms.requests) == (200, [], [])


def test_without_the_cms_nothing_is_suggested(visitor, cms):
    cms.outage = out_of_order

    assert visitor.get("/zoeken/voorstellen?q=regel").json() == []


# Where nothing is


@pytest.mark.parametrize("to", ["/over-buurtbaan/", f"{SITE}/over-buurtbaan/"])
def test_a_page_that_moved_is_followed_for_good_with_the_choices_of_the_visitor(to, visitor, cms):
    cms.pages["/oud/"] = {"__typename": "Redirect", "from": "/oud/", "to": to, "permanent": True, "page": INFORMATION}

    response = visitor.get("/oud/?voor=werkgevers&x=%0d%0aY")

    assert response.status_code == 301
    assert response.headers["Location"] == "/over-buurtbaan/?voor=werkgevers&x=%0d%0aY"
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate, stale-if-error=86400"


def test_a_page_never_leads_to_itself(visitor, cms):
    cms.pages["/oud/"] = {"__typename": "Redirect", "from": "/oud/", "to": "/oud/", "permanent": True, "page": HOME}

    assert visitor.get("/oud/").status_code == 404


def test_not_found_searches_for_the_words_of_the_path_and_shows_what_is_near(visitor, cms):
    cms.roots["suggestions"] = lambda _info, text, **_arguments: (
        [{"title": "Drie extra plekken", "kind": "News", "node": NEWS[2]}] if text == "drie ekstra plekken" else []
    )

    page = read(visitor.get("/nieuws/drie-ekstra-plekken/"), 404)

    assert [link["href"] for link in page.select(".likely a")] == ["/nieuws/bericht-2/", "/nieuws/"]
    assert [one["value"] for one in page.select("input[type=search]")] == ["", "drie ekstra plekken"]


def test_not_found_asks_the_cms_nothing_about_what_can_be_no_page(visitor, cms):
    visitor.get("/wp-login.php")
    visitor.get("/" + "a" * 500 + "/")

    assert {"PageAtPath", "Suggestions"}.isdisjoint(
        cms.document(request).split("{")[0].removeprefix("query ").split("(")[0] for request in cms.requests
    )


# In a browser


@pytest.fixture
def suggested(cms):
    """The CMS suggests two things for whatever is typed."""
    cms.roots["suggestions"] = lambda _info, **_arguments: [
        {"title": "Over <b>BuurtBaan", "kind": "InformationPage", "node": INFORMATION},
        {
            "title": "Nieuws",
            "kind": "NewsIndex",
            "node": {"__typename": "NewsIndex", "id": "NewsIndex:1", "path": "/nieuws/"},
        },
    ]


@pytest.mark.browser
def test_suggestions_are_chosen_with_the_keyboard_and_told_to_a_screen_reader(window, suggested):
    page = window("/")
    field = page.get_by_role("combobox", name="Zoek op deze site")
    expect(field).to_have_attribute("aria-expanded", "false")

    field.press_sequentially("bu")
    options = page.get_by_role("listbox", name="Voorstellen").get_by_role("option")
    expect(options).to_have_text(["Over <b>BuurtBaan Uitleg", "Nieuws Overzicht"])
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text("2 voorstellen. Kies met de pijltoetsen.")
    assert Axe().run(page).response["violations"] == []

    field.press("ArrowUp")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.nth(1).get_attribute("id"))
    field.press("ArrowDown")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile(".*"))
    field.press("ArrowDown")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    page.wait_for_url(f"{SITE}/over-buurtbaan/")


@pytest.mark.browser
def test_escape_closes_the_suggestions_and_keeps_what_was_typed(window, suggested):
    page = window("/")
    field = page.get_by_role("combobox", name="Zoek op deze site")
    field.press_sequentially("bu")
    expect(page.get_by_role("option")).to_have_count(2)

    field.press("Escape")

    expect(page.get_by_role("option")).to_have_count(0)
    expect(field).to_have_value("bu")
    expect(field).to_be_focused()


@pytest.mark.browser
def test_a_suggestion_can_be_clicked_and_enter_without_one_searches(window, suggested, asked):
    page = window("/")
    field = page.get_by_role("combobox", name="Zoek op deze site")
    field.press_sequentially("bu")
    page.get_by_role("option", name="Nieuws").click()
    page.wait_for_url(f"{SITE}/nieuws/")

    field.press_sequentially("leren")
    expect(page.get_by_role("option")).to_have_count(2)
    field.press("Enter")
    page.wait_for_url(f"{SITE}/zoeken/?q=leren")
    expect(page.get_by_role("listitem").filter(has=page.locator("mark"))).to_have_count(2)


PATHS = ["/zoeken/", "/zoeken/?q=a", "/zoeken/?q=leren&soort=nieuws", "/nieuws/weg/"]


def test_these_pages_are_valid_html(visitor, asked, nu_checker):
    assert nu_checker.errors({path: visitor.get(path).text for path in PATHS}) == []


@pytest.mark.browser
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(path, width, scheme, window, asked):
    page = window(path, width, scheme)

    violations = Axe().run(page).response["violations"]

    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
