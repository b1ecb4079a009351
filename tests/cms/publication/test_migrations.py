"""Migrations of the store that change what stands in it: there and back again."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cms.publication.consistency import content, differences
from cms.publication.models import PublishedItem
from pages.landings.models import StadsdeelIndex, StadsdeelPage
from tests.factories.core import add_published, made
from tests.factories.home import make_home
from tests.factories.taxonomy import make_stadsdeel

from .conftest import end_transaction

pytestmark = pytest.mark.django_db
DEFINITIONS = """
SELECT pg_get_functiondef(oid) FROM pg_proc WHERE proname LIKE 'publication%'
UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname LIKE 'publication%' ORDER BY 1
"""
ITEM = """
INSERT INTO publication_publisheditem (
    node_id, kind, locale, data, "references", slug, path, audiences, stadsdelen, themes, channels, chronology, name, number,
    source, is_hidden, needs_consent, projected_in, recorded_at, title, search_text, search_folded
) VALUES (
    '{0}', 'News', 'nl', '{{}}', '{{}}', '', '', '{{}}', '{{west}}', '{{}}', '{{public-site}}', '', '', 0,
    '{0}', false, false, 0, now(), '', '', ''
)
"""
REMOVAL = """
INSERT INTO publication_publishedremoval (node_id, kind, channels, stadsdelen, needs_consent, is_for_some, removed_at)
VALUES ('{}', 'News', '{{public-site}}', '{{west}}', false, {}, now())
"""


def run(statement: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def migrate(name: str = "") -> None:
    """To the migration of the store with this name; to the last one when there is none."""
    executor = MigrationExecutor(connection)
    last = next(leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] == "publication")
    executor.migrate([("publication", name) if name else last])


def removed() -> set[str]:
    return {node_id for (node_id,) in run("SELECT node_id FROM publication_publishedremoval")}


def test_removals_by_rights_go_there_and_back() -> None:
    run(ITEM.format("News:1"))
    run(ITEM.format("News:2"))
    run(REMOVAL.format("News:3", "true"))
    run(REMOVAL.format("News:4", "false"))
    end_transaction()
    definitions = run(DEFINITIONS)

    migrate("0017_partners_move_the_revision")
    # Everybody would be told of what only some lost.
    assert removed() == {"News:4"}
    assert run(DEFINITIONS) != definitions
    run("DELETE FROM publication_publisheditem WHERE node_id = 'News:1'")
    assert removed() == {"News:1", "News:4"}
    end_transaction()
    migrate()

    assert run(DEFINITIONS) == definitions
    run("DELETE FROM publication_publisheditem WHERE node_id = 'News:2'")
    told = "SELECT stadsdelen, is_for_some FROM publication_publishedremoval WHERE node_id = 'News:2'"
    assert run(told) == [(["west"], False)]


def test_removals_of_what_was_there_go_there_and_back() -> None:
    run(ITEM.format("News:1"))
    run(ITEM.format("News:2"))
    end_transaction()
    definitions = run(DEFINITIONS)

    migrate("0012_search_titles")
    triggers = "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'publication_keep_removal%' ORDER BY 1"
    assert run(triggers) == [("publication_keep_removal",), ("publication_keep_removal_of_hidden",)]
    run("DELETE FROM publication_publisheditem WHERE node_id = 'News:1'")
    assert removed() == {"News:1"}
    end_transaction()
    migrate()

    assert run(DEFINITIONS) == definitions
    run("DELETE FROM publication_publisheditem WHERE node_id = 'News:2'")
    assert removed() == {"News:1", "News:2"}


def test_the_page_of_a_stadsdeel_is_about_it_from_now_on() -> None:
    west, oost = make_stadsdeel("West"), make_stadsdeel("Oost")
    index = add_published(make_home(), made(StadsdeelIndex, "Stadsdelen", {}))
    add_published(index, made(StadsdeelPage, "Bij West", {"stadsdeel": west, "stadsdeel_list": [oost]}))
    rows = PublishedItem.objects.filter(kind="StadsdeelPage")
    data = rows.get().data
    rows.update(stadsdelen=["oost"], data={**data, "stadsdelen": data["stadsdelen"][1:]})
    end_transaction()

    migrate("0018_removals_by_rights")
    migrate()

    assert rows.get().stadsdelen == ["west", "oost"]
    assert rows.get().data == data
    assert list(differences(content())) == []
