"""Long words in headings say where they break; nothing else of a page changes."""

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect
from public_site import hyphens
from public_site.visit import Visit

SOFT = "\N{SOFT HYPHEN}"
WORD, BROKEN = "werkgeversbijeenkomst", "werkge|vers|bij|een|komst".replace("|", SOFT)
TITLE = f"Verslag van de {WORD} in Nieuw-West"
NEWS = "/nieuws/bericht-0/"


@pytest.mark.parametrize(
    ("_case", "html", "expected"),
    [
        ("in a heading", f"<h1>De {WORD}.</h1>", f"<h1>De {BROKEN}.</h1>"),
        ("capital", "<h2>Totstandkoming</h2>", f"<h2>Totstand{SOFT}koming</h2>"),
        ("accent", "<h4>Patiëntenorganisaties</h4>", "<h4>Patiën|ten|or|ga|ni|saties</h4>".replace("|", SOFT)),
        ("over lines", f'<h3 class="a">\n  <a href="/{WORD}/">{WORD}</a>\n</h3>', None),
        ("short words", "<h2>Bijeenkomsten van buurtbaners</h2>", "<h2>Bijeenkomsten van buurtbaners</h2>"),
        ("references", f"<h2>&ThickSpaceAndMore; &#8216;{WORD}&#8217;</h2>", None),
        ("in a paragraph", f"<h2>Kop</h2><p>{WORD}</p><h2>Kop</h2>", f"<h2>Kop</h2><p>{WORD}</p><h2>Kop</h2>"),
        ("in the header", f"<header>{WORD}</header><hr>{WORD}", f"<header>{WORD}</header><hr>{WORD}"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_words_in_html(_case: str, html: str, expected: str | None) -> None:
    if expected is None:
        expected = BROKEN.join(html.rsplit(WORD, 1))

    assert hyphens.in_headings(html) == expected


def test_no_word_is_kept() -> None:
    hyphens.in_headings(f"<h1>{WORD}</h1>")

    assert hyphens._DUTCH.hd.cache == {}


def test_only_headings_have_them(visitor, cms) -> None:
    cms.pages[NEWS] = {**cms.pages[NEWS], "title": TITLE, "seo": {"title": TITLE, "description": TITLE}}

    page = BeautifulSoup(visitor.get(NEWS).text, "html.parser")

    assert page.h1.text == TITLE.replace(WORD, BROKEN)
    for heading in page.find_all(["h1", "h2", "h3", "h4", "h5", "h6"]):
        heading.clear()
    assert TITLE in page.title.text
    assert TITLE in page.find("script", type="application/ld+json").text
    assert SOFT not in str(page)


def test_a_feed_is_as_it_was(visitor, cms) -> None:
    cms.pages[NEWS] = {**cms.pages[NEWS], "title": TITLE}

    assert SOFT not in visitor.get("/nieuws/feed.xml").text


def test_a_word_copied_from_a_heading_is_searched_whole() -> None:
    assert Visit.from_request("/zoeken/", {"q": f" de\n{BROKEN}"}).text == f"de {WORD}"


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 360])
def test_a_long_word_breaks_where_dutch_does_and_is_read_and_found_whole(width, window, cms) -> None:
    cms.pages[NEWS] = {**cms.pages[NEWS], "title": "Werkgeversbijeenkomsten"}
    page = window(NEWS, width)

    # Each letter with the line it stands on, as the browser lays it out; it has no Dutch of its own.
    lines = page.locator("h1").evaluate(
        """heading => {
          const lines = new Map(), text = heading.firstChild, range = document.createRange();
          for (let place = 0; place < text.length; place++) {
            range.setStart(text, place);
            range.setEnd(text, place + 1);
            const { top, width } = [...range.getClientRects()].at(-1);
            if (width) lines.set(top, (lines.get(top) ?? "") + text.data[place]);
          }
          return [...lines.values()].map(line => line.replaceAll("\\u00ad", ""));
        }"""
    )

    assert lines == ["Werkgevers", "bijeenkomsten"]
    expect(page.get_by_role("heading", name="Werkgeversbijeenkomsten", exact=True)).to_be_visible()
    assert page.evaluate("window.find('geversbijeenkomst')")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
