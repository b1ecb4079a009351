"""The public schema with its resolvers: most fields are just there in the stored object."""

from collections.abc import Callable, Iterator
from functools import cache, partial
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
    get_named_type,
)

from cms.schema.kinds import LISTINGS, PAGE_KINDS
from cms.schema.public import node_kinds, schema_text
from pages.profiles.models import Availability, Profile

from .loading import Data, Deferred
from .reading import Reading
from .resolvers import figures, history, interest, landings, regulations, removals, reports, roots, search, values
from .resolvers.lists import CONNECTION_RESOLVERS, nested_list, root_list

# Called with the source, the reading and the arguments of the field.
Resolver = Callable[..., Any]

KINDS_ABOUT_PEOPLE = {Profile.__name__, Availability.__name__}
# A search shows words of what it finds without asking the thing itself.
_FINDS_PEOPLE = {("Query", "search"), ("Query", "suggestions")}


@cache
def executable_schema() -> GraphQLSchema:
    """The schema that documents are executed with."""
    schema = build_schema(schema_text())
    for node in schema.type_map.values():
        if isinstance(node, GraphQLObjectType) and not node.name.startswith("__"):
            for name, field in node.fields.items():
                resolver = resolver_of(node.name, name, field)
                if is_about_people(node.name, name):
                    resolver = _about_people(resolver or partial(_resolve_stored, name))
                field.resolve = resolver and _for_graphql(resolver)
    return schema


def _for_graphql(resolve: Resolver) -> Callable[..., Any]:
    """The resolver as graphql-core calls it.

    It refuses as a value that never comes: refused at once, what others of its level wait for would be left behind.
    """

    def resolve_or_refuse(source: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
        try:
            return resolve(source, info.context, **arguments)
        except GraphQLError as error:
            return Deferred.failed(error)

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
        for name, resolver in CONNECTION_RESOLVERS.items():
            yield (f"{listing.kind}Connection", name), resolver


@cache
def is_about_people(type_name: str, field_name: str) -> bool:
    """Whether the field shows something that is there only because a person permits it."""
    return type_name in KINDS_ABOUT_PEOPLE or (type_name, field_name) in _FINDS_PEOPLE


def resolver_of(type_name: str, field_name: str, field: GraphQLField) -> Resolver | None:
    """What works out a field; None when it stands in the stored object just so."""
    return _special().get((type_name, field_name)) or _by_type(field_name, field)


def _about_people(resolver: Resolver) -> Resolver:
    """The resolver, which also notes that the answer holds what only a person's permission allows."""

    def resolve(source: Any, reading: Reading, **arguments: Any) -> Any:
        reading.holds_people = True
        return resolver(source, reading, **arguments)

    return resolve


def _resolve_stored(name: str, source: Data, reading: Reading) -> Any:
    return source.get(name)


def _by_type(name: str, field: GraphQLField) -> Resolver | None:
    """The resolver for fields that refer to other items or link to them."""
    named = get_named_type(field.type)
    if named.name == "Link":
        return partial(_resolve_links if _is_list(field.type) else _resolve_link, name)
    if named.name in node_kinds() or isinstance(named, GraphQLInterfaceType):
        return partial(_resolve_references if _is_list(field.type) else _resolve_reference, name)
    return None


def _is_list(kind: GraphQLOutputType) -> bool:
    return isinstance(kind.of_type if isinstance(kind, GraphQLNonNull) else kind, GraphQLList)


def _resolve_reference(name: str, source: Data, reading: Reading) -> Any:
    stored = source[name]
    # In a connection the items have been fetched already.
    return stored if stored is None or "ref" not in stored else reading.follow(stored)


def _resolve_references(name: str, source: Data, reading: Reading) -> Any:
    stored = source[name]
    return reading.follow_all(stored) if stored and "ref" in stored[0] else stored


def _resolve_link(name: str, source: Data, reading: Reading) -> Any:
    stored = source[name]
    return stored and values.link(stored, reading)


def _resolve_links(name: str, source: Data, reading: Reading) -> Any:
    return values.links(source[name], reading)
