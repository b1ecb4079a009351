"""What is given before a thread is taken: only that for which nobody has to be asked."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from cms.delivery.cache.front import CachedAnswers
from cms.partners.models import PartnerKey
from cms.publication.models import ContentRevision
from cms.publication.revision import RevisionWatch
from tests.cms.delivery.cache.conftest import Counting
from tests.cms.publication.watching import until
from tests.factories.partners import make_key, make_partner
from tests.wsgi import environ_of, received


@pytest.fixture
def key(watch: RevisionWatch) -> str:
    """The header of a partner."""
    key = make_key(make_partner())
    until(lambda: watch.number == ContentRevision.current())
    return f"Bearer {key}"


def asking(document: str = "{ __typename }", **headers: str) -> dict[str, Any]:
    return environ_of("/graphql/", query={"query": document}, **headers)


def test_the_database_is_not_asked(
    front: CachedAnswers, key: str, django: Counting, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    received(front, asking(authorization=key))

    with django_assert_num_queries(0):
        assert front.at_hand(asking()) is None
        assert front.at_hand(asking(authorization="Bearer buurtbaan_of-nobody")) is None
        assert front.at_hand(asking("{ a: __typename }", authorization=key)) is None
        status, _, body = front.at_hand(asking(authorization=key)) or ("", [], [])

    assert (status, body) == ("200 OK", [b'{"data":{"__typename":"Query"}}'])
    assert len(django.asked) == 1


def test_who_waits_for_a_thread_while_its_key_is_revoked_is_nobody_by_then(
    front: CachedAnswers, key: str, watch: RevisionWatch
) -> None:
    received(front, asking(authorization=key))
    waiting = asking("{ a: __typename }", authorization=key)
    assert front.at_hand(waiting) is None

    PartnerKey.objects.get().revoke()
    until(lambda: watch.number == ContentRevision.current())

    assert received(front, waiting).status == 401
