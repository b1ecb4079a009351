"""The public schema with its resolvers: most fields are just there in the stored object."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from graphql import (
    GraphQLError,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    GraphQLSchema,
    build_schema,
    default_field_resolver,
    get_named_type,
)

from cms.schema.kinds import LISTINGS, PAGE_KINDS
from cms.schema.public import node_kinds, schema_text
from pages.profiles.models import Availability, Profile

from . import figures, history, interest, landings, regulations, removals, reports, roots, search, values
from .lists import nested_list, root_list
from .reading import Reading

Resolver = Callable[..., Any]

_ABOUT_PEOPLE = {Profile.__name__, Availability.__name__}
# A search shows words of what it finds without asking the thing itself.
_FINDS_PEOPLE = {("Query", "search"), ("Query", "suggestions")}


@cache
def executable_schema() -> GraphQLSchema:
    """The schema that documents are executed with."""
    schema = build_schema(schema_text())
    for node in schema.type_map.values():
        if isinstance(node, GraphQLObjectType) and not node.name.startswith("__"):
            for name, field in node.fields.items():
                field.resolve = _special().get((node.name, name)) or _by_type(field)
                if field.resolve:
                    field.resolve = _refusing_later(field.resolve)
                if node.name in _ABOUT_PEOPLE or (node.name, name) in _FINDS_PEOPLE:
                    field.resolve = _about_people(field.resolve or default_field_resolver)
    return schema


def _refusing_later(resolve: Resolver) -> Resolver:
    """The resolver, which refuses as a future: refused at once, what others of its level wait for would be left behind."""

    def resolve_or_refuse(source: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
        try:
            return resolve(source, info, **arguments)
        except GraphQLError as error:
            reading: Reading = info.context
            return reading.refused(error)

    return resolve_or_refuse


@cache
def _special() -> dict[tuple[str, str], Resolver]:
    return dict(_special_resolvers())


def _special_resolvers() -> Iterator[tuple[tuple[str, str], Resolver]]:
    for name, resolver in roots.RESOLVERS.items():
        yield ("Query", name), resolver
    for kind in PAGE_KINDS:
        for name, resolver in values.PAGE_RESOLVERS.items():
            yield (kind.__name__, name), resolver
    for module in (values, regulations, figures, history, reports, landings, interest, search):
        yield from module.RESOLVERS.items()
    yield ("Query", "regulation"), regulations.resolve_regulation
    yield ("Query", "figures"), figures.resolve_figures
    yield ("Query", "figure"), figures.resolve_figure
    yield ("Query", "timeline"), history.resolve_timeline
    yield ("Query", "removals"), removals.resolve_removals
    yield ("Query", "invitation"), interest.resolve_invitation
    yield ("Mutation", "showInterest"), interest.resolve_show_interest
    for listing in LISTINGS:
        yield ("Query", listing.field), root_list(listing)
        for category in listing.within:
            yield (category, listing.field), nested_list(listing, category)
        yield (f"{listing.kind}Connection", "totalCount"), values.resolve_total_count


def _about_people(resolver: Resolver) -> Resolver:
    """The resolver, which also notes that the answer holds what only a person's permission allows."""

    def resolve(source: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
        reading: Reading = info.context
        reading.loader.holds_people = True
        return resolver(source, info, **arguments)

    return resolve


def _by_type(field: GraphQLField) -> Resolver | None:
    """The resolver for fields that refer to other items or link to them; None leaves it to graphql-core's own."""
    named = get_named_type(field.type)
    if named.name == "Link":
        return _resolve_links if _is_list(field.type) else _resolve_link
    if named.name in node_kinds() or isinstance(named, GraphQLInterfaceType):
        return _resolve_references if _is_list(field.type) else _resolve_reference
    return None


def _is_list(kind: GraphQLOutputType) -> bool:
    return isinstance(kind.of_type if isinstance(kind, GraphQLNonNull) else kind, GraphQLList)


def _resolve_reference(source: dict[str, Any], info: GraphQLResolveInfo) -> Any:
    stored = source[info.field_name]
    reading: Reading = info.context
    # In a connection the items have been fetched already.
    return stored if stored is None or "ref" not in stored else reading.follow(stored)


def _resolve_references(source: dict[str, Any], info: GraphQLResolveInfo) -> Any:
    stored = source[info.field_name]
    reading: Reading = info.context
    return reading.follow_all(stored) if stored and "ref" in stored[0] else stored


def _resolve_link(source: dict[str, Any], info: GraphQLResolveInfo) -> Any:
    stored = source[info.field_name]
    return stored and values.link(stored, info.context)


def _resolve_links(source: dict[str, Any], info: GraphQLResolveInfo) -> Any:
    return values.links(source[info.field_name], info.context)
