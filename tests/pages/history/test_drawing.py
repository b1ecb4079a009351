"""The drawing says what the list says: no more, no less, inside its frame, and safe to show."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from pages.history.drawing import Landmark, draw
from pages.history.drawing_colours import PALETTES, DrawingColours
from pages.history.drawing_text import text_width, wrap
from pages.history.enums import Phase

SVG = "{http://www.w3.org/2000/svg}"
LANDMARKS = [
    Landmark("begin", "sinds 2012", "De weg begint", "heel de weg", Phase.PAST),
    Landmark("west", "2017", "De eerste buurtbaner begint", "eerste in West, met geld van het stadsdeel", Phase.PAST),
    Landmark("noord", "begin 2022", "De eerste buurtbaner begint in Noord", "", Phase.PAST),
    Landmark("werkgevers", "3 november 2022", "Werkgeversbijeenkomst", "", Phase.PAST),
    Landmark("site", "december 2022 (jaar niet zeker)", "Opmerkingen < 10 & “meer”", "", Phase.NOW),
    Landmark("later", "in de toekomst", "Wat de buurtbaan nog kan worden", "", Phase.FUTURE),
]
WIDTHS = (320, 480, 699, 700, 1200, 2240, 4000)


def texts_in(svg):
    """The groups of lines of a drawing, each as the one text that it was."""
    root = ET.fromstring(svg)
    return [
        " ".join("".join(group.itertext()).split())
        for group in root.iter(f"{SVG}g")
        if group.find(f"{SVG}text") is not None
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_date_title_and_scope_stands_in_it_once_and_nothing_else_but_the_legend(width):
    texts = texts_in(draw(LANDMARKS, width).svg)

    expected = [text for one in LANDMARKS for text in (one.label, one.title, one.scope) if text]
    legend = ["Dit is gebeurd", "Hier wordt aan gebouwd", "Dit is nog een schets"]
    assert sorted(texts) == sorted([*expected, *legend])


@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_leaves_the_frame_or_reaches_the_next_house(width):
    drawing = draw(LANDMARKS, width)
    root = ET.fromstring(drawing.svg)

    assert (drawing.width, drawing.height) == (width, int(root.get("height")))
    assert root.get("viewBox") == f"0 0 {width} {drawing.height}"
    for group in root.iter(f"{SVG}g"):
        for text in group.findall(f"{SVG}text"):
            length = text_width(text.text, float(group.get("font-size")), is_bold=group.get("font-weight") == "700")
            x = float(text.get("x")) - (length / 2 if group.get("text-anchor") == "middle" else 0)
            assert x >= 0, text.text
            assert x + length <= width, text.text
            assert float(text.get("y")) <= drawing.height


def test_it_lies_on_a_wide_page_and_stands_on_a_narrow_one():
    lying, upright = draw(LANDMARKS, 1200), draw(LANDMARKS, 360)

    assert 'class="road road--lying"' in lying.svg
    assert 'class="road road--upright"' in upright.svg
    assert upright.height > 2 * lying.height > 0


def test_more_houses_than_fit_beside_each_other_stand_in_more_rows():
    many = [replace(LANDMARKS[0], key=f"punt-{number}", title=f"Punt {number}") for number in range(30)]

    drawing = draw(many, 1200)

    assert sum(text.startswith("Punt") for text in texts_in(drawing.svg)) == 30
    assert drawing.height > 4 * draw(many[:3], 1200).height


def test_it_has_a_name_a_description_and_nothing_that_runs_or_comes_from_outside():
    drawing = draw(LANDMARKS)
    root = ET.fromstring(drawing.svg)

    assert root.get("role") == "img"
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), desc.get("id"))
    assert desc.text == drawing.alt
    assert drawing.alt == (
        "Een getekende straat met 6 huizen, voor ieder punt op de weg één: "
        "4 staan er, 1 staat in de steigers, 1 is nog een schets."
    )
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        "svg", "title", "desc", "g", "path", "circle", "text"
    }  # fmt: skip
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in attributes if name.startswith("on") or "href" in name or name == "style"]
    assert not re.findall(r"url\(|https?://(?!www\.w3\.org/2000/svg)", drawing.svg)


def test_what_an_editor_types_stays_text():
    hostile = Landmark("x", "<b>2022</b>", "</text><script>alert(1)</script>", "a & b", Phase.PAST)

    drawing = draw([hostile], 320)

    assert ET.fromstring(drawing.svg).find(f".//{SVG}script") is None
    assert "</text><script>alert(1)</script>" in texts_in(drawing.svg)


def test_a_house_looks_the_same_whoever_stands_beside_it():
    alone, together = (draw(landmarks, 700).svg for landmarks in ([LANDMARKS[1]], LANDMARKS[1:2] * 1))

    assert alone == together
    assert LANDMARKS[1].look == replace(LANDMARKS[1], title="Anders", label="2018").look


def test_without_milestones_there_is_an_empty_street():
    assert draw([], 700).alt == "Een getekende straat waar nog geen huizen staan."
    assert texts_in(draw([], 320).svg) == []


def test_day_and_night_have_the_same_colours_by_name_and_the_same_shapes():
    assert PALETTES[DrawingColours.LIGHT].keys() == PALETTES[DrawingColours.DARK].keys()
    light, dark = (re.sub(r"#[0-9a-f]{6}|weg-1200-\w+", "", draw(LANDMARKS, 1200, one).svg) for one in DrawingColours)
    assert light == dark


@pytest.mark.parametrize("colours", DrawingColours)
@pytest.mark.parametrize(
    ("words", "ground"),
    [("text", "paper"), ("muted", "paper"), ("on-plate", "plate"), ("on-plate", "plate-now")],
)
def test_words_can_be_read(colours, words, ground):
    palette = PALETTES[colours]

    assert contrast(palette[words], palette[ground]) >= 4.5


def contrast(one, other):
    """Contrast of two colours. Source: WCAG 2.2, definition of contrast ratio."""

    def luminance(colour):
        channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_a_long_word_is_broken_and_stays_one_word():
    lines = wrap("het samenwerkingsverbandenoverleg begint", 100, 16)

    assert all(text_width(line.text, 16) <= 100 for line in lines)
    assert "".join(line.text + (" " if line.ends_word else "") for line in lines).strip() == (
        "het samenwerkingsverbandenoverleg begint"
    )


def test_a_word_is_broken_at_a_seam_where_it_has_one():
    lines = wrap("Het Filmmanifest #SleutelpersonenWerken verschijnt", 190, 16, is_bold=True)

    assert [line.text for line in lines] == ["Het Filmmanifest", "#Sleutelpersonen", "Werken verschijnt"]
