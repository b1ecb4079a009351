"""The client asks little, remembers the last good answer, and tells apart who is wrong."""

import asyncio
import hashlib
import logging
from dataclasses import replace

import httpx2
import pytest
from public_site.client import Answer, Client, CmsAway, CmsRefused, together
from public_site.settings import Settings
from public_site.types import NewsFeed, PageAtPath, SiteFrame

from tests.public_site.invented_cms import CMS, InventedCms

NEWS_FEED = f"sha256:{hashlib.sha256(NewsFeed.DOCUMENT.encode()).hexdigest()}"


def ask_twice(cms: InventedCms, site_settings: Settings, between=lambda: None, **variables) -> tuple[Answer, Answer]:
    async def run():
        client = Client(site_settings, cms.transport())
        first = await client.ask(NewsFeed, NewsFeed.variables(**variables))
        between()
        second = await client.ask(NewsFeed, NewsFeed.variables(**variables))
        await client.close()
        return first, second

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("_case", "cache_control"),
    [
        ("it holds people", "private, no-cache"),
        ("nothing is said", ""),
        ("its time is over", "private, max-age=0, stale-if-error=0"),
    ],
)
def test_what_may_not_be_shown_again_is_forgotten_when_the_cms_is_away(_case, cache_control, cms, site_settings):
    def answer(request):
        response = cms.handle(request)
        response.headers["Cache-Control"] = cache_control
        return response

    async def run():
        client = Client(site_settings, httpx2.MockTransport(answer))
        await client.ask(SiteFrame)
        assert [data.site.name for data in client.kept(SiteFrame)] == []
        cms.outage = OUTAGES["out of order"]
        with pytest.raises(CmsAway):
            await client.ask(SiteFrame)
        cms.outage = None
        await client.ask(SiteFrame)
        await client.close()

    asyncio.run(run())

    assert [request.headers.get("If-None-Match") is None for request in cms.requests] == [True, False, True]


def test_what_the_cms_itself_cannot_confirm_is_stale_until_it_can(cms, site_settings):
    marked = {"Cache-Status": "buurtbaan; hit; detail=stale", "Age": "86000"}

    def answer(request):
        response = cms.handle(request)
        response.headers.update(marked)
        return response

    async def run():
        client = Client(site_settings, httpx2.MockTransport(answer))
        whole, again = await client.ask(SiteFrame), await client.ask(SiteFrame)
        confirmed_at = again.confirmed_at
        marked.clear()
        fresh = await client.ask(SiteFrame)
        await client.close()
        return whole, again, confirmed_at, fresh

    whole, again, confirmed_at, fresh = asyncio.run(run())

    assert [one.is_stale for one in (whole, again, fresh)] == [True, True, False]
    assert 86_000 <= fresh.confirmed_at - confirmed_at < 86_400


def test_answers_are_as_old_and_as_short_lived_as_the_worst_of_them():
    first = Answer("page", "a", "1", stale_seconds=60, confirmed_at=1.0)
    people = Answer("people", "b", "2", is_stale=True, stale_seconds=0, confirmed_at=1.0)

    assert together(first, people) == replace(first, tag="a b", is_stale=True, stale_seconds=0)


def test_a_question_is_a_get_with_the_hash_of_the_document_and_its_variables(cms, site_settings):
    ask_twice(cms, site_settings, stadsdelen=["noord"])

    request = cms.requests[0]
    assert (request.method, request.url.path) == ("GET", "/graphql/")
    assert dict(request.url.params) == {"documentId": NEWS_FEED, "variables": '{"stadsdelen": ["noord"]}'}
    assert request.headers["Accept"] == "application/graphql-response+json"
    assert "Authorization" not in request.headers


def test_the_text_follows_once_when_the_cms_does_not_know_the_hash(cms, site_settings):
    del cms.documents[NEWS_FEED]

    first, second = ask_twice(cms, site_settings)

    assert second.data is first.data
    assert [sorted(request.url.params) for request in cms.requests] == [
        ["documentId", "variables"],
        ["documentId", "query", "variables"],
        ["documentId", "variables"],
    ]


def test_a_slow_cms_that_does_not_know_the_hash_gets_the_text_at_once_the_next_time(cms):
    del cms.documents[NEWS_FEED]
    is_slow = True

    async def answer(request):
        if is_slow and "query" in request.url.params:
            cms.requests.append(request)
            await asyncio.sleep(60)
        return cms.handle(request)

    async def run():
        nonlocal is_slow
        settings = Settings(cms_url=CMS, cms_timeout_seconds=0.2, cms_pause_seconds=0)
        client = Client(settings, httpx2.MockTransport(answer))
        with pytest.raises(CmsAway):
            await client.ask(NewsFeed)
        is_slow = False
        await client.ask(NewsFeed)
        await client.ask(NewsFeed)
        await client.close()

    asyncio.run(run())

    assert ["query" in request.url.params for request in cms.requests] == [False, True, True, False]


def test_the_key_travels_in_the_header(cms):
    ask_twice(cms, Settings(cms_url=CMS, public_site_key="geheim"))

    assert cms.requests[0].headers["Authorization"] == "Bearer geheim"


def test_nothing_new_costs_one_conditional_request_and_no_new_object(cms, site_settings):
    first, second = ask_twice(cms, site_settings)

    assert second.data is first.data
    assert [request.headers.get("If-None-Match") for request in cms.requests] == [None, first.validator]


def test_a_new_entity_tag_on_the_same_answer_keeps_the_data(cms, site_settings):
    first, second = ask_twice(cms, site_settings, between=cms.publish)

    assert second.validator != first.validator
    assert second.tag == first.tag
    assert second.data is first.data


def _refuse_connection(request):
    raise httpx2.ConnectError("refused", request=request)


OUTAGES = {
    "no connection": _refuse_connection,
    "out of order": lambda request: httpx2.Response(503),
    "too busy": lambda request: httpx2.Response(429),
    "not GraphQL": lambda request: httpx2.Response(200, text="<p>Login</p>"),
    "not this schema": lambda request: httpx2.Response(200, json={"data": {"news": {}}}),
    "not even an object": lambda request: httpx2.Response(200, json=[]),
    "a fault in a field": lambda request: httpx2.Response(
        200, json={"data": None, "errors": [{"message": "Oops.", "extensions": {"code": "INTERNAL"}}]}
    ),
    "an error without a code": lambda request: httpx2.Response(400, json={"errors": [{"message": "Oops."}]}),
}


@pytest.mark.parametrize("_case", OUTAGES)
def test_an_outage_gives_the_last_good_answer(_case, cms, site_settings):
    def fail():
        cms.outage = OUTAGES[_case]

    first, second = ask_twice(cms, site_settings, between=fail)

    assert second == replace(first, is_stale=True)


@pytest.mark.parametrize("_case", OUTAGES)
def test_an_outage_without_an_answer_from_before_is_an_error(_case, cms, site_settings):
    cms.outage = OUTAGES[_case]

    with pytest.raises(CmsAway):
        ask_twice(cms, site_settings)


def test_a_slow_cms_is_left_alone_for_a_while(cms):
    site_settings = Settings(cms_url=CMS, cms_timeout_seconds=0.01, cms_pause_seconds=0.2)

    async def slow(request):
        cms.requests.append(request)
        await asyncio.sleep(1)

    async def run():
        client = Client(site_settings, httpx2.MockTransport(slow))
        for pause in (0, 0, 0.25):
            await asyncio.sleep(pause)
            with pytest.raises(CmsAway):
                await client.ask(SiteFrame)
        await client.close()

    asyncio.run(run())

    assert len(cms.requests) == 2


def test_a_refused_question_is_not_an_outage(cms, site_settings):
    with pytest.raises(CmsRefused, match=r"UNKNOWN_SLUG: stadsdeel: there is no utrecht\."):
        ask_twice(cms, site_settings, stadsdelen=["utrecht"])


def test_an_outage_is_logged_once(cms, site_settings, caplog):
    cms.outage = OUTAGES["out of order"]

    async def run():
        client = Client(site_settings, cms.transport())
        for _ in range(3):
            with pytest.raises(CmsAway):
                await client.ask(SiteFrame)
        await client.close()

    with caplog.at_level(logging.WARNING, logger="public_site"):
        asyncio.run(run())

    assert [record.getMessage() for record in caplog.records] == ["cms away: status 503"]


def test_answers_that_are_not_worth_keeping_push_nothing_out(cms):
    site_settings = Settings(cms_url=CMS, kept_answers=2)

    async def run():
        client = Client(site_settings, cms.transport())
        for path in ("/", "/nieuws/", *(f"/niets-{number}/" for number in range(5))):
            question = PageAtPath.variables(path=path)
            await client.ask(PageAtPath, question, worth_keeping=lambda data: data.route is not None)
        kept = [data.route.path for data in client.kept(PageAtPath)]
        await client.close()
        return kept

    assert asyncio.run(run()) == ["/nieuws/", "/"]
