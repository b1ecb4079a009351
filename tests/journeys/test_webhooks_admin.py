"""An editor who gives a partner a webhook, tries it, and sees that it works."""

import re
import sys

import pytest
from playwright.sync_api import expect

from development.processes import Program
from tests.cms.webhooks.receiver import receiving
from tests.journeys.editing import Editor
from tests.journeys.installation import Installation
from tests.journeys.partnership import PartnerDesk

PARTNER = "Wijkradio Noord (voorbeeld)"

pytestmark = pytest.mark.browser


def test_a_webhook_is_made_tried_and_tells_what_is_published(editor: Editor, installation: Installation):
    page, visitor = editor.page, editor.visitor
    editor.log_in()
    PartnerDesk(editor).agree(PARTNER, "https://www.wijkradio.example")
    worker = Program("webhooks-journey", [sys.executable, "manage.py", "deliver_webhooks"], installation.environment)
    try:
        with receiving() as receiver:
            page.get_by_role("link", name="Maak een webhook").click()
            expect(page.get_by_role("heading", name="Wat wij melden")).to_be_visible()
            assert visitor.barriers() == []
            editor.field("Adres").fill("geen adres")
            page.get_by_role("button", name="Maak de webhook").click()
            expect(page.get_by_text("Voer een geldige URL in.")).to_be_visible()
            editor.field("Adres").fill(receiver.url)
            page.get_by_role("button", name="Maak de webhook").click()

            shown = page.get_by_label(f"Geheim voor {PARTNER}")
            expect(shown).to_have_value(re.compile(r"whsec_[A-Za-z0-9+/]{40}"))
            assert visitor.barriers() == []
            secret = shown.input_value()
            page.get_by_role("link", name="Klaar, naar de webhook").click()
            page.get_by_role("button", name="Stuur een proef").click()
            expect(page.get_by_text("De proef wordt nu gestuurd.")).to_be_visible()
            receiver.until(lambda receiver: ("test", "") in receiver.told)
            assert all(message.is_signed_with(secret) for message in receiver.messages)

            expect(page.get_by_role("link", name=re.compile("^Proef, melding"))).to_be_visible()
            page.get_by_role("link", name=re.compile("^Proef, melding")).click()
            expect(page.get_by_role("heading", name="Hoe het ging")).to_be_visible()
            assert visitor.barriers() == []
            page.get_by_role("link", name=PARTNER).click()
            assert visitor.barriers() == []
            assert secret not in page.content()
    finally:
        worker.stop()
    assert visitor.complaints == []
