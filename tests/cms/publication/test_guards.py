"""Changes that go past Django's models. The content is committed, each test is a transaction of its own."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import F, ManyToManyField
from django.utils import timezone
from wagtail.models import Collection, Page

from cms.consent.models import Consent
from cms.fields import node_id
from cms.publication.guards import check_guards, tables_to_guard
from cms.publication.models import ContentRevision, PublishedItem
from cms.publication.publishing import synchronise
from cms.schema.kinds import FILE_KINDS, KINDS, PAGE_KINDS
from media.models import Document, Picture
from pages.core.models import AudienceLead
from pages.profiles.models import Profile
from tests.factories.core import publish
from tests.factories.information import make_information
from tests.factories.programme import FILLED, Programme

from .conftest import end_transaction

TABLES = sorted(set(tables_to_guard()))


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def hidden() -> set[str]:
    """Global ids of what the guards have hidden, now that the transaction ends."""
    end_transaction()
    return set(PublishedItem.objects.filter(is_hidden=True).values_list("node_id", flat=True))


def key_columns() -> Iterator[tuple[str, type, str]]:
    """For each content table its kind, and the column that holds the key of the object."""
    for kind in KINDS:
        yield kind._meta.db_table, kind, kind._meta.pk.column
        for relation in kind._meta.many_to_many:
            if isinstance(relation, ManyToManyField):
                yield relation.m2m_db_table(), kind, relation.m2m_column_name()
    yield AudienceLead._meta.db_table, PAGE_KINDS[2], "page_id"
    yield Page._meta.db_table, PAGE_KINDS[2], "id"
    yield Consent._meta.db_table, Profile, "profile_id"


KEY_COLUMNS = {table: (kind, column) for table, kind, column in key_columns()}


def the_one(programme: Programme, kind: type) -> object:
    """The thing of a kind on which everything is filled in."""
    things = [getattr(programme, name) for name in FILLED]
    return next(thing for thing in things if type(thing) is kind)


def text_column_of(table: str) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s "
            "AND column_name = ANY (%s) ORDER BY 1",
            [
                table,
                ["title", "introduction", "text", "description", "label", "sentence", "explanation", "wanted_work"],
            ],
        )
        found = cursor.fetchone()
    return found and found[0]


def test_the_tables_are_those_that_kinds_are_made_of() -> None:
    assert sorted(KEY_COLUMNS) == TABLES
    assert len(TABLES) == 136


@pytest.mark.parametrize("table", TABLES)
def test_a_change_past_the_models_hides_the_item_until_it_is_projected(rolled_back: Programme, table: str) -> None:
    kind, key_column = KEY_COLUMNS[table]
    instance = the_one(rolled_back, kind)
    text_column = text_column_of(table)

    if text_column:
        sql(f"UPDATE {table} SET {text_column} = {text_column} || '!' WHERE {key_column} = %s", instance.pk)
    else:
        sql(f"DELETE FROM {table} WHERE {key_column} = %s", instance.pk)

    # Consent is for the portrait and the availability too, which are items of their own.
    with_it = [instance.picture, instance.available] if table == "consent_consent" else []
    assert hidden() == {node_id(thing) for thing in (instance, *with_it)}

    synchronise(kind.objects.get(pk=instance.pk))

    assert hidden() == set()


def test_a_change_back_and_forth_still_hides(rolled_back: Programme) -> None:
    sql("UPDATE news_news SET introduction = introduction || '!' WHERE page_ptr_id = %s", rolled_back.news.pk)
    sql("UPDATE news_news SET introduction = rtrim(introduction, '!') WHERE page_ptr_id = %s", rolled_back.news.pk)

    assert hidden() == {node_id(rolled_back.news)}


@pytest.mark.parametrize(
    "column",
    [
        "numchild = 5",
        "translation_key = gen_random_uuid()",
        "latest_revision_id = NULL",
        "latest_revision_created_at = now()",
        "live_revision_id = NULL",
        "has_unpublished_changes = true",
        "go_live_at = now()",
        "locked = true, locked_at = now()",
        "draft_title = 'Een geheim'",
        "owner_id = NULL",
        "show_in_menus = true",
    ],
)
def test_bookkeeping_hides_nothing_and_moves_no_revision(rolled_back: Programme, column: str) -> None:
    before = ContentRevision.current()

    sql(f"UPDATE wagtailcore_page SET {column}")

    assert hidden() == set()
    assert ContentRevision.current() == before


def test_a_draft_of_a_live_page_hides_nothing_and_moves_no_revision(rolled_back: Programme) -> None:
    before = ContentRevision.current()
    page = rolled_back.news.get_latest_revision_as_object()
    page.title, page.introduction, page.audience_list = "Een geheim", "Een geheim.", []

    page.save_revision()
    page.save_revision(overwrite_revision=page.latest_revision)

    assert hidden() == set()
    assert ContentRevision.current() == before


def test_a_planned_change_of_a_live_page_hides_nothing(rolled_back: Programme) -> None:
    page = rolled_back.news.get_latest_revision_as_object()
    page.title, page.go_live_at = "Een geheim", datetime(2100, 1, 1, tzinfo=UTC)

    page.save_revision().publish()

    assert hidden() == set()
    assert PublishedItem.objects.get(node_id=node_id(page)).data["title"] == "Onderzoek in West"


def test_a_page_with_all_below_it_is_hidden_when_it_is_taken_off_by_hand(rolled_back: Programme) -> None:
    Page.objects.filter(pk=rolled_back.information.pk).update(live=False)

    assert hidden() == {node_id(rolled_back.information), node_id(rolled_back.below)}


def test_another_address_by_hand_hides_all_below(rolled_back: Programme) -> None:
    Page.objects.filter(pk=rolled_back.index.pk).update(url_path="/elders/")

    assert hidden() == {node_id(page) for page in (rolled_back.index, rolled_back.news, rolled_back.related)}


def test_a_page_put_elsewhere_by_hand_is_hidden(rolled_back: Programme) -> None:
    rolled_back.information.unpublish()
    assert hidden() == set()
    elsewhere = Page.objects.get(pk=rolled_back.information.pk).path + "0009"

    Page.objects.filter(pk=rolled_back.related.pk).update(path=elsewhere, depth=F("depth") + 1)

    assert node_id(rolled_back.related) in hidden()


def test_order_among_sisters_hides_nothing(rolled_back: Programme) -> None:
    Page.objects.get(pk=rolled_back.related.pk).move(Page.objects.get(pk=rolled_back.news.pk), pos="right")

    assert hidden() == set()


def test_a_restriction_by_hand_hides_the_page_and_all_below(rolled_back: Programme) -> None:
    sql(
        "INSERT INTO wagtailcore_pageviewrestriction (page_id, restriction_type, password) VALUES (%s, 'login', '')",
        rolled_back.index.pk,
    )

    assert hidden() == {node_id(page) for page in (rolled_back.index, rolled_back.news, rolled_back.related)}


def test_a_restriction_of_a_collection_by_hand_hides_its_files(rolled_back: Programme) -> None:
    root = Collection.get_first_root_node()

    sql(
        "INSERT INTO wagtailcore_collectionviewrestriction (collection_id, restriction_type, password) "
        "VALUES (%s, 'login', '')",
        root.pk,
    )

    assert hidden() == {node_id(file) for kind in FILE_KINDS for file in kind.objects.all()}


@pytest.mark.parametrize("files", [Picture, Document])
def test_files_put_in_another_collection_by_hand_are_hidden(rolled_back: Programme, files: type) -> None:
    elsewhere = Collection.get_first_root_node().add_child(name="Elders")

    files.objects.update(collection=elsewhere)

    assert hidden() == {node_id(file) for file in files.objects.all()}


def test_a_deleted_page_is_hidden_however_it_was_deleted(rolled_back: Programme) -> None:
    for table in ("audience_list", "stadsdeel_list", "theme_list"):
        sql(f"DELETE FROM information_informationpage_{table}")
    sql("DELETE FROM information_informationpage WHERE page_ptr_id = %s", rolled_back.below.pk)

    assert node_id(rolled_back.below) in hidden()


def test_who_is_gone_takes_no_picture_along(rolled_back: Programme) -> None:
    """Wagtail forgets who uploaded a file when that account is deleted."""
    user = User.objects.create_user("redactie")
    for file in (rolled_back.picture, rolled_back.document):
        type(file).objects.filter(pk=file.pk).update(uploaded_by_user=user)
        synchronise(type(file).objects.get(pk=file.pk))
    PublishedItem.objects.update(projected_in=0)

    user.delete()

    assert hidden() == set()


def test_a_new_page_hides_nothing(rolled_back: Programme) -> None:
    make_information(rolled_back.information, "Nog een")

    assert hidden() == set()


def test_the_end_of_a_page_by_hand_is_seen_without_projection(rolled_back: Programme) -> None:
    Page.objects.filter(pk=rolled_back.news.pk).update(expire_at=timezone.now())

    assert hidden() == {node_id(rolled_back.news)}


def test_the_end_of_a_page_by_hand_hides_all_below_that_would_stay_longer(rolled_back: Programme) -> None:
    end = timezone.now() + timedelta(hours=1)
    rolled_back.below.expire_at = end
    publish(rolled_back.below)
    assert hidden() == set()
    PublishedItem.objects.update(projected_in=0)

    Page.objects.filter(pk=rolled_back.information.pk).update(expire_at=end + timedelta(hours=1))
    assert hidden() == {node_id(rolled_back.information)}

    Page.objects.filter(pk=rolled_back.information.pk).update(expire_at=end - timedelta(minutes=1))
    assert hidden() == {node_id(rolled_back.information), node_id(rolled_back.below)}


def test_the_system_check_finds_nothing_amiss(rolled_back: Programme) -> None:
    assert check_guards(None, databases=["default"]) == []
    assert check_guards(None, databases=None) == []


@pytest.mark.parametrize("table", TABLES)
def test_the_system_check_tells_of_a_table_without_its_guard(rolled_back: Programme, table: str) -> None:
    sql(f"DROP TRIGGER publication_guard ON {table}")

    (error,) = check_guards(None, databases=["default"])

    assert error.id == "publication.E001"
    assert error.msg.startswith(f"The table {table} has no publication_guard: ")
    assert "manage.py migrate" in error.hint


def test_the_system_check_tells_of_a_guard_that_is_off(rolled_back: Programme) -> None:
    sql("ALTER TABLE news_news DISABLE TRIGGER publication_guard")

    assert [error.id for error in check_guards(None, databases=["default"])] == ["publication.E001"]


@pytest.mark.parametrize(
    "table",
    [
        "wagtailcore_page",
        "wagtailcore_pageviewrestriction",
        "wagtailcore_collectionviewrestriction",
        "wagtailcore_collection",
    ],
)
def test_the_system_check_tells_of_a_tree_without_its_guard(rolled_back: Programme, table: str) -> None:
    sql(f"DROP TRIGGER publication_guard_tree ON {table}")

    (error,) = check_guards(None, databases=["default"])

    assert error.id == "publication.E001"
    assert error.msg.startswith(f"The table {table} has no publication_guard_tree: ")
