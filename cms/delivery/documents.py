"""From the text of a document to one that may be executed: parsed, within limits, valid. The outcome is remembered."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.conf import settings
from graphql import (
    ASTValidationRule,
    DocumentNode,
    FieldNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
    specified_rules,
    validate,
)

from .errors import ReaderError
from .executable import executable_schema

_REMEMBERED_DOCUMENTS = 512


def valid_document(text: str) -> DocumentNode:
    """The document, parsed and valid.

    Raises:
        InvalidDocument: it cannot be executed; it holds all reasons.
    """
    size = len(text.encode())
    if size > settings.GRAPHQL_MAX_DOCUMENT_BYTES:
        raise InvalidDocument([_too_large("bytes", size, settings.GRAPHQL_MAX_DOCUMENT_BYTES)])
    document, errors = _parsed(text)
    if document is None:
        raise InvalidDocument(errors)
    return document


class InvalidDocument(Exception):
    """A document that cannot be executed, with the errors that tell why."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__(errors)
        self.errors = errors


@lru_cache(maxsize=_REMEMBERED_DOCUMENTS)
def _parsed(text: str) -> tuple[DocumentNode | None, list[GraphQLError]]:
    try:
        document = parse(text, max_tokens=settings.GRAPHQL_MAX_TOKENS)
    except GraphQLSyntaxError as error:
        return None, [error]
    errors = validate(
        executable_schema(), document, [*specified_rules, LimitDepth, LimitAliases], hide_suggestions=True
    )
    return (None, errors) if errors else (document, [])


class LimitDepth(ASTValidationRule):
    """No operation may nest its fields deeper than `GRAPHQL_MAX_DEPTH`."""

    def enter_operation_definition(self, node: OperationDefinitionNode, *_: Any) -> None:
        """Measures the operation, its fragments included."""
        allowed = settings.GRAPHQL_MAX_DEPTH
        asked = self._depth(node.selection_set, frozenset())
        if asked > allowed:
            self.report_error(
                ReaderError(
                    f"The operation nests its fields {asked} deep, and {allowed} is the most. Ask in two steps.",
                    "LIMIT_EXCEEDED",
                    limit="depth",
                    asked=asked,
                    allowed=allowed,
                )
            )

    def _depth(self, selection_set: SelectionSetNode | None, inside: frozenset[str]) -> int:
        if selection_set is None:
            return 0
        return max((self._depth_of(selection, inside) for selection in selection_set.selections), default=0)

    def _depth_of(self, selection: Any, inside: frozenset[str]) -> int:
        if isinstance(selection, FieldNode):
            return 1 + self._depth(selection.selection_set, inside)
        if not isinstance(selection, FragmentSpreadNode):
            return self._depth(selection.selection_set, inside)
        name = selection.name.value
        fragment = self.context.get_fragment(name)
        # A fragment within itself is refused by a rule of its own.
        if fragment is None or name in inside:
            return 0
        return self._depth(fragment.selection_set, inside | {name})


class LimitAliases(ASTValidationRule):
    """No document may have more aliases than `GRAPHQL_MAX_ALIASES`: they ask for the same thing many times."""

    def enter_document(self, node: DocumentNode, *_: Any) -> None:
        """Counts the aliases of the whole document."""
        allowed = settings.GRAPHQL_MAX_ALIASES
        asked = sum(1 for definition in node.definitions for _ in _aliases(definition))
        if asked > allowed:
            self.report_error(
                ReaderError(
                    f"The document has {asked} aliases, and {allowed} is the most. Ask in more than one request.",
                    "LIMIT_EXCEEDED",
                    limit="aliases",
                    asked=asked,
                    allowed=allowed,
                )
            )


def _aliases(node: Any) -> Iterator[FieldNode]:
    selection_set = getattr(node, "selection_set", None)
    for selection in selection_set.selections if selection_set else ():
        if isinstance(selection, FieldNode) and selection.alias is not None:
            yield selection
        yield from _aliases(selection)


def _too_large(unit: str, asked: int, allowed: int) -> ReaderError:
    return ReaderError(
        f"The document has {asked} {unit}, and {allowed} is the most. Ask for less, or in more than one request.",
        "DOCUMENT_TOO_LARGE",
        limit=unit,
        asked=asked,
        allowed=allowed,
    )
