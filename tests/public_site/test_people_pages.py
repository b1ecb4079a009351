"""People, as a visitor gets them; and that nobody stays when the CMS does not say so."""

import pytest
from graphql import Lexer, Source, TokenKind
from public_site import types
from public_site.wording import one_line

from tests.public_site import invented_people
from tests.public_site.invented_people import BRAM, FENNA, INDEX, publish_people
from tests.public_site.invented_programme import WERKGEVERS, WEST, publish_programme
from tests.public_site.test_application import out_of_order
from tests.public_site.test_pages import read, words
from tests.public_site.test_programme_pages import facts

PATHS = [INDEX["path"], FENNA["path"], BRAM["path"]]


@pytest.fixture(autouse=True)
def people(cms):
    publish_programme(cms)
    publish_people(cms)


def test_the_list_shows_name_area_and_one_line_of_what_somebody_knows(visitor):
    page = read(visitor.get("/profielen/"))

    cards = [
        (words(card.h3), card.a["href"], words(card.select_one(".person__where"))) for card in page.select(".person")
    ]
    assert cards == [("Fenna", "/profielen/fenna/", "West Voorbeeld"), ("Bram", "/profielen/bram/", "Noord")]
    assert words(page.select_one(".person__knows")) == "Ik ben Fenna en ik ken de straat."
    assert words(page.select_one(".list-head h2")) == "2 buurtbaners"
    assert [picture["alt"] for picture in page.select(".person img")] == ["Getekend portret van Fenna"]


def test_the_list_can_be_narrowed_to_an_area(visitor):
    in_west, in_zuid = read(visitor.get("/profielen/?stadsdeel=west")), read(visitor.get("/profielen/?stadsdeel=zuid"))

    assert [words(name) for name in in_west.select(".person__name")] == ["Fenna"]
    assert words(in_west.select_one(".list-head h2")) == "1 buurtbaner in West"
    assert words(in_west.select_one(".chip[aria-current]")) == "West"
    assert words(in_zuid.select_one(".empty")) == (
        "Er staat hier nu geen profiel in Zuid. Een profiel staat hier alleen als de buurtbaner dat wil. "
        "Bekijk alle profielen ."
    )


def test_a_long_list_goes_on_from_page_to_page(visitor, monkeypatch):
    everybody = [invented_people.person(f"Buur{number:02}", "west") for number in range(30)]
    monkeypatch.setattr(invented_people, "PEOPLE", everybody)

    first = read(visitor.get("/profielen/"))
    second = read(visitor.get(first.select_one("[rel=next]")["href"]))

    assert (len(first.select(".person")), words(second.select_one(".person__name"))) == (15, "Buur15")
    assert words(second.select_one("[rel=prev]")) == "Vorige profielen"
    assert second.select_one("meta[name=robots]")["content"] == "noindex, follow"


def test_a_person_is_met_with_knowledge_first_and_the_plan_beside_it(visitor):
    page = read(visitor.get(FENNA["path"]))

    assert words(page.h1) == "Fenna"
    assert words(page.select_one(".page-head .lead")) == "Buurtbaner in West, bij Combiwel"
    assert [words(heading) for heading in page.select("main h2")] == [
        "Wat ik weet en kan",
        "Mijn plan",
        "In contact komen met Fenna",
    ]
    assert words(page.select_one(".knows__text")).startswith("Ik ben Fenna en ik ken de straat.")
    plan = page.select_one(".plan")
    assert words(plan.select_one(".plan__aim")) == "Iedereen kent elkaar."
    assert facts(plan) == {"Wanneer": "september 2026 tot en met juni 2027", "Met wie": "Movisie"}
    assert [words(item) for item in plan.select("li")] == [
        "Soep bezig Elke woensdag.",
        "Bankje klaar",
        "Feest later",
    ]
    assert words(page.select_one(".quote blockquote")) == "Kom erbij."
    assert facts(page.select_one(".about")) == {
        "Stadsdeel": "West",
        "Werkgever": "Combiwel",
        "Talen": "Nederlands",
        "De baan duurt tot en met": "30 juni 2027",
    }


def test_contact_goes_by_the_employer_or_the_programme_and_never_to_the_person(visitor):
    with_employer, without = read(visitor.get(FENNA["path"])), read(visitor.get(BRAM["path"]))

    contact = with_employer.select_one(".person-contact section")
    assert words(contact.p).startswith("Dat gaat via de werkgever, Combiwel , of via het programma BuurtBaan.")
    assert [link["href"] for link in contact.select("a")] == [
        "https://combiwel.example/",
        "mailto:redactie@site.example",
        WERKGEVERS["path"],
    ]
    assert words(without.select_one(".person-contact p")).startswith("Dat gaat via het programma BuurtBaan.")


def test_what_a_person_does_not_tell_leaves_no_empty_place(visitor):
    page = read(visitor.get(BRAM["path"]))

    assert not page.select(".notice, .mark, .quote, .plan ul, .plan dl, .page-head img")
    assert words(page.select_one(".page-head .lead")) == "Buurtbaner in Noord"
    assert facts(page.select_one(".about")) == {"Stadsdeel": "Noord", "De baan duurt tot en met": "30 juni 2027"}


def test_an_invented_person_is_called_an_example(visitor):
    page = read(visitor.get(FENNA["path"]))

    assert words(page.select_one(".notice")).startswith("Dit is een voorbeeld.")
    assert words(page.select_one(".page-head .mark")) == "Voorbeeld"


def test_search_engines_and_shared_links_get_no_copy_of_a_person(visitor):
    page = read(visitor.get(FENNA["path"]))

    assert page.select_one("meta[name=robots]")["content"] == "noindex, follow"
    assert not page.select("meta[property='og:image'], script[type='application/ld+json']")
    for path in ("/", "/profielen/", WERKGEVERS["path"], WEST["path"]):
        page = read(visitor.get(path))
        shown = page.select(".person, .front-person")
        assert shown
        assert all("data-nosnippet" in one.attrs or one.parent.attrs.get("data-nosnippet") == "" for one in shown), path


def test_people_stand_where_they_belong(visitor):
    home, employers, west = (read(visitor.get(path)) for path in ("/", WERKGEVERS["path"], WEST["path"]))

    assert words(home.select_one("#iemand")) == "Maak kennis met Fenna"
    assert words(home.select_one(".front-person__quote")) == "Ik ben Fenna en ik ken de straat."
    assert [link["href"] for link in home.select(".front-person a")] == ["/profielen/fenna/", "/profielen/"]
    assert [words(name) for name in employers.select(".person__name")] == ["Fenna", "Bram"]
    assert [words(name) for name in west.select(".person__name")] == ["Fenna"]
    assert west.select_one("#buurtbaners").find_next("a")["href"] == "/profielen/?stadsdeel=west"


def test_a_person_who_was_chosen_and_is_gone_leaves_no_place(visitor, cms):
    cms.pages["/"] = {**cms.pages["/"], "profile": None}

    assert not read(visitor.get("/")).select("#iemand")


@pytest.mark.parametrize("path", [*PATHS, "/sitemap.xml"])
def test_whoever_cannot_be_confirmed_is_not_shown(path, visitor, cms):
    first = visitor.get(path)
    cms.outage = out_of_order

    response = visitor.get(path)

    assert (first.status_code, response.status_code) == (200, 503)
    for name in ("Fenna", "Bram"):
        assert name not in response.text
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", WERKGEVERS["path"], WEST["path"]])
def test_pages_stay_without_their_people_while_the_cms_is_away(path, visitor, cms):
    before = visitor.get(path)
    cms.outage = out_of_order

    away = visitor.get(path)
    cms.outage = None
    after = visitor.get(path)

    assert "Fenna" in before.text
    assert (before.headers["Cache-Control"], after.text) == ("private, no-cache", before.text)
    assert (away.status_code, away.headers["Warning"]) == (200, '110 - "Response is Stale"')
    assert "Fenna" not in away.text
    assert "Bram" not in away.text


def test_the_page_about_an_outage_names_nobody(visitor, cms):
    for path in (*PATHS, "/over-buurtbaan/"):
        visitor.get(path)
    cms.outage = out_of_order

    page = read(visitor.get("/nooit-geopend/"), 503)

    assert [link["href"] for link in page.select(".ways-on a")] == ["/over-buurtbaan/"]


def test_pages_with_people_are_asked_for_again_each_time(visitor):
    response = visitor.get(FENNA["path"])

    assert response.headers["Cache-Control"] == "private, no-cache"
    assert visitor.get(FENNA["path"], If_None_Match=response.headers["ETag"]).status_code == 304


@pytest.mark.parametrize(
    ("_case", "text", "line"),
    [
        ("one sentence", "Ik luister.", "Ik luister."),
        ("more sentences", "Ik luister! En ik kook.", "Ik luister!"),
        ("a point within", "Ik ken 1.250 buren. Echt.", "Ik ken 1.250 buren."),
        ("no end", "Ik ken\nde straat", "Ik ken de straat"),
        ("too long", "woord " * 60, "woord " * 29 + "woord…"),
        ("nothing", "", ""),
    ],
)
def test_one_line_is_a_sentence_that_fits(_case, text, line):
    assert one_line(text) == line


@pytest.mark.parametrize("path", PATHS)
def test_every_page_has_one_heading_and_no_style_or_script_of_its_own(path, visitor):
    page = read(visitor.get(path))

    assert len(page.select("h1")) == 1
    assert not page.select("[style], style, script:not([src]), iframe")
    ids = [element["id"] for element in page.select("[id]")]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("operation", ["PageAtPath", "Profiles", "PeopleForAudience", "PersonOnHome"])
def test_every_question_is_within_the_limits_of_the_cms(operation):
    document = getattr(types, operation).DOCUMENT
    lexer, tokens = Lexer(Source(document)), 0
    while lexer.advance().kind != TokenKind.EOF:
        tokens += 1

    assert tokens <= 2000
    assert len(document) <= 20_000


def test_pages_are_valid_html(visitor, nu_checker):
    assert nu_checker.errors({path: visitor.get(path).text for path in (*PATHS, "/", WEST["path"])}) == []
