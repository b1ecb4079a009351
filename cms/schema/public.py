"""The public schema: what is printed in `schema.graphql`, and nothing else.

contract/*.graphql      what is ours: roots, interfaces, values that depend on the reader
grapple's types         only the fields that models declare beside their columns
lists                   connections and their fields, from what page kinds declare
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graphql import (
    DocumentNode,
    GraphQLEnumType,
    GraphQLField,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    InterfaceTypeDefinitionNode,
    ObjectTypeExtensionNode,
    TypeDefinitionNode,
    build_ast_schema,
    concat_ast,
    get_named_type,
    parse,
    print_ast,
    print_schema,
    print_type,
    specified_scalar_types,
)

from .internal import declared_fields, internal_schema, internal_type
from .kinds import FILE_KINDS, KINDS, LISTINGS, PAGE_KINDS, RECORD_KINDS, SEARCHED_KINDS
from .lists import sdl_of

CONTRACT_DIRECTORY = Path(__file__).parent / "contract"
SCHEMA_FILE = Path(__file__).parent / "schema.graphql"


@cache
def public_schema() -> GraphQLSchema:
    """The schema that readers query, without resolvers."""
    ours = _contract()
    types = parse("\n\n".join(_generated_types(ours)))
    lists = parse("\n\n".join(sdl_of(listing) for listing in LISTINGS))
    return build_ast_schema(concat_ast([ours, types, lists]))


def schema_text() -> str:
    """The schema as it is printed for partners."""
    return print_schema(public_schema()) + "\n"


@cache
def node_kinds() -> frozenset[str]:
    """Names of the types that are things of their own, with a global id and a row in the published store."""
    return frozenset(kind.__name__ for kind in KINDS)


def stored_fields(type_name: str) -> tuple[str, ...]:
    """The fields of a type that the published store keeps."""
    return declared_fields()[type_name]


@cache
def _contract() -> DocumentNode:
    return concat_ast([parse(path.read_text()) for path in sorted(CONTRACT_DIRECTORY.glob("*.graphql"))])


def _generated_types(ours: DocumentNode) -> Iterator[str]:
    interfaces = {node.name.value: node for node in ours.definitions if isinstance(node, InterfaceTypeDefinitionNode)}
    page_fields = {field.name.value: print_ast(field) for field in interfaces["Page"].fields}
    node_fields = {field.name.value: print_ast(field) for field in interfaces["Node"].fields}
    yield f'"Any page that can stand at a path, or the way to one that stood there."\nunion Route = {" | ".join(kind.__name__ for kind in PAGE_KINDS)} | Redirect'
    for kind in PAGE_KINDS:
        yield _object_type(kind.__name__, kind.graphql_description, ("Node", "Page"), page_fields)
    for record in (*FILE_KINDS, *RECORD_KINDS):
        yield _object_type(record.__name__, record.graphql_description, ("Node",), node_fields)
    yield from _parts()
    kinds = "\n".join(f'"{kind.graphql_description}"\n{kind.__name__}' for kind in SEARCHED_KINDS)
    yield f'"A kind of thing that the search finds."\nenum Kind {{\n{kinds}\n}}'


def _parts() -> Iterator[str]:
    """The enums, unions and block types that the kinds' fields lead to."""
    schema = internal_schema()
    seen: set[str] = set(node_kinds())
    waiting: list[GraphQLNamedType] = [schema.type_map[name] for name in sorted(seen)]
    while waiting:
        for found in _leads_to(waiting.pop(0)):
            if found.name in seen:
                continue
            seen.add(found.name)
            waiting.append(found)
            if isinstance(found, GraphQLObjectType):
                block_fields = {"id": '"Id of the block, stable while editors rearrange the text."\nid: String!'}
                yield _object_type(found.name, found.description, (), block_fields)
            elif isinstance(found, GraphQLEnumType | GraphQLUnionType):
                yield print_type(found)


def _leads_to(source: GraphQLNamedType) -> list[GraphQLNamedType]:
    if isinstance(source, GraphQLUnionType):
        return list(source.types)
    if isinstance(source, GraphQLObjectType):
        return [get_named_type(source.fields[name].type) for name in declared_fields()[source.name]]
    return []


def _object_type(name: str, description: str | None, interfaces: tuple[str, ...], inherited: dict[str, str]) -> str:
    fields = dict(inherited)
    internal = internal_type(name)
    for field_name in declared_fields()[name]:
        field: GraphQLField = internal.fields[field_name]
        if field_name not in fields and not _is_only_stored(field) and f"{name}.{field_name}" not in _completed():
            fields[field_name] = _field(field_name, field)
    implements = f" implements {' & '.join(interfaces)}" if interfaces else ""
    return f"{_block_string(description)}\ntype {name}{implements} {{\n{chr(10).join(fields.values())}\n}}"


def _is_only_stored(field: GraphQLField) -> bool:
    """Whether a field is kept for the reading side alone: its type has no public shape."""
    named = get_named_type(field.type)
    return isinstance(named, GraphQLScalarType) and named.name not in _public_scalars()


@cache
def _public_scalars() -> frozenset[str]:
    named = {node.name.value for node in _contract().definitions if isinstance(node, TypeDefinitionNode)}
    return frozenset(named | set(specified_scalar_types))


@cache
def _completed() -> frozenset[str]:
    """Fields that the contract writes itself, as `Type.field`: they take arguments."""
    return frozenset(
        f"{node.name.value}.{field.name.value}"
        for node in _contract().definitions
        if isinstance(node, ObjectTypeExtensionNode)
        for field in node.fields
    )


def _field(name: str, field: GraphQLField) -> str:
    deprecated = f' @deprecated(reason: "{field.deprecation_reason}")' if field.deprecation_reason else ""
    return f"{_block_string(field.description)}\n{name}: {field.type}{deprecated}"


def _block_string(text: str | None) -> str:
    return f'"""\n{text}\n"""' if text else ""
