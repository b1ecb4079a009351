"""What the CMS says to have changed leaves the site's memory at once, and what is gone is not shown while the CMS is away."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

import httpx2
import pytest
from public_site.application import create_application
from public_site.client import Client
from public_site.settings import Settings
from standardwebhooks import Webhook

from tests.public_site.invented_cms import CMS, SITE

SECRET = "whsec_" + "c2VjcmV0" * 5
NEWS, OTHER = "/nieuws/", "/over-buurtbaan/"
NEWS_ITEM = "News:12"


def tags_of(variables):
    return {NEWS: f"News,{NEWS_ITEM}", OTHER: "InformationPage:3"}.get(variables.get("path"), "HomePage:1")


@pytest.fixture
def site_settings() -> Settings:
    return Settings(cms_url=CMS, public_site_url=SITE, webhook_secret=SECRET)


@pytest.fixture
def cms(cms):
    cms.tags = tags_of
    return cms


def event(what="unpublished", subject=NEWS_ITEM, **data):
    return {
        "specversion": "1.0",
        "type": f"nl.buurtbaan.content.{what}",
        "subject": subject,
        "data": {"id": subject, "kind": "News", "tags": [subject, "News"], **data},
    }


def message(said, name="message-1", secret=SECRET, at=None):
    """A body with its headers, as the CMS sends them."""
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    at = at or datetime.now(UTC)
    return body, {
        "webhook-id": name,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(secret).sign(name, at, body.decode("latin-1")),
    }


def tell(visitor, *arguments, **keywords):
    body, headers = message(*arguments, **keywords)
    return visitor.post("/webhook", body, **headers)


def away(_request):
    return httpx2.Response(503)


def silent_once_told(cms):
    """The CMS goes away with its own message: what is asked anew is not answered."""
    cms.outage = away


@pytest.mark.parametrize("what", ["published", "updated", "moved", "unpublished", "removed"])
def test_what_is_named_is_not_shown_again_while_the_cms_is_away_and_the_rest_is(what, visitor, cms):
    assert [visitor.get(path).status_code for path in (NEWS, OTHER)] == [200, 200]
    silent_once_told(cms)
    assert visitor.get(NEWS).status_code == 200

    assert tell(visitor, event(what)).json() == {}

    assert [visitor.get(path).status_code for path in (NEWS, OTHER)] == [503, 200]


@pytest.mark.parametrize(
    "said",
    [
        event("updated", "Theme:1", path=NEWS, tags=["Theme:1"]),
        event("moved", "Theme:1", path="/elders/", previousPath=NEWS, tags=["Theme:1"]),
    ],
)
def test_a_page_is_named_by_its_address_too(said, visitor, cms):
    visitor.get(NEWS)
    silent_once_told(cms)

    tell(visitor, said)

    assert visitor.get(NEWS).status_code == 503


def test_an_answer_of_which_nobody_says_what_is_in_it_is_forgotten_at_each_message(visitor, cms):
    cms.tags = None
    visitor.get(OTHER)
    silent_once_told(cms)

    tell(visitor, event())

    assert visitor.get(OTHER).status_code == 503


def test_a_withdrawal_is_confirmed_when_nothing_of_it_is_left(visitor, cms):
    visitor.get(NEWS)
    assert visitor.get("/healthz").json()["pages_in_memory"] == 1
    silent_once_told(cms)

    answer = tell(visitor, event("withdrawn"))

    assert (answer.status_code, answer.json()) == (200, {"confirmed": True})
    assert visitor.get("/healthz").json()["pages_in_memory"] == 0


def test_what_was_forgotten_is_asked_anew_at_once_for_when_the_cms_is_away(visitor, cms):
    visitor.get(NEWS)
    visitor.get(OTHER)
    before = len(cms.requests)

    tell(visitor, event("updated"))

    assert [json.loads(request.url.params["variables"]).get("path") for request in cms.requests[before:]] == [NEWS]
    cms.outage = away
    assert [visitor.get(path).status_code for path in (NEWS, OTHER)] == [200, 200]


def test_a_message_that_comes_twice_is_carried_out_once(visitor, cms):
    first = tell(visitor, event("withdrawn"))
    visitor.get(NEWS)
    before = len(cms.requests)

    again = tell(visitor, event("withdrawn"))

    assert first.json() == again.json() == {"confirmed": True}
    assert len(cms.requests) == before
    assert visitor.get("/healthz").json()["pages_in_memory"] == 1


def test_a_test_is_answered_and_changes_nothing(visitor):
    visitor.get(NEWS)

    answer = tell(visitor, {"specversion": "1.0", "type": "nl.buurtbaan.content.test", "data": {}})

    assert (answer.status_code, answer.json()) == (200, {})
    assert visitor.get("/healthz").json()["pages_in_memory"] == 1


LONG_AGO = datetime.now(UTC) - timedelta(hours=1)
OTHER_SECRET = "whsec_" + "YW5kZXJz" * 5


@pytest.mark.parametrize(
    ("_case", "sent", "status"),
    [
        ("another secret", lambda: message(event(), secret=OTHER_SECRET), 401),
        ("an old one", lambda: message(event(), at=LONG_AGO), 401),
        ("another body", lambda: (b"{}", message(event())[1]), 401),
        ("no signature", lambda: (b"{}", {}), 401),
        ("half a signature", lambda: (b"{}", message(event())[1] | {"webhook-signature": "v1"}), 401),
        ("no text", lambda: (b"\xff", message(event())[1]), 401),
        ("too large", lambda: message(b" " * 64_001), 413),
        ("no JSON", lambda: message(b"no"), 400),
        ("no event", lambda: message(b"[]"), 400),
        ("an event without a type", lambda: message({"subject": NEWS_ITEM}), 400),
        ("tags that are none", lambda: message(event(tags=[{}])), 400),
    ],
)
def test_what_is_not_a_message_of_the_cms_is_refused_and_changes_nothing(_case, sent, status, visitor):
    visitor.get(NEWS)
    # Signed now: a signature is good for minutes, and tests are collected long before.
    body, headers = sent()

    answer = visitor.post("/webhook", body, **headers)

    assert answer.status_code == status
    assert list(answer.json()) == ["error"]
    assert visitor.get("/healthz").json()["pages_in_memory"] == 1


def test_an_answer_that_was_on_its_way_when_a_message_came_is_not_kept(cms, site_settings):
    async def run():
        asked, told = asyncio.Event(), asyncio.Event()

        async def answer(request):
            response = cms.handle(request)
            asked.set()
            await told.wait()
            return response

        client = Client(site_settings, httpx2.MockTransport(answer))
        application = create_application(site_settings, client)
        transport = httpx2.ASGITransport(app=application)
        async with httpx2.AsyncClient(base_url=SITE, transport=transport) as visitor:
            opening = asyncio.create_task(visitor.get(NEWS))
            await asked.wait()
            body, headers = message(event("withdrawn"))
            confirmed = (await visitor.post("/webhook", content=body, headers=headers)).json()
            told.set()
            await opening
            health = (await visitor.get("/healthz")).json()
        can_do_without = list(client._kept)
        await client.close()
        return confirmed, health["pages_in_memory"], can_do_without

    assert asyncio.run(run()) == ({"confirmed": True}, 0, [])


def test_an_address_for_messages_exists_only_with_a_secret(cms):
    async def run():
        settings = Settings(cms_url=CMS, public_site_url=SITE)
        client = Client(settings, cms.transport())
        transport = httpx2.ASGITransport(app=create_application(settings, client))
        async with httpx2.AsyncClient(base_url=SITE, transport=transport) as visitor:
            body, headers = message(event())
            answer = await visitor.post("/webhook", content=body, headers=headers)
        await client.close()
        return answer.status_code

    assert asyncio.run(run()) == 405
