"""The page of a stadsdeel: built from the CMS with its own key, and made anew when the CMS tells that something changed."""

import base64
import hashlib
import hmac
import json
import os
import re
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest
from playwright.sync_api import APIResponse, expect
from pytest_playwright import CreateContextCallback

from development.processes import Program
from development.terminal import LOGS, ROOT, environment_for_children, last_line
from tests.browser import NuChecker
from tests.journeys.browsing import Visitor
from tests.journeys.editing import Editor
from tests.journeys.installation import HOST, Installation, free_port
from tests.journeys.partnership import PartnerDesk
from tests.journeys.stadsdeel_content import EVERY_BLOCK, MEETING, NEWS_THAT_GOES, PEOPLE
from tests.partner_page.serving import Site as PartnerPage

pytestmark = pytest.mark.browser

# Only against hanging: a build takes some seconds on a busy machine.
PATIENCE_SECONDS = 90
MINUTE, START_SECONDS, STOP_SECONDS = 60, 20, 10
WAITS, REFUSED = re.compile(r"^the CMS asks to wait \d+ s$", re.MULTILINE), "Too Many Requests: /graphql/"
WITHDRAWN, WITHDRAWN_IN_OUTAGE = PEOPLE
PARTS = ["Nieuws", "Agenda", "Mensen met een buurtbaan", "Cijfers", "Hoe de BuurtBaan in West ontstond", "Organisaties"]


class StadsdeelSite:
    """The stadsdeel page with a key, running or not.

    Attributes:
        url: Its origin.
        folder: Where it keeps pages and answers.
    """

    def __init__(
        self, source: Path, folder: Path, cms_url: str, key: str, secret: str = "", port: int = 0, **more: str
    ) -> None:
        self.folder = folder
        port = port or free_port()
        self.url = f"http://{HOST}:{port}"
        self._name = f"stadsdeel-page-{port}"
        self._main = str(source / "server/main.ts")
        self._secret = secret
        self._environment = environment_for_children(
            CMS_URL=cms_url,
            CMS_KEY=key,
            STADSDEEL="west",
            WEBHOOK_SECRET=secret,
            SITE_URL=self.url,
            HOST=HOST,
            PORT=str(port),
            FOLDER=str(folder),
            **more,
        )

    @contextmanager
    def started(self) -> Iterator[Program]:
        program = Program(self._name, ["node", self._main], self._environment)
        self._log = program.log
        try:
            yield program
        finally:
            program.stop()

    @contextmanager
    def running(self) -> Iterator[None]:
        with self.started():
            until(lambda: "are live" in self.everything_said(), self.everything_said)
            yield

    def build_once(self) -> str:
        command = ["node", self._main, "--once"]
        result = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=True)
        return result.stdout

    def everything_said(self) -> str:
        """Its log."""
        return self._log.read_text()

    @property
    def release(self) -> str:
        """Which pages are live."""
        return str((self.folder / "current").readlink())

    def everything_kept(self) -> str:
        """All that stands in its folder: pages and answers."""
        texts = []
        # What is not live any more goes while we look; `os.walk` passes by folders that are gone.
        for folder, _, names in os.walk(self.folder):
            for name in names:
                with suppress(FileNotFoundError):
                    texts.append(Path(folder, name).read_text())
        return "\n".join(texts)

    def tell(self, visitor: Visitor, event: str, node: str, message_id: str = "", secret: str = "") -> APIResponse:
        """What it answers to a message that is signed as those of the CMS are."""
        message_id, now = message_id or str(uuid.uuid4()), str(int(time.time()))
        body = json.dumps({"specversion": "1.0", "type": f"nl.buurtbaan.content.{event}", "subject": node, "data": {}})
        key = base64.b64decode((secret or self._secret).removeprefix("whsec_"))
        signature = hmac.digest(key, f"{message_id}.{now}.{body}".encode(), hashlib.sha256)
        headers = {
            "Content-Type": "application/cloudevents+json",
            "webhook-id": message_id,
            "webhook-timestamp": now,
            "webhook-signature": f"v1,{base64.b64encode(signature).decode()}",
        }
        return visitor.page.request.post(
            f"{self.url}/webhook", data=body, headers=headers, timeout=PATIENCE_SECONDS * 1000
        )


def until(is_so: Callable[[], bool], why_not: Callable[[], object] = str) -> None:
    """Returns when it is so.

    Raises:
        AssertionError: It takes too long.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, why_not()
        time.sleep(0.1)


# Once for the installation, which stays while tests of other modules come in between.
@pytest.fixture(scope="session")
def known(installation: Installation) -> dict[str, str]:
    """Keys of different rights, and the secret and the port of a webhook."""
    port = str(free_port())
    command = [sys.executable, "-m", "tests.journeys.stadsdeel", f"http://{HOST}:{port}/webhook"]
    made = subprocess.run(command, cwd=ROOT, env=installation.environment, capture_output=True, text=True, check=True)
    return {"port": port, **json.loads(made.stdout)}


@pytest.fixture(scope="module")
def site(
    stadsdeel_page_folder: Path,
    installation: Installation,
    known: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[StadsdeelSite]:
    """The page of West, with the right to show people; the worker of the CMS tells it what changes."""
    folder = tmp_path_factory.mktemp("stadsdeel")
    place = (stadsdeel_page_folder, folder, installation.cms.url)
    site = StadsdeelSite(*place, known["key"], known["secret"], int(known["port"]))
    worker = Program(
        f"webhooks-{known['port']}", [sys.executable, "manage.py", "deliver_webhooks"], installation.environment
    )
    try:
        with site.running():
            yield site
    finally:
        worker.stop()


@pytest.fixture
def resident(new_context: CreateContextCallback, installation: Installation, site: StadsdeelSite) -> Visitor:
    """Somebody who opens the page of their stadsdeel, in a browser without script."""
    context = new_context(base_url=site.url, locale="nl-NL")
    return Visitor(context, installation, site.url)


@pytest.fixture
def partner_page(installation: Installation) -> Iterator[PartnerPage]:
    """A partner's web site with our elements, on an origin of its own."""
    page = PartnerPage(f"{installation.cms.url}/graphql/")
    with page.running():
        yield page


@pytest.fixture
def guest(new_context: CreateContextCallback, installation: Installation) -> Visitor:
    """Somebody who comes to that site."""
    return Visitor(new_context(locale="nl-NL"), installation)


def test_the_front_page_shows_all_parts_in_order_and_without_barriers(resident: Visitor):
    resident.open("/")

    parts = resident.page.get_by_role("heading", level=2).all_inner_texts()
    assert [part for part in parts if part in PARTS] == PARTS
    expect(resident.page.get_by_role("link", name=WITHDRAWN_IN_OUTAGE)).to_have_count(1)
    expect(resident.page.get_by_role("link", name=MEETING)).to_have_count(1)
    assert resident.page.locator("script").count() == 0
    assert resident.barriers_everywhere() == []
    assert (resident.complaints, resident.strangers) == ([], [])


def test_a_news_item_shows_every_kind_of_block_and_says_where_it_comes_from(
    resident: Visitor, installation: Installation
):
    resident.open("/")
    resident.page.get_by_role("link", name=EVERY_BLOCK).click()

    page = resident.page
    expect(page.get_by_role("heading", level=1)).to_have_text(EVERY_BLOCK)
    expect(page.get_by_role("heading", level=2)).to_have_text("Een kop")
    expect(page.get_by_role("blockquote")).to_have_text("Mensen kennen mij.")
    for link in ("een link", "Mail ons", "Bekijk de film"):
        expect(page.get_by_role("link", name=link)).to_have_count(1)
    # The public site does not show it: this page is the only one, and the nearest there is that of all news.
    expect(page.locator("link[rel=canonical]")).to_have_count(0)
    assert page.locator(".attribution a").get_attribute("href") == f"{installation.public_site.url}/nieuws/"
    assert resident.barriers_everywhere() == []
    assert (resident.complaints, resident.strangers) == ([], [])


def test_every_link_leads_somewhere(resident: Visitor, site: StadsdeelSite, installation: Installation):
    hosts = {urlsplit(url).netloc for url in (site.url, installation.cms.url, installation.public_site.url)}
    pages, seen = [f"{site.url}/"], set()
    while pages:
        resident.open(pages.pop())
        found = resident.page.locator("a, link, img").evaluate_all("all => all.map(each => each.href || each.src)")
        for address in {urldefrag(address).url for address in found} - seen:
            seen.add(address)
            if urlsplit(address).netloc not in hosts:
                continue
            assert resident.ask(address).status == 200, address
            if address.startswith(site.url) and address.endswith("/"):
                pages.append(address)

    assert f"{site.url}/nieuws/" in seen
    assert resident.complaints == []


def test_every_page_is_valid_html(site: StadsdeelSite, nu_checker: NuChecker):
    root = site.folder / "current/site"
    pages = {str(file.relative_to(root)): file.read_text() for file in root.rglob("*.html")}

    assert {"index.html", "404.html", "nieuws/index.html"} <= pages.keys()
    assert nu_checker.errors(pages) == []


def test_what_is_unpublished_is_gone_once_the_cms_has_told(resident: Visitor, editor: Editor, site: StadsdeelSite):
    resident.open("/")
    link = resident.page.get_by_role("link", name=NEWS_THAT_GOES)
    address = str(link.get_attribute("href"))
    assert resident.ask(address).status == 200

    editor.log_in()
    editor.open_news(NEWS_THAT_GOES)
    editor.unpublish()

    until(lambda: NEWS_THAT_GOES not in site.everything_kept())
    assert resident.ask(address).status == 404
    resident.open("/")
    expect(link).to_have_count(0)


def test_what_is_unpublished_is_gone_from_all_three_front_ends(
    resident: Visitor, visitor: Visitor, guest: Visitor, editor: Editor, site: StadsdeelSite, partner_page: PartnerPage
):
    title = "De brug is weer open"
    editor.log_in()
    desk = PartnerDesk(editor)
    desk.agree("Buurtkrant (voorbeeld)", partner_page.url)
    partner_page.key = desk.make_key("Buurtkrant (voorbeeld)")
    address = partner_page.show('<buurtbaan-nieuws stadsdeel="west" aantal="20"></buurtbaan-nieuws>')
    editor.begin_news(title)
    editor.field("Inleiding").fill("Iedereen kan weer naar de overkant.")
    editor.add_block("Tekst").get_by_role("textbox").press_sequentially("Kom kijken.")
    editor.page.get_by_role("tab", name="Voor wie en waar").click()
    editor.page.get_by_role("checkbox", name="West", exact=True).check()
    editor.publish()

    until(lambda: title in resident.ask(site.url).text())
    front_ends = ((resident, "/"), (visitor, "/nieuws/"), (guest, address))
    links = []
    for reader, front_page in front_ends:
        reader.open(front_page)
        links.append(reader.page.get_by_role("link", name=title))
        expect(links[-1]).to_have_count(1)
    path = str(links[1].get_attribute("href"))

    editor.open_news(title)
    editor.unpublish()

    until(lambda: title not in site.everything_kept())
    for (reader, front_page), link in zip(front_ends, links, strict=True):
        reader.open(front_page)
        expect(reader.page.get_by_role("link").first).to_be_visible()
        expect(link).to_have_count(0)
    assert visitor.ask(path).status == 404
    assert (resident.complaints, visitor.complaints, guest.complaints) == ([], [], [])


def test_a_person_who_withdraws_is_gone_and_only_then_it_is_confirmed(
    resident: Visitor, editor: Editor, site: StadsdeelSite
):
    resident.open("/")
    link = resident.page.get_by_role("link", name=WITHDRAWN)
    expect(link).to_have_count(1)

    withdraw(editor, WITHDRAWN)

    until(lambda: WITHDRAWN not in site.everything_kept())
    resident.open("/")
    expect(link).to_have_count(0)
    assert resident.page.get_by_role("heading", level=1).count() == 1


def test_while_the_cms_cannot_be_asked_a_withdrawal_takes_all_people_away(
    resident: Visitor, installation: Installation, site: StadsdeelSite
):
    node = node_of(site, WITHDRAWN_IN_OUTAGE)

    with installation.cms.killed():
        confirmed = site.tell(resident, "withdrawn", node)

        assert (confirmed.status, confirmed.json()) == (200, {"confirmed": True})
        assert [name for name in (*PEOPLE, "Amina") if name in site.everything_kept()] == []
        resident.open("/", may_be_stale=True)
        expect(resident.page.get_by_role("heading", name="Mensen met een buurtbaan")).to_have_count(0)
        expect(resident.page.get_by_role("heading", name="Cijfers")).to_have_count(1)
    # This person did not withdraw, so the CMS, when it is back, gives everybody again.
    site.tell(resident, "updated", node)
    # Live, not merely kept: an answer is kept before the pages are made from it.
    until(lambda: WITHDRAWN_IN_OUTAGE in resident.ask(site.url).text(), site.everything_said)


def test_a_site_whose_key_is_revoked_keeps_nothing_of_people(
    stadsdeel_page_folder: Path, installation: Installation, known: dict[str, str], tmp_path: Path
):
    key = known["key_to_revoke"]
    site = StadsdeelSite(stadsdeel_page_folder, tmp_path, installation.cms.url, key, CHECK_SECONDS="1")
    with site.running():
        assert WITHDRAWN_IN_OUTAGE in site.everything_kept()

        revoke = f"from cms.partners.models import PartnerKey as P; P.objects.get(last_four={key[-4:]!r}).revoke()"
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", revoke]
        subprocess.run(command, cwd=ROOT, env=installation.environment, capture_output=True, check=True)

        until(lambda: WITHDRAWN_IN_OUTAGE not in site.everything_kept(), site.everything_said)
        assert "Cijfers" in site.everything_kept()
        assert key not in site.everything_said()


def test_a_message_is_refused_unless_it_is_signed_and_known_again_when_it_comes_twice(
    resident: Visitor, site: StadsdeelSite
):
    other = f"whsec_{base64.b64encode(b'another secret of thirty-two byt').decode()}"
    message_id = str(uuid.uuid4())

    assert site.tell(resident, "withdrawn", "Profile:0", secret=other).status == 401
    assert site.tell(resident, "test", "").status == 202
    replies = [site.tell(resident, "withdrawn", "Profile:0", message_id) for _ in range(2)]
    assert [(reply.status, reply.json()) for reply in replies] == [(200, {"confirmed": True})] * 2


def test_nothing_is_made_anew_when_nothing_changed(resident: Visitor, site: StadsdeelSite):
    def is_left_as_it_is() -> bool:
        """Asks the CMS anew, and waits for what comes of it."""
        before = site.release
        site.tell(resident, "withdrawn", "Profile:0")
        return (
            site.release == before
            and re.search(r"[1-9]\d* questions, 0 changed", last_line(site.everything_said())) is not None
        )

    # What other tests changed may still be on its way.
    until(is_left_as_it_is)


def test_registered_documents_are_asked_for_by_their_hash(
    stadsdeel_page_folder: Path, installation: Installation, known: dict[str, str], tmp_path: Path
):
    manifest = tmp_path / "manifest.json"
    printed = ["npm", "run", "--silent", "manifest"]
    manifest.write_bytes(subprocess.run(printed, cwd=stadsdeel_page_folder, capture_output=True, check=True).stdout)
    register = [sys.executable, "manage.py", "register_documents", "stadsdeel-west", str(manifest)]
    subprocess.run(register, cwd=ROOT, env=installation.environment, capture_output=True, check=True)
    log = LOGS / f"{installation.cms.name}.log"
    unknown_before = log.read_text().count("Not Found: /graphql/")
    site = StadsdeelSite(stadsdeel_page_folder, tmp_path / "var", installation.cms.url, known["key"])

    assert " questions, 0 changed" not in site.build_once()

    assert " questions, 0 changed" in site.build_once()
    assert log.read_text().count("Not Found: /graphql/") == unknown_before


def test_without_the_right_there_is_no_trace_of_people(
    stadsdeel_page_folder: Path, installation: Installation, known: dict[str, str], tmp_path: Path
):
    site = StadsdeelSite(stadsdeel_page_folder, tmp_path, installation.cms.url, known["key_without_people"])

    site.build_once()

    kept = site.everything_kept()
    assert "Cijfers" in kept
    assert "Mensen met een buurtbaan" not in kept
    assert [name for name in (*PEOPLE, "Amina") if name in kept] == []


def test_when_the_points_of_a_minute_are_spent_it_waits_for_the_next(
    stadsdeel_page_folder: Path, installation: Installation, known: dict[str, str], visitor: Visitor, tmp_path: Path
):
    log = LOGS / f"{installation.cms.name}.log"
    refused_before = log.read_text().count(REFUSED)
    site = StadsdeelSite(stadsdeel_page_folder, tmp_path, installation.cms.url, known["key_with_few_points"])
    # All is asked in one minute.
    until(lambda: time.time() % MINUTE < MINUTE - START_SECONDS)

    with site.started() as program:
        until(lambda: WAITS.search(site.everything_said()) is not None, site.everything_said)
        answer = visitor.ask(site.url, may_be_stale=True)
        assert (answer.status, "retry-after" in answer.headers) == (503, True)
        program.process.terminate()
        program.process.wait(STOP_SECONDS)

    with site.running():
        questions = [int(number) for number in re.findall(r"live: (\d+) questions", site.everything_said())]
        articles = len(content_of(site)["articles"])
        assert questions == [1 + articles]
    # Each text twice at most, once for each start: nobody knocks while it waits.
    assert articles <= log.read_text().count(REFUSED) - refused_before <= 2 * articles


def withdraw(editor: Editor, name: str) -> None:
    """Withdraws all that somebody permitted, in the admin."""
    editor.log_in()
    page = editor.page
    page.get_by_role("link", name="Profielen", exact=True).click()
    page.get_by_role("link", name=name, exact=True).click()
    page.get_by_role("button", name="Acties").first.click()
    page.get_by_role("link", name="Trek alle toestemmingen in").click()
    page.get_by_role("button", name="Ja, trek in").click()
    expect(page.get_by_text("Alle toestemmingen zijn ingetrokken.")).to_be_visible()


def content_of(site: StadsdeelSite) -> dict:
    return json.loads((site.folder / "current/content.json").read_text())


def node_of(site: StadsdeelSite, name: str) -> str:
    (node,) = [profile["id"] for profile in content_of(site)["profiles"]["nodes"] if profile["name"] == name]
    return node


def slug_of(site: StadsdeelSite, title: str) -> str:
    (slug,) = [article["slug"] for article in content_of(site)["articles"] if article["title"] == title]
    return slug
