"""Grapple's types, for the projection only. No request from outside runs one of their resolvers."""

from functools import cache
from typing import Any

import graphene
from django.db.models import Model
from graphene.utils.str_converters import to_camel_case
from graphql import GraphQLInterfaceType, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLSchema
from grapple.models import GraphQLField
from grapple.registry import registry

from .kinds import KINDS

ROOT_FIELD = "item"


@cache
def internal_schema() -> GraphQLSchema:
    """A schema whose root has one field per kind (`itemNews`), which gives the root value itself."""
    return _schema()


@cache
def lenient_schema() -> GraphQLSchema:
    """The same schema for drafts: a value that is not there yet is null, and takes nothing else along."""
    schema = _schema()
    for node in schema.type_map.values():
        if isinstance(node, GraphQLObjectType | GraphQLInterfaceType) and not node.name.startswith("__"):
            for field in node.fields.values():
                field.type = _nullable(field.type)
    return schema


def _nullable(kind: Any) -> Any:
    if isinstance(kind, GraphQLNonNull):
        return _nullable(kind.of_type)
    return GraphQLList(_nullable(kind.of_type)) if isinstance(kind, GraphQLList) else kind


def _schema() -> GraphQLSchema:
    fields: dict[str, Any] = {}
    for kind in KINDS:
        fields[f"{ROOT_FIELD}{kind.__name__}"] = graphene.Field(registry.models[kind], resolver=_root_value)
    query = type("Query", (graphene.ObjectType,), fields)
    return graphene.Schema(query=query).graphql_schema


def _root_value(root: Model, info: graphene.ResolveInfo) -> Model:
    return root


def internal_type(name: str) -> GraphQLObjectType:
    """The object type of a kind or block, by its name."""
    found = internal_schema().type_map[name]
    assert isinstance(found, GraphQLObjectType)  # noqa: S101  (names come from the registry)
    return found


@cache
def declared_fields() -> dict[str, tuple[str, ...]]:
    """The public fields of each internal object type, by type name, in the order of declaration.

    Everything else that grapple and graphene-django put on a type is not public.
    """
    sources = {**registry.models, **registry.streamfield_blocks}
    internal = internal_schema()
    declared = {}
    for source, node in sources.items():
        name = node._meta.name
        if isinstance(internal.get_type(name), GraphQLObjectType) and hasattr(source, "graphql_fields"):
            declared[name] = tuple(_public_name(declaration) for declaration in source.graphql_fields)
    return declared


def _public_name(declaration: Any) -> str:
    field: GraphQLField = declaration()
    return to_camel_case(field.field_name)
