"""Partners in the admin, as an editor deals with them."""

import datetime
import re
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.journeys.editing import Editor


class PartnerDesk:
    """An editor who agrees with partners and hands out keys."""

    def __init__(self, editor: Editor) -> None:
        """Takes an editor who is logged in."""
        self._page = editor.page

    def agree(self, name: str, origin: str) -> None:
        """Writes down a partner that may show all but people, on pages of one web site, from today for a year."""
        self._open_list()
        self._page.get_by_role("link", name="Toevoegen").first.click()
        today = datetime.datetime.now(ZoneInfo("Europe/Amsterdam")).date()
        # A calendar that opens lies over what stands under it, until one clicks elsewhere.
        for label, words in {
            "Afspraak geldt vanaf": today.isoformat(),
            "Organisatie": name,
            "Afspraak geldt tot en met": (today + datetime.timedelta(days=365)).isoformat(),
            "Functie van de contactpersoon": "webredacteur",
            "E-mailadres van de organisatie": "web@example.org",
            "Websites": origin,
        }.items():
            field = self._page.get_by_role("textbox", name=re.compile(rf"^{label}\*?$"))
            field.click()
            field.fill(words)
        self._page.get_by_role("button", name="Bewaar de partner").click()
        expect(self._page.get_by_role("status").first).to_contain_text("is bewaard")

    def make_key(self, name: str) -> str:
        """Makes a key for a partner, and gives what is shown once."""
        self._open(name)
        self._page.get_by_role("link", name="Maak een sleutel").click()
        self._page.get_by_role("button", name="Maak de sleutel").click()
        return self._page.get_by_label(f"Sleutel voor {name}").input_value()

    def revoke_key(self, name: str, key: str) -> None:
        """Revokes a key, which is known by its end."""
        self._open(name)
        self._page.get_by_role("link", name=f"Trek …{key[-4:]} in").click()
        self._page.get_by_role("button", name="Ja, trek in").click()
        expect(self._page.get_by_role("status").first).to_contain_text("ingetrokken")

    def _open_list(self) -> None:
        self._page.goto(f"{self._page.url.split('/admin/')[0]}/admin/partners/")

    def _open(self, name: str) -> None:
        self._open_list()
        self._page.get_by_role("link", name=name, exact=True).click()
        expect(self._page.get_by_role("heading", name="Sleutels")).to_be_visible()
