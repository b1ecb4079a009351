"""Completes a draft, so that it can be shown while its editor is still writing.

A required text that is not there yet becomes an empty one. What cannot be made up, such as a picture, takes its whole
block out of the text.
"""

from typing import Any

from django.utils import timezone
from graphql import GraphQLEnumType, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLOutputType

from cms.schema.internal import declared_fields

from .conformity import is_completed_at_reading, public_type

_TEXT = {"html": "", "text": "", "links": []}
_NO_DATE = {"label": "datum volgt", "edtf": "", "start": None, "end": None, "precision": "UNKNOWN"}
_EMPTY: dict[str, Any] = {
    "String": "",
    "ID": "",
    "Int": 0,
    "Float": 0.0,
    "Decimal": "0",
    "Boolean": False,
    "RichText": _TEXT,
    "ApproximateDate": _NO_DATE,
    "Source": {"label": "", "url": None, "date": None},
}


def completed(data: dict[str, Any], kind: str) -> dict[str, Any] | None:
    """The object with an empty value wherever the public schema promises one; None when that cannot be done."""
    return _object(data, public_type(kind))


def _object(data: dict[str, Any], node: GraphQLObjectType) -> dict[str, Any] | None:
    whole = dict(data)
    for name in declared_fields()[node.name]:
        if name not in node.fields or is_completed_at_reading(node, name):
            continue
        expected = node.fields[name].type
        whole[name] = _value(data.get(name), expected)
        if whole[name] is None and isinstance(expected, GraphQLNonNull):
            return None
    return whole


def _value(value: Any, expected: GraphQLOutputType) -> Any:
    if isinstance(expected, GraphQLNonNull):
        found = _value(value, expected.of_type)
        return _empty(expected.of_type) if found is None else found
    if isinstance(expected, GraphQLList):
        items = [_value(item, expected.of_type) for item in value or []]
        return [item for item in items if item is not None]
    if isinstance(expected, GraphQLEnumType) and value not in expected.values:
        return None
    if isinstance(value, dict) and "__typename" in value:
        return _object(value, public_type(value["__typename"]))
    return value


def _empty(expected: GraphQLOutputType) -> Any:
    if isinstance(expected, GraphQLEnumType):
        return next(iter(expected.values))
    now = {"Date": timezone.localdate().isoformat(), "DateTime": timezone.now().isoformat()}
    return {**_EMPTY, **now}.get(getattr(expected, "name", ""))
