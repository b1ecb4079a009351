"""Who goes is gone everywhere at once: at midnight without anybody doing anything, when consent is withdrawn, when erased.

Only the clock of the process is moved; the CMS and the public site run as they do, one in front of the other.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from typing import Any

import anyio.from_thread
import httpx2
import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from cms.consent.enums import Purpose
from cms.consent.models import withdraw_all
from cms.editors.erasing import erase
from cms.fields import node_id
from pages.landings.models import StadsdeelIndex, StadsdeelPage
from pages.news.models import News
from pages.profiles.models import Profile
from tests.cms.editors.people import make_user
from tests.factories.agenda import make_agenda_index
from tests.factories.core import add_published, link_in_text, made, page_reference, picture_block, publish, rich_text
from tests.factories.employers import make_invitation, secret_of
from tests.factories.home import make_home, make_site
from tests.factories.media import make_picture
from tests.factories.news import make_news, make_news_index
from tests.factories.profiles import day, make_consent, make_profile, make_profile_index
from tests.factories.taxonomy import make_stadsdeel
from tests.public_site.conftest import PUBLIC_SITE as SITE_DIRECTORY

SITE, SITE_KEY = "http://site.example", "the key of the public site"
NAME = "Wilma-voorbeeld"
MIDNIGHT = timezone.make_aware(datetime.combine(day(1), time()))
BEFORE, AFTER = MIDNIGHT - timedelta(seconds=1), MIDNIGHT
EVERYWHERE = """{
    node(id: "%(id)s") { ... on Profile { title } }
    page(id: "%(id)s") { title }
    byPath: page(path: "%(path)s") { title }
    route(path: "%(path)s") { ... on Profile { title } }
    profile(slug: "wilma") { title }
    profiles { totalCount nodes { title } edges { node { title } } }
    pages(first: 100) { nodes { title } }
    stadsdelen { profiles { totalCount nodes { title } } }
    news { nodes { body { ... on PageReferenceBlock { page { title } } ... on PictureBlock { picture { title src } }
                          ... on RichTextBlock { text { html } } } } }
    search(text: "%(name)s") { totalCount kinds { count } nodes { title snippet } suggestions }
    suggestions(text: "%(name)s") { title }
    portrait: node(id: "%(portrait)s") { ... on Picture { title src } }
}"""
REMOVALS = '{ removals(since: "%s") { nodes { id removedAt } } }'


@pytest.fixture
def profile(running_cms: LiveServer, settings: Settings) -> Profile:
    """Somebody who permits everything until today, shown wherever people are shown."""
    settings.PUBLIC_SITE_KEY = SITE_KEY
    home = make_home()
    stadsdeel = make_stadsdeel("West")
    index = make_profile_index(home)
    portrait = make_picture(name="portret.jpg", title=NAME, description=f"{NAME} lacht.")
    person = make_profile(
        index, NAME, slug="wilma", picture=portrait, stadsdeel_list=[stadsdeel], availability={"wanted_work": NAME}
    )
    for purpose in Purpose:
        make_consent(person, purpose, valid_until=day(0))
    body = [rich_text(f"Lees over {link_in_text(person, 'haar')}."), page_reference(person), picture_block(portrait)]
    make_news(make_news_index(home, slug="nieuws"), "Buurtfeest", slug="feest", body=body, picture=portrait)
    areas = add_published(home, made(StadsdeelIndex, "Stadsdelen", {"slug": "stadsdelen"}))
    add_published(areas, made(StadsdeelPage, "West", {"slug": "west", "stadsdeel": stadsdeel, "body": body[1:2]}))
    make_agenda_index(home)
    home.chosen_profile = person
    publish(home)
    make_site()
    return person


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Sets the clock."""

    def set_clock(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return set_clock


@pytest.fixture
def visit(running_cms: LiveServer, profile: Profile) -> Iterator[Callable[[str], httpx2.Response]]:
    """Opens an address of the public site, which stands in front of the running CMS and keeps its memory."""
    sys.path.insert(0, str(SITE_DIRECTORY))
    from public_site.application import create_application
    from public_site.client import Client as CmsClient
    from public_site.settings import Settings as SiteSettings

    site_settings = SiteSettings(cms_url=running_cms.url, public_site_url=SITE, public_site_key=SITE_KEY)
    with anyio.from_thread.start_blocking_portal() as portal:
        cms = CmsClient(site_settings)
        transport = httpx2.ASGITransport(app=create_application(site_settings, cms))
        http = httpx2.AsyncClient(base_url=SITE, transport=transport, headers={"Accept-Encoding": "identity"})
        yield lambda path: portal.call(http.get, path)
        portal.call(http.aclose)
        portal.call(cms.close)


Ending = Callable[[Profile], None]


@pytest.fixture(params=["midnight", "withdrawn", "erased"])
def end(request: pytest.FixtureRequest, at: Callable[[datetime], None]) -> Ending:
    """Each way in which somebody goes."""
    endings: dict[str, Ending] = {
        "midnight": lambda _person: at(AFTER),
        "withdrawn": lambda person: withdraw_all(person.pk) and None,
        "erased": lambda person: erase(person, make_user("beheerder")),
    }
    return endings[request.param]


def asked(client: Client, document: str, key: str = "", **headers: str) -> Any:
    if key:
        headers["Authorization"] = f"Bearer {key}"
    return client.get("/graphql/", {"query": document}, headers=headers)


def everywhere(profile: Profile) -> str:
    return EVERYWHERE % {
        "id": node_id(profile),
        "path": profile.public_path,
        "portrait": node_id(profile.picture),
        "name": NAME,
    }


@pytest.mark.parametrize("key", ["", SITE_KEY])
def test_over_graphql(client: Client, profile: Profile, at: Callable[[datetime], None], end: Ending, key: str) -> None:
    document = everywhere(profile)
    at(BEFORE)
    before = asked(client, document, key)
    data = before.json()["data"]
    for field in ("node", "page", "byPath", "route", "profile", "portrait"):
        assert data[field]["title"] == NAME, field
    assert data["profiles"]["totalCount"] == data["stadsdelen"][0]["profiles"]["totalCount"] == 1
    assert data["search"]["totalCount"] == 1
    assert [one["title"] for one in data["suggestions"]] == [NAME]
    assert "stale" not in before["Cache-Control"]

    end(profile)
    after = asked(client, document, key, **{"If-None-Match": before["ETag"]})

    assert after.status_code == 200
    assert NAME not in json.dumps(after.json())
    data = after.json()["data"]
    for field in ("node", "page", "byPath", "route", "profile", "portrait"):
        assert data[field] is None, field
    assert data["profiles"] == {"totalCount": 0, "nodes": [], "edges": []}
    assert data["stadsdelen"] == [{"profiles": {"totalCount": 0, "nodes": []}}]
    assert (data["search"]["totalCount"], data["search"]["kinds"], data["suggestions"]) == (0, [], [])
    text, page, picture = data["news"]["nodes"][0]["body"]
    assert text == {"text": {"html": "<p>Lees over haar.</p>"}}
    assert (page, picture) == ({"page": None}, {"picture": None})


def test_employers_see_nobody_any_more_either(
    client: Client, profile: Profile, at: Callable[[datetime], None], end: Ending
) -> None:
    key = secret_of(make_invitation(valid_until=day(30)))
    document = "{ profiles(forEmployers: true) { totalCount nodes { title available { wantedWork } } } }"

    at(BEFORE)
    seen = asked(client, document, key).json()["data"]["profiles"]
    end(profile)
    later = asked(client, document, key).json()["data"]["profiles"]

    assert seen == {"totalCount": 1, "nodes": [{"title": NAME, "available": {"wantedWork": NAME}}]}
    assert later == {"totalCount": 0, "nodes": []}


def test_whoever_keeps_copies_is_told(client: Client, profile: Profile, at: Callable[[datetime], None]) -> None:
    document = REMOVALS % (BEFORE - timedelta(hours=12)).isoformat()

    at(BEFORE)
    assert asked(client, document).json()["data"]["removals"]["nodes"] == []
    at(AFTER)
    told = asked(client, document).json()["data"]["removals"]["nodes"]

    moments = {removal["id"]: datetime.fromisoformat(removal["removedAt"]) for removal in told}
    assert moments == {node_id(profile): MIDNIGHT, node_id(profile.picture): MIDNIGHT}


def test_an_address_of_the_portrait_that_was_known_before(
    client: Client, profile: Profile, at: Callable[[datetime], None], end: Ending
) -> None:
    presets = profile.picture.stored_renditions().values()
    addresses = {address for preset in presets for one in preset["sources"] for address, _ in one["srcset"]}
    assert len(addresses) > 4

    at(BEFORE)
    tags = {}
    for address in addresses:
        answer = client.get(address)
        answer.getvalue()
        assert answer.status_code == 200
        # Nobody on the way may keep it without asking.
        assert answer["Cache-Control"] == "private, no-cache"
        tags[address] = answer["ETag"]
        assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    end(profile)

    for address in addresses:
        assert client.get(address).status_code == 404
        assert client.get(address, headers={"If-None-Match": tags[address]}).status_code == 404


# Where the person shows on the public site, and where not even before.
ALWAYS_ASKS = {"private, no-cache", "private, no-store", "private, max-age=0, must-revalidate"}
SHOWN_AT = {
    "/profielen/wilma/": True,
    "/profielen/": True,
    "/stadsdelen/west/": True,
    "/nieuws/feest/": True,
    f"/zoeken/?q={NAME}": True,
    f"/zoeken/voorstellen?q={NAME}": True,
    "/": True,
    "/sitemap.xml": False,
    "/nieuws/feed.xml": False,
    "/nieuws/": False,
}


def test_on_the_public_site_with_all_that_it_remembers(
    visit: Callable[[str], httpx2.Response], profile: Profile, at: Callable[[datetime], None], end: Ending
) -> None:
    mentions = re.compile(rf"{NAME}|/profielen/wilma/|/pictures/{profile.picture.pk}/")
    at(BEFORE)
    for path, is_shown in SHOWN_AT.items():
        answer = visit(path)
        assert answer.status_code == 200, path
        text = answer.text.replace(path, "") if "zoeken" in path else answer.text
        assert bool(mentions.search(text)) == is_shown or path == "/nieuws/", path
        if is_shown:
            # Whoever has it must ask again, also when the site is away.
            assert answer.headers["Cache-Control"] in ALWAYS_ASKS, path

    end(profile)

    for path in SHOWN_AT:
        answer = visit(path)
        assert answer.status_code == (404 if path == "/profielen/wilma/" else 200), path
        text = re.sub(r'(value="|q=|&ldquo;|“|‘)[^"<>]*', "", answer.text) if "zoeken" in path else answer.text
        assert not mentions.search(text), path


def test_a_page_that_showed_the_portrait_stands_without_it(
    visit: Callable[[str], httpx2.Response], at: Callable[[datetime], None], profile: Profile
) -> None:
    at(AFTER)

    page = visit("/nieuws/feest/")

    assert page.status_code == 200
    assert "Buurtfeest" in page.text
    assert News.objects.get().picture == profile.picture
