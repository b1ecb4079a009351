"""From the editor's desk to the reader's screen."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.factories.media import encoded
from tests.journeys.browsing import Visitor
from tests.journeys.editing import Editor

pytestmark = pytest.mark.browser

HOME, NEWS, FEED, SITEMAP = "/", "/nieuws/", "/nieuws/feed.xml", "/sitemap.xml"
PATH = "/nieuws/speeltuin-in-noord-is-open/"
FIRST_ADDRESSES = """
image => [...image.parentElement.querySelectorAll("source, img")].map(each => each.srcset.trim().split(" ")[0])
"""
DECODED_WIDTH = """
async address => {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image.naturalWidth;
}
"""


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo in the size and the kind that a camera makes."""
    file = tmp_path / "IMG_20261121.jpg"
    file.write_bytes(encoded(Image.linear_gradient("L").resize((1600, 1200)).convert("RGB")))
    return file


def test_news_with_picture_is_public_at_once_follows_edits_and_disappears(
    editor: Editor, visitor: Visitor, photo: Path
):
    editor.log_in()
    editor.begin_news("Speeltuin in Noord is open")
    editor.field("Inleiding").fill("Kinderen uit de buurt kunnen er sinds vandaag spelen.")
    editor.add_picture(photo, "Speeltuin", "Een speeltuin met een schommel.")
    editor.add_block("Tussenkop").get_by_role("textbox", name="Tussenkop").fill("Samen gemaakt")
    editor.add_block("Tekst").get_by_role("textbox").press_sequentially(
        "Een buurtbaner en bewoners maakten haar samen."
    )
    editor.add_block("Citaat").get_by_role("textbox", name="Citaat").fill("Eindelijk een schommel.")
    editor.publish()
    expect(editor.message).to_contain_text("gepubliceerd")

    visitor.open(NEWS)
    visitor.page.get_by_role("link", name="Speeltuin in Noord is open").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Speeltuin in Noord is open")
    expect(visitor.page.get_by_role("heading", level=2, name="Samen gemaakt")).to_be_visible()
    expect(visitor.page.get_by_text("Een buurtbaner en bewoners maakten haar samen.")).to_be_visible()
    expect(visitor.page.get_by_role("blockquote")).to_have_text("Eindelijk een schommel.")
    image = visitor.page.get_by_role("img", name="Een speeltuin met een schommel.")
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    addresses = image.evaluate(FIRST_ADDRESSES)
    assert [address.rpartition(".")[2] for address in addresses] == ["avif", "webp", "jpg"]
    assert [visitor.page.evaluate(DECODED_WIDTH, address) for address in addresses] == [800, 800, 800]
    assert [PATH in visitor.ask(address).text() for address in (NEWS, FEED, SITEMAP)] == [True, True, True]

    editor.open_news("Speeltuin in Noord is open")
    editor.field("Inleiding").fill("De speeltuin is elke dag open tot zonsondergang.")
    editor.publish()
    expect(editor.message).to_contain_text("gepubliceerd")
    visitor.open(PATH)
    expect(visitor.page.get_by_role("main")).to_contain_text("elke dag open tot zonsondergang")
    expect(visitor.page.get_by_role("main")).not_to_contain_text("sinds vandaag spelen")

    editor.open_news("Speeltuin in Noord is open")
    editor.unpublish()
    expect(editor.message).to_contain_text("ingetrokken")
    assert visitor.open(PATH).status == 404
    assert [PATH in visitor.ask(address).text() for address in (HOME, NEWS, FEED, SITEMAP)] == [False] * 4
    assert [visitor.ask(address).status for address in addresses] == [404, 404, 404]
    assert (visitor.complaints, visitor.strangers, editor.visitor.strangers) == ([], [], [])


def test_what_is_missing_is_said_beside_the_field_and_what_was_typed_is_kept(
    editor: Editor, visitor: Visitor, photo: Path
):
    editor.log_in()
    editor.begin_news("Buurtfeest in Oost")
    editor.add_block("Tekst").get_by_role("textbox").press_sequentially("Iedereen is welkom.")

    form = editor.begin_picture()
    form.get_by_label("Bestand").set_input_files(photo)
    form.get_by_role("textbox", name="Titel").fill("Feest")
    form.get_by_role("textbox", name="Maker").fill("De tekenaar")
    form.get_by_role("button", name="Uploaden").click()
    description = form.get_by_role("listitem").filter(has_text="Beschrijving van wat er te zien is").last
    expect(description).to_contain_text("Deze foto heeft nog geen beschrijving. Schrijf in één zin wat er te zien is")
    expect(form.get_by_role("textbox", name="Titel")).to_have_value("Feest")
    expect(form.get_by_role("textbox", name="Maker")).to_have_value("De tekenaar")
    editor.page.get_by_role("dialog").get_by_role("button", name="Sluit").click()

    editor.publish()
    expect(editor.page.get_by_role("region", name="Inleiding")).to_contain_text("Dit is een verplicht veld.")
    expect(editor.field("Titel")).to_have_value("Buurtfeest in Oost")
    expect(editor.text).to_contain_text("Iedereen is welkom.")
    assert visitor.open("/nieuws/buurtfeest-in-oost/").status == 404

    editor.field("Inleiding").fill("Zaterdag is er feest op het plein.")
    editor.publish()
    expect(editor.message).to_contain_text("gepubliceerd")
    assert visitor.open("/nieuws/buurtfeest-in-oost/").status == 200
    expect(visitor.page.get_by_role("main")).to_contain_text("Iedereen is welkom.")


def test_publishing_waits_for_what_is_being_saved(editor: Editor, visitor: Visitor):
    editor.log_in()
    saving = editor.hold_autosave()
    editor.write_title("Boom geplant in Oost")
    editor.field("Inleiding").fill("Bewoners geven de boom om de beurt water.")
    saving.wait()
    editor.press_publish()
    saving.release()
    expect(editor.message).to_contain_text("gepubliceerd")

    visitor.open(NEWS)
    expect(visitor.page.get_by_role("link", name="Boom geplant in Oost")).to_have_count(1)
