"""What is registered, with kept answers in front of it: a change is followed as one of the content."""

import json

from cms.delivery.cache.front import CachedAnswers
from cms.delivery.documents.manifests import register
from cms.delivery.documents.persisted import hash_of
from cms.publication.models import ContentRevision
from cms.publication.revision import RevisionWatch
from tests.cms.publication.watching import until
from tests.wsgi import call

from .conftest import Counting

NAMED = 'query Named { node(id: "Theme:1") { id } }'
RENAMED = 'query Named { again: node(id: "Theme:1") { id } }'


def registered(watch: RevisionWatch, *texts: str) -> None:
    register("partner", json.dumps({f"sha256:{hash_of(text)}": text for text in texts}).encode())
    until(lambda: watch.number == ContentRevision.current())


def test_an_address_follows_what_is_registered(front: CachedAnswers, watch: RevisionWatch, django: Counting) -> None:
    def get() -> tuple[int, object]:
        received = call(front, "/documents/partner/Named")
        return received.status, json.loads(received.body)

    registered(watch, NAMED)
    first, again = get(), get()
    asked = len(django.asked)
    registered(watch, RENAMED)
    changed = get()
    registered(watch)
    status, _ = get()

    assert first == again == (200, {"node": None})
    assert asked == 1
    assert changed == (200, {"again": None})
    assert status == 404


def test_the_description_is_kept_until_something_is_registered(
    front: CachedAnswers, watch: RevisionWatch, django: Counting
) -> None:
    def paths(**headers: str) -> list[str]:
        return list(json.loads(call(front, "/documents/openapi.json", **headers).body)["paths"])

    registered(watch, NAMED)
    first, again = paths(), paths()
    tag = call(front, "/documents/openapi.json").headers["ETag"]
    known = call(front, "/documents/openapi.json", if_none_match=tag)
    asked = len(django.asked)
    registered(watch)
    after = paths()

    assert first == again == ["/documents/partner/Named"]
    assert (known.status, asked) == (304, 1)
    assert after == []
