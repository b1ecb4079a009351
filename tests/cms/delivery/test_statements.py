"""How many SQL statements a document takes: its root fields and its levels of references, whatever the lists hold."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from graphql import parse

from cms.delivery.execution import run
from cms.partners.reader import PUBLIC_SITE
from cms.publication.models import PublishedItem
from tests.cms.publication.conftest import committed_uploads, module_database, programme, rolled_back  # noqa: F401
from tests.factories.programme import Programme
from tests.factories.publication import make_copies

_TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')

DOCUMENTS = {
    "news, no references": ("{ news { nodes { title date lead } } }", 1),
    "news with what it shows": (
        "{ news { nodes { title picture { alt src } stadsdelen { name } audiences { name } } } }",
        2,
    ),
    "news, counted": ("{ news { totalCount nodes { title } } }", 2),
    "news of a stadsdeel": ('{ news(stadsdeel: ["nieuw-west"]) { nodes { title } } }', 2),
    "bodies with links and pictures": (
        (
            "{ news { nodes { body { ... on RichTextBlock { text { html } } ... on PictureBlock { picture { alt } } "
            "... on PageReferenceBlock { page { title } } ... on CallToActionBlock { link { href } } } } } }"
        ),
        2,
    ),
    "three levels": (
        "{ news { nodes { related { related { picture { alt } title } } organisations { stadsdelen { name } } } } }",
        3,
    ),
    "stadsdelen with their news": ("{ stadsdelen { news(first: 5) { nodes { title picture { alt } } } } }", 3),
    "audiences with their news, counted": ("{ audiences { news { totalCount nodes { title } } } }", 3),
    "the site with its menus": (
        "{ site { menu { link { href } } footer { links { href } } audiences { name } stadsdelen { name } } }",
        3,
    ),
    "pages of every kind": ("{ pages { nodes { title path picture { alt } } } }", 2),
    "two roots": ('{ route(path: "/nieuws/") { ... on Page { title } } page(path: "/") { title } }', 2),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_statements_are_root_fields_and_levels(rolled_back: Programme, name: str) -> None:  # noqa: F811
    document, expected = DOCUMENTS[name]

    few = _statements(document)
    original = PublishedItem.objects.get(source=f"page:{rolled_back.news.pk}")
    make_copies(original, 20)
    many = _statements(document)

    assert (len(few), len(many)) == (expected, expected)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_request_touches_no_table_but_the_stores(rolled_back: Programme, name: str) -> None:  # noqa: F811
    tables = {table for statement in _statements(DOCUMENTS[name][0]) for table in _TABLE.findall(statement)}

    assert tables == {"publication_publisheditem"}


def _statements(document: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        result = run(parse(document), PUBLIC_SITE, timezone.now())
    assert result.errors is None
    return [query["sql"] for query in captured.captured_queries]
