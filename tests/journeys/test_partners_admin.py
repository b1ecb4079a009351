"""An editor who agrees with a partner, and hands out, replaces and revokes keys."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import APIResponse, expect

from tests.journeys.editing import Editor
from tests.journeys.installation import Installation

PARTNER = "Buurtkrant West (voorbeeld)"
NEWS = "Ouder bericht 5"


def reads(editor: Editor, installation: Installation, key: str) -> int:
    """The status with which the CMS answers a program that has this key."""
    answer: APIResponse = editor.page.context.request.post(
        f"{installation.cms.url}/graphql/",
        data={"query": "{ news(first: 1) { nodes { title } } }"},
        headers={"Authorization": f"Bearer {key}"},
    )
    return answer.status


def take_key(editor: Editor) -> str:
    """The key that is shown now, after a look at how it is shown."""
    field = editor.page.get_by_label(f"Sleutel voor {PARTNER}")
    expect(field).to_have_value(re.compile(r"bb_.{43}"))
    assert editor.visitor.barriers() == []
    key = field.input_value()
    expect(editor.page.get_by_role("link", name="Klaar, naar de partner")).to_be_visible()
    editor.page.reload()
    expect(editor.page.get_by_role("heading", name="Deze sleutel is al getoond")).to_be_visible()
    assert key not in editor.page.content()
    assert editor.visitor.barriers_everywhere() == []
    editor.page.get_by_role("link", name="Terug naar de partner").click()
    expect(editor.page.get_by_role("rowheader", name=f"…{key[-4:]}")).to_be_visible()
    assert key not in editor.page.content()
    return key


def test_a_partner_is_agreed_with_and_its_keys_come_and_go(editor: Editor, installation: Installation):
    page, visitor = editor.page, editor.visitor
    until = timezone.localdate() + timedelta(days=300)
    editor.log_in()
    page.get_by_role("link", name="Partners", exact=True).click()
    expect(page.get_by_role("heading", name="Partners")).to_be_visible()
    assert visitor.barriers() == []
    page.get_by_role("link", name="Partner toevoegen").first.click()
    expect(page.get_by_role("heading", name="De afspraak")).to_be_visible()
    assert visitor.barriers() == []

    page.get_by_role("textbox", name="Organisatie*", exact=True).fill(PARTNER)
    editor.field("Functie van de contactpersoon").fill("webredacteur")
    editor.field("E-mailadres van de organisatie").fill("web@example.org")
    editor.field("Afspraak geldt vanaf").fill(until.isoformat())
    editor.field("Afspraak geldt tot en met").fill(timezone.localdate().isoformat())
    page.get_by_role("checkbox", name="Nieuws").check()
    editor.field("Websites").fill("www.buurtkrant.example/nieuws")
    page.get_by_role("button", name="Bewaar de partner").click()

    for field, reason in (
        ("Afspraak geldt tot en met", "De laatste dag ligt voor de eerste dag."),
        ("Websites", "Schrijf alleen het begin op"),
    ):
        described = editor.field(field).get_attribute("aria-describedby") or ""
        told = page.locator(", ".join(f"#{one}" for one in described.split()))
        expect(told.filter(has_text=reason)).to_be_visible()
    expect(editor.field("Functie van de contactpersoon")).to_have_value("webredacteur")
    assert visitor.barriers() == []

    editor.field("Afspraak geldt vanaf").fill(timezone.localdate().isoformat())
    editor.field("Afspraak geldt tot en met").fill(until.isoformat())
    editor.field("Websites").fill("https://www.buurtkrant.example\nhttps://buurtkrant.example")
    page.get_by_role("button", name="Bewaar de partner").click()
    expect(editor.message).to_contain_text("Maak nu een sleutel")
    assert visitor.barriers_everywhere() == []
    visitor.look(1280, "light")

    page.get_by_role("link", name="Maak een sleutel").click()
    expect(page.get_by_role("button", name="Maak de sleutel")).to_be_visible()
    assert visitor.barriers() == []
    page.get_by_label("Geldt tot en met").fill((until + timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Maak de sleutel").click()
    expect(page.get_by_text(f"Kies een dag van vandaag tot en met {until:%d-%m-%Y}.")).to_be_visible()
    page.get_by_label("Geldt tot en met").fill(until.isoformat())
    page.get_by_role("button", name="Maak de sleutel").click()
    first = take_key(editor)
    assert reads(editor, installation, first) == 200

    page.get_by_role("link", name=f"Vervang …{first[-4:]}").click()
    expect(page.get_by_role("button", name="Maak de nieuwe sleutel")).to_be_visible()
    assert visitor.barriers() == []
    page.get_by_label("Zo veel dagen werkt de oude sleutel nog").fill("7")
    page.get_by_role("button", name="Maak de nieuwe sleutel").click()
    second = take_key(editor)
    assert [reads(editor, installation, key) for key in (first, second)] == [200, 200]

    page.get_by_role("link", name=f"Trek …{first[-4:]} in").click()
    expect(page.get_by_role("button", name="Ja, trek in")).to_be_visible()
    assert visitor.barriers() == []
    page.get_by_role("button", name="Ja, trek in").click()
    expect(editor.message).to_contain_text("Hij werkt nergens meer.")
    assert [reads(editor, installation, key) for key in (first, second)] == [401, 200]

    assert visitor.barriers_everywhere() == []
    visitor.look(1280, "light")
    history = page.get_by_role("region", name="Geschiedenis").get_by_role("listitem")
    for entry, words in enumerate(
        (
            f"Sleutel …{first[-4:]} ingetrokken",
            f"Sleutel …{first[-4:]} vervangen door …{second[-4:]}",
            f"Sleutel …{first[-4:]} gemaakt",
        )
    ):
        expect(history.nth(entry)).to_contain_text(words)
        expect(history.nth(entry)).to_contain_text("redactie")

    editor.open_news(NEWS)
    page.get_by_role("button", name="Acties").first.click()
    page.get_by_role("link", name="Waar verschijnt dit?").click()
    place = page.get_by_role("listitem").filter(has_text=PARTNER)
    expect(place).to_contain_text("Te zien")
    assert visitor.barriers_everywhere() == []
    assert (visitor.complaints, visitor.strangers) == ([], [])
