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
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    StringValueNode,
    ValidationContext,
    parse,
    specified_rules,
    validate,
)

from .errors import ReaderError
from .executable import executable_schema
from .texts import is_usable

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
        # So end graphql-core's words for too many tokens, and for nesting that its parser does not follow.
        if error.message.endswith("Parsing aborted."):
            error.extensions = {"code": "DOCUMENT_TOO_LARGE"}
        return None, [error]
    errors = validate(
        executable_schema(),
        document,
        [*specified_rules, LimitDepth, LimitAliases, RefuseUnusableTexts],
        hide_suggestions=True,
    )
    return (None, errors) if errors else (document, [])


class LimitDepth(ASTValidationRule):
    """No operation may nest its fields deeper than `GRAPHQL_MAX_DEPTH`."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        # Measured once each: fragments that spread each other twice would else be walked 2, 4, 8, 16 … times.
        self._fragments: dict[str, int] = {}

    def enter_operation_definition(self, node: OperationDefinitionNode, *_: Any) -> None:
        """Measures the operation, its fragments included."""
        allowed = settings.GRAPHQL_MAX_DEPTH
        asked = self._depth(node.selection_set)
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

    def _depth(self, selection_set: SelectionSetNode | None) -> int:
        deepest = 0
        for selection in selection_set.selections if selection_set else ():
            if isinstance(selection, FieldNode):
                depth = 1 + self._depth(selection.selection_set)
            elif isinstance(selection, FragmentSpreadNode):
                depth = self._depth_of_fragment(selection.name.value)
            elif isinstance(selection, InlineFragmentNode):
                depth = self._depth(selection.selection_set)
            deepest = max(deepest, depth)
        return deepest

    def _depth_of_fragment(self, name: str) -> int:
        if name not in self._fragments:
            # A fragment within itself is refused by a rule of its own, as is one that does not exist.
            self._fragments[name] = 0
            fragment = self.context.get_fragment(name)
            self._fragments[name] = self._depth(fragment.selection_set) if fragment else 0
        return self._fragments[name]


class RefuseUnusableTexts(ASTValidationRule):
    """No text may hold U+0000, which a document can write as an escape."""

    def enter_string_value(self, node: StringValueNode, *_: Any) -> None:
        """Looks at one text of the document."""
        if not is_usable(node.value):
            self.report_error(GraphQLError("A text holds the character U+0000. Leave it out.", node))


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
