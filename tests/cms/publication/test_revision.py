from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection, transaction
from django.utils import timezone

from cms.partners.models import Partner
from cms.publication.models import ContentRevision, PublishedItem, PublishedRemoval
from cms.taxonomy.models import Theme
from tests.factories.partners import make_key, make_partner
from tests.factories.taxonomy import make_stadsdeel, make_theme


@pytest.fixture
def listener(committed_database: str) -> Iterator[psycopg.Connection]:
    """Another process that wants to know of changes."""
    with psycopg.connect(committed_database, autocommit=True) as listening:
        listening.execute("LISTEN content_revision")
        yield listening


def heard(listener: psycopg.Connection) -> list[str]:
    return [notice.payload for notice in listener.notifies(timeout=0.2)]


def test_the_revision_is_zero_before_anything_is_published(committed_database: str) -> None:
    assert ContentRevision.current() == 0


def test_the_revision_moves_once_for_each_transaction_and_is_announced(listener: psycopg.Connection) -> None:
    with transaction.atomic():
        for number in range(3):
            make_theme(f"Thema {number}")
        assert ContentRevision.current() == 0
    make_theme("Nog een")

    assert ContentRevision.current() == 2
    assert heard(listener) == ["1", "2"]


def test_what_is_undone_moves_and_announces_nothing(listener: psycopg.Connection) -> None:
    with transaction.atomic():
        make_theme()
        transaction.set_rollback(True)

    assert ContentRevision.current() == 0
    assert heard(listener) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda: Theme.objects.update(name="Anders"),
        lambda: Theme.objects.all().delete(),
        lambda: PublishedItem.objects.update(is_hidden=True),
        lambda: connection.cursor().execute("UPDATE taxonomy_theme SET description = 'x'"),
        lambda: connection.cursor().execute("TRUNCATE publication_publisheditem"),
        lambda: connection.cursor().execute("TRUNCATE publication_publishedgrant"),
        lambda: connection.cursor().execute("TRUNCATE publication_publisheditemhistory"),
        lambda: PublishedRemoval.objects.create(node_id="Theme:9", kind="Theme", removed_at=timezone.now()),
    ],
    ids=["bulk update", "deletion", "the store itself", "raw SQL", "truncate", "grants", "history", "removals"],
)
def test_whatever_changes_the_store_moves_the_revision(listener: psycopg.Connection, change) -> None:
    make_theme()

    change()

    assert heard(listener) == ["1", "2"]


def test_a_reader_of_the_revision_never_sees_it_before_the_change(committed_database: str) -> None:
    """The number is a row of the same transaction: with the old number the old content, with the new the new."""
    with psycopg.connect(committed_database, autocommit=True) as other, transaction.atomic():
        make_theme()
        assert other.execute("SELECT count(*) FROM publication_contentrevision").fetchone() == (0,)
        assert other.execute("SELECT count(*) FROM publication_publisheditem").fetchone() == (0,)


PARTNER_CHANGES = [
    (lambda partner: Partner.objects.update(slug="anders"), True),
    (lambda partner: Partner.objects.update(agreed_until=timezone.localdate()), True),
    (lambda partner: Partner.objects.update(channels=["public-site"]), True),
    (lambda partner: Partner.objects.update(kinds=["news"]), True),
    (lambda partner: Partner.objects.update(may_show_people=True), True),
    (lambda partner: Partner.objects.update(origins=["https://example.org"]), True),
    (lambda partner: Partner.objects.update(points_per_minute=7_000), True),
    (lambda partner: partner.stadsdelen.clear(), True),
    (lambda partner: partner.delete(), True),
    (lambda partner: partner.keys.get().revoke(), True),
    (lambda partner: partner.keys.update(valid_until=timezone.localdate()), True),
    (lambda partner: partner.keys.all().delete(), True),
    (lambda partner: connection.cursor().execute("TRUNCATE partners_partnerkey"), True),
    (lambda partner: partner.keys.update(last_used_on=timezone.localdate()), False),
    (lambda partner: Partner.objects.update(contact_function="redacteur", email="ander@example.org"), False),
    (lambda partner: make_key(partner), False),
    (lambda partner: make_partner(), False),
]


@pytest.mark.parametrize(("change", "moves"), PARTNER_CHANGES)
def test_what_a_partner_may_read_moves_the_revision(listener: psycopg.Connection, change, moves: bool) -> None:
    partner = make_partner(stadsdelen=(make_stadsdeel(),))
    make_key(partner)
    before = ContentRevision.current()

    change(partner)

    assert ContentRevision.current() == before + moves
