"""The road outside its own page: as pixels, in a frame on another site, and with script on."""

import io
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect
from public_site.headers import content_security_policy
from public_site.raster import _render

from pages.history.drawing import Landmark, draw
from pages.history.drawing_colours import PALETTES, DrawingColours
from pages.history.enums import Phase
from tests.public_site.invented_cms import SITE
from tests.public_site.invented_road import publish_road
from tests.public_site.test_pages import read, words

FRAME = "/totstandkoming/insluiten/"
# What Dutch texts and the names of organisations are written with.
LETTERS = "AaZzÀàÁáÄäÇçÈèÉéËëÍíÏïĞğİıÑñÓóÖöŞşŠšÚúÜüÛûŽžĆćČčŁłŃńßØøÅåÆæŒœĲĳ0189€§&#@%()[]‘’“”„–—…·•°²½×"


@pytest.fixture(autouse=True)
def road(cms):
    publish_road(cms)


# As pixels


def test_the_picture_is_the_drawing_in_pixels_and_is_made_once(visitor, cms, monkeypatch):
    first = visitor.get("/totstandkoming/tijdlijn.png?stadsdeel=west&kleuren=donker")
    monkeypatch.setattr("public_site.raster._render", lambda *_: 1 / 0)
    second = visitor.get("/totstandkoming/tijdlijn.png?stadsdeel=west&kleuren=donker")

    assert (first.status_code, first.headers["Content-Type"]) == (200, "image/png")
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate, stale-if-error=86400"
    assert second.content == first.content
    with Image.open(io.BytesIO(first.content)) as picture:
        assert (picture.format, picture.size) == ("PNG", (2400, 600))
    repeated = visitor.get(
        "/totstandkoming/tijdlijn.png?stadsdeel=west&kleuren=donker", If_None_Match=first.headers["ETag"]
    )
    assert repeated.status_code == 304


@pytest.mark.parametrize("query", ["kleuren=rood", "fase=ooit", "stadsdeel=Utrecht", "stadsdeel=utrecht"])
def test_a_picture_that_cannot_be_is_not_found(query, visitor):
    assert visitor.get(f"/totstandkoming/tijdlijn.png?{query}").status_code == 404


def test_the_picture_has_one_width_whatever_is_asked(visitor):
    plain, wide = (visitor.get(f"/totstandkoming/tijdlijn.png{query}") for query in ("", "?breed=4000"))

    assert wide.content == plain.content


def test_without_a_road_there_is_no_picture(visitor, cms):
    cms.roots["timeline"] = lambda _info, **_arguments: None

    assert visitor.get("/totstandkoming/tijdlijn.png").status_code == 404


def _drawn(letter: str, weight: int) -> bytes:
    text = (
        f'<text x="10" y="40" font-size="32" font-family="Onbekend, sans-serif" font-weight="{weight}">{letter}</text>'
    )
    return _render(f'<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">{text}</svg>', 1.0)


@pytest.mark.parametrize("weight", [400, 700])
def test_the_picture_shows_every_letter(weight):
    empty, unknown = _drawn("", weight), _drawn("\ue000", weight)

    missing = [letter for letter in LETTERS if _drawn(letter.replace("&", "&amp;"), weight) in (empty, unknown)]

    assert missing == []


def test_words_of_the_real_drawing_are_seen_in_the_picture():
    landmark = Landmark("begin", "2012", "MMMMMMMM", "", Phase.PAST)
    drawing = draw([landmark], 700)
    without = draw([Landmark("begin", "2012", "", "", Phase.PAST)], 700)

    def dark(svg: str) -> int:
        ink = tuple(int(PALETTES[DrawingColours.LIGHT]["text"][at : at + 2], 16) for at in (1, 3, 5))
        with Image.open(io.BytesIO(_render(svg, 1.0))) as picture:
            return sum(count for count, colour in picture.convert("RGB").getcolors(1 << 24) if colour == ink)

    assert dark(drawing.svg) > dark(without.svg) + 300


# In a frame


def test_any_site_may_frame_the_drawing_and_nothing_else(visitor, site_settings):
    framed = visitor.get(f"{FRAME}?stadsdeel=west")

    assert framed.status_code == 200
    assert framed.headers["Content-Security-Policy"] == content_security_policy(site_settings, framed_by="*")
    assert framed.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "X-Frame-Options" not in framed.headers
    for path in ("/totstandkoming/", "/", f"{FRAME}elders/", f"{FRAME}?stadsdeel=utrecht"):
        assert "frame-ancestors 'none'" in visitor.get(path).headers["Content-Security-Policy"], path


def test_the_frame_holds_the_drawing_its_source_and_the_way_to_the_list(visitor):
    page = read(visitor.get(f"{FRAME}?stadsdeel=west&fase=verleden"))

    assert len(page.select("svg[role=img]")) == 2
    assert words(page.select_one(".road-frame__source")).startswith("Bron: BuurtBaan Amsterdam")
    assert [(link["href"], link["target"]) for link in page.select("a")] == [
        (f"{SITE}/totstandkoming/?stadsdeel=west&fase=verleden", "_top"),
        (f"{SITE}/totstandkoming/?stadsdeel=west&fase=verleden#als-lijst", "_top"),
    ]
    assert page.select_one("link[rel=canonical]")["href"] == f"{SITE}/totstandkoming/"
    assert page.select_one("meta[name=robots]")["content"] == "noindex, follow"
    assert not page.select("script, iframe, header, footer, form")


def test_the_frame_says_so_when_there_is_no_road(visitor, cms):
    cms.roots["timeline"] = lambda _info, **_arguments: None

    assert words(read(visitor.get(FRAME)).main).startswith("De weg van de buurtbaan De weg staat er nu niet.")


def test_the_code_to_copy_frames_the_part_that_is_shown(visitor):
    page = read(visitor.get("/totstandkoming/?stadsdeel=west"))

    assert page.select_one(".road-embed code").get_text() == (
        f'<iframe src="{SITE}/totstandkoming/insluiten/?stadsdeel=west" '
        'title="De weg van de buurtbaan, een tekening van BuurtBaan Amsterdam" '
        'width="100%" height="720" loading="lazy"></iframe>'
    )
    assert not page.select("iframe")


def test_the_frame_is_valid_html(visitor, nu_checker):
    assert nu_checker.errors({FRAME: visitor.get(FRAME).text}) == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_frame_has_no_barriers(width, scheme, window):
    page = window(FRAME, width, scheme)

    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# With script


@pytest.mark.browser
def test_filters_change_the_road_without_loading_the_page_and_the_way_back_works(window):
    page = window("/totstandkoming/")
    page.evaluate("window.isTheSame = true")
    everything = page.locator(".stop").count()

    chip = page.get_by_role("navigation", name="Kies een deel van de weg").get_by_role("link", name="Verleden")
    chip.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{SITE}/totstandkoming/?fase=verleden")

    expect(chip).to_have_attribute("aria-current", "true")
    expect(chip).to_be_focused()
    past = page.locator(".stop").count()
    assert 0 < past < everything
    expect(page.get_by_role("status").filter(has_text="op dit deel van de weg")).to_have_text(
        re.compile(rf"{past} punten? op dit deel van de weg\.")
    )
    assert Axe().run(page).response["violations"] == []

    page.go_back()
    expect(page.locator(".stop")).to_have_count(everything)
    assert page.evaluate("window.isTheSame")


@pytest.mark.browser
@pytest.mark.parametrize(("width", "place"), [(1280, ".road-scroll"), (360, ".road-upright")])
def test_the_drawing_becomes_larger_and_smaller_by_button_and_by_key(width, place, window):
    page = window("/totstandkoming/", width)
    drawing = page.locator(f"{place} > svg")

    def size():
        return round(drawing.bounding_box()["width"])

    usual = size()
    page.get_by_role("button", name="Groter").click()
    assert size() == pytest.approx(usual * 1.25, abs=2)
    expect(page.get_by_role("status").filter(has_text="Tekening")).to_have_text("Tekening op 125 procent.")
    if width > 800:
        page.locator(place).focus()
        page.keyboard.press("-")
        page.keyboard.press("-")
        assert size() == pytest.approx(usual * 0.8, abs=2)
        page.keyboard.press("0")
    else:
        page.get_by_role("button", name="Gewone grootte").click()
    assert size() == usual
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_a_filter_that_fails_without_script_help_opens_the_page_itself(window, cms):
    page = window("/totstandkoming/")
    page.evaluate("() => { XMLHttpRequest.prototype.send = function () { this.onerror(new Event('error')); }; }")

    page.get_by_role("link", name="Toekomst").click()

    page.wait_for_url(f"{SITE}/totstandkoming/?fase=toekomst")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
