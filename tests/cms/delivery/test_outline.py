"""The outline says of every document what graphql-core's own parser reads in it."""

import pytest
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
    print_ast,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis_graphql import queries
from public_site import types

from cms.delivery.documents.outline import Outline, Selections, UnreadableDocument, outline_of, tokens_of
from cms.schema.public import schema_text

# Pieces that mean something else within a text, a comment or a long text.
PIECES = [
    *(
        '"',
        '""',
        '"""',
        '\\"',
        '\\"""',
        "\\",
        "#",
        "\n",
        "\r",
        " ",
        ",",
        "\ufeff",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        ":",
        "=",
        "@",
        "$",
    ),
    *("...", "!", "|", "&", "a", "on", "query", "fragment", "news", "first", "1", "-1", "1.5e3", "null", "é", "%", "."),
]
WRITTEN = [
    'query A($first: Int = 3, $b: [In!]! = [{a: 1}] @a) @b(c: "}") { c: d(first: $first, last: 2, e: {f: [1]}) @g { h } }',
    '{ ... on A @b { c } ... @d { e } ...f @g(h: "{") ... { i } } fragment f on A @b { on fragment query: null }',
    '{ a(b: """ } \\""" { # """, c: "#") # } {\r b }',
    'mutation { a(b: "\\"}") { c } } subscription S { d }',
    '"What it is for." query A("Why." $b: Int) { c } """{ d }""" fragment E on F { g }',
    "{ a(b: $c, first: 10) { first(first: null) } } query on { fragment }",
]


def read(document: DocumentNode) -> list[object]:
    return [
        (
            "fragment" if isinstance(one, FragmentDefinitionNode) else one.operation.value,
            one.name.value if one.name else "",
            selected(one.selection_set),
        )
        for one in document.definitions
        if isinstance(one, OperationDefinitionNode | FragmentDefinitionNode)
    ]


def selected(selections: SelectionSetNode) -> object:
    fields = [
        (
            one.name.value,
            sorted(argument.name.value for argument in one.arguments),
            one.selection_set and selected(one.selection_set),
        )
        for one in selections.selections
        if isinstance(one, FieldNode)
    ]
    spreads = [one.name.value for one in selections.selections if isinstance(one, FragmentSpreadNode)]
    inline = [
        (one.type_condition.name.value if one.type_condition else "", selected(one.selection_set))
        for one in selections.selections
        if not isinstance(one, FieldNode | FragmentSpreadNode)
    ]
    return fields, spreads, inline


def outlined(outline: Outline) -> list[object]:
    definitions = [*outline.operations, *outline.fragments.values()]
    return [(one.kind, one.name, shown(one.selections[0])) for one in definitions]


def shown(selections: Selections) -> object:
    fields = [(name, sorted(arguments), inner and shown(inner)) for name, arguments, inner in selections.fields]
    return fields, selections.spreads, [(one.condition, shown(one)) for one in selections.fragments]


def assert_same(text: str) -> None:
    document = parse(text)
    outline = outline_of(tokens_of(text))

    assert sorted(map(repr, outlined(outline))) == sorted(map(repr, read(document)))


@pytest.mark.parametrize(
    "text",
    [
        *WRITTEN,
        *(thing.DOCUMENT for thing in vars(types).values() if isinstance(getattr(thing, "DOCUMENT", None), str)),
    ],
)
def test_a_written_document_is_read_as_graphql_reads_it(text: str) -> None:
    assert_same(text)
    assert_same(print_ast(parse(text)))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(queries(schema_text()))
def test_a_random_document_is_read_as_graphql_reads_it(text: str) -> None:
    assert_same(text)


@settings(max_examples=1_500, deadline=None)
@given(
    st.sampled_from(WRITTEN),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 3), st.sampled_from(PIECES)), max_size=4),
)
def test_whatever_graphql_can_read_is_read_the_same(text: str, changes: list[tuple[int, int, str]]) -> None:
    for place, length, piece in changes:
        text = text[:place] + piece + text[place + length :]
    try:
        document = parse(text)
    except GraphQLSyntaxError:
        return
    if not all(isinstance(one, OperationDefinitionNode | FragmentDefinitionNode) for one in document.definitions):
        return
    if len(
        {one.name.value for one in document.definitions if isinstance(one, FragmentDefinitionNode) and one.name}
    ) == sum(isinstance(one, FragmentDefinitionNode) for one in document.definitions):
        assert_same(text)


@pytest.mark.parametrize("text", ["{", "}", "{ a(", "{ a @", "query", "{ a } type A", "{ ... on }", "{ 1 }"])
def test_what_graphql_cannot_read_is_left_to_it(text: str) -> None:
    with pytest.raises(UnreadableDocument):
        outline_of(tokens_of(text))


def test_sizes_and_defaults_are_read() -> None:
    outline = outline_of(
        tokens_of(
            "query A($n: Int = 7) { a(first: $n, last: 10, b: [1]) { c: d } } fragment F on A { ...G ... { ...F } }"
        )
    )

    (operation,) = outline.operations
    assert (operation.defaults, operation.depth, operation.width, outline.aliases) == ({"n": "7"}, 2, 1, 1)
    assert operation.selections[0].fields[0][1] == {"first": "$n", "last": "10", "b": "["}
    assert outline.fragments["F"].spreads == [("G", 0), ("F", 0)]
