"""Variables of a registered document, from the query string of its address.

    ?first=5&stadsdeel=oost&stadsdeel=west&order=NEWEST        ->  {"first": 5, "stadsdeel": ["oost", "west"], "order": "NEWEST"}

The document says of what type each is. What is neither a scalar, an enum, nor a list of those is written as JSON.
"""

import re
from typing import Any, cast

from graphql import (
    GraphQLBoolean,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    OperationDefinitionNode,
    get_named_type,
    is_non_null_type,
    type_from_ast,
)

from ..errors import argument_error
from ..executable import executable_schema
from ..http.refusals import Refusal
from ..http.requests import read_json, refuse_unusable

_INTEGER = re.compile(r"-?\d{1,20}")
_TRUTH = {"true": True, "false": False}


def variable_types(operation: OperationDefinitionNode) -> dict[str, GraphQLInputType]:
    """The types of the variables of a valid operation, by their names."""
    return {
        definition.variable.name.value: cast(GraphQLInputType, type_from_ast(executable_schema(), definition.type))
        for definition in operation.variable_definitions
    }


def required_variables(operation: OperationDefinitionNode) -> list[str]:
    """The variables without which the operation cannot be executed."""
    types = variable_types(operation)
    return [
        definition.variable.name.value
        for definition in operation.variable_definitions
        if definition.default_value is None and is_non_null_type(types[definition.variable.name.value])
    ]


def is_written_as_json(kind: GraphQLInputType) -> bool:
    """Whether a value of this type stands in an address as JSON."""
    items = _nullable(kind).of_type if _is_list(kind) else kind
    return _is_list(items) or isinstance(_nullable(items), GraphQLInputObjectType)


def read_variables(operation: OperationDefinitionNode, pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """The variables that an address gives an operation.

    Args:
        operation: a valid operation.
        pairs: names and values of the query string.

    Raises:
        Refusal: a name is not known, stands there too often or is missing, or a value is not of its type.
    """
    types = variable_types(operation)
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in types:
            known = ", ".join(types) or "none"
            raise _refusal(name, f"{name}: the document has no such variable. Known are: {known}.")
        given.setdefault(name, []).append(value)
    for name in required_variables(operation):
        if name not in given:
            raise _refusal(name, f"{name}: the document needs it. Send ?{name}=….")
    variables = {name: _value(name, types[name], values) for name, values in given.items()}
    refuse_unusable(variables)
    return variables


def _value(name: str, kind: GraphQLInputType, values: list[str]) -> Any:
    if _is_list(kind) and not is_written_as_json(kind):
        return [_item(name, kind, value) for value in values]
    if len(values) > 1:
        raise _refusal(name, f"{name}: send it once.")
    return read_json(values[0].encode(), name) if is_written_as_json(kind) else _item(name, kind, values[0])


def _nullable(kind: GraphQLInputType) -> Any:
    return kind.of_type if isinstance(kind, GraphQLNonNull) else kind


def _is_list(kind: GraphQLInputType) -> bool:
    return isinstance(_nullable(kind), GraphQLList)


def _item(name: str, kind: GraphQLInputType, value: str) -> Any:
    """One value; a type that is written as text is judged when the document is executed."""
    named = get_named_type(kind)
    if named.name == GraphQLInt.name:
        if not _INTEGER.fullmatch(value):
            raise _refusal(name, f"{name}: write a whole number.")
        return int(value)
    if named.name == GraphQLBoolean.name:
        if value not in _TRUTH:
            raise _refusal(name, f"{name}: write true or false.")
        return _TRUTH[value]
    return value


def _refusal(name: str, message: str) -> Refusal:
    return Refusal([argument_error(name, message)])
