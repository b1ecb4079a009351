from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from graphql import validate
from wagtail.models import Page

from cms.fields import node_id
from cms.publication.models import PublishedItem
from cms.publication.projection import project, sort_key
from cms.publication.selection import selection_of, without_alias
from cms.schema.internal import internal_schema
from cms.schema.kinds import KINDS
from tests.contracts.comparison import assert_as_kept
from tests.factories.core import figure_block, film_block, link_to, made, page_reference, picture_block
from tests.factories.information import make_information
from tests.factories.news import make_news
from tests.factories.programme import BARE, FILLED, Programme

KEPT = Path(__file__).parent / "projected"


@pytest.mark.parametrize("name", [*FILLED, *BARE])
def test_a_thing_is_projected_whole(rolled_back: Programme, name: str) -> None:
    thing = getattr(rolled_back, name)

    projection = project(thing)

    assert projection.node_id == node_id(thing)
    grants = [f"{grant.channel} {grant.valid_from} {grant.valid_until}" for grant in projection.grants]
    row = {"source": projection.source.partition(":")[0], **_plain(projection.columns), "grants": sorted(grants)}
    if isinstance(thing, Page):
        published_on = timezone.localdate(thing.first_published_at).isoformat()
        row |= {
            key: "<day of publication>" for key in ("listed_on", "ends_on", "chronology") if row[key] == published_on
        }
    assert_as_kept(KEPT / f"{name}.json", row)


def _plain(columns: dict[str, Any]) -> dict[str, Any]:
    """The columns as JSON has them."""
    return {
        name: value if isinstance(value, str | int | list | dict | None) else value.isoformat()
        for name, value in columns.items()
    }


def test_every_kind_is_among_them(rolled_back: Programme) -> None:
    assert {type(getattr(rolled_back, name)) for name in FILLED} == set(KINDS)


def test_what_is_kept_is_what_was_projected(rolled_back: Programme) -> None:
    for name in (*FILLED, *BARE):
        thing = getattr(rolled_back, name)
        kept = PublishedItem.objects.get(node_id=node_id(thing))
        for column, value in project(thing).columns.items():
            assert getattr(kept, column) == value, (name, column)


def test_the_references_of_a_page_are_all_that_it_shows_and_links_to(rolled_back: Programme) -> None:
    shown = ["audience", "stadsdeel", "theme", "organisation", "figure", "picture", "poster", "document", "related"]

    assert project(rolled_back.news).columns["references"] == sorted(
        node_id(getattr(rolled_back, name)) for name in [*shown, "index"]
    )


def test_no_other_thing_is_copied(rolled_back: Programme) -> None:
    """The words of another thing stand in no row but its own; what is linked says its own words."""
    for item in PublishedItem.objects.exclude(kind__in=["Picture", "Document", "Organisation"]):
        assert "Atelier De Gracht" not in str(item.data)
        assert "vuistregels.pdf" not in str(item.data)
        assert "Onderzoekt wat werkt" not in str(item.data)


def test_what_was_deleted_is_null_in_blocks(rolled_back: Programme) -> None:
    gone = make_information(rolled_back.home, "Weg")
    page = made(
        type(rolled_back.news),
        "Leeg",
        {
            "body": [
                picture_block(rolled_back.poster),
                film_block(rolled_back.poster),
                figure_block(rolled_back.figure),
                page_reference(gone),
                ("call_to_action", {"text": "", "link": link_to(gone)}),
            ]
        },
    )
    rolled_back.index.add_child(instance=page)
    page.save_revision().publish()
    for thing in (rolled_back.poster, rolled_back.figure, gone):
        thing.delete()

    stored = PublishedItem.objects.get(node_id=node_id(page))

    names = ["picture", "poster", "figure", "page", "link"]
    assert {name: block[name] for name, block in zip(names, stored.data["body"], strict=True)} == dict.fromkeys(names)
    assert stored.references == []


def test_a_page_that_points_to_itself_is_projected(rolled_back: Programme) -> None:
    page = make_news(rolled_back.index, "Zelf")
    page.related_list = [page]
    page.body = [page_reference(page)]

    page.save_revision().publish()

    assert PublishedItem.objects.get(node_id=node_id(page)).references == [node_id(page)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_selection_of_a_kind_fits_the_internal_schema(kind: type) -> None:
    assert validate(internal_schema(), selection_of(kind.__name__)) == []


@pytest.mark.parametrize(
    ("alias", "name"), [("HeadingBlock__text", "text"), ("text", "text"), ("__typename", "__typename")]
)
def test_an_alias_is_taken_off(alias: str, name: str) -> None:
    assert without_alias(alias) == name


@pytest.mark.parametrize(
    ("names", "in_order"),
    [
        (["Zuid", "één", "Eb", "zand", "Émile"], ["Eb", "één", "Émile", "zand", "Zuid"]),
        (["Straße", "ĳs"], ["ĳs", "Straße"]),
    ],
)
def test_names_sort_as_dutch_readers_expect(names: list[str], in_order: list[str]) -> None:
    assert sorted(names, key=sort_key) == in_order


def test_a_sort_key_fits_its_column() -> None:
    assert len(sort_key("ﬃ" * 255)) == 255
