"""The OpenAPI 3.1 description of all registered queries as addresses, for who knows HTTP and not GraphQL."""

import hashlib
from functools import lru_cache
from typing import Any

import orjson
from django.conf import settings
from graphql import (
    DocumentNode,
    OperationDefinitionNode,
    OperationType,
    TypeInfo,
    TypeInfoVisitor,
    VariableNode,
    Visitor,
    get_operation_ast,
    value_from_ast_untyped,
    visit,
)

from ..documents.validity import InvalidDocument, valid_document
from ..executable import executable_schema
from ..http.media_types import JSON, PROBLEM
from ..models import RegisteredDocument
from .json_schemas import Components, Schema, Selections
from .variables import is_written_as_json, required_variables, variable_types

_ABOUT = (
    "Each address gives the data of one registered GraphQL query as JSON. A variable that may be left out has a default, "
    "or stands for nothing; a list is written by repeating its name. Answers carry an entity tag: send it back in "
    "If-None-Match, and as long as nothing changed there is nothing to send. Where something is wrong there is no data, "
    "but problem details (RFC 9457)."
)
_PROBLEM_SCHEMA: Schema = {
    "description": "Problem details, RFC 9457.",
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong, and what to do."},
        "code": {"type": "string", "description": "A stable code, the same as in GraphQL."},
        "errors": {"type": "array", "items": {"type": "object"}, "description": "All errors, as in GraphQL."},
    },
    "required": ["type", "title", "status", "detail", "code", "errors"],
}
_PROBLEMS = {
    "400": "A variable has a value that cannot be used, is missing, or is not known.",
    "401": "The key in the Authorization header is not known.",
    "403": "This reader may not ask this.",
    "404": "No query is registered under this name.",
    "406": "The Accept header names nothing that can be sent.",
    "410": "The query does not fit the schema any more.",
    "500": "A fault of ours.",
    "503": "The content cannot be read now; Retry-After says after how many seconds to try again.",
    "504": "Answering took longer than allowed.",
}


def description() -> bytes:
    """The description as JSON, of what is registered now."""
    return _made(tuple(RegisteredDocument.objects.order_by("partner", "name").values_list("partner", "name", "hash")))


@lru_cache(maxsize=2)
def _made(registered: tuple[tuple[str, str, str], ...]) -> bytes:
    """The description of documents: partner, name, hash."""
    texts = dict(RegisteredDocument.objects.values_list("hash", "text"))
    components = Components()
    paths = {}
    for partner, name, document_hash in registered:
        try:
            document = valid_document(texts[document_hash])
        except (KeyError, InvalidDocument):
            continue  # it went just now, or does not fit the schema any more
        operation = get_operation_ast(document)
        if operation is not None and operation.operation is OperationType.QUERY:
            paths[f"/documents/{partner}/{name}"] = {"get": _address(partner, name, document, operation, components)}
    return orjson.dumps(_whole(paths, components))


def _whole(paths: dict[str, Any], components: Components) -> dict[str, Any]:
    version = hashlib.sha256(orjson.dumps([paths, components.schemas])).hexdigest()[:12]
    return {
        "openapi": "3.1.0",
        "info": {"title": "BuurtBaan: registered queries", "description": _ABOUT, "version": version},
        "servers": [{"url": settings.CMS_URL}],
        # Without a key what is public, with one what its holder may see.
        "security": [{}, {"key": []}],
        "paths": paths,
        "components": {
            "schemas": {"Problem": _PROBLEM_SCHEMA, **components.schemas},
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "responses": {
                f"Problem{status}": {
                    "description": text,
                    "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
                }
                for status, text in _PROBLEMS.items()
            },
            "headers": {
                "ETag": {"description": "Send it back in If-None-Match.", "schema": {"type": "string"}},
                "Cache-Control": {"description": "How long it may be shown again.", "schema": {"type": "string"}},
            },
        },
    }


def _address(
    partner: str, name: str, document: DocumentNode, operation: OperationDefinitionNode, components: Components
) -> dict[str, Any]:
    schema = executable_schema()
    selections = Selections(schema, document, components, f"{partner}.{name}")
    data = selections.of(schema.type_map["Query"], [operation.selection_set])
    headers = {name: {"$ref": f"#/components/headers/{name}"} for name in ("ETag", "Cache-Control")}
    return {
        "operationId": f"{partner}.{name}",
        "tags": [partner],
        "summary": name,
        "parameters": _parameters(document, operation, components),
        "responses": {
            "200": {"description": "The data.", "headers": headers, "content": {JSON: {"schema": data}}},
            "304": {"description": "Nothing changed since the answer with this entity tag.", "headers": headers},
            **{status: {"$ref": f"#/components/responses/Problem{status}"} for status in _PROBLEMS},
        },
    }


def _parameters(
    document: DocumentNode, operation: OperationDefinitionNode, components: Components
) -> list[dict[str, Any]]:
    descriptions = _Descriptions.of_variables(document)
    required = required_variables(operation)
    defaults = {
        definition.variable.name.value: value_from_ast_untyped(definition.default_value)
        for definition in operation.variable_definitions
        if definition.default_value is not None
    }
    parameters = []
    for name, kind in variable_types(operation).items():
        # What may be null is left out in an address, so null itself cannot be written there.
        schema = components.input(kind)
        schema = {**(schema["anyOf"][0] if "anyOf" in schema else schema)}
        if name in defaults:
            schema["default"] = defaults[name]
        written = {"content": {JSON: {"schema": schema}}} if is_written_as_json(kind) else {"schema": schema}
        about = {"description": descriptions[name]} if name in descriptions else {}
        parameters.append({"name": name, "in": "query", "required": name in required, **about, **written})
    return parameters


class _Descriptions(Visitor):
    """What the schema says of the arguments that variables stand for."""

    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self._types = types
        self.found: dict[str, str] = {}

    @classmethod
    def of_variables(cls, document: DocumentNode) -> dict[str, str]:
        """The descriptions by the names of the variables; that of the first argument when there are more."""
        types = TypeInfo(executable_schema())
        descriptions = cls(types)
        visit(document, TypeInfoVisitor(types, descriptions))
        return descriptions.found

    def enter_variable(self, node: VariableNode, *_: Any) -> None:
        """Looks up one argument."""
        argument = self._types.get_argument()
        if argument is not None and argument.description:
            self.found.setdefault(node.name.value, argument.description)
