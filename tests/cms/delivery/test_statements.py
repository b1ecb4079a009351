"""How many SQL statements a document takes: its root fields and its levels of references, whatever the lists hold.

All documents are asked twice: of a store with one or two things of each kind, and of one with twenty times as many.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from graphql import (
    FieldNode,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    parse,
    validate,
    visit,
)
from pytest_django import DjangoDbBlocker

from cms.delivery.answering import answer
from cms.delivery.executable import executable_schema
from cms.partners.reader import EMPLOYER
from cms.publication import gate
from cms.schema.kinds import LISTINGS
from cms.schema.public import node_kinds
from tests.contracts.selection import whole
from tests.factories.programme import Programme
from tests.factories.publication import copy_store

_TABLE = re.compile(r'(?:FROM|JOIN) "?((?:publication|wagtailcore|\w+?)_\w+)"?')
STORE = {model._meta.db_table for model in apps.get_app_config("publication").get_models()}
TIMES = 20

# What a thing is asked to work out takes a statement of its own, for all things of a level together.
WORKED_OUT = {
    "Regulation": 1,  # versions
    "Report": 2,  # remarks, actions
}


def lists() -> Iterator[tuple[str, tuple[str, int]]]:
    """For each connection at the root: bare, counted, and with all that its items have and refer to."""
    for listing in LISTINGS:
        name, kind = listing.field, listing.kind
        yield name, (f"{{ {name} {{ nodes {{ id }} }} }}", 1)
        yield f"{name}, counted", (f"{{ {name} {{ totalCount edges {{ cursor node {{ id }} }} }} }}", 2)
        yield f"{name}, whole", (f"{{ {name}(first: 100) {{ nodes {whole(kind)} }} }}", 2 + WORKED_OUT.get(kind, 0))


def lists_within() -> Iterator[tuple[str, tuple[str, int]]]:
    """For each connection within a category: bare, counted, and with all that its items have and refer to."""
    for listing in LISTINGS:
        for category in listing.within:
            root, name = {"Audience": "audiences", "Stadsdeel": "stadsdelen"}[category], listing.field
            yield f"{name} of {root}", (f"{{ {root} {{ {name} {{ nodes {{ id }} }} }} }}", 2)
            yield f"{name} of {root}, counted", (f"{{ {root} {{ {name} {{ totalCount nodes {{ id }} }} }} }}", 3)
            document = f"{{ {root} {{ {name} {{ nodes {whole(listing.kind)} }} }} }}"
            yield f"{name} of {root}, whole", (document, 3 + WORKED_OUT.get(listing.kind, 0))


DOCUMENTS = {
    **dict(lists()),
    **dict(lists_within()),
    "narrowed lists": ('{ agenda(stadsdeel: ["nieuw-west"], audience: ["werkgevers"]) { nodes { id } } }', 2),
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
    "people and what they look for": (
        "{ profiles { nodes { picture { alt } available { wantedWork } plan { partners { stadsdelen { id } } } } } }",
        3,
    ),
    "parts of the city": ("{ stadsdelen { id name } }", 1),
    "parts of the city with their pages": ("{ stadsdelen { landing { id picture { alt } } } }", 3),
    "audiences": ("{ audiences { id name } }", 1),
    "audiences with their pages": ("{ audiences { landing { id keyPoints { link { href } } } } }", 3),
    "rules of thumb": (f"{{ rulesOfThumb {whole('RuleOfThumb')} }}", 1),
    "terms": (f"{{ glossary {whole('Term')} }}", 2),
    "figures": ("{ figures { id value } }", 1),
    "figures of a part of the city": ('{ figures(stadsdeel: ["nieuw-west"]) { id } }', 2),
    "figures of every part of the city": ("{ stadsdelen { figures { id earlier { id } } } }", 3),
    "figures with what they were": ("{ figures { id stadsdelen { id } earlier { id stadsdelen { id } } } }", 3),
    "the road": (f"{{ timeline {{ milestones {whole('Milestone')} }} }}", 3),
    "the road, drawn": ("{ timeline { drawing { svg } narrow: drawing(width: 320) { svg } milestones { id } } }", 2),
    "the road of a part of the city": ('{ timeline { milestones(stadsdeel: ["nieuw-west"]) { id } } }', 3),
    "reports with what followed": (
        "{ reports { nodes { remarks { id report { id } } actions { id remark { report { id } } } } } }",
        4,
    ),
    "the front": (f'{{ page(path: "/") {{ ... on Home {whole("Home")} }} }}', 2),
    "regulations with their versions": ("{ regulations { nodes { versions { versions { id } } } } }", 3),
    "a search": (
        (
            '{ search(text: "onderzoek", first: 50) { totalCount kinds { count } audiences { count } stadsdelen { count } '
            "suggestions nodes { title node { id ... on Page { picture { alt } stadsdelen { name } } } } } }"
        ),
        2,
    ),
    "what was taken away": (
        # What was taken away, and what ended by itself, with what each of them showed; however much that is.
        '{ removals(since: "2020-01-01T00:00:00+01:00") { nodes { id removedAt } pageInfo { hasNextPage } } }',
        6,
    ),
    "the site with its menus": (
        "{ site { menu { link { href } } footer { links { href } } audiences { id } stadsdelen { id } } }",
        3,
    ),
    "two roots": ('{ route(path: "/nieuws/") { ... on Page { title } } page(path: "/") { title } }', 2),
}
# These give no list that grows, or one that is longer than is given at once.
OF_ONE_SIZE = {"narrowed lists", "figures of a part of the city", "the road of a part of the city"}
OF_ONE_SIZE |= {"the road", "the road, drawn", "what was taken away", "two roots", "the front"}
OF_ONE_SIZE |= {"pages", "pages, counted", "pages, whole"}


@dataclass(frozen=True)
class Measured:
    """The statements of a document, and how much its answer holds."""

    statements: tuple[str, ...]
    size: int


@pytest.fixture(scope="module")
def measured(
    programme: Programme,
    django_db_blocker: DjangoDbBlocker,
) -> dict[str, tuple[Measured, Measured]]:
    """Each document, asked of few things and of many."""
    with django_db_blocker.unblock():
        few = {name: _measure(document) for name, (document, _) in DOCUMENTS.items()}
        copy_store(TIMES)
        return {name: (few[name], _measure(document)) for name, (document, _) in DOCUMENTS.items()}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_statements_are_root_fields_and_levels(name: str, measured: dict[str, tuple[Measured, Measured]]) -> None:
    few, many = measured[name]

    assert (len(few.statements), len(many.statements)) == (DOCUMENTS[name][1],) * 2
    if name not in OF_ONE_SIZE:
        assert many.size > 5 * few.size


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_request_touches_no_table_but_the_stores(name: str, measured: dict[str, tuple[Measured, Measured]]) -> None:
    for statement in measured[name][1].statements:
        assert set(_TABLE.findall(statement)) <= STORE


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name != "what was taken away"])
def test_every_statement_goes_through_the_gate(name: str, measured: dict[str, tuple[Measured, Measured]]) -> None:
    for statement in measured[name][1].statements:
        assert gate.visible().partition("%")[0] in statement


def test_every_list_that_can_be_asked_for_is_among_them() -> None:
    asked = {pair for document, _ in DOCUMENTS.values() for pair in _fields_of(document)}

    for type_name in ("Query", *node_kinds()):
        node = executable_schema().type_map[type_name]
        assert isinstance(node, GraphQLObjectType)
        for name, field in node.fields.items():
            if _is_list_of_things(field.type):
                assert (type_name, name) in asked or ("Page", name) in asked, f"{type_name}.{name} is never asked"


def _is_list_of_things(kind: object) -> bool:
    named = get_named_type(kind)
    if named.name.endswith("Connection"):
        return True
    inner = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
    return isinstance(inner, GraphQLList) and named.name in node_kinds()


def _fields_of(document: str) -> set[tuple[str, str]]:
    """The fields that a document asks for, with the type they belong to."""
    found: set[tuple[str, str]] = set()
    info = TypeInfo(executable_schema())

    class Fields(Visitor):
        def enter_field(self, node: FieldNode, *_: object) -> None:
            parent = info.get_parent_type()
            if parent:
                found.add((parent.name, node.name.value))

    visit(parse(document), TypeInfoVisitor(info, Fields()))
    return found


def _measure(text: str) -> Measured:
    document = parse(text)
    assert validate(executable_schema(), document) == []
    with CaptureQueriesContext(connection) as captured:
        found = answer(document, EMPLOYER, timezone.now())
    assert found.errors == ()
    assert found.data is not None
    return Measured(tuple(query["sql"] for query in captured.captured_queries), len(found.data))
