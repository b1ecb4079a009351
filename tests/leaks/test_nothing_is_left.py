"""What is hidden leaves nothing: the answers are those for what never was, and nothing kept from before is still good."""

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker, Settings
from wagtail.models import Page, PageViewRestriction

from media.models import Document, Picture
from pages.news.models import News
from tests.database import TestServer
from tests.factories.core import document_block, picture_block
from tests.factories.home import make_home
from tests.factories.media import make_document, make_picture
from tests.factories.news import make_news, make_news_index

LIST = "{ news(order: %s, first: 100) { totalCount edges { cursor node { slug } } } }"
BEYOND = '{ news(order: %s, %s: 1, %s: "%s") { totalCount nodes { slug } pageInfo { startCursor endCursor } } }'
# Never given to anything.
NO_KEY = 999_999_999


@dataclass(frozen=True)
class Three:
    """Three news items; the one in the middle is to be hidden, with the files that only it shows."""

    first: News
    hidden: News
    last: News
    picture: Picture
    document: Document


@pytest.fixture(scope="module")
def committed_uploads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("uploads")


@pytest.fixture(scope="module")
def committed_three(
    django_db_setup: None, database_server: TestServer, django_db_blocker: DjangoDbBlocker, committed_uploads: Path
) -> Iterator[Three]:
    """The items, committed: guards and the revision act for each transaction."""
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=committed_uploads):
        index = make_news_index(make_home())
        picture, document = make_picture(), make_document()
        body = [picture_block(picture), document_block(document)]
        first = make_news(index, "Appel")
        hidden = make_news(index, "Besloten", picture=picture, body=body)
        yield Three(first, hidden, make_news(index, "Citroen"), picture, document)
        database_server.make_copy()


@pytest.fixture
def three(committed_three: Three, db: None, uploads: Path, settings: Settings, committed_uploads: Path) -> Three:
    """The items as they are in the database, for a test that changes them."""
    settings.MEDIA_ROOT = committed_uploads
    return replace(committed_three, hidden=News.objects.get(pk=committed_three.hidden.pk))


def end_transaction() -> None:
    """Lets the guards do now what they do at the end of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def unpublish(page: News) -> None:
    page.unpublish()


def unpublish_by_hand(page: News) -> None:
    Page.objects.filter(pk=page.pk).update(live=False)


def end_by_hand(page: News) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now())


def restrict(page: News) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def restrict_by_hand(page: News) -> None:
    PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page=page, restriction_type=PageViewRestriction.LOGIN)]
    )


def move_to_another_channel(page: News) -> None:
    page.channels = ["stadsdeel-pages"]
    page.save_revision().publish()


def delete(page: News) -> None:
    News.objects.get(pk=page.pk).delete()


Hide = Callable[[News], None]
every_way_to_hide = pytest.mark.parametrize(
    "hide",
    [unpublish, unpublish_by_hand, end_by_hand, restrict, restrict_by_hand, move_to_another_channel, delete],
    ids=lambda hide: hide.__name__,
)


def asked(client: Client, document: str, **headers: str) -> Any:
    return client.get("/graphql/", {"query": document}, headers=headers)


def told(answer: Any) -> tuple[int, bytes, dict[str, str]]:
    """All that an answer tells: its status, its body and its headers, save the tag that is made of the question."""
    headers = {name: value for name, value in answer.headers.items() if name not in {"ETag", "Content-Length"}}
    return answer.status_code, answer.content, headers


@every_way_to_hide
def test_the_answer_is_that_for_what_never_was(client: Client, three: Three, hide: Hide) -> None:
    page = three.hidden
    addresses = [preset["src"] for preset in three.picture.stored_renditions().values()] + [three.document.public_path]
    questions = [
        (f'{{ node(id: "News:{page.pk}") {{ id }} }}', f'{{ node(id: "News:{NO_KEY}") {{ id }} }}'),
        (f'{{ node(id: "Page:{page.pk}") {{ id }} }}', f'{{ node(id: "Page:{NO_KEY}") {{ id }} }}'),
        (f'{{ page(id: "News:{page.pk}") {{ id }} }}', f'{{ page(id: "News:{NO_KEY}") {{ id }} }}'),
        (f'{{ page(path: "{page.public_path}") {{ id }} }}', '{ page(path: "/nieuws/nooit/") { id } }'),
        (f'{{ route(path: "{page.public_path}") {{ __typename }} }}', '{ route(path: "/nooit/") { __typename } }'),
    ]
    if hide is not move_to_another_channel:
        key = three.picture.pk
        questions.append((f'{{ node(id: "Picture:{key}") {{ id }} }}', f'{{ node(id: "Picture:{NO_KEY}") {{ id }} }}'))

    hide(page)
    end_transaction()

    for of_hidden, of_nothing in questions:
        assert told(asked(client, of_hidden)) == told(asked(client, of_nothing)), of_hidden
    if hide is not move_to_another_channel:
        for address in addresses:
            kind, key, *rest = address.strip("/").split("/")
            of_nothing = f"/{kind}/{NO_KEY}/{'/'.join(rest)}"
            assert told(client.get(address)) == told(client.get(of_nothing)), address


@every_way_to_hide
@pytest.mark.parametrize("order", ["NEWEST", "OLDEST", "TITLE"])
def test_a_cursor_that_was_kept_opens_nothing(client: Client, three: Three, hide: Hide, order: str) -> None:
    edges = asked(client, LIST % order).json()["data"]["news"]["edges"]
    before, kept, after = [edge["cursor"] for edge in edges]
    assert edges[1]["node"]["slug"] == "besloten"

    hide(three.hidden)
    end_transaction()

    remaining = [edges[0]["node"], edges[2]["node"]]
    for size, beyond, cursor, found in (
        ("first", "after", kept, remaining[1:]),
        ("last", "before", kept, remaining[:1]),
        ("first", "after", before, remaining[1:]),
        ("last", "before", after, remaining[:1]),
    ):
        news = asked(client, BEYOND % (order, size, beyond, cursor)).json()["data"]["news"]
        assert news["nodes"] == found
        assert news["totalCount"] == 2
        assert all("besloten" not in json.dumps(decoded(news["pageInfo"][name])) for name in news["pageInfo"])


def decoded(cursor: str) -> list[object]:
    """What stands in a cursor, which nobody needs a key for."""
    content: list[object] = json.loads(base64.urlsafe_b64decode(cursor + "=="))
    return content


@every_way_to_hide
def test_an_entity_tag_that_was_kept_is_no_longer_good(client: Client, three: Three, hide: Hide) -> None:
    document = LIST % "NEWEST"
    tag = asked(client, document)["ETag"]
    assert asked(client, document, **{"If-None-Match": tag}).status_code == 304

    hide(three.hidden)
    end_transaction()

    answer = asked(client, document, **{"If-None-Match": tag})
    assert answer.status_code == 200
    assert b"besloten" not in answer.content


def test_an_entity_tag_of_one_reader_is_not_good_for_another(client: Client, three: Three, settings: Settings) -> None:
    settings.PUBLIC_SITE_KEY = "the key of the public site"
    document = LIST % "NEWEST"

    tag = asked(client, document, Authorization=f"Bearer {settings.PUBLIC_SITE_KEY}")["ETag"]

    assert asked(client, document, **{"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    "document",
    [
        '{ news(audience: ["besloten"]) { totalCount } }',
        '{ news(after: "besloten") { totalCount } }',
        '{ news(from: "besloten") { totalCount } }',
        '{ node(id: "News:%s") { ... on News { bes } } }',
        '{ page(id: "News:%s", path: "/nieuws/besloten/") { id } }',
        '{ page(path: "/nieuws/besloten/", locale: "fr") { id } }',
        "{ news(first: 100000) { nodes { title } } }",
        "{ news { nodes { title }",
    ],
)
def test_an_error_is_the_same_whether_something_is_hidden_or_not(client: Client, three: Three, document: str) -> None:
    document = document.replace("%s", str(three.hidden.pk))
    seen = told(asked(client, document))
    assert b"errors" in seen[1]

    unpublish_by_hand(three.hidden)
    end_transaction()

    assert told(asked(client, document)) == seen
