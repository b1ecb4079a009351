"""Figures, reports, publications, pilots, help, organisations, terms and ways in, as a visitor gets them."""

import json

import pytest
from graphql import Lexer, Source, TokenKind
from public_site import types

from tests.public_site.invented_cms import SITE
from tests.public_site.invented_programme import ORGANISATIONS, PROGRAMME, REPORT_PATH, SEVEN, publish_programme
from tests.public_site.test_pages import read, words


@pytest.fixture(autouse=True)
def programme(cms):
    publish_programme(cms)


def facts(element):
    return {words(name): words(name.find_next("dd")) for name in element.select("dt")}


def test_figures_stand_in_a_table_with_what_they_count_their_stand_and_source(visitor):
    page = read(visitor.get("/cijfers/"))

    assert [words(head) for head in page.select("thead th")] == ["Cijfer", "Getal", "Waar", "Soort", "Stand", "Bron"]
    rows = {row["id"]: [words(cell) for cell in row.select("th, td")] for row in page.select("tbody tr")}
    source = "Verslag van de werkgeversbijeenkomst , 3 november 2022"
    assert rows["extra"] == [
        "Extra Telt: plekken, extra.",
        "8 buurtbanen",
        "West en Zuidoost samen",
        "in ontwikkeling",
        "3 november 2022",
        source,
    ]
    assert rows["weesp"][1:3] == ["nog niet bekend", "Weesp"]
    assert rows["totaal"][2] == "Heel Amsterdam"
    assert rows["stad"][2] == f"De {len(SEVEN)} stadsdelen samen"


def test_the_chart_has_the_numbers_of_the_table_by_area_and_on_one_measure(visitor):
    rows = read(visitor.get("/cijfers/")).select(".chart__row")

    shown = {words(row.dt): [words(bar.span.strong) for bar in row.select(".chart__bar")] for row in rows}
    assert list(shown)[:3] == ["Heel Amsterdam", "De 7 stadsdelen samen", "West en Zuidoost samen"]
    assert {area: bars for area, bars in shown.items() if bars} == {
        "Heel Amsterdam": ["28 plekken"],
        "De 7 stadsdelen samen": ["25 plekken"],
        "West en Zuidoost samen": ["8 buurtbanen"],
        "Zuidoost": ["3 plekken"],
    }
    assert [bar["width"] for bar in read(visitor.get("/cijfers/")).select(".chart rect")] == [
        "100.00%",
        "89.29%",
        "28.57%",
        "10.71%",
    ]
    assert words(rows[-1].dd) == "Nog geen getal: de bron noemt het, maar niet hoeveel."
    assert words(rows[3].dd) == "Geen eigen getal in onze bronnen."


def test_contradictions_are_told_in_words_and_nothing_is_added_up(visitor):
    section = read(visitor.get("/cijfers/")).select_one(".contradiction")

    assert words(section.h2) == "Waarom passen deze getallen niet op elkaar?"
    assert words(section.p).startswith("De bronnen noemen 28, 25, 8 en 3.")
    assert [words(item.strong) for item in section.select("li")] == [
        "28 plekken",
        "25 plekken",
        "8 buurtbanen",
        "3 plekken",
    ]
    assert "36" not in words(section)


def test_figures_that_agree_need_no_explanation(visitor, cms):
    only = cms.roots["figures"](None)[0]
    cms.roots["figures"] = lambda _info, **_arguments: [only]

    page = read(visitor.get("/cijfers/"))

    assert not page.select(".contradiction")
    assert [words(item) for item in page.select(".older")] == [
        "Stad 20 plekken , stand 2021 (opgezet; bron: Verslag van de werkgeversbijeenkomst , 3 november 2022)"
    ]


def test_what_was_said_stands_beside_what_was_done_and_where_to_see_it(visitor):
    page = read(visitor.get("/verslagen/"))

    rows = [[words(cell) for cell in row.select(".said__cell")] for row in page.select(".said__row")]
    assert rows == [
        [
            "U zei Geef ervaringskennis meer gewicht. werkgevers · Werkgeversbijeenkomst",
            "Wij deden Zij staat nu voorop.",
            "Waar te zien Bekijk",
        ],
        [
            "U zei Laat het plan zien. werkgevers · Werkgeversbijeenkomst",
            "Wij deden Hier is nog niets mee gedaan, of wij weten het niet.",
            "Waar te zien Nog nergens.",
        ],
    ]


def test_open_actions_have_a_role_a_time_and_a_status_and_done_ones_stand_apart(visitor):
    page = read(visitor.get("/verslagen/"))

    assert [(words(action.h3), facts(action)) for action in page.select(".actions")[0].select(".action")] == [
        ("De site aanpassen", {"Wie": "communicatie", "Klaar": "december 2022", "Hoe ver": "bezig"}),
        ("Voortgang", {"Wie": "niet bekend", "Klaar": "december 2022", "Hoe ver": "niet bekend"}),
    ]
    assert words(page.select_one(".older summary")) == "Klaar: 1 actie"
    assert [words(action.h3) for action in page.select(".older .action")] == ["Uitnodigen"]
    assert [link["href"] for link in page.select(".entry a")] == [REPORT_PATH]


def test_a_report_has_roles_topics_insights_and_what_stayed_open(visitor):
    page = read(visitor.get(REPORT_PATH))

    assert facts(page.select_one(".about")) == {
        "Wanneer": "3 november 2022",
        "Voorzitter van een stadsdeel": "aanwezig",
        "Werkgever": "Combiwel , Dynamo",
    }
    assert [words(heading) for heading in page.select("main h2")] == [
        "Wat is besproken",
        "Wat wij leerden",
        "Wat nog open is",
        "U zei, wij deden",
        "Afspraken",
        "Woorden op deze pagina",
    ]
    assert [words(insight) for insight in page.select(".insight")] == [
        "Winst De samenwerking is beter.",
        "Wrijving De sturing verschilt.",
    ]


def test_a_publication_names_its_makers_and_says_where_its_link_leads(visitor):
    card = read(visitor.get("/publicaties/")).select_one(".entry")
    page = read(visitor.get(card.a["href"]))

    assert words(card.select_one(".meta")) == "jaar niet bekend · Movisie · Heel Amsterdam"
    link = page.select_one(".card--source a")
    assert (words(link), link["href"], link["rel"]) == (
        "Lees de publicatie op movisie.nl",
        "https://www.movisie.nl/publicatie",
        ["external"],
    )
    assert "opent op een andere site" in words(page.select_one(".card--source"))
    assert facts(page.select_one(".about"))["Gemaakt door"] == "Movisie"
    assert facts(page.select_one(".about"))["Jaar"] == "niet bekend"


def test_the_board_has_a_column_for_each_stage(visitor):
    columns = read(visitor.get("/pilots/")).select(".board__column")

    assert [(words(column.h2), [words(card.h3) for card in column.select(".board__card")]) for column in columns] == [
        ("Idee 1 pilot", ["Brug"]),
        ("Gepland 0 pilots", []),
        ("Bezig 0 pilots", []),
        ("Klaar 1 pilot", ["Samen"]),
    ]


def test_a_pilot_shows_its_stage_question_and_outcome(visitor):
    idea, done = read(visitor.get("/pilots/brug/")), read(visitor.get("/pilots/samen/"))

    assert words(idea.select_one(".stages [aria-current=step]")) == "Idee"
    assert "Werkt dit ook elders?" in words(idea.main)
    assert "Dat is nog niet bekend." in words(idea.main)
    assert "Het werkte." in words(done.main)


@pytest.mark.parametrize(
    ("_case", "query", "heading", "titles"),
    [
        ("all", "", "3 keer hulp", ["Fiets", "Cursus", "Taal"]),
        ("one kind", "?soort=training", "2 keer hulp: training", ["Cursus", "Taal"]),
        ("one area, with help for the whole city", "?stadsdeel=noord", "2 keer hulp: in Noord", ["Fiets", "Cursus"]),
        ("both", "?soort=training&stadsdeel=noord", "1 keer hulp: training in Noord", ["Cursus"]),
        ("nothing", "?soort=geld&stadsdeel=noord", "0 keer hulp: geld in Noord", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_help_is_found_by_kind_and_area(_case, query, heading, titles, visitor):
    page = read(visitor.get(f"/hulp/{query}"))

    assert words(page.select_one(".list-head h2")) == heading
    assert [words(title) for title in page.select(".entry h3")] == titles


def test_a_kind_of_help_that_does_not_exist_is_a_friendly_404(visitor):
    page = read(visitor.get("/hulp/?soort=toverij"), 404)

    assert words(page.h1) == "Dit filter kennen wij niet"


def test_help_says_what_is_not_known(visitor):
    page = read(visitor.get("/hulp/fiets/"))

    assert "De voorwaarden kennen wij nog niet." in words(page.main)
    assert facts(page.select_one(".about")) == {
        "Soort": "Voorziening",
        "Van wie": "Dynamo",
        "Komt boven op": "wat de werkgever al geeft",
        "Waar": "Heel Amsterdam",
        "Voor wie": "Iedereen",
    }


def test_organisations_stand_by_kind_and_can_be_narrowed_to_an_area(visitor):
    all_of_them, in_west = read(visitor.get("/organisaties/")), read(visitor.get("/organisaties/?stadsdeel=west"))

    assert [(words(part.h2), [words(name) for name in part.select("h3")]) for part in all_of_them.select(".part")] == [
        ("Werkgevers van buurtbaners", ["Combiwel", "Dynamo"]),
        ("Kennisinstellingen", ["Movisie"]),
        ("Andere organisaties", ["Nieuw"]),
    ]
    assert [words(name) for name in in_west.select(".part h3")] == ["Combiwel"]
    assert words(in_west.select_one(".list-count")).startswith("1 organisatie in West.")


def test_terms_stand_by_letter_with_an_address_each(visitor):
    page = read(visitor.get("/begrippen/"))

    assert [(words(link), link["href"]) for link in page.select(".letters a")] == [
        ("B", "#letter-b"),
        ("W", "#letter-w"),
    ]
    assert [item["id"] for item in page.select(".glossary__term")] == ["buurtbaan", "buurtbaner", "wil"]
    assert not page.select(".term")


def test_a_term_is_explained_where_it_first_occurs_and_at_the_foot_of_the_page(visitor):
    page = read(visitor.get("/over-buurtbaan/"))

    links = page.select(".term")
    assert [(words(link), link["href"]) for link in links] == [("buurtbaner", "/begrippen/#buurtbaner")]
    described = page.find(id=links[0]["aria-describedby"])
    assert words(described) == "Iemand met een buurtbaan."
    assert [words(name) for name in page.select(".terms dt")] == ["buurtbaner"]


def test_each_audience_has_a_door_and_one_without_a_way_in_leads_to_its_news(visitor):
    doors = read(visitor.get("/voor/")).select(".door a")

    assert [(words(door), door["href"]) for door in doors] == [
        ("Werkgevers", "/voor/werkgevers/"),
        ("Bestuur", "/nieuws/?voor=bestuur"),
    ]


def test_a_way_in_has_first_things_steps_meetings_news_and_whatever_else_is_for_them(visitor):
    page = read(visitor.get("/voor/werkgevers/"))

    assert [words(heading) for heading in page.select("main h2")] == [
        "Dit moet u eerst weten",
        "Stap voor stap",
        "Bijeenkomsten voor u",
        "Nieuw voor u",
        "Ook voor u",
        "Woorden op deze pagina",
    ]
    assert [words(step) for step in page.select(".path-steps li")] == ["Praat met uw stadsdeel vooraf"]
    assert words(page.select_one(".date-card")) == "februari of maart 2027 Samen leren Buurthuis · Heel Amsterdam"
    assert [link["href"] for link in page.select(".entry a")] == ["/publicaties/west/?voor=werkgevers"]
    assert all(link["href"].endswith("?voor=werkgevers") for link in page.select(".news-card a"))


def test_each_part_of_the_city_has_a_house(visitor):
    areas = read(visitor.get("/stadsdelen/")).select(".area")

    assert [(words(area.a), area.a["href"]) for area in areas] == [
        ("West", "/stadsdelen/west/"),
        ("Weesp", "/nieuws/?stadsdeel=weesp"),
    ]


def test_a_part_of_the_city_shows_what_is_special_figures_meetings_road_news_and_organisations(visitor):
    page = read(visitor.get("/stadsdelen/west/"))

    assert [words(heading) for heading in page.select("main h2")] == [
        "Wat is hier bijzonder?",
        "West in cijfers",
        "Bijeenkomsten in West",
        "De weg hierheen",
        "Nieuws uit West",
        "Organisaties in West",
        "Woorden op deze pagina",
    ]
    assert words(page.select_one(".special")) == "Hier begon de eerste buurtbaner ."
    assert [words(line) for line in page.select(".figure-with-area > .meta")] == [
        "Geldt voor: De 7 stadsdelen samen",
        "Geldt voor: West en Zuidoost samen",
    ]
    assert [words(stone.select_one(".stretch__title")) for stone in page.select(".stretch__stone--own")] == ["West"]
    assert [words(name) for name in page.select(".entry__title")] == ["Combiwel"]


def test_home_shows_the_next_meeting_and_where_the_road_is_now(visitor):
    page = read(visitor.get("/"))

    assert words(page.select_one(".next-meeting a")) == "Samen leren"
    assert [words(stone) for stone in page.select(".stretch__title")] == ["West", "Subsidie", "Nu", "Verder"]
    assert page.select_one("#weg").find_next("a")["href"] == "/totstandkoming/"


def test_doors_and_houses_on_home_lead_to_the_ways_in(visitor, cms):
    door = {**cms.pages["/"]["doors"][0]}
    door["audience"] = {**door["audience"], "landing": PROGRAMME["/voor/werkgevers/"]}
    cms.pages["/"] = {**cms.pages["/"], "doors": [door]}

    assert read(visitor.get("/")).select_one(".door a")["href"] == "/voor/werkgevers/"


@pytest.mark.parametrize("path", sorted(PROGRAMME))
def test_every_page_has_one_heading_and_no_style_or_script_in_itself(path, visitor):
    page = read(visitor.get(path))

    assert len(page.select("h1")) == 1
    assert not page.select("[style], style, script:not([type='application/ld+json'], [src^='/static/']), iframe")
    ids = [element["id"] for element in page.select("[id]")]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("operation", ["PageAtPath", "InStadsdeel", "ForAudience", "FollowUp"])
def test_every_question_is_within_the_limits_of_the_cms(operation):
    document = getattr(types, operation).DOCUMENT
    lexer, tokens = Lexer(Source(document)), 0
    while lexer.advance().kind != TokenKind.EOF:
        tokens += 1

    assert tokens <= 2000
    assert len(document) <= 20_000


def test_pages_are_valid_html(visitor, nu_checker):
    assert nu_checker.errors({path: visitor.get(path).text for path in ("/", *PROGRAMME)}) == []


@pytest.mark.parametrize(
    ("path", "query", "words_of_choice"),
    [("/voor/werkgevers/", "?voor=werkgevers", "voor werkgevers"), ("/stadsdelen/west/", "?stadsdeel=west", "in West")],
)
def test_a_way_in_can_be_followed_in_a_news_reader_and_a_calendar(path, query, words_of_choice, visitor):
    page = read(visitor.get(path))

    assert {(link["type"], link["title"]): link["href"] for link in page.select("link[rel=alternate]")} == {
        ("application/atom+xml", "BuurtBaan Amsterdam: nieuws"): "/nieuws/feed.xml",
        ("application/atom+xml", f"BuurtBaan Amsterdam: nieuws {words_of_choice}"): f"/nieuws/feed.xml{query}",
        ("text/calendar", f"BuurtBaan Amsterdam: agenda {words_of_choice}"): f"/agenda/agenda.ics{query}",
    }
    assert [link["href"] for link in page.select(".feed-line a")] == [
        f"/nieuws/feed.xml{query}",
        f"/agenda/agenda.ics{query}",
    ]


def test_a_publication_tells_search_engines_who_made_it_and_where_it_stands(visitor):
    page = read(visitor.get("/publicaties/west/"))

    assert json.loads(page.select_one("script[type='application/ld+json']").string) == {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": "Wat de buurtbaan doet in West",
        "description": "Een onderzoek.",
        "inLanguage": "nl",
        "mainEntityOfPage": f"{SITE}/publicaties/west/",
        "author": [{"@type": "Organization", "name": ORGANISATIONS[2]["name"]}],
        "url": "https://www.movisie.nl/publicatie",
    }
