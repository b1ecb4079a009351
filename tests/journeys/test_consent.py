"""Somebody changes their mind, and changes it again: an editor withdraws and records consent, and the site follows."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories.profiles import day
from tests.journeys.browsing import Visitor
from tests.journeys.editing import Editor

pytestmark = pytest.mark.browser

# Somebody of the opening content who permits the profile, and no photo.
NAME, PATH = "Rosa", "/profielen/rosa-voorbeeld/"


def test_a_person_is_gone_at_once_and_back_with_a_new_consent(editor: Editor, visitor: Visitor):
    visitor.open(PATH)
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(NAME)
    editor.log_in()
    page = editor.page

    page.get_by_role("link", name="Profielen", exact=True).click()
    page.get_by_role("link", name=NAME, exact=True).click()
    page.get_by_role("button", name="Acties").first.click()
    page.get_by_role("link", name="Trek alle toestemmingen in").click()
    expect(page.get_by_text("Het profiel tonen")).to_be_visible()
    assert editor.visitor.barriers() == []
    page.get_by_role("button", name="Ja, trek in").click()
    expect(page.get_by_text("Alle toestemmingen zijn ingetrokken.")).to_be_visible()

    assert visitor.open(PATH).status == 404
    visitor.open("/profielen/")
    expect(visitor.page.get_by_role("link", name=NAME, exact=True)).to_have_count(0)

    page.get_by_role("button", name="Acties").first.click()
    page.get_by_role("link", name="Leg toestemming vast").click()
    expect(editor.field("Geldt tot en met")).to_be_visible()
    assert editor.visitor.barriers() == []
    editor.field("Geldt tot en met").fill(f"{day(-1):%d-%m-%Y}")
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.get_by_text("Kies ten minste één plek waar dit te zien mag zijn.")).to_be_visible()
    expect(page.get_by_text("De laatste dag ligt voor de eerste.")).to_be_visible()
    expect(editor.field("Geldt tot en met")).to_have_value(f"{day(-1):%d-%m-%Y}")
    page.get_by_label("De website van BuurtBaan").check()
    editor.field("Geldt tot en met").fill(f"{day(300):%d-%m-%Y}")
    page.get_by_role("button", name="Toevoegen").click()
    expect(page).to_have_url(re.compile(r"/toestemmingen/$"))
    assert editor.visitor.barriers() == []

    visitor.open(PATH)
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(NAME)
    assert (editor.visitor.complaints, editor.visitor.strangers) == ([], [])
