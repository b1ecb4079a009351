"""Roots and values that depend on the reader, over rows that hold just what is asked."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.publication import make_item

from .conftest import KEY, Ask

pytestmark = pytest.mark.django_db


def make_page(node_id: str = "News:1", path: str = "/nieuws/een/", **data: Any) -> None:
    columns = {name: data.pop(name) for name in ("channels", "needs_consent") if name in data}
    make_item(node_id, {"path": path, "canonicalUrl": "", "title": "Eén", **data}, path=path, **columns)


@pytest.mark.parametrize("path", ["/nieuws/een/", "nieuws/een", "/nieuws/een", "nieuws/een/", "/nieuws/een/?pagina=2"])
@pytest.mark.parametrize("root", ["route", "page"])
def test_a_path_is_found_as_visitors_write_it(ask: Ask, root: str, path: str) -> None:
    make_page()

    answer = ask(f"query($path: String!) {{ {root}(path: $path) {{ ... on News {{ id }} }} }}", {"path": path})

    assert answer == {"data": {root: {"id": "News:1"}}}


@pytest.mark.parametrize(
    "path", ["/nieuws/een/twee/", "/een/", "", "/", "/NIEUWS/EEN/", "/nieuws/%65en/", "/nieuws/een%", "x" * 5_000]
)
def test_a_path_where_nothing_stands_is_null(ask: Ask, path: str) -> None:
    make_page()

    assert ask("query($path: String!) { route(path: $path) { __typename } }", {"path": path}) == {
        "data": {"route": None}
    }


@pytest.mark.parametrize("path", ["/", "", "?x=1"])
def test_the_root_is_found_with_and_without_its_slash(ask: Ask, path: str) -> None:
    make_page("Home:1", "/")

    answer = ask("query($path: String!) { route(path: $path) { __typename } }", {"path": path})

    assert answer == {"data": {"route": {"__typename": "Home"}}}


@pytest.mark.parametrize("node_id", ["News:2", "news:1", "News:01", "News:1 ", "Page:1", "", "1", "'", "News:1; --"])
def test_an_id_of_nothing_is_null(ask: Ask, node_id: str) -> None:
    make_page()

    assert ask("query($id: ID!) { node(id: $id) { id } }", {"id": node_id}) == {"data": {"node": None}}


@pytest.mark.parametrize("kind", ["Stadsdeel", "Audience"])
def test_a_slug_of_nothing_is_null_and_of_another_kind_too(ask: Ask, kind: str) -> None:
    make_item(f"{kind}:1", slug="west")
    make_item("Theme:1", slug="werk")
    root = kind.lower()

    answer = ask(f'{{ {root}(slug: "west") {{ id }} other: {root}(slug: "werk") {{ id }} }}')

    assert answer == {"data": {root: {"id": f"{kind}:1"}, "other": None}}


def test_categories_come_in_their_own_order(ask: Ask) -> None:
    for key, (number, name) in enumerate([(2, "a"), (1, "b"), (1, "a")], start=1):
        make_item(f"Stadsdeel:{key}", number=number, name=name)

    assert ask("{ stadsdelen { id } }") == {
        "data": {"stadsdelen": [{"id": "Stadsdeel:3"}, {"id": "Stadsdeel:2"}, {"id": "Stadsdeel:1"}]}
    }


@pytest.mark.parametrize(
    ("asked", "lead"),
    [
        ("lead", "Voor allen."),
        ('lead(audience: "werkgevers")', "Voor u."),
        ('lead(audience: "bewoners")', "Voor allen."),
        ('lead(audience: "")', "Voor allen."),
        ("lead(audience: null)", "Voor allen."),
    ],
)
def test_without_its_own_lead_an_audience_gets_the_general_one(ask: Ask, asked: str, lead: str) -> None:
    make_page(lead={"": "Voor allen.", "werkgevers": "Voor u."})

    assert ask(f'{{ page(id: "News:1") {{ lead: {asked} }} }}') == {"data": {"page": {"lead": lead}}}


@pytest.mark.parametrize(
    ("own", "canonical"), [("", "http://127.0.0.1:8080/nieuws/een/"), ("https://elders.nl/x", "https://elders.nl/x")]
)
def test_a_page_has_one_address_which_its_attribution_links_to(ask: Ask, own: str, canonical: str) -> None:
    make_page(canonicalUrl=own, attribution={"text": "Bron: wij"})

    answer = ask('{ page(id: "News:1") { canonicalUrl attribution { text url } } }')

    assert answer["data"]["page"] == {"canonicalUrl": canonical, "attribution": {"text": "Bron: wij", "url": canonical}}


TEXT = {
    "html": '<p><a data-ref="News:1">een &amp; <em>twee</em></a>, <a data-ref="News:9">weg</a>, '
    '<a data-ref="Document:1">bestand</a>, <a href="https://elders.nl/">elders</a></p>',
    "text": "een & twee, weg, bestand, elders",
    "links": [
        {"kind": "PAGE", "label": "een & twee", "ref": "News:1"},
        {"kind": "PAGE", "label": "weg", "ref": "News:9"},
        {"kind": "DOCUMENT", "label": "bestand", "ref": "Document:1"},
        {"kind": "EXTERNAL", "label": "elders", "href": "https://elders.nl/"},
    ],
}


@pytest.mark.parametrize(("key", "begin"), [(None, "http://127.0.0.1:8080"), (KEY, "")])
def test_links_in_a_text_lead_where_this_reader_may_go(ask: Ask, key: str | None, begin: str) -> None:
    make_page(path="/a&b/")
    make_item("Document:1", {"url": "/documents/1/x/a.pdf", "title": "Bestand"})
    make_item("Site:1", {"colophon": TEXT}, references=["Document:1"])

    answer = ask("{ site { colophon { html text links { href kind label target { id } } } } }", key=key)

    assert answer["data"]["site"]["colophon"] == {
        "html": f'<p><a href="{begin}/a&amp;b/">een &amp; <em>twee</em></a>, weg, '
        '<a href="http://127.0.0.1:8000/documents/1/x/a.pdf">bestand</a>, <a href="https://elders.nl/">elders</a></p>',
        "text": TEXT["text"],
        "links": [
            {"href": f"{begin}/a&b/", "kind": "PAGE", "label": "een & twee", "target": {"id": "News:1"}},
            {
                "href": "http://127.0.0.1:8000/documents/1/x/a.pdf",
                "kind": "DOCUMENT",
                "label": "bestand",
                "target": {"id": "Document:1"},
            },
            {"href": "https://elders.nl/", "kind": "EXTERNAL", "label": "elders", "target": None},
        ],
    }


def test_a_link_without_words_has_the_title_of_its_target_as_it_is_now(ask: Ask) -> None:
    make_page(title="Titel van nu")
    make_item("Site:1", {"menu": [{"id": "a", "link": {"kind": "PAGE", "label": "", "ref": "News:1"}}]})

    assert ask("{ site { menu { link { label } } } }")["data"]["site"]["menu"] == [{"link": {"label": "Titel van nu"}}]


def test_links_to_nothing_are_null_alone_and_left_out_of_a_list(ask: Ask) -> None:
    gone = {"kind": "PAGE", "label": "Weg", "ref": "News:9"}
    make_item(
        "Site:1",
        {
            "menu": [{"id": "a", "link": gone}, {"id": "b", "link": None}],
            "footer": [{"id": "c", "links": [gone, gone]}],
        },
    )

    answer = ask("{ site { menu { link { label } } footer { links { label } } } }")

    assert answer["data"]["site"] == {"menu": [{"link": None}, {"link": None}], "footer": [{"links": []}]}


def test_a_page_that_refers_to_itself_is_answered_as_deep_as_is_asked(ask: Ask) -> None:
    make_page(related=[{"ref": "News:1"}, {"ref": "News:1"}])

    answer = ask('{ node(id: "News:1") { ... on News { related { related { id } } } } }')

    assert answer["data"]["node"]["related"] == [{"related": [{"id": "News:1"}] * 2}] * 2


@pytest.mark.parametrize("count", [2, 20])
def test_lists_within_categories_take_as_many_statements_for_few_as_for_many(ask: Ask, count: int) -> None:
    make_item("Audience:1", slug="bewoners")
    for key in range(count):
        make_item(f"Stadsdeel:{key}", slug=f"deel-{key}")
        make_item(f"News:{key}", stadsdelen=[f"deel-{key}"], audiences=["bewoners"])

    with CaptureQueriesContext(connection) as captured:
        answer = ask('{ stadsdelen { news(audience: ["bewoners"]) { totalCount nodes { id } } } }')

    counts = [stadsdeel["news"]["totalCount"] for stadsdeel in answer["data"]["stadsdelen"]]
    assert counts == [1] * count
    # The revision, the stadsdelen, the known slugs, their news, the counts.
    assert len(captured) == 5
