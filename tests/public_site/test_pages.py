"""Every kind of page and every block, as a visitor gets them. Markup is read with a parser, not with patterns."""

import json
import logging
import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from graphql import build_schema
from public_site import types, well_known
from public_site.render import BLOCK_TEMPLATES

from tests.public_site.invented_cms import BODY, PAGES, SCHEMA_PATH, SITE

XML = {"atom": "http://www.w3.org/2005/Atom", "map": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def read(response, status=200):
    assert response.status_code == status
    return BeautifulSoup(response.text, "html.parser")


def words(element):
    """What a part of a page says, without the soft hyphens of headings."""
    return " ".join(element.get_text(" ").replace("\N{SOFT HYPHEN}", "").split())


def test_home_shows_aims_doors_newest_news_figures_and_areas(visitor):
    page = read(visitor.get("/"))

    assert words(page.h1) == "Een buurtbaan is werk voor wie de buurt van binnenuit kent"
    assert [words(heading) for heading in page.select("main h2")] == [
        "Een baan, twee doelen",
        "Welke deur is van u?",
        "Nieuws uit de buurt",
        "In cijfers",
        "In uw stadsdeel",
    ]
    assert [words(aim.h3) for aim in page.select(".aim")] == ["De buurt wordt sterker", "De mens gaat naar werk"]
    assert [(words(link), link["href"]) for link in page.select(".door a")][:2] == [
        ("Werkgevers", "/nieuws/?voor=werkgevers"),
        ("Buurtbaners", "/nieuws/?voor=buurtbaners"),
    ]
    assert [link["href"] for link in page.select(".newest .news-card__title a")] == [
        f"/nieuws/bericht-{number}/" for number in range(4)
    ]
    assert [words(value) for value in page.select(".figure-card__value")] == [
        "25 plekken",
        "1.250,5",
        "nog niet bekend",
    ]
    assert [words(area.a) for area in page.select(".area")] == [
        "Centrum",
        "Nieuw-West",
        "Noord",
        "Oost",
        "West",
        "Zuid",
        "Zuidoost",
        "Weesp",
    ]


def test_a_chosen_item_stands_large_and_not_twice(visitor, cms):
    cms.pages["/"] = {**cms.pages["/"], "highlight": cms.pages["/nieuws/bericht-2/"]}

    page = read(visitor.get("/"))

    assert page.select_one(".news-card--large a")["href"] == "/nieuws/bericht-2/"
    assert [link["href"] for link in page.select(".newest__small .news-card__title a")] == [
        "/nieuws/bericht-0/",
        "/nieuws/bericht-1/",
        "/nieuws/bericht-3/",
    ]


def test_every_figure_says_its_stand_and_its_source(visitor):
    page = read(visitor.get("/"))

    facts = {words(term): words(term.find_next("dd")) for term in page.select(".figure-card")[0].select("dt")}
    assert facts == {
        "Telt": "plekken waarvoor de gemeente subsidie geeft",
        "Status": "doel",
        "Stand": "3 november 2022",
        "Geld van": "de gemeente",
        "Bron": "Verslag van de werkgeversbijeenkomst , 3 november 2022",
    }


def test_the_list_has_filters_as_links_and_a_count(visitor):
    page = read(visitor.get("/nieuws/?voor=buurtbaners&stadsdeel=noord"))

    assert words(page.select_one(".list-head h2")) == "1 bericht voor buurtbaners in Noord"
    assert [words(chip) for chip in page.select(".chip[aria-current]")] == ["Buurtbaners", "Noord"]
    chips = {words(chip): chip["href"] for chip in page.select(".chip")}
    assert chips["Iedereen"] == "/nieuws/?stadsdeel=noord"
    assert chips["Bewoners"] == "/nieuws/?voor=bewoners&stadsdeel=noord"
    assert chips["Heel de stad"] == "/nieuws/?voor=buurtbaners"
    assert page.select_one(".clear")["href"] == "/nieuws/"
    assert page.select_one("link[rel=canonical]")["href"] == f"{SITE}/nieuws/?voor=buurtbaners&stadsdeel=noord"


def test_news_is_paged_there_and_back_without_losing_an_item(visitor):
    seen, path = [], "/nieuws/"
    while path:
        page = read(visitor.get(path))
        seen.append([link["href"] for link in page.select(".news-card__title a")])
        older = page.select_one("a[rel=next]")
        path = older["href"] if older else None

    assert [len(part) for part in seen] == [12, 12, 6]
    assert [path for part in seen for path in part] == [f"/nieuws/bericht-{number}/" for number in range(30)]
    back = read(visitor.get(page.select_one("a[rel=prev]")["href"]))
    assert [link["href"] for link in back.select(".news-card__title a")] == seen[1]
    assert back.select_one("meta[name=robots]")["content"] == "noindex, follow"


def test_an_empty_list_says_so_and_shows_the_way_back(visitor):
    page = read(visitor.get("/nieuws/?voor=bestuur"))

    assert words(page.select_one(".list-head h2")) == "0 berichten voor bestuur"
    assert words(page.select_one(".empty")) == "Er is hier nog geen nieuws voor bestuur. Bekijk al het nieuws ."


def test_the_lead_for_an_audience_goes_along(visitor):
    card = read(visitor.get("/nieuws/?voor=werkgevers")).select_one(".news-card__title a")

    page = read(visitor.get(card["href"]))

    assert card["href"].endswith("?voor=werkgevers")
    assert words(page.select_one(".lead")).startswith("Voor u als lezer uit de groep werkgevers:")
    assert page.select_one("link[rel=canonical]")["href"] == SITE + card["href"].partition("?")[0]


def test_a_news_item_shows_all_that_is_known_of_it(visitor):
    page = read(visitor.get("/nieuws/bericht-5/"))

    assert words(page.h1) == "Weesp denkt mee"
    assert page.select_one("time")["datetime"] == "2026-11-23"
    facts = {words(term): words(term.find_next("dd")) for term in page.select(".about dt")}
    assert facts == {
        "Waar": "Zuid",
        "Voor wie": "Bewoners",
        "Gaat over": "Werk",
        "Bijgewerkt": "20 november 2026",
        "Deel": "Mail dit bericht",
    }
    assert words(page.select_one("#meer")) == "Meer nieuws"
    assert len(page.select(".news-grid .news-card")) == 3


def test_a_news_item_is_described_for_machines(visitor):
    page = read(visitor.get("/nieuws/bericht-0/"))

    data = json.loads(page.select_one("script[type='application/ld+json']").string)
    assert data["@type"] == "NewsArticle"
    assert data["datePublished"] == "2026-11-28"
    assert data["publisher"]["name"] == "BuurtBaan Amsterdam"
    graph = {tag["property"]: tag["content"] for tag in page.select("meta[property]")}
    assert graph["og:type"] == "article"
    assert graph["og:image"] == data["image"] == "http://cms.example/media/bericht-0-share-1200.jpeg"
    assert graph["og:url"] == f"{SITE}/nieuws/bericht-0/"


def test_data_for_machines_cannot_end_its_element(visitor, cms):
    cms.pages["/nieuws/bericht-0/"] = {
        **cms.pages["/nieuws/bericht-0/"],
        "title": "</script><script>alert(1)</script>",
    }

    page = read(visitor.get("/nieuws/bericht-0/"))

    (data,) = page.select("script:not([src])")
    assert json.loads(data.string)["headline"] == "</script><script>alert(1)</script>"


def test_every_block_of_the_schema_has_a_template():
    schema = build_schema(SCHEMA_PATH.read_text(encoding="utf-8"))
    kinds = {kind.name for kind in schema.type_map["BodyBlock"].types}

    assert {block.__name__ for block in BLOCK_TEMPLATES} == kinds
    assert {block["__typename"] for block in BODY} == kinds
    assert set(types.BODY_BLOCK_KINDS) == kinds


def test_every_block_is_shown(visitor):
    body = read(visitor.get("/over-buurtbaan/")).select_one(".body")

    assert words(body.h2) == "Wat er gebeurde"
    assert body.h2["id"] == "wat-er-gebeurde"
    assert [link["href"] for link in body.select(".prose a")][:2] == ["/over-buurtbaan/", "https://www.movisie.nl/"]
    assert body.select_one(".picture-block img")["alt"] == "Getekende huizen aan een gracht"
    assert words(body.select_one(".picture-block figcaption")) == "De brug in de buurt. Beeld: Redactie"
    assert words(body.select_one(".quote figcaption")) == "Een buurtbaner, sleutelpersoon in West"
    assert words(body.select_one(".card--source .card__action")) == (
        "Download bij Movisie bestand · opent op een andere site (movisie.nl)"
    )
    assert words(body.select_one(".card--document .meta")) == "PDF, 1,2 MB · vuistregels.pdf"
    assert words(body.select_one(".film__action a")) == "Bekijk op YouTube"
    assert words(body.select_one(".film details .prose")) == "Drie sleutelpersonen vertellen over hun werk."
    assert words(body.select_one(".figure-block .figure-card__value")) == "25 plekken"
    assert words(body.select_one(".call a")) == "Neem contact op"
    assert words(body.select_one(".card--page .card__title")) == "Over BuurtBaan"


def test_pictures_come_in_three_formats_with_their_size(visitor):
    picture = read(visitor.get("/over-buurtbaan/")).select_one(".picture-block picture")

    assert [source["type"] for source in picture.select("source")] == ["image/avif", "image/webp"]
    assert (picture.img["width"], picture.img["height"]) == ("960", "720")
    assert picture.img["loading"] == "lazy"


def test_nothing_is_fetched_from_a_third_party(visitor):
    for path in ("/", "/nieuws/", "/nieuws/bericht-0/", "/over-buurtbaan/"):
        page = read(visitor.get(path))
        fetched = [
            tag.get("src") or tag.get("href") for tag in page.select("[src], link[rel=stylesheet], link[rel=icon]")
        ]
        assert all(address.startswith(("/static/", "http://cms.example/media/")) for address in fetched)
        assert not page.select("iframe, [style], style, script:not([type='application/ld+json'], [src])")


def test_a_block_of_an_unknown_kind_is_left_out_and_logged(visitor, cms, monkeypatch, caplog):
    kinds = {name: kind for name, kind in types.BODY_BLOCK_KINDS.items() if name != "QuoteBlock"}
    monkeypatch.setattr(types, "BODY_BLOCK_KINDS", kinds)

    with caplog.at_level(logging.WARNING, logger="public_site"):
        body = read(visitor.get("/over-buurtbaan/")).select_one(".body")

    assert not body.select(".quote")
    assert words(body.h2) == "Wat er gebeurde"
    assert [record.getMessage().partition(":")[0] for record in caplog.records] == ["unknown kind QuoteBlock"]


def test_a_page_of_an_unknown_kind_is_a_plain_page_and_logged(visitor, monkeypatch, caplog):
    kinds = {name: kind for name, kind in types.PAGE_AT_PATH_ROUTE_KINDS.items() if name != "InformationPage"}
    monkeypatch.setattr(types, "PAGE_AT_PATH_ROUTE_KINDS", kinds)

    with caplog.at_level(logging.WARNING, logger="public_site"):
        page = read(visitor.get("/over-buurtbaan/"))

    assert words(page.h1) == "Over BuurtBaan"
    assert words(page.select_one(".lead")) == "Wat een buurtbaan is, en wie hem betaalt."
    assert [record.getMessage().partition(":")[0] for record in caplog.records] == ["unknown kind InformationPage"]


def test_a_dangerous_address_is_no_link(visitor, cms):
    block = {**BODY[5], "url": "javascript:alert(1)"}
    cms.pages["/over-buurtbaan/"] = {**cms.pages["/over-buurtbaan/"], "body": [block]}

    page = read(visitor.get("/over-buurtbaan/"))

    assert page.select_one(".card__action a")["href"] == "#"


def test_the_menu_says_where_the_visitor_is(visitor):
    on_list = read(visitor.get("/nieuws/")).select_one(".menu [aria-current]")
    on_item = read(visitor.get("/nieuws/bericht-1/")).select_one(".menu [aria-current]")

    assert (words(on_list), on_list["aria-current"]) == ("Nieuws", "page")
    assert (words(on_item), on_item["aria-current"]) == ("Nieuws", "true")


@pytest.mark.parametrize(
    ("_case", "query"), [("feed", ""), ("filtered feed", "?voor=buurtbaners&stadsdeel=noord")], ids=lambda value: value
)
def test_the_feed_is_atom_with_the_same_filters(_case, query, visitor):
    response = visitor.get(f"/nieuws/feed.xml{query}")

    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(response.content)
    assert feed.findtext("atom:id", namespaces=XML) == f"{SITE}/nieuws/feed.xml{query}"
    entries = feed.findall("atom:entry", XML)
    assert len(entries) == (1 if query else 15)
    assert entries[0].findtext("atom:id", namespaces=XML) == f"{SITE}/nieuws/bericht-{10 if query else 0}/"
    assert entries[0].findtext("atom:updated", namespaces=XML) == "2026-11-20T16:05:00+01:00"


def test_the_sitemap_has_every_address_once(visitor):
    sitemap = ET.fromstring(visitor.get("/sitemap.xml").content)

    addresses = [place.text for place in sitemap.iterfind("map:url/map:loc", XML)]
    assert addresses == [SITE + path for path in PAGES]


def test_the_sitemap_leaves_out_what_search_engines_may_not_list_and_what_comes_from_elsewhere(visitor, cms):
    page = cms.pages["/over-buurtbaan/"]
    cms.pages["/elders/"] = {**page, "path": "/elders/", "canonicalUrl": "https://www.movisie.nl/onderzoek"}
    cms.pages["/iemand/"] = {**page, "path": "/iemand/", "canonicalUrl": f"{SITE}/iemand/", "__typename": "Profile"}

    sitemap = ET.fromstring(visitor.get("/sitemap.xml").content)

    entries = {place[0].text: place[1].text for place in sitemap.iterfind("map:url", XML)}
    assert entries[f"{SITE}/over-buurtbaan/"] == "2026-11-20T16:05:00+01:00"
    assert entries.keys().isdisjoint({f"{SITE}/elders/", f"{SITE}/iemand/"})


def test_robots_find_the_sitemap(visitor):
    assert visitor.get("/robots.txt").text == f"User-agent: *\nAllow: /\n\nSitemap: {SITE}/sitemap.xml\n"


def test_security_txt_says_whom_to_tell_and_until_when_it_holds(visitor):
    text = well_known.security_txt(SITE, "meld@site.example", datetime(2026, 11, 21, 15, 30, tzinfo=UTC))

    assert text == (
        "Contact: mailto:meld@site.example\n"
        "Expires: 2027-05-20T00:00:00Z\n"
        "Preferred-Languages: nl, en\n"
        f"Canonical: {SITE}/.well-known/security.txt\n"
    )
    assert well_known.security_txt(SITE, "", datetime(2026, 11, 21, tzinfo=UTC)).startswith(f"Contact: {SITE}/\n")
    served = visitor.get("/.well-known/security.txt")
    assert served.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert served.text.startswith("Contact: mailto:redactie@site.example\nExpires: ")


def test_a_long_page_of_information_has_its_contents_beside_it(visitor, cms):
    headings = [{**BODY[0], "text": f"Deel {number}", "anchor": f"deel-{number}"} for number in (1, 2, 3)]
    cms.pages["/over-buurtbaan/"] = {**cms.pages["/over-buurtbaan/"], "body": [*headings, {**BODY[0], "level": 3}]}

    contents = read(visitor.get("/over-buurtbaan/")).select(".contents a")

    assert [(words(link), link["href"]) for link in contents] == [
        ("Deel 1", "#deel-1"),
        ("Deel 2", "#deel-2"),
        ("Deel 3", "#deel-3"),
    ]


def test_doors_have_the_colour_of_their_audience(visitor):
    doors = [door.select_one("[class^=d-door--]")["class"] for door in read(visitor.get("/")).select(".door")]

    assert doors == [[f"d-door--{colour}"] for colour in ("canal", "brick", "lamp", "sky", "plum", "moss")]
