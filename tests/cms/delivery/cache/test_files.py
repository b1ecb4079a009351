"""Files of documents stand below the addresses of queries. Nothing of them is kept, and a key that comes with one is judged."""

from collections.abc import Callable

import pytest

from cms.delivery.cache.front import CachedAnswers
from cms.partners.models import Partner, PartnerKey
from cms.publication.revision import RevisionWatch
from media.models import Document
from tests.cms.delivery.cache.test_partners import settled
from tests.factories.core import document_block
from tests.factories.home import make_home
from tests.factories.media import document_file, make_document
from tests.factories.news import make_news, make_news_index
from tests.factories.partners import make_key, make_partner
from tests.wsgi import Received, call

Open = Callable[..., Received]


@pytest.fixture
def document(watch: RevisionWatch) -> Document:
    """On a news item."""
    document = make_document()
    make_news(make_news_index(make_home()), body=[document_block(document)])
    settled(watch)
    return document


@pytest.fixture
def open_it(front: CachedAnswers, document: Document) -> Open:
    """Asks for the file, as a server does."""
    return lambda **headers: call(front, document.public_path, **headers)


def bearer(**rights: object) -> str:
    return f"Bearer {make_key(make_partner(**rights))}"


def test_a_key_opens_what_its_rights_say(open_it: Open, watch: RevisionWatch) -> None:
    wide, narrow = bearer(), bearer(kinds=["agenda"])
    settled(watch)

    for _ in range(2):
        answers = [open_it(), open_it(authorization=wide), open_it(authorization=narrow)]
        assert [answer.status for answer in answers] == [200, 200, 404]
    assert [answer.headers["Cache-Control"] for answer in answers] == [
        "public, max-age=300",
        "private, no-cache",
        "no-store",
    ]
    assert open_it(authorization="Bearer bb_" + "a" * 43).status == 401

    Partner.objects.update(kinds=["agenda"])
    settled(watch)
    assert [open_it(authorization=wide).status, open_it().status] == [404, 200]
    PartnerKey.objects.all()[0].revoke()
    PartnerKey.objects.all()[1].revoke()
    settled(watch)
    assert [open_it(authorization=wide).status, open_it().status] == [401, 200]


def test_who_has_it_already_gets_no_bytes(open_it: Open) -> None:
    first = open_it()
    again = open_it(if_none_match=first.headers["ETag"])

    assert (first.status, first.body) == (200, document_file())
    assert (again.status, again.body) == (304, b"")
