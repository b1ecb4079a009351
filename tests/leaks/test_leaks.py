"""No reader meets what is not for it. And the walker that says so is shown to find leaks."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from graphql import (
    GraphQLNamedType,
    InlineFragmentNode,
    SelectionSetNode,
    get_named_type,
    is_abstract_type,
    is_object_type,
    parse,
)
from wagtail.models import Page

from cms.delivery.executable import executable_schema
from cms.delivery.reading import Reading
from cms.fields import node_id
from cms.publication import gate
from cms.publication.files import may_serve
from cms.publication.models import PublishedItem
from cms.schema.kinds import KINDS
from media import access
from pages.home.models import Home, Site
from pages.news.models import NewsIndex

from .conftest import HEADERS, READERS
from .content import Content
from .secrets import EVERYWHERE, Secret
from .walker import Walker

MakeWalker = Callable[..., Walker]

EXPIRED = {"verlopen", "onderverlopen", "baanvoorbij", "baanbijna"}
IN_OTHER_CHANNELS = {"kanaalstadsdelen", "kanaalpartners", "soortpartners"}
WITHOUT_CONSENT = {
    "toestemminggeen",
    "toestemmingweg",
    "toestemmingvoorbij",
    "toestemmingmorgen",
    "toestemmingfoto",
    "toestemmingpartners",
    "toestemmingwerkgevers",
    "fotowerkgevers",
    "portretwerkgevers",
    "portretgeen",
    "portretweg",
    "portretvoorbij",
    "portretpartners",
}
PAGES_HIDDEN_BY_HAND = {
    "sqllive",
    "sqlouder",
    "update",
    "tekstupdate",
    "kanaalupdate",
    "sqlverlopen",
    "sqlbesloten",
    "sqlweg",
    "soortupdate",
    "toestemmingupdate",
    "toestemmingsqlweg",
    "profielupdate",
}
RECORDS_HIDDEN_BY_HAND = {"gegevenupdate"}
FILES_HIDDEN_BY_HAND = {"sqlcollectie", "collectieupdate", "verhuisd"}
# Whose documents, or portraits that are permitted, stand on pages that are hidden.
SHOWN_BY_HIDDEN_PROFILES = {
    "toestemminggeen",
    "toestemmingweg",
    "toestemmingvoorbij",
    "toestemmingmorgen",
    "toestemmingfoto",
    "toestemmingpartners",
    "toestemmingupdate",
    "toestemmingsqlweg",
    "profielupdate",
    "portretwerkgevers",
    "baanvoorbij",
    "baanbijna",
}
SHOWN_BY_HIDDEN_PAGES = {
    "verlopen",
    "kanaalstadsdelen",
    "kanaalpartners",
    "sqllive",
    "sqlverlopen",
    "sqlbesloten",
    "sqlweg",
} | SHOWN_BY_HIDDEN_PROFILES


@pytest.mark.parametrize("reader", READERS)
def test_no_reader_meets_what_is_not_for_it(content: Content, walker_of: MakeWalker, reader: str) -> None:
    walk = walker_of(reader).walk()

    assert walk.leaks == set()
    channels, seen = READERS[reader].channels, "".join(walk.seen)
    for page in content.visible:
        assert f'"{node_id(page)}"' in seen
    for secret in content.secrets:
        is_shown = bool(secret.channels & channels)
        assert (secret.word in seen) == is_shown, secret.state
        if is_shown:
            assert {(address, bool(HEADERS[reader])) for address in secret.addresses} <= walk.opened, secret.state
        # Who saw it is told that it was removed, and who may see it is not.
        assert set(secret.told_ids) & walk.told == set(
            secret.told_ids if secret.seen_in & channels and not is_shown else ()
        ), secret.state


def test_every_kind_is_among_what_is_hidden(content: Content) -> None:
    """The front, the list of news and the site are always there: everything hangs below them."""
    hidden = {type(thing) for secret in content.secrets for thing in (*secret.pages, *secret.files, *secret.records)}

    assert set(KINDS) - hidden == {Home, NewsIndex, Site}


def test_the_walker_asks_every_field_and_goes_from_every_thing_to_every_type(walker_of: MakeWalker) -> None:
    atlas = walker_of().atlas
    kinds = {name: executable_schema().type_map[name] for name in {"Query", *reachable_from("Query")}}

    selections = {name: atlas.selection(name) for name in ("Query", *atlas.things())}
    met = {name: edges_of(f"fragment F on {name} {selection}") for name, selection in selections.items()}

    assert set(atlas.places()) == set(kinds)
    asked = {edge for edges in met.values() for edge in edges if edge[0] in kinds}
    assert asked == {(name, field) for name, kind in kinds.items() for field in kind.fields}
    for name, edges in met.items():
        assert reachable_from(name) <= {place for place, _ in edges}
        assert all(selections[name] in document for document in atlas.walks_from(name))


def edges_of(document: str) -> set[tuple[str, str]]:
    """The fields that a document of one fragment asks for, as pairs of type and field."""
    kinds, edges = executable_schema().type_map, set()

    def note(selections: SelectionSetNode, kind: GraphQLNamedType) -> None:
        for node in selections.selections:
            if isinstance(node, InlineFragmentNode):
                note(node.selection_set, kinds[node.type_condition.name.value])
            elif not node.name.value.startswith("__"):
                edges.add((kind.name, node.name.value))
                if node.selection_set:
                    note(node.selection_set, get_named_type(kind.fields[node.name.value].type))

    (fragment,) = parse(document, no_location=True).definitions
    note(fragment.selection_set, kinds[fragment.type_condition.name.value])
    return edges


def reachable_from(name: str) -> set[str]:
    """The object types that fields lead to, however far."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        kind = executable_schema().type_map[waiting.pop()]
        new = {there.name for field in kind.fields.values() for there in objects_of(get_named_type(field.type))} - found
        found |= new
        waiting += new
    return found


def objects_of(kind: GraphQLNamedType) -> Iterator[GraphQLNamedType]:
    if is_abstract_type(kind):
        yield from executable_schema().get_possible_types(kind)
    elif is_object_type(kind):
        yield kind


def gate_without(missing: str) -> Callable[..., str]:
    """The gate with one of its parts left out, for a reader with one channel."""

    def visible(item: str = "item", channels: str = "channels") -> str:
        def shown(row: str) -> str:
            parts = {
                "hidden": f"NOT {row}.is_hidden",
                "channels": f"{row}.channels && %({channels})s::varchar[]",
                "end": f"({row}.visible_until IS NULL OR {row}.visible_until > %(at)s)",
                "consent": (
                    f"(NOT {row}.needs_consent OR EXISTS (SELECT FROM publication_publishedgrant AS granted WHERE "
                    f"granted.node_id = {row}.node_id AND granted.channel = ANY(%({channels})s::varchar[]) "
                    "AND granted.valid_from <= %(today)s AND granted.valid_until >= %(today)s))"
                ),
            }
            return " AND ".join(part for name, part in parts.items() if name != missing)

        shows_it = f'"references" @> ARRAY[{item}.node_id]::varchar[] AND {shown("showing")}'
        of_files = (
            f"({item}.kind <> ALL(%(shown_kinds)s::varchar[]) OR EXISTS "
            f"(SELECT FROM publication_publisheditem AS showing WHERE showing.{shows_it}))"
        )
        return f"({shown(item)})" if missing == "files" else f"({shown(item)} AND {of_files})"

    return visible


@pytest.mark.parametrize(
    ("missing", "states"),
    [
        ("hidden", PAGES_HIDDEN_BY_HAND | FILES_HIDDEN_BY_HAND | RECORDS_HIDDEN_BY_HAND | {"file"}),
        ("channels", IN_OTHER_CHANNELS),
        ("end", EXPIRED | {"file"}),
        ("consent", WITHOUT_CONSENT | {"file"}),
        ("files", SHOWN_BY_HIDDEN_PAGES | {"file"}),
    ],
)
def test_a_gate_with_a_part_left_out_is_found(
    walker_of: MakeWalker, monkeypatch: pytest.MonkeyPatch, missing: str, states: set[str]
) -> None:
    monkeypatch.setattr(gate, "visible", gate_without(missing))

    assert walker_of().walk_shortly().states == states


def test_a_gate_that_is_taken_off_is_found(walker_of: MakeWalker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "visible", lambda *_, **__: "true")

    walk = walker_of().walk_shortly()

    hidden_by_hand = PAGES_HIDDEN_BY_HAND | FILES_HIDDEN_BY_HAND | RECORDS_HIDDEN_BY_HAND
    for_employers = {"beschikbaargeen", "beschikbaarwerkgevers"}
    assert walk.states == hidden_by_hand | IN_OTHER_CHANNELS | EXPIRED | WITHOUT_CONSENT | for_employers | {"file"}


def test_a_file_that_opens_whatever_the_key_says_is_found(
    walker_of: MakeWalker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "_answer", lambda kind, pk, reader: may_serve(kind, pk, None))

    walk = walker_of("partner").walk_shortly()

    assert walk.states == {"file"}
    assert {asked for _, _, asked in walk.leaks} == {"with a key"}


def test_a_copy_in_place_of_a_reference_is_found(content: Content, walker_of: MakeWalker) -> None:
    expired = next(secret for secret in content.secrets if secret.state == "verlopen")
    hidden = PublishedItem.objects.get(node_id=node_id(expired.pages[0]))
    window = PublishedItem.objects.get(node_id=node_id(content.window))
    reference = next(block for block in window.data["body"] if block.get("page", {}) == {"ref": hidden.node_id})

    reference["page"] = hidden.data
    window.save()

    assert walker_of().walk_from("News").states == {"verlopen"}


@pytest.mark.parametrize("has_guards", [True, False])
def test_a_dropped_guard_is_found(content: Content, walker_of: MakeWalker, has_guards: bool) -> None:
    page = content.window
    secret = Secret("zichtbaar", seen_in=EVERYWHERE, pages=[page])
    with connection.cursor() as cursor:
        if not has_guards:
            for trigger in ("publication_guard", "publication_guard_tree"):
                cursor.execute(f"DROP TRIGGER {trigger} ON wagtailcore_page")
        Page.objects.filter(pk=page.pk).update(live=False)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    walk = walker_of("anonymous", secret).walk_shortly()

    assert walk.states == (set() if has_guards else {"zichtbaar"})


def test_a_title_in_a_count_is_found(walker_of: MakeWalker, monkeypatch: pytest.MonkeyPatch) -> None:
    """A count past the gate tells how much is hidden."""
    all_news = len(PublishedItem.objects.filter(kind="News"))
    gated = Reading.rows

    def rows(self: Reading, columns: str, *more: Any) -> list[tuple[Any, ...]]:
        return [(all_news,)] if columns == "count(*)" else gated(self, columns, *more)

    monkeypatch.setattr(Reading, "rows", rows)

    assert walker_of().walk_shortly().states == {"totalCount"}
