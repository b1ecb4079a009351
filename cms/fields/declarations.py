"""The kinds of public field a model may declare."""

from collections.abc import Callable
from functools import partial

import graphene
from django.db.models import TextChoices
from grapple.models import GraphQLField
from grapple.registry import registry
from wagtail.blocks import Block
from wagtail.models import Page

from .enums import enum_type

Declaration = Callable[[], GraphQLField]


def value(
    name: str,
    kind: type,
    *,
    description: str,
    required: bool = True,
    source: str | None = None,
) -> Declaration:
    """A field with one value.

    Args:
        name: snake_case name; readers see it in camelCase.
        kind: the graphene type.
        description: for partners, in English: unit, limits, the Dutch word editors use, and when it is null.
        required: whether it is never null.
        source: attribute of the model, when it has another name.
    """

    def declare() -> GraphQLField:
        return GraphQLField(name, kind, required=required, description=description, source=source or name)

    return declare


def values(name: str, kind: type | Callable[[], type], *, description: str, source: str | None = None) -> Declaration:
    """A field with a list of values, none of which is null; the list may be empty."""
    # graphene calls a partial or a plain function for the type when it builds the schema, but nothing else.
    item = graphene.NonNull(kind if isinstance(kind, type) else partial(kind))

    def declare() -> GraphQLField:
        return GraphQLField(name, graphene.List(item), required=True, description=description, source=source or name)

    return declare


def parts(name: str, block: type[Block], *, description: str) -> Declaration:
    """A field with a list of blocks of one kind."""
    return values(name, lambda: registry.streamfield_blocks[block], description=description)


def choice(name: str, choices: type[TextChoices], *, description: str) -> Declaration:
    """A field with one of a closed list of values, which `describe` has described."""

    def declare() -> GraphQLField:
        return GraphQLField(name, enum_type(choices), required=True, description=description)

    return declare


def reference(name: str, model: str, *, description: str, source: str | None = None) -> Declaration:
    """A field that points to one other thing. It can be null: the other thing may be hidden from the reader."""

    def declare() -> GraphQLField:
        return GraphQLField(name, partial(_type_of, model), description=description, source=source or name)

    return declare


def references(name: str, model: str, *, description: str, source: str | None = None) -> Declaration:
    """A field that points to a list of other things; what is hidden from the reader is left out."""
    return values(name, partial(_type_of, model), description=description, source=source)


def page_reference(name: str, *, description: str, source: str | None = None) -> Declaration:
    """A field that points to a page of any kind. Null when the reader may not see that page."""

    def declare() -> GraphQLField:
        return GraphQLField(name, PageInterface, description=description, source=source or name)

    return declare


class PageInterface(graphene.Interface):
    """Any page, inside the projection; the public interface is written in `cms/schema/contract/page.graphql`."""

    class Meta:
        name = "Page"

    # Nullable inside: graphene-django's own `id` of a type is.
    id = graphene.ID()

    @classmethod
    def resolve_type(cls, instance: Page, info: graphene.ResolveInfo) -> type:
        """The type of the page's specific class."""
        return registry.pages[instance.specific_class]


class SnippetInterface(graphene.Interface):
    """Any snippet, inside the projection; it has no public shape."""

    id = graphene.ID()


def _type_of(model: str) -> type:
    from django.apps import apps

    return registry.models[apps.get_model(model)]
