"""What partners read to know what they can ask: a page made of the schema itself, and its text.

    Query       root fields, each with its arguments
    types       by sort: objects, interfaces, unions, inputs, enums, scalars
    #News.date  every type, field and value has an address of its own on the page

Nothing is written twice: words and limits are the descriptions in the schema, prices those that documents are held
against.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLUnionType,
    Undefined,
    ast_from_value,
    print_ast,
)

from cms.schema.costs import ARGUMENT_PRICES, ITEM, PLAIN_VALUE
from cms.schema.public import public_schema, schema_text

from .documents.pricing import assumed_size, own_price

_MAX_AGE_SECONDS: Final = 300
_SORTS: Final[Mapping[str, type[GraphQLNamedType]]] = {
    "Objects": GraphQLObjectType,
    "Interfaces": GraphQLInterfaceType,
    "Unions": GraphQLUnionType,
    "Inputs": GraphQLInputObjectType,
    "Enums": GraphQLEnumType,
    "Scalars": GraphQLScalarType,
}
_ROOTS: Final = ("Query", "Mutation")


@dataclass(frozen=True)
class Part:
    """A field, an argument, an input field or an enum value.

    Attributes:
        name: as it stands in a document.
        anchor: its address on the page; empty for an argument.
        type: its type with links to what that leads to; empty for an enum value.
        description: what it means.
        default: what holds when it is left out, as GraphQL; empty when nothing does.
        deprecated: why and until when it is still there; empty when it stays.
        price: what it costs, where that is more than a plain value or a thing; empty otherwise.
        arguments: what it takes.
    """

    name: str
    anchor: str
    type: SafeString
    description: SafeString
    default: str
    deprecated: str
    price: str
    arguments: Sequence["Part"] = ()


@dataclass(frozen=True)
class Type:
    """A type with all that it has.

    Attributes:
        name: as it stands in a document; also its address on the page.
        description: what it means.
        related: types that it is one of, or that are one of it, as links.
        parts: its fields or values.
    """

    name: str
    description: SafeString
    related: Sequence[SafeString]
    parts: Sequence[Part]


def _page_tag(_request: HttpRequest) -> str:
    return _tag(_page(settings.GRAPHQL_MAX_COST))


def _text_tag(_request: HttpRequest) -> str:
    return _tag(schema_text())


def _tag(text: str) -> str:
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


@require_safe
@transaction.non_atomic_requests
@gzip_page
@condition(etag_func=_page_tag)
def schema_view(_request: HttpRequest) -> HttpResponse:
    """The page."""
    return _kept_a_while(HttpResponse(_page(settings.GRAPHQL_MAX_COST)))


@require_safe
@transaction.non_atomic_requests
@gzip_page
@condition(etag_func=_text_tag)
def schema_text_view(_request: HttpRequest) -> HttpResponse:
    """The schema as text, for tools that make clients of it."""
    return _kept_a_while(HttpResponse(schema_text(), content_type="text/plain; charset=utf-8"))


def _kept_a_while(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=_MAX_AGE_SECONDS)
    return response


@cache
def _page(allowed: int) -> str:
    prices = {"allowed": allowed, "value": PLAIN_VALUE, "thing": ITEM}
    return render_to_string("delivery/schema.html", {"roots": _roots(), "sorts": _sorted_types(), "prices": prices})


def _roots() -> list[Type]:
    return [_type(public_schema().type_map[name]) for name in _ROOTS]


def _sorted_types() -> dict[str, list[Type]]:
    names = sorted(name for name in public_schema().type_map if not name.startswith("__") and name not in _ROOTS)
    return {
        sort: [_type(found) for name in names if isinstance(found := public_schema().type_map[name], kind)]
        for sort, kind in _SORTS.items()
    }


def _type(source: GraphQLNamedType) -> Type:
    if isinstance(source, GraphQLEnumType):
        parts = [_part(source, name, value) for name, value in source.values.items()]
    else:
        parts = [_part(source, name, field) for name, field in getattr(source, "fields", {}).items()]
    return Type(source.name, _words(source.description), [_link(name) for name in _related(source)], parts)


def _related(source: GraphQLNamedType) -> Iterable[str]:
    if isinstance(source, GraphQLUnionType):
        return [member.name for member in source.types]
    if isinstance(source, GraphQLInterfaceType):
        return sorted(member.name for member in public_schema().get_possible_types(source))
    return [interface.name for interface in getattr(source, "interfaces", ())]


def _part(owner: GraphQLNamedType, name: str, source: Any) -> Part:
    """A part, from whatever graphql-core calls it: these classes share their attributes, not a parent."""
    return Part(
        name,
        f"{owner.name}.{name}",
        _type_with_links(source),
        _words(source.description),
        _default(source),
        source.deprecation_reason or "",
        _price(owner, name, source),
        [_argument(argument_name, argument) for argument_name, argument in getattr(source, "args", {}).items()],
    )


def _argument(name: str, source: GraphQLArgument) -> Part:
    price = _points(ARGUMENT_PRICES[name]) if name in ARGUMENT_PRICES else ""
    deprecated = source.deprecation_reason or ""
    return Part(name, "", _type_with_links(source), _words(source.description), _default(source), deprecated, price)


def _price(owner: GraphQLNamedType, name: str, source: Any) -> str:
    if not isinstance(source, GraphQLField):
        return ""
    own, size = own_price(owner, name), assumed_size(owner, name)
    return " ".join([_points(own) if own else "", f"Counted as {size} things." if size > 1 else ""]).strip()


def _points(price: int) -> str:
    return f"Costs {price} points."


def _default(source: Any) -> str:
    default = getattr(source, "default_value", Undefined)
    value = ast_from_value(default, source.type) if default is not Undefined else None
    return print_ast(value) if value else ""


def _type_with_links(source: Any) -> SafeString:
    text = str(source.type) if hasattr(source, "type") else ""
    # Names hold letters, digits and underscores only: nothing to escape.
    return mark_safe(re.sub(r"\w+", lambda name: _link(name[0]), text))  # noqa: S308


def _link(name: str) -> SafeString:
    return mark_safe(f'<a href="#{name}">{name}</a>')  # noqa: S308


def _words(description: str | None) -> SafeString:
    """A description as HTML: `code` between backticks, Dutch words between asterisks."""
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(description or ""))
    return mark_safe(re.sub(r"\*([^*]+)\*", r'<i lang="nl">\1</i>', text))  # noqa: S308
