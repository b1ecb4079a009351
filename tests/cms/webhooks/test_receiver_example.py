"""The example of a receiver, run as its README says, told by a real worker."""

import json
import os
import re
import shlex
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import Webhook

from cms.consent.models import withdraw_all
from cms.fields import node_id
from cms.settings.environment import PROJECT_DIRECTORY
from cms.webhooks.enums import Event
from cms.webhooks.messages import message_of
from cms.webhooks.models import Delivery
from cms.webhooks.signing import new_nonce, secret_of
from pages.news.models import NewsIndex
from tests.factories.core import unindexed
from tests.factories.home import make_home
from tests.factories.news import make_news, make_news_index
from tests.factories.partners import make_partner
from tests.factories.profiles import make_consent, make_profile, make_profile_index
from tests.factories.webhooks import make_delivery, make_endpoint

from .conftest import StartWorker

FOLDER = PROJECT_DIRECTORY / "frontend-examples" / "webhook-receiver"
SECONDS = 180
NONCE = new_nonce()
SECRET = secret_of(NONCE)


@dataclass
class Running:
    """The example as it runs."""

    url: str
    copies: Path
    output: Path

    def keep(self, item: str) -> Path:
        """A copy that the site has."""
        copy = self.copies / f"{item.replace(':', '-')}.json"
        copy.write_text("{}")
        return copy

    def post(self, body: str, **headers: str) -> tuple[int, Any]:
        request = urllib.request.Request(self.url, body.encode(), {n.replace("_", "-"): v for n, v in headers.items()})
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    def tell(self, event: Event, item: str, number: int, secret: str = SECRET, at: datetime | None = None) -> Any:
        at = at or datetime.now(UTC)
        body = message_of(Delivery(event=event, node_id=item, kind="News", number=number, happened_at=at))
        signature = Webhook(secret).sign("some id", at, body)
        return self.post(
            body, webhook_id="some id", webhook_timestamp=str(int(at.timestamp())), webhook_signature=signature
        )


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[Running]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    copies = tmp_path / "copies"
    copies.mkdir()
    output = tmp_path / "output"
    own = {"PORT": str(port), "COPIES": str(copies), "MEMORY": str(tmp_path / "memory"), "WEBHOOK_SECRET": SECRET}
    with output.open("wb") as log:
        process = subprocess.Popen([sys.executable, FOLDER / "receiver.py"], env={**os.environ, **own}, stdout=log)
    deadline = time.monotonic() + SECONDS
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        assert time.monotonic() < deadline
        time.sleep(0.02)
    yield Running(f"http://127.0.0.1:{port}/", copies, output)
    process.kill()
    process.wait()


def test_what_is_not_from_the_cms_changes_nothing(receiver: Running) -> None:
    copy = receiver.keep("News:1")

    assert receiver.tell(Event.REMOVED, "News:1", 1, secret=secret_of(new_nonce()))[0] == 401
    assert receiver.tell(Event.REMOVED, "News:1", 1, at=datetime(2022, 11, 3, tzinfo=UTC))[0] == 401
    assert receiver.post("{}")[0] == 401
    assert receiver.post("x" * 200_000)[0] == 401

    assert copy.exists()


def test_a_repeat_and_what_is_older_change_nothing(receiver: Running) -> None:
    assert receiver.tell(Event.UPDATED, "News:1", 7) == (200, {})
    copy = receiver.keep("News:1")

    assert receiver.tell(Event.UPDATED, "News:1", 7) == (200, {})
    assert receiver.tell(Event.UNPUBLISHED, "News:1", 6) == (200, {})
    assert copy.exists()

    assert receiver.tell(Event.UNPUBLISHED, "News:1", 8) == (200, {})
    assert not copy.exists()


def test_a_withdrawal_is_confirmed_each_time(receiver: Running) -> None:
    copy = receiver.keep("Profile:1")

    assert receiver.tell(Event.WITHDRAWN, "Profile:1", 1) == (200, {"confirmed": True})
    assert not copy.exists()
    assert receiver.tell(Event.WITHDRAWN, "Profile:1", 1) == (200, {"confirmed": True})


@pytest.mark.usefixtures("committed_database")
def test_it_works_with_a_real_worker(receiver: Running, start_worker: StartWorker) -> None:
    with unindexed():
        index: NewsIndex = make_news_index(make_home())
    page = make_news(index)
    person = make_profile(make_profile_index(index.get_parent()))
    make_consent(person)
    endpoint = make_endpoint(make_partner(may_show_people=True), url=receiver.url)
    # The example has another of the secrets than the newest one, as while it changes over.
    endpoint.secrets.create(nonce=NONCE, last_four=SECRET[-4:])
    of_page, of_person = receiver.keep(node_id(page)), receiver.keep(node_id(person))
    make_delivery(endpoint, Event.TEST, "")
    start_worker()

    page.unpublish()
    withdraw_all(person.pk)

    deadline = time.monotonic() + SECONDS
    while endpoint.deliveries.exclude(state="delivered").exists() or not endpoint.deliveries.filter(
        event=Event.WITHDRAWN, confirmed_at__isnull=False
    ):
        assert time.monotonic() < deadline, list(endpoint.deliveries.values())
        time.sleep(0.05)
    assert (of_page.exists(), of_person.exists()) == (False, False)
    assert f"withdrawn {node_id(person)}\n" in receiver.output.read_text()


def test_it_is_as_small_as_it_says() -> None:
    lines = [line for line in (FOLDER / "receiver.py").read_text().splitlines() if line.strip()]

    assert len(lines) <= 65


def test_the_readme_tells_what_is_there() -> None:
    readme = (FOLDER / "README.md").read_text()

    assert set(re.findall(r"^[├└]── (\S+)", readme, re.MULTILINE)) == {
        file.name for file in FOLDER.iterdir() if file.is_file() and file.name != "README.md"
    }
    (block,) = re.findall(r"```json\n(.*?)```", readme, re.DOTALL)
    shown = json.loads(block)
    made = json.loads(
        message_of(
            Delivery(
                pk=shown["id"],
                event=Event.MOVED,
                node_id="News:12",
                kind="News",
                number=42,
                path="/nieuws/feest/",
                previous_path="/nieuws/oud/",
                happened_at=datetime(2022, 11, 3, 9, 30, tzinfo=UTC),
            )
        )
    )
    shown["data"]["canonicalUrl"] = made["data"]["canonicalUrl"]
    assert made == shown
    assert {event.value for event in Event} == set(re.findall(r"`(\w+)`", readme)) & {event.value for event in Event}
    assert shlex.split(re.findall(r"^WEBHOOK_SECRET=.*$", readme, re.MULTILINE)[0])[-1] == "receiver.py"
