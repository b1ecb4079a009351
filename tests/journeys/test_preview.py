"""The draft beside the form, as the public site will show it."""

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Visitor
from tests.journeys.editing import Editor

pytestmark = pytest.mark.browser


def test_the_panel_shows_the_draft_as_the_site_will_and_names_what_is_missing(editor: Editor, visitor: Visitor):
    editor.log_in()
    editor.begin_news("Buurtfeest in West")
    editor.field("Inleiding").fill("Iedereen is welkom op het plein.")
    panel = editor.open_preview()
    expect(panel.get_by_role("heading", level=1)).to_have_text("Buurtfeest in West")
    expect(editor.page.get_by_role("button", name="Checks aan/uitzetten")).to_be_hidden()
    expect(panel.get_by_text("Iedereen is welkom op het plein.").first).to_be_visible()

    editor.field("Inleiding").fill("Neem zelf een stoel mee.")
    expect(panel.get_by_text("Neem zelf een stoel mee.").first).to_be_visible()
    editor.field("Inleiding").fill("")
    expect(panel.get_by_text("Inleiding: Dit veld is nog leeg.")).to_be_visible()

    link = editor.preview_link
    answer = visitor.ask(link)
    assert "Buurtfeest in West" in answer.text()
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert visitor.ask(f"{link}x/").status == 404
    assert visitor.ask("/nieuws/buurtfeest-in-west/").status == 404
    assert (editor.visitor.complaints, editor.visitor.strangers) == ([], [])
