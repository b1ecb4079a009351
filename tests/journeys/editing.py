"""An editor at work in the admin, who reads the Dutch labels."""

from pathlib import Path

from playwright.sync_api import APIResponse, FrameLocator, Locator, Page, Route, expect

from tests.journeys.browsing import Visitor
from tests.journeys.content import EDITOR, PASSWORD
from tests.journeys.installation import Installation


class Editor:
    """One editor with a browser window.

    Attributes:
        visitor: The browser, and what it notices.
        page: The window.
    """

    def __init__(self, visitor: Visitor, installation: Installation) -> None:
        """Takes a window in which nobody is logged in."""
        self.visitor = visitor
        self.page = visitor.page
        self._admin = f"{installation.cms.url}/admin/"
        # Wagtail takes what a form holds after two seconds as its beginning, and saves by itself what is changed then.
        self.page.add_init_script("addEventListener('w-unsaved:watch-edits', () => document.body.dataset.watched = '')")

    def log_in(self) -> None:
        """Opens the admin and fills in the form, as anybody who comes there."""
        self.page.goto(self._admin)
        self.page.get_by_label("Gebruikersnaam").fill(EDITOR)
        self.page.get_by_label("Wachtwoord").fill(PASSWORD)
        self.page.get_by_role("button", name="Inloggen").click()
        expect(self.page.get_by_role("heading", name="Welkom")).to_be_visible()

    def begin_news(self, title: str) -> None:
        """Presses the first button of the dashboard and writes the title, which is saved by itself."""
        self.write_title(title)
        self._look_up()

    def write_title(self, title: str) -> None:
        """Presses the first button of the dashboard and writes the title."""
        self.page.goto(self._admin)
        self.page.get_by_role("link", name="Nieuwsbericht schrijven").click()
        expect(self.page.get_by_role("heading", name="Nieuw: Nieuwsbericht")).to_be_visible()
        self.page.locator("[data-watched]").wait_for()
        # Key by key: the address grows with the title.
        self.field("Titel").press_sequentially(title)

    def open_news(self, title: str) -> None:
        """Finds a news item in the list and opens it."""
        self.page.goto(self._admin)
        self.page.get_by_role("link", name="Nieuws", exact=True).click()
        self.page.get_by_role("link", name=title, exact=True).click()
        expect(self.field("Titel")).to_have_value(title)

    def field(self, name: str) -> Locator:
        """A field by the beginning of its label."""
        return self.page.get_by_role("textbox", name=name)

    @property
    def text(self) -> Locator:
        """The part of the form that holds the blocks."""
        return self.page.get_by_role("region", name="Tekst", exact=True).first

    def add_block(self, kind: str) -> Locator:
        """Adds a block at the end of the text and gives it."""
        blocks = self.text.get_by_role("region")
        before = blocks.count()
        self.text.get_by_role("button", name="Blok invoegen").last.click()
        self.page.get_by_role("option", name=kind, exact=True).click()
        # A new block takes the focus when it stands: keys pressed earlier would come into two blocks.
        block = blocks.nth(before)
        expect(block.locator(":focus")).to_have_count(1)
        return block

    def begin_picture(self) -> Locator:
        """Opens the window in which one chooses a picture for the item, and gives its form for a new one."""
        picture = self.page.get_by_role("region", name="Foto of tekening").first
        picture.get_by_role("button", name="Kies een foto").click()
        window = self.page.get_by_role("dialog")
        window.get_by_role("tab", name="Uploaden").click()
        return window.get_by_role("tabpanel", name="Uploaden")

    def add_picture(self, file: Path, title: str, description: str) -> None:
        """Uploads a picture that stands with the item.

        Args:
            file: The picture.
            title: Its name for editors.
            description: What who does not see it must know.
        """
        form = self.begin_picture()
        form.get_by_label("Bestand").set_input_files(file)
        form.get_by_role("textbox", name="Titel").fill(title)
        form.get_by_role("textbox", name="Beschrijving").fill(description)
        form.get_by_role("radio", name="Nee").check()
        form.get_by_role("button", name="Uploaden").click()
        expect(self.page.get_by_role("dialog")).to_be_hidden()

    def change_address(self, slug: str) -> None:
        """Gives the item another last part of its address."""
        self.page.get_by_role("tab", name="Vindbaarheid").click()
        address = self.field("Laatste deel van het adres")
        address.fill(slug)
        address.blur()

    def publish(self) -> None:
        """Presses the button that publishes."""
        self._press_further_button("Publiceren")

    def unpublish(self) -> None:
        """Presses the button that takes the item away, and says to be sure."""
        self._press_further_button("Publicatie intrekken")
        self.page.get_by_role("button", name="Ja").click()

    @property
    def message(self) -> Locator:
        """What the admin says of the last thing done."""
        return self.page.get_by_role("status").first

    def _look_up(self) -> None:
        """Waits until all that was written is saved; Wagtail looks twice a second whether something is new."""
        self.page.wait_for_timeout(1_000)
        form = self.page.locator("form[data-edit-form]")
        expect(form).to_have_attribute("data-w-unsaved-has-edits-value", "false")

    def open_preview(self) -> FrameLocator:
        """Opens the panel with the draft as the public site will show it, and gives what stands in it."""
        self.page.get_by_role("button", name="Toon/verberg voorvertoning").click()
        return self.page.frame_locator("#w-preview-iframe")

    @property
    def preview_link(self) -> str:
        """The address of what the panel shows."""
        frame = self.page.locator("#w-preview-iframe").element_handle().content_frame()
        assert frame is not None
        return frame.url

    def press_publish(self) -> None:
        """Presses the button that publishes, whatever is not saved yet."""
        self._press("Publiceren")

    def hold_autosave(self) -> "HeldAutosave":
        """From now on the form does not hear that it has saved itself, until that is released."""
        return HeldAutosave(self.page)

    def _press_further_button(self, name: str) -> None:
        self._look_up()
        self._press(name)

    def _press(self, name: str) -> None:
        bar = self.page.get_by_role("navigation", name="Acties (footer)")
        bar.get_by_role("button", name="Meer acties").click()
        bar.get_by_text(name, exact=True).click()


class HeldAutosave:
    """What a form saves by itself, while the CMS answers slowly: it is saved, and the form does not know."""

    def __init__(self, page: Page) -> None:
        """Stands in the way of every such request."""
        self._page = page
        self._held: list[tuple[Route, APIResponse]] = []
        self._is_released = False
        page.route("**/admin/pages/**", self._take)

    def wait(self) -> None:
        """Waits until something is saved and its answer is held."""
        while not self._held:
            self._page.wait_for_timeout(100)

    def release(self) -> None:
        """Lets pass the answers that were held, and whatever comes."""
        self._is_released = True
        for route, answer in self._held:
            route.fulfill(response=answer)

    def _take(self, route: Route) -> None:
        request = route.request
        is_saving = request.method == "POST" and request.headers["accept"] == "application/json"
        if is_saving and not self._is_released:
            self._held.append((route, route.fetch()))
        else:
            route.continue_()
