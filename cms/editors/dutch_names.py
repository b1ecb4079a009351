"""From a field as partners call it to the words that stand beside it in the admin."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from graphene.utils.str_converters import to_camel_case
from wagtail.fields import StreamField

from cms.schema.kinds import KINDS

# Fields whose public value is made of several columns: the column an editor would look at.
_COLUMNS = {
    "stored_lead": "introduction",
    "stored_seo": "seo_title",
    "stored_attribution": "attribution_text",
    "stored_source": "source_label",
    "public_path": "slug",
    "stored_renditions": "file",
}


def kind_named(name: str) -> type[Model]:
    """The model of a kind of thing in the public schema."""
    return next(kind for kind in KINDS if kind.__name__ == name)


def dutch_name(kind: type[Model], path: str) -> str:
    """What an editor calls a field.

    Args:
        kind: model of the object.
        path: path of the field in the public schema: `body.2.url`.

    Returns:
        Its label, for a block with the number that it has in the form: "tekst, blok 3". For a field without a label in
        the form, its public name.
    """
    name, *rest = path.split(".")
    column = _column(kind, _source(kind, name))
    if column is None:
        return name
    is_block = isinstance(column, StreamField) and rest and rest[0].isdigit()
    return f"{column.verbose_name}, blok {int(rest[0]) + 1}" if is_block else str(column.verbose_name)


def _source(kind: type[Model], name: str) -> str:
    """The attribute of the model that a public field is read from."""
    declarations: list[Any] = getattr(kind, "graphql_fields", [])
    fields = [declare() for declare in declarations]
    return next((field.field_source or field.field_name for field in fields if _is(field, name)), name)


def _is(field: Any, name: str) -> bool:
    return to_camel_case(field.field_name) == name


def _column(kind: type[Model], source: str) -> Any | None:
    try:
        return kind._meta.get_field(_COLUMNS.get(source, source))
    except FieldDoesNotExist:
        return None
