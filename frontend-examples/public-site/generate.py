"""Write `public_site/types.py` from the schema of the CMS and the documents in `queries/`.

    python generate.py                                   # writes the file
    python generate.py other.graphql                     # the same, from another printed schema
    python generate.py other.graphql queries types.py    # for another client, from its documents

What comes out, for each operation and each fragment, is one frozen dataclass that holds exactly what is asked for:

    fragment Link on Link { href label }         ->  class Link: href: str; label: str
    query SiteFrame { site { ...Site } }         ->  class SiteFrame: site: Site  (+ its document and its variables)
    a field with a selection of its own          ->  a class named after both: `Source.date` is `SourceDate`
    fragments for several kinds of one union     ->  `Unknown` for every kind that is not among them; so too for an
                                                     interface, and a fragment on `Page` is one for every kind of page

Enums become `str`, because a new value in the schema must not break a site that is already running.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    ListTypeNode,
    NamedTypeNode,
    Node,
    NonNullTypeNode,
    OperationDefinitionNode,
    SelectionSetNode,
    TypeNameMetaFieldDef,
    TypeNode,
    Visitor,
    build_schema,
    get_named_type,
    parse,
    print_ast,
    strip_ignored_characters,
    validate,
    visit,
)

HERE = Path(__file__).parent
QUERIES = HERE / "queries"
TARGET = HERE / "public_site" / "types.py"
SCHEMA = HERE.parents[1] / "cms" / "schema" / "schema.graphql"

LINE_LENGTH = 120

SCALARS = {
    "Boolean": ("bool", "{}"),
    "Date": ("date", "date.fromisoformat({})"),
    "DateTime": ("datetime", "datetime.fromisoformat({})"),
    "Decimal": ("Decimal", "Decimal({})"),
    "Float": ("float", "{}"),
    "ID": ("str", "{}"),
    "Int": ("int", "{}"),
    "String": ("str", "{}"),
}

Fields = GraphQLObjectType | GraphQLInterfaceType
ABSTRACT = (GraphQLInterfaceType, GraphQLUnionType)

HEADER = '''"""What the CMS answers, as types. Written by `generate.py`; change `queries/*.graphql` and run that again."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, Protocol, Self

logger = logging.getLogger(__name__)


class Selection(Protocol):
    """Any class below: it is made from the JSON of its selection."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return this from the JSON of the CMS."""
        ...


class Operation(Selection, Protocol):
    """A class below that is a whole answer, with the document that asks for it."""

    DOCUMENT: ClassVar[str]


@dataclass(frozen=True)
class Unknown:
    """Something of a kind that did not exist when this file was written.

    Attributes:
        typename: The kind, as the CMS calls it.
        data: Whatever the document asked of every kind.
    """

    typename: str
    data: Mapping[str, Any]


def _one_of(kinds: Mapping[str, type[Selection]], data: Mapping[str, Any]) -> Any:
    """Return `data` as the class of its kind, or as an `Unknown` that is also reported."""
    typename = data["__typename"]
    if typename not in kinds:
        logger.warning("unknown kind %s: run generate.py with the schema of today", typename)
        return Unknown(typename, data)
    return kinds[typename].from_json(data)
'''


def read_documents(folder: Path) -> DocumentNode:
    """Return all documents of `folder` as one."""
    return parse("\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.graphql"))))


def snake_case(name: str) -> str:
    """Return `hasNextPage` as `has_next_page`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def selected(parent: Fields, selection_sets: list[SelectionSetNode], writer: Writer) -> dict[str, list[FieldNode]]:
    """Return the fields asked of `parent` by response key, with those that fragments on its own kinds bring."""
    fields: dict[str, list[FieldNode]] = {}
    for selection in (node for selection_set in selection_sets for node in selection_set.selections):
        if isinstance(selection, FieldNode):
            fields.setdefault((selection.alias or selection.name).value, []).append(selection)
        elif isinstance(selection, FragmentSpreadNode):
            fragment = writer.fragments[selection.name.value]
            if writer.applies(fragment, parent):
                for key, nodes in selected(parent, [fragment.selection_set], writer).items():
                    fields.setdefault(key, []).extend(nodes)
        else:
            raise SystemExit("generate.py knows no inline fragments: give the fragment a name.")
    return fields


@dataclass
class Writer:
    """Collects the source text of each class, under its name."""

    schema: GraphQLSchema
    document: DocumentNode
    classes: dict[str, str] = field(default_factory=dict)
    unions: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        definitions = self.document.definitions
        self.fragments = {node.name.value: node for node in definitions if isinstance(node, FragmentDefinitionNode)}
        operations = [node for node in definitions if isinstance(node, OperationDefinitionNode)]
        self.operations = {node.name.value: node for node in operations if node.name}

    def applies(self, fragment: FragmentDefinitionNode, parent: Fields) -> bool:
        """Return whether `fragment` says something of every `parent`."""
        condition = self.schema.type_map[fragment.type_condition.name.value]
        return condition is parent or (isinstance(condition, ABSTRACT) and self.schema.is_sub_type(condition, parent))

    def write(self) -> str:
        """Return the whole module."""
        for name, operation in self.operations.items():
            root = cast(GraphQLObjectType, self.schema.get_root_type(operation.operation))
            self.add_class(name, root, [operation.selection_set], self.operation_part(operation))
        for name, fragment in self.fragments.items():
            condition = self.schema.type_map[fragment.type_condition.name.value]
            # With these an `Unknown` can still be read.
            if isinstance(condition, GraphQLInterfaceType) and name not in self.unions:
                self.add_class(name, condition, [fragment.selection_set])
        return "\n\n".join([HEADER, *self.classes.values(), *self.unions.values()])

    def operation_part(self, operation: OperationDefinitionNode) -> str:
        """Return the lines that only the class of an operation has: its document and its variables."""
        parameters, arguments = "", ""
        for variable in operation.variable_definitions:
            name = variable.variable.name.value
            default = "" if isinstance(variable.type, NonNullTypeNode) else " = None"
            parameters += f"        {snake_case(name)}: {input_annotation(variable.type)}{default},\n"
            arguments += f'            "{name}": {snake_case(name)},\n'
        used = [operation, *self.used_fragments(operation)]
        document = strip_ignored_characters("\n".join(map(print_ast, used)))
        lines = f"    DOCUMENT: ClassVar[str] = {json.dumps(document)}\n"
        if len(lines) > LINE_LENGTH + 1:
            lines = f"    DOCUMENT: ClassVar[str] = (\n{in_lines(document)}    )\n"
        if not parameters:
            return lines
        return (
            f"{lines}\n"
            f"    @staticmethod\n    def variables(\n        *,\n{parameters}    ) -> dict[str, Any]:\n"
            '        """Return the variables of the document; what is None is left out."""\n'
            f"        given = {{\n{arguments}        }}\n"
            "        return {name: value for name, value in given.items() if value is not None}\n"
        )

    def used_fragments(self, operation: OperationDefinitionNode) -> list[FragmentDefinitionNode]:
        """Return the fragments that `operation` reaches, each once, by name."""
        names: set[str] = set()
        waiting: list[Node] = [operation]
        while waiting:
            spreads = _Spreads()
            visit(waiting.pop(), spreads)
            waiting.extend(self.fragments[name] for name in spreads.names - names)
            names |= spreads.names
        return [self.fragments[name] for name in sorted(names)]

    def add_class(self, name: str, parent: Fields, selections: list[SelectionSetNode], extra: str = "") -> str:
        """Write one class, and those that it needs; return its name."""
        if name in self.classes:
            return name
        self.classes[name] = ""  # keeps its place before the classes that it needs, and ends a circle
        annotations, readings = [], []
        for key, nodes in selected(parent, selections, self).items():
            if key == "__typename":
                continue
            name_of_field = nodes[0].name.value
            type_ = (TypeNameMetaFieldDef if name_of_field == "__typename" else parent.fields[name_of_field]).type
            kind, reading = self.value_of(type_, nodes, f"{name}{key[0].upper()}{key[1:]}")
            annotations.append(f"    {snake_case(key)}: {annotate(type_, kind)}\n")
            source = f'data["{key}"]'
            readings.append(argument(snake_case(key), read(type_, reading, source)))
        self.classes[name] = (
            "@dataclass(frozen=True)\n"
            f"class {name}:\n"
            f'    """{"Answer" if extra else "What is asked"} of `{parent.name}`."""\n\n'
            + "".join(annotations)
            + (f"\n{extra}" if extra else "")
            + "\n    @classmethod\n    def from_json(cls, data: Mapping[str, Any]) -> Self:\n"
            + '        """Return this from the JSON of the CMS."""\n        return cls(\n'
            + "".join(readings)
            + "        )\n"
        )
        return name

    def value_of(self, type_: GraphQLOutputType, nodes: list[FieldNode], own_name: str) -> tuple[str, str]:
        """Return the Python type of one value, and an expression that reads it from `{}`."""
        named = get_named_type(type_)
        if isinstance(named, GraphQLEnumType):
            return SCALARS["String"]
        if isinstance(named, GraphQLScalarType):
            return SCALARS[named.name]
        selections = [node.selection_set for node in nodes if node.selection_set]
        spreads = [s for one in selections for s in one.selections if isinstance(s, FragmentSpreadNode)]
        only_one = len({s.name.value for s in spreads}) == 1 and all(len(one.selections) == 1 for one in selections)
        if only_one:
            fragment = self.fragments[spreads[0].name.value]
            own_name, selections = fragment.name.value, [fragment.selection_set]
        if kinds := self.kinds(named, selections):
            return self.add_union(own_name, kinds)
        self.add_class(own_name, cast(Fields, named), selections)
        return own_name, f"{own_name}.from_json({{}})"

    def kinds(self, named: GraphQLNamedType, selections: list[SelectionSetNode]) -> dict[str, str]:
        """Return the fragment for each kind of an abstract type that is told apart; empty when none is."""
        if not isinstance(named, ABSTRACT):
            return {}
        spreads = (s for one in selections for s in one.selections if isinstance(s, FragmentSpreadNode))
        fragments = (self.fragments[spread.name.value] for spread in spreads)
        conditions = {node.type_condition.name.value: node.name.value for node in fragments}
        found = {
            kind: name for kind, name in conditions.items() if isinstance(self.schema.type_map[kind], GraphQLObjectType)
        }
        if isinstance(named, GraphQLInterfaceType):  # a fragment on an interface below it tells all its kinds apart
            for condition, name in conditions.items():
                interface = self.schema.type_map[condition]
                if isinstance(interface, GraphQLInterfaceType) and interface is not named:
                    found |= {kind.name: name for kind in self.schema.get_possible_types(interface)} | found
        return found

    def add_union(self, name: str, kinds: dict[str, str]) -> tuple[str, str]:
        """Write a union of fragments, by kind; return its name and how one of it is read."""
        constant = f"{snake_case(name).upper()}_KINDS"
        if name not in self.unions:
            table = "".join(f'    "{kind}": {fragment_name},\n' for kind, fragment_name in kinds.items())
            members = [*dict.fromkeys(kinds.values()), "Unknown"]
            alias = f"{name} = {' | '.join(members)}"
            if len(alias) > LINE_LENGTH:
                lines = "\n    | ".join(members)
                alias = f"{name} = (\n    {lines}\n)"
            self.unions[name] = f"{alias}\n\n{constant}: dict[str, type[Selection]] = {{\n{table}}}\n"
            for fragment_name in kinds.values():
                fragment = self.fragments[fragment_name]
                condition = self.schema.type_map[fragment.type_condition.name.value]
                self.add_class(fragment_name, cast(Fields, condition), [fragment.selection_set])
        return name, f"_one_of({constant}, {{}})"


class _Spreads(Visitor):
    """Collects the names of the fragments that a node spreads."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
        """Take one name."""
        self.names.add(node.name.value)


def in_lines(text: str) -> str:
    """Return `text` as string literals of Python below each other."""
    return "".join(f"        {json.dumps(text[start : start + 100])}\n" for start in range(0, len(text), 100))


def argument(name: str, expression: str) -> str:
    """Return the line that gives an argument, or the lines when an expression with a condition is long."""
    line = f"            {name}={expression},\n"
    if len(line) > LINE_LENGTH + 1:
        line = line.replace(" if ", "\n            if ", 1).replace(" else ", "\n            else ", 1)
    return line


def input_annotation(node: TypeNode) -> str:
    """Return the annotation of a variable; what may be null may be left out."""
    if isinstance(node, NonNullTypeNode):
        return input_annotation(node.type).removesuffix(" | None")
    if isinstance(node, ListTypeNode):
        return f"list[{input_annotation(node.type)}] | None"
    named = cast(NamedTypeNode, node).name.value
    return f"{SCALARS.get(named, SCALARS['String'])[0]} | None"  # what is no scalar is an enum


def annotate(type_: GraphQLOutputType, kind: str) -> str:
    """Return the annotation of a field of `type_` whose single values are `kind`."""
    if isinstance(type_, GraphQLNonNull):
        return annotate(type_.of_type, kind).removesuffix(" | None")
    if isinstance(type_, GraphQLList):
        return f"tuple[{annotate(type_.of_type, kind)}, ...] | None"
    return f"{kind} | None"


def read(type_: GraphQLOutputType, reading: str, source: str) -> str:
    """Return an expression that reads a field of `type_` from `source`; `reading` reads one value."""
    if not isinstance(type_, GraphQLNonNull):
        present = read(GraphQLNonNull(type_), reading, source)
        return source if present == source else f"None if {source} is None else {present}"
    if isinstance(type_.of_type, GraphQLList):
        item = read(type_.of_type.of_type, reading, "item")
        return f"tuple({source})" if item == "item" else f"tuple({item} for item in {source})"
    return reading.format(source)


def module(schema_path: Path = SCHEMA, queries: Path = QUERIES) -> str:
    """Return the text of `types.py` for the schema in a file and the documents in a folder.

    Raises:
        SystemExit: A document asks for something that this schema does not have.
    """
    schema = build_schema(schema_path.read_text(encoding="utf-8"))
    document = read_documents(queries)
    if errors := validate(schema, document):
        raise SystemExit("\n\n".join(map(str, errors)))
    return Writer(schema, document).write()


if __name__ == "__main__":
    sources, target = sys.argv[1:3], Path(sys.argv[3]) if sys.argv[3:] else TARGET
    target.write_text(module(*map(Path, sources)), encoding="utf-8")
