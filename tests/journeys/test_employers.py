"""An employer who looks for staff: invited in the admin, at home in the catalogue, and out again."""

import time

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsing import FRESH_SECONDS, Visitor
from tests.journeys.editing import Editor
from tests.journeys.installation import Installation

pytestmark = pytest.mark.browser

CATALOGUE, COMPARE = "/werkgevers/catalogus/", "/werkgevers/vergelijken/"
SENDS_AGAIN = "Verstuur opnieuw"
ENDED = "Uw uitnodiging geldt niet meer"
NOT_INVITED = "Voor deze pagina hebt u een uitnodiging nodig"


class Employer:
    """Somebody with a link; nothing is served from memory, so a busy CMS may have to be asked again."""

    def __init__(self, visitor: Visitor) -> None:
        """Takes a window in which nobody has been."""
        self.visitor = visitor
        self.page: Page = visitor.page

    @property
    def heading(self) -> str:
        """What the page is about."""
        return self.page.get_by_role("heading", level=1).inner_text().replace("\N{SOFT HYPHEN}", "")

    def open(self, address: str) -> str:
        """Opens an address, and gives its heading."""
        self.page.goto(address)
        return self.settled()

    def press(self, name: str) -> str:
        """Presses a button, and gives the heading of what comes."""
        self.page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()
        return self.settled()

    def settled(self) -> str:
        """Asks again while the CMS is too busy to answer, and gives the heading."""
        deadline = time.monotonic() + FRESH_SECONDS
        self.page.wait_for_load_state()
        while "torin" in self.heading:
            assert time.monotonic() < deadline, "The CMS does not answer in time."
            time.sleep(1)
            if (again := self.page.get_by_role("button", name=SENDS_AGAIN)).count():
                again.click()
            else:
                self.page.reload()
            self.page.wait_for_load_state()
        return self.heading


@pytest.fixture
def employer(visitor: Visitor) -> Employer:
    """An employer who has not been invited yet."""
    return Employer(visitor)


def invited(editor: Editor, installation: Installation, organisation: str) -> str:
    """Makes an invitation, and gives its link."""
    editor.page.goto(f"{installation.cms.url}/admin/")
    editor.page.get_by_role("button", name="Werkgevers").click()
    editor.page.get_by_role("link", name="Uitnodigingen").click()
    editor.page.get_by_role("link", name="Uitnodiging toevoegen").first.click()
    editor.page.get_by_role("textbox", name="Organisatie*", exact=True).fill(organisation)
    editor.field("Functie van de contactpersoon").fill("teamleider")
    editor.field("E-mailadres van de organisatie").fill("werk@example.org")
    editor.page.get_by_role("button", name="Maak de uitnodiging").click()
    link = editor.page.get_by_label(f"Link voor {organisation}")
    expect(link).to_be_visible()
    return link.input_value()


def test_employer_is_invited_meets_people_is_answered_and_sent_out(
    editor: Editor, employer: Employer, installation: Installation
):
    organisation = "Buurtbakkerij (voorbeeld)"
    assert employer.open(CATALOGUE) == NOT_INVITED
    assert employer.visitor.barriers_everywhere() == []
    editor.log_in()
    link = invited(editor, installation, organisation)
    assert editor.visitor.barriers() == []

    assert employer.open(link) == "Mensen die werk zoeken"
    assert employer.page.url == f"{installation.public_site.url}{CATALOGUE}"
    assert employer.visitor.barriers_everywhere() == []
    names = employer.page.locator(".person__name").all_inner_texts()
    assert len(names) >= 3

    wanted = employer.page.locator(".candidate").first.locator("dd").first.inner_text().split()[0]
    employer.page.get_by_label("Welk werk iemand zoekt").fill(wanted)
    employer.press("Zoek")
    found = employer.page.locator(".person__name").all_inner_texts()
    assert names[0] in found
    assert set(found) < set(names)

    employer.open(CATALOGUE)
    for name in names[:2]:
        employer.page.get_by_label(f"Vergelijk {name}").check()
    assert employer.press("Vergelijk") == "Naast elkaar"
    assert [words.split()[0] for words in employer.page.locator("thead th").all_inner_texts()] == names[:2]
    assert employer.visitor.barriers_everywhere() == []
    employer.open(CATALOGUE)
    for name in names[:4]:
        employer.page.get_by_label(f"Vergelijk {name}").check()
    assert employer.press("Vergelijk") == "Kies er hooguit 3"

    employer.open(CATALOGUE)
    employer.page.get_by_role("link", name=names[0], exact=True).click()
    assert employer.settled() == names[0]
    assert employer.visitor.barriers_everywhere() == []
    assert employer.press("Toon belangstelling") == names[0]
    expect(employer.page.get_by_role("alert")).to_have_text(
        "Schrijf eerst waarom u kennis wilt maken. Eén zin is genoeg."
    )
    employer.page.get_by_label("Waarom wilt u kennismaken?").fill("Wij zoeken iemand voor de ochtend.")
    assert employer.press("Toon belangstelling") == "Uw belangstelling is verstuurd"
    assert employer.visitor.barriers_everywhere() == []

    editor.page.goto(f"{installation.cms.url}/admin/")
    editor.page.get_by_role("link", name=f"{organisation} voor {names[0]}").click()
    expect(editor.page.get_by_role("main")).to_contain_text("Wij zoeken iemand voor de ochtend.")
    assert editor.visitor.barriers() == []
    editor.page.get_by_role("radio", name="Afgerond").check()
    editor.field("Aantekening").fill("Zij spreken elkaar volgende week.")
    editor.page.get_by_role("button", name="Opslaan").click()
    expect(editor.message).to_contain_text("Bewaard.")
    editor.page.goto(f"{installation.cms.url}/admin/")
    expect(editor.page.get_by_role("link", name=f"{organisation} voor {names[0]}")).to_have_count(0)

    editor.page.goto(f"{installation.cms.url}/admin/werkgevers/uitnodigingen/")
    editor.page.get_by_role("link", name=organisation, exact=True).click()
    editor.page.get_by_role("button", name="Acties").first.click()
    editor.page.get_by_role("link", name="Trek in").click()
    editor.page.get_by_role("button", name="Ja, trek in").click()
    expect(editor.message).to_contain_text("ingetrokken")

    assert employer.open(CATALOGUE) == ENDED
    assert employer.open(link) == ENDED
    assert employer.open(CATALOGUE) == NOT_INVITED
    assert (employer.visitor.complaints, employer.visitor.strangers) == ([], [])
    assert (editor.visitor.complaints, editor.visitor.strangers) == ([], [])


def test_invitation_ends_by_itself_and_whoever_was_inside_is_outside(
    editor: Editor, employer: Employer, installation: Installation
):
    editor.log_in()
    link = invited(editor, installation, "Kinderopvang (voorbeeld)")
    assert employer.open(link) == "Mensen die werk zoeken"

    with psycopg.connect(installation.database_address, autocommit=True) as connection:
        connection.execute(
            "UPDATE employers_invitation SET valid_until = (now() AT TIME ZONE 'Europe/Amsterdam')::date - 1"
            " WHERE organisation = 'Kinderopvang (voorbeeld)'"
        )

    assert employer.open(CATALOGUE) == ENDED
    assert employer.open(link) == ENDED


def test_employer_without_script_comes_as_far(
    editor: Editor, visitor_without_script: Visitor, installation: Installation
):
    employer = Employer(visitor_without_script)
    editor.log_in()
    employer.open(invited(editor, installation, "Theehuis (voorbeeld)"))
    employer.page.locator(".person__name a").last.click()
    employer.settled()
    employer.page.get_by_label("Waarom wilt u kennismaken?").fill("Wij zoeken iemand voor de tuin.")

    assert employer.press("Toon belangstelling") == "Uw belangstelling is verstuurd"
    assert employer.press("Sluit af") == "De catalogus is afgesloten"
    assert employer.open(CATALOGUE) == NOT_INVITED
