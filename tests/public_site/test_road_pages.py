"""The road, the agenda, the regulation and the rules of thumb, as a visitor gets them."""

import xml.etree.ElementTree as ET

import pytest
from axe_playwright_python.sync_playwright import Axe
from icalendar import Calendar

from tests.public_site.invented_cms import SITE
from tests.public_site.invented_road import FIRST, SECOND, publish_road, regulations
from tests.public_site.test_pages import read, words

PATHS = (
    "/agenda/",
    "/agenda/?wanneer=geweest",
    "/agenda/?voor=bestuur",
    "/agenda/zomer/",
    "/agenda/voorjaar/",
    "/agenda/toen/",
    "/totstandkoming/",
    "/totstandkoming/?stadsdeel=west&fase=verleden",
    "/regeling/",
    "/regeling/?voor=werkgevers",
    "/regeling/versie-1/",
    "/vuistregels/",
)


@pytest.fixture(autouse=True)
def road(cms):
    publish_road(cms)


def months(page):
    return {
        words(month.h2): [words(title) for title in month.select(".event__title")] for month in page.select(".month")
    }


def facts(page):
    return {words(term): words(term.find_next("dd")) for term in page.select(".about dt")}


# The agenda


def test_what_is_to_come_stands_under_its_month_and_what_has_no_day_apart(visitor):
    page = read(visitor.get("/agenda/"))

    assert months(page) == {
        "Juli 2098": ["Samen leren in de zomer"],
        "Januari 2099": ["Intervisie; met soep, en brood"],
        "Datum volgt": ["Een jaar lang", "Nog zonder dag", "Ooit"],
    }
    assert words(page.select_one(".list-head__count")) == "5 bijeenkomsten op komst"
    assert words(page.select_one(".event .event__when")) == "3 juli 2098 , 14:00 tot 16:30 uur"
    assert [words(one) for one in page.select(".event--vague .event__when")] == [
        "2000 tot en met 2099",
        "februari of maart 2099",
        "datum volgt",
    ]


def test_what_has_been_is_a_list_of_its_own_without_what_still_goes_on(visitor):
    page = read(visitor.get("/agenda/?wanneer=geweest"))

    assert months(page) == {"November 2022": ["Werkgeversbijeenkomst"]}
    assert [words(chip) for chip in page.select(".chip[aria-current]")] == ["Geweest", "Iedereen", "Heel de stad"]


def test_filters_are_links_that_keep_each_other(visitor):
    page = read(visitor.get("/agenda/?voor=werkgevers&wanneer=geweest"))

    chips = {words(chip): chip["href"] for chip in page.select(".chip")}
    assert chips["Komt nog"] == "/agenda/?voor=werkgevers"
    assert chips["Noord"] == "/agenda/?voor=werkgevers&stadsdeel=noord&wanneer=geweest"
    assert page.select_one(".clear")["href"] == "/agenda/?wanneer=geweest"
    assert page.select_one(".event a")["href"] == "/agenda/toen/?voor=werkgevers"


@pytest.mark.parametrize("query", ["wanneer=straks", "voor=niemand", "stadsdeel=NOORD", "na=%00"])
def test_a_choice_that_is_not_there_is_not_found(query, visitor):
    assert visitor.get(f"/agenda/?{query}").status_code == 404


def test_an_empty_agenda_says_so_and_shows_the_way(visitor):
    page = read(visitor.get("/agenda/?voor=bestuur"))

    assert words(page.select_one(".empty")) == (
        "Er staat nu niets in de agenda voor bestuur. Bekijk wat er geweest is ."
    )
    assert page.select_one(".empty a")["href"] == "/agenda/?voor=bestuur&wanneer=geweest"


def test_a_meeting_says_when_where_for_whom_and_what_to_do(visitor):
    page = read(visitor.get("/agenda/zomer/"))

    assert facts(page) == {
        "Wanneer": "3 juli 2098 , 14:00 tot 16:30 uur",
        "Waar": "Buurtkamer, Molenwijk 1",
        "Voor wie": "Werkgevers",
        "Stadsdeel": "Noord",
        "Hoort bij de reeks": "Learning by sharing Leren van elkaar.",
    }
    assert [(words(link), link["href"]) for link in page.select(".about__action a")] == [
        ("Meld u aan", "https://aanmelden.example/"),
        ("Zet in mijn agenda", "/agenda/zomer/bijeenkomst.ics"),
    ]
    assert words(page.select_one(".documents li")) == "De agenda van de middag PDF, 240 kB"


def test_a_meeting_without_a_day_says_so_and_cannot_be_put_in_a_calendar(visitor):
    page = read(visitor.get("/agenda/voorjaar/"))

    assert facts(page)["Wanneer"].startswith("februari of maart 2099 De dag is nog niet bekend.")
    assert facts(page)["Waar"] == "Doe online mee"
    assert page.select(".about__action") == []
    assert visitor.get("/agenda/voorjaar/bijeenkomst.ics").status_code == 404


def test_a_meeting_that_was_leads_to_its_report(visitor):
    page = read(visitor.get("/agenda/toen/"))

    assert page.select_one(".card--page a")["href"] == "/over-buurtbaan/"
    assert page.select(".about__action") == []


# For calendar programs


def calendar(visitor, path):
    response = visitor.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    return Calendar.from_ical(response.text), response.text


def test_one_meeting_as_ical_in_utc_with_an_id_that_stays(visitor, cms):
    found, text = calendar(visitor, "/agenda/zomer/bijeenkomst.ics")

    (entry,) = found.walk("VEVENT")
    assert "DTSTART:20980703T120000Z" in text
    assert "DTEND:20980703T143000Z" in text
    assert str(entry["LOCATION"]) == "Buurtkamer, Molenwijk 1"
    assert str(entry["URL"]) == f"{SITE}/agenda/zomer/"
    uid = str(entry["UID"])
    cms.pages["/agenda/zomer/"] = {**cms.pages["/agenda/zomer/"], "title": "Anders", "startTime": "15:00"}
    cms.publish()
    changed, text = calendar(visitor, "/agenda/zomer/bijeenkomst.ics")
    assert "DTSTART:20980703T130000Z" in text
    assert str(changed.walk("VEVENT")[0]["UID"]) == uid


def test_a_meeting_without_hours_takes_the_whole_day(visitor):
    _, text = calendar(visitor, "/agenda/winter/bijeenkomst.ics")

    assert "DTSTART;VALUE=DATE:20990105\r\nDTEND;VALUE=DATE:20990106" in text
    assert "SUMMARY:Intervisie\\; met soep\\, en brood" in text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Samen leren in de zomer", "Intervisie; met soep, en brood"]),
        ("?voor=werkgevers", ["Samen leren in de zomer"]),
        ("?stadsdeel=noord", ["Samen leren in de zomer"]),
        ("?voor=bestuur", []),
    ],
)
def test_the_feed_has_meetings_of_an_exact_day_only(query, expected, visitor):
    found, _ = calendar(visitor, f"/agenda/agenda.ics{query}")

    assert [str(entry["SUMMARY"]) for entry in found.walk("VEVENT")] == expected


def test_the_feed_says_what_it_is(visitor):
    found, _ = calendar(visitor, "/agenda/agenda.ics?voor=werkgevers&stadsdeel=noord")

    assert str(found["X-WR-CALNAME"]) == "BuurtBaan Amsterdam: agenda voor werkgevers in Noord"
    assert read(visitor.get("/agenda/?voor=werkgevers")).select_one("link[type='text/calendar']")["href"] == (
        "/agenda/agenda.ics?voor=werkgevers"
    )


@pytest.mark.parametrize("path", ["/nieuws/bericht-1/bijeenkomst.ics", "/agenda/weg/bijeenkomst.ics"])
def test_what_is_no_meeting_has_no_calendar(path, visitor):
    assert visitor.get(path).status_code == 404


# The road


def test_the_list_has_every_milestone_with_its_date_story_and_source(visitor):
    page = read(visitor.get("/totstandkoming/"))

    assert [words(heading) for heading in page.select(".road-list h3")] == [
        "Wat er gebeurde",
        "Waar nu aan gebouwd wordt",
        "Wat er nog kan komen",
    ]
    assert [(stop["id"], words(stop.select_one(".stop__when")), words(stop.h4)) for stop in page.select(".stop")] == [
        ("begin", "sinds 2012", "De weg begint"),
        ("west", "2017", "De eerste buurtbaner"),
        ("site", "2026", "Een site voor alles"),
        ("later", "in de toekomst", "Wat nog kan komen"),
    ]
    assert words(page.select_one("#west")) == (
        "2017 De eerste buurtbaner eerste in West Het verhaal van west. West · Erbij: het stadsdeel betaalt · "
        "Bron: Verslag van de werkgeversbijeenkomst , 3 november 2022"
    )


def test_the_drawing_lies_in_a_region_for_the_keyboard_and_stands_for_phones(visitor):
    page = read(visitor.get("/totstandkoming/"))

    region = page.select_one(".road-scroll")
    assert (region["tabindex"], region["role"]) == ("0", "region")
    assert region["aria-label"]
    assert [int(drawing["width"]) for drawing in page.select("main svg[role=img]")] == [2800, 320]


def test_filters_narrow_list_and_drawing_alike(visitor):
    page = read(visitor.get("/totstandkoming/?stadsdeel=west&fase=verleden"))

    assert [words(stop.h4) for stop in page.select(".stop")] == ["De weg begint", "De eerste buurtbaner"]
    assert [words(text) for text in page.select(".road-upright text")] == ["De weg begint", "De eerste buurtbaner"]
    assert [words(chip) for chip in page.select(".chip[aria-current]")] == ["Verleden", "West"]
    assert {words(link): link["href"] for link in page.select(".road-download a")} == {
        "licht (SVG)": "/totstandkoming/tijdlijn.svg?stadsdeel=west&fase=verleden",
        "donker (SVG)": "/totstandkoming/tijdlijn.svg?stadsdeel=west&fase=verleden&kleuren=donker",
        "licht (PNG)": "/totstandkoming/tijdlijn.png?stadsdeel=west&fase=verleden",
        "donker (PNG)": "/totstandkoming/tijdlijn.png?stadsdeel=west&fase=verleden&kleuren=donker",
    }
    assert page.title.text == "Totstandkoming BuurtBaan: verleden in West – BuurtBaan Amsterdam"


def test_a_part_of_the_road_where_nothing_is_says_so(visitor, cms):
    cms.pages["/totstandkoming/"]["milestones"], kept = (
        lambda _info, **_arguments: [],
        cms.pages["/totstandkoming/"]["milestones"],
    )
    page = read(visitor.get("/totstandkoming/?fase=nu"))
    cms.pages["/totstandkoming/"]["milestones"] = kept

    assert words(page.select_one(".empty")) == "Op dit deel van de weg staat nog niets. Bekijk de hele weg ."
    assert page.select("main svg[role=img]") == []


@pytest.mark.parametrize(
    ("query", "width", "colours"),
    [("", 1600, "light"), ("?breed=320", 320, "light"), ("?kleuren=donker&breed=4000", 4000, "dark")],
)
def test_the_drawing_can_be_downloaded(query, width, colours, visitor):
    response = visitor.get(f"/totstandkoming/tijdlijn.svg{query}")

    assert response.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    root = ET.fromstring(response.text)
    assert root.get("aria-labelledby") == f"weg-{width}-{colours}"


@pytest.mark.parametrize("query", ["breed=319", "breed=4001", "breed=x", "breed=٤٠٠", "kleuren=roze", "fase=straks"])
def test_a_drawing_that_is_not_made_is_not_found(query, visitor):
    assert visitor.get(f"/totstandkoming/tijdlijn.svg?{query}").status_code == 404


# The regulation


def test_the_way_in_shows_the_version_that_holds_today(visitor):
    page = read(visitor.get("/regeling/"))

    assert words(page.h1) == "De regeling"
    assert words(page.select_one(".page-head .meta")).startswith("Versie 2, geldt van")
    assert page.select_one("link[rel=canonical]")["href"] == f"{SITE}/regeling/"
    assert [words(notice) for notice in page.select(".notice strong")] == ["Dit is een voorbeeld."]


def test_where_none_holds_it_shows_the_newest_and_says_when_it_held(visitor, cms):
    cms.roots["regulations"] = regulations([FIRST])

    page = read(visitor.get("/regeling/"))

    assert words(page.select(".notice")[1]).startswith("Er geldt vandaag geen versie van de regeling.")


def test_without_any_version_it_says_so(visitor, cms):
    cms.roots["regulations"] = regulations([])

    assert words(read(visitor.get("/regeling/")).select_one(".empty")) == (
        "De regeling staat hier nog niet. U leest haar op deze plek zodra zij er is."
    )


def test_an_audience_gets_its_own_steps_rules_and_words(visitor):
    everybody, employers = (read(visitor.get(f"/regeling/{query}")) for query in ("?voor=bewoners", "?voor=werkgevers"))

    assert [words(step.h3) for step in everybody.select(".path__step")] == ["Begin"]
    assert [words(step.h3) for step in employers.select(".path__step")] == ["Praat met uw stadsdeel", "Begin"]
    assert words(employers.select_one(".path__step .meta")) == "vóór de start · door de werkgever"
    assert [words(force) for force in employers.select(".rule .force")] == ["Moet", "Mag", "Eigen keuze"]
    assert words(everybody.select_one(".rule__explanation")) == "In gewone taal, voor bewoners Er is een contract."
    assert words(employers.select_one(".rule__explanation")) == "In gewone taal, voor werkgevers U maakt een contract."
    assert words(employers.select_one("#in-het-kort")) == "In het kort voor werkgevers"


def test_the_audience_stays_in_the_address_on_the_way_to_other_versions(visitor):
    page = read(visitor.get("/regeling/versie-2/?voor=werkgevers"))

    assert words(page.select_one(".switch [aria-current]")) == "Werkgevers"
    assert [link["href"] for link in page.select(".versions p > a")] == [
        "/regeling/versie-3/?voor=werkgevers",
        "/regeling/versie-1/?voor=werkgevers",
    ]
    assert [item["value"] for item in page.select(".versions li")] == ["3", "2", "1"]
    assert words(page.select_one(".versions .prose")) == "Er kwam een regel bij."


def test_who_helps_and_questions_and_documents_are_there(visitor):
    page = read(visitor.get(SECOND["path"]))

    assert words(page.select_one(".helper")) == "Het projectteam beantwoordt vragen Schrijf ons"
    assert words(page.select_one(".question")) == "Moet dat? Nee."
    assert [words(link) for link in page.select(".documents a")] == ["De agenda van de middag"]


def test_rules_of_thumb_are_numbered_cards_and_examples_are_marked(visitor):
    page = read(visitor.get("/vuistregels/"))

    assert [item["value"] for item in page.select(".rules > li")] == [str(number) for number in range(1, 11)]
    assert [item["id"] for item in page.select(".rules > li:has(.mark)")] == ["vuistregel-2"]
    assert len(page.select(".thumb__example")) == 1


# As machines judge them


def test_these_pages_are_valid_html(visitor, nu_checker):
    assert nu_checker.errors({path: visitor.get(path).text for path in PATHS}) == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(path, width, scheme, visitor, browser):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)

    def answer(route):
        response = visitor.get(route.request.url.removeprefix(SITE))
        route.fulfill(status=response.status_code, headers=dict(response.headers), body=response.content)

    page.route("**/*", lambda route: answer(route) if route.request.url.startswith(SITE) else route.abort())
    page.goto(f"{SITE}{path}")

    violations = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.browser
def test_all_rules_of_thumb_print_on_one_sheet(visitor, browser):
    page = browser.new_page()
    style = visitor.get(read(visitor.get("/vuistregels/")).select_one("link[rel=stylesheet]")["href"]).text
    page.set_content(visitor.get("/vuistregels/").text)
    page.add_style_tag(content=style)

    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
    page.close()
