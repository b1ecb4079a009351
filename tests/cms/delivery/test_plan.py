"""The plan and graphql-core's own executor give the same bytes, for any document on any store."""

import gc
import random
import warnings
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from django.db import connection, transaction
from django.utils import timezone
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputType,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    parse,
    validate,
)
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis_graphql import nodes as gql
from hypothesis_graphql import queries
from pytest_django import Settings

from cms.delivery.answering import Answer, by_graphql, by_plan
from cms.delivery.executable import executable_schema
from cms.partners.reader import ANONYMOUS, EMPLOYER, EVERY_PUBLIC_CHANNEL, PUBLIC_SITE
from cms.publication.models import PublishedItem
from cms.schema.public import schema_text
from tests.factories.programme import Programme

from .test_statements import DOCUMENTS

# What graphql-core leaves behind when it gives up.
pytestmark = pytest.mark.filterwarnings("ignore:coroutine .* was never awaited")

READERS = [ANONYMOUS, PUBLIC_SITE, EMPLOYER, EVERY_PUBLIC_CHANNEL]
DEEPEST = 6
MOST_FIELDS = 7
# An invited employer's own invitation is no matter of the store.
NOT_OF_THE_STORE = {"invitation", "preview"}

# Values that something is found by, and some that are refused.
VALUES: dict[str, list[Any]] = {
    "locale": ["nl", "nl", "nl", "xx"],
    "text": ["onderzoek", "buurt", "e", "regel of vergoeding"],
    "slug": ["nieuw-west", "werkgevers", "voorbeeld"],
    "stadsdeel": [["nieuw-west"], ["nieuw-west", "west"], []],
    "audience": [["werkgevers"], ["bewoners", "nergens"]],
    "theme": [["ervaringskennis"], []],
    "path": ["/", "/nieuws/", "/cijfers", "/nergens/"],
    "since": ["2020-01-01T00:00:00+01:00", "gisteren"],
    "on": ["2022-11-03", "2030-01-01", "vandaag"],
    "from": ["2000-01-01"],
    "until": ["2100-01-01"],
    "availableFrom": ["2100-01-01"],
    "knowledge": ["buurt"],
    "wantedWork": ["werk"],
    "first": [0, 1, 3, 100, 101, -1],
    "last": [1, 2],
    "width": [320, 900, 5],
}


SCALARS = {
    "Date": st.sampled_from(["2022-11-03", "2030-01-01"]).map(gql.String),
    "DateTime": st.just("2020-01-01T00:00:00+01:00").map(gql.String),
}


class Documents:
    """Makes documents that are valid, by chance.

    Args:
        chance: where the chance comes from.
        node_ids: the items that there are.
    """

    def __init__(self, chance: random.Random, node_ids: list[str]) -> None:
        self._chance = chance
        self._node_ids = node_ids
        self._variables: dict[str, tuple[str, Any]] = {}
        self._fragments: list[str] = []

    def document(self) -> tuple[str, dict[str, Any]]:
        """A document and its variables."""
        query = executable_schema().query_type
        body = " ".join(
            self._field(query, name, query.fields[name], f"r{place}: ", 1)
            for place, name in enumerate(self._chosen(sorted(query.fields.keys() - NOT_OF_THE_STORE), 3))
        )
        head = ", ".join(f"${name}: {kind}" for name, (kind, _) in self._variables.items())
        text = f"query Q{f'({head})' if head else ''} {{ {body} }} {' '.join(self._fragments)}"
        return text, {name: value for name, (_, value) in self._variables.items()}

    def _chosen(self, names: list[str], most: int) -> list[str]:
        return self._chance.sample(names, min(len(names), self._chance.randint(1, most)))

    def _field(self, parent: Any, name: str, field: GraphQLField, alias: str, depth: int) -> str:
        arguments = [
            f"{argument}: {self._value(argument, declared)}"
            for argument, declared in field.args.items()
            if self._is_given(argument, declared)
        ]
        given = f"({', '.join(arguments)})" if arguments else ""
        return f"{alias}{name}{given}{self._directive()}{self._selection(get_named_type(field.type), depth)}"

    def _is_given(self, name: str, argument: GraphQLArgument) -> bool:
        is_required = isinstance(argument.type, GraphQLNonNull) and argument.default_value is None
        is_required |= isinstance(argument.type, GraphQLNonNull) and "Undefined" in repr(argument.default_value)
        return is_required or (name not in {"after", "before"} and self._chance.random() < 0.25)

    def _value(self, name: str, argument: GraphQLArgument) -> str:
        value = self._plain(name, argument.type)
        if self._chance.random() < 0.3:
            variable = f"v{len(self._variables)}"
            self._variables[variable] = (str(argument.type), value)
            return f"${variable}"
        return self._written(value, argument.type)

    def _plain(self, name: str, kind: GraphQLInputType) -> Any:
        named, is_list = get_named_type(kind), "[" in str(kind)
        if isinstance(named, GraphQLEnumType):
            chosen = self._chance.choice(sorted(named.values))
            return [chosen] if is_list else chosen
        if name == "id":
            return self._chance.choice(self._node_ids)
        if named.name == "Boolean":
            return self._chance.random() < 0.5
        value = self._chance.choice(VALUES.get(name, ["voorbeeld"]))
        if is_list:
            return value if isinstance(value, list) else [value]
        return value[0] if isinstance(value, list) and value else value if not isinstance(value, list) else "west"

    def _written(self, value: Any, kind: GraphQLInputType) -> str:
        if isinstance(value, list):
            return f"[{', '.join(self._written(one, kind) for one in value)}]"
        if isinstance(get_named_type(kind), GraphQLEnumType):
            return str(value)
        return (
            {True: "true", False: "false"}.get(value, f'"{value}"')
            if not isinstance(value, int)
            else self._number(value)
        )

    def _number(self, value: int) -> str:
        return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)

    def _directive(self) -> str:
        if self._chance.random() > 0.08:
            return ""
        name, value = self._chance.choice(["skip", "include"]), self._chance.random() < 0.5
        if self._chance.random() < 0.5:
            return f" @{name}(if: {str(value).lower()})"
        variable = f"v{len(self._variables)}"
        self._variables[variable] = ("Boolean!", value)
        return f" @{name}(if: ${variable})"

    def _selection(self, kind: GraphQLNamedType, depth: int) -> str:
        if is_leaf_type(kind):
            return ""
        parts = ["__typename"] if depth >= DEEPEST or self._chance.random() < 0.2 else []
        if is_abstract_type(kind):
            possible = executable_schema().get_possible_types(kind)
            for place, own in enumerate(self._chance.sample(possible, min(len(possible), 3))):
                parts += self._in_fragment(own, f"f{place}", depth)
        if hasattr(kind, "fields"):
            parts += self._fields(kind, "", depth)
        return f" {{ {' '.join(parts) or '__typename'} }}"

    def _in_fragment(self, kind: GraphQLObjectType, prefix: str, depth: int) -> list[str]:
        fields = self._fields(kind, prefix, depth)
        if not fields:
            return []
        if self._chance.random() < 0.5:
            return [f"... on {kind.name}{self._directive()} {{ {' '.join(fields)} }}"]
        name = f"F{len(self._fragments)}"
        self._fragments.append("")
        self._fragments[int(name[1:])] = f"fragment {name} on {kind.name} {{ {' '.join(fields)} }}"
        return [f"...{name}{self._directive()}"]

    def _fields(self, kind: Any, prefix: str, depth: int) -> list[str]:
        names = [
            name
            for name, field in sorted(kind.fields.items())
            if depth < DEEPEST or is_leaf_type(get_named_type(field.type))
        ]
        if not names:
            return []
        return [
            self._field(kind, name, kind.fields[name], f"{prefix}a{place}{depth}: ", depth + 1)
            for place, name in enumerate(self._chosen(names, MOST_FIELDS))
        ]


def assert_the_same(text: str, variables: dict[str, Any], reader: Any) -> Answer | None:
    """Both ways give the same; wherever nothing is wrong there is the straight way."""
    document, at = parse(text), timezone.now()
    straight = by_plan(document, reader, at, variables, None)
    judged = by_graphql(document, reader, at, variables, None)
    if judged.errors:
        assert straight is None
    else:
        assert straight is not None
        assert straight.data == judged.data
        # An answer that names people only in its tags is noted by the plan alone, which makes them.
        assert straight.holds_people >= judged.holds_people
    return straight


@pytest.fixture(scope="module", autouse=True)
def nothing_left_for_others() -> Iterator[None]:
    """What graphql-core leaves behind is looked through here, and not while a test of something else runs."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        gc.collect()


@pytest.fixture
def node_ids(rolled_back: Programme, settings: Settings) -> list[str]:
    """All items; whoever asks for them may take what it takes."""
    settings.GRAPHQL_MAX_STATEMENTS = settings.GRAPHQL_MAX_SECONDS = 10**6
    return sorted(PublishedItem.objects.values_list("node_id", flat=True))


FUZZED = hypothesis_settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


# graphql-core leaves behind what it waits for when beside it a null stands where none may be.
@FUZZED
@given(chance=st.randoms(use_true_random=False), reader=st.sampled_from(READERS))
def test_any_document_gives_the_same_on_any_store(node_ids: list[str], chance: random.Random, reader: Any) -> None:
    text, variables = Documents(chance, node_ids).document()
    assert validate(executable_schema(), parse(text)) == []

    with transaction.atomic():
        _change_the_store(chance, node_ids)
        assert_the_same(text, variables, reader)
        transaction.set_rollback(True)


def _change_the_store(chance: random.Random, node_ids: list[str]) -> None:
    """Hides some items, and takes some away; now and then spoils one, so that it is not as the schema says."""
    hidden = chance.sample(node_ids, chance.randint(0, len(node_ids) // 3))
    PublishedItem.objects.filter(node_id__in=hidden[::2]).update(is_hidden=True)
    PublishedItem.objects.filter(node_id__in=hidden[1::2]).delete()
    if chance.random() < 0.2:
        with connection.cursor() as cursor:
            field = chance.choice(["title", "name", "lead", "path", "label", "kind"])
            cursor.execute("UPDATE publication_publisheditem SET data = data - %s", [field])


@FUZZED
@given(document=queries(schema_text(), allow_x00=False, custom_scalars=SCALARS), reader=st.sampled_from(READERS))
def test_documents_of_somebody_elses_making_give_the_same(node_ids: list[str], document: str, reader: Any) -> None:
    if not any(f"{name}" in document for name in NOT_OF_THE_STORE):
        assert_the_same(document, {}, reader)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_readers_ask_goes_the_straight_way(rolled_back: Programme, name: str) -> None:
    straight = assert_the_same(DOCUMENTS[name][0], {}, EMPLOYER)

    assert straight is not None
    assert straight.errors == ()


def test_the_tags_are_the_items_and_the_kinds_of_the_lists(rolled_back: Programme) -> None:
    document = '{ news { nodes { id picture { id } } } page(path: "/") { id } }'

    straight = assert_the_same(document, {}, ANONYMOUS)

    assert straight is not None
    answer = orjson.loads(straight.data or b"")
    news = answer["news"]["nodes"]
    pictures = {one["picture"]["id"] for one in news if one["picture"]}
    assert straight.tags == {"News", "Page", answer["page"]["id"], *(one["id"] for one in news), *pictures}


@pytest.mark.parametrize(
    ("document", "holds_people"),
    [
        ("{ profiles { totalCount } }", False),
        ("{ profiles { nodes { __typename } } }", True),
        ("{ profiles { edges { cursor node { __typename } } } }", True),
        ("{ news { nodes { title } } }", False),
    ],
)
def test_an_answer_whose_tags_name_people_holds_them(rolled_back: Programme, document: str, holds_people: bool) -> None:
    straight = assert_the_same(document, {}, ANONYMOUS)

    assert straight is not None
    assert any(tag.startswith("Profile:") for tag in straight.tags) is holds_people
    assert straight.holds_people is holds_people


def test_a_document_with_very_many_choices_is_still_answered(rolled_back: Programme) -> None:
    names = [f"v{place}" for place in range(8)]
    head = ", ".join(f"${name}: Boolean!" for name in names)
    fields = " ".join(f"{name}: __typename @include(if: ${name})" for name in names)
    document = parse(f"query ({head}) {{ {fields} }}")

    for number in range(2 ** len(names)):
        variables = {name: bool(number >> place & 1) for place, name in enumerate(names)}
        straight = by_plan(document, ANONYMOUS, timezone.now(), variables, None)
        assert straight is not None
        assert orjson.loads(straight.data or b"") == {name: "Query" for name in names if variables[name]}


def test_one_of_many_operations_is_chosen_by_its_name(rolled_back: Programme) -> None:
    document = parse("query A { a: __typename } query B { b: __typename }")

    def data(name: str | None) -> bytes | None:
        straight = by_plan(document, ANONYMOUS, timezone.now(), {}, name)
        return straight and straight.data

    assert [data("A"), data("B"), data(None), data("C")] == [b'{"a":"Query"}', b'{"b":"Query"}', None, None]
