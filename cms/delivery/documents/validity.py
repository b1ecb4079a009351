"""From the text of a document to one that may be executed: within limits, parsed, valid. The outcome is remembered.

    text ─► limits on its size, depth and price ─► parsed ─► judged by graphql-core's rules ─► executable

Limits come first: they take a millisecond for a document that takes fifty to parse and judge.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cachetools import LRUCache, cached
from django.conf import settings
from graphql import (
    ASTValidationRule,
    DocumentNode,
    GraphQLError,
    GraphQLSyntaxError,
    OverlappingFieldsCanBeMergedRule,
    StringValueNode,
    ValidationContext,
    parse,
    specified_rules,
    validate,
)
from graphql.validation.validate import ValidationAbortedError

from ..errors import ReaderError
from ..executable import executable_schema
from ..texts import is_usable
from .limits import Cost, Measured, check_bytes, measured

# All that is remembered may take about this much; a token takes this much once it is parsed.
_REMEMBERED_BYTES = 40_000_000
_BYTES_PER_TOKEN = 400
_BYTES_PER_DOCUMENT = 2_000
# Enough for somebody who corrects a document; more would only be work for us.
_MOST_ERRORS = 10


class InvalidDocument(Exception):
    """A document that cannot be executed, with the errors that tell why."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__([error.message for error in errors])
        self.errors = errors


def cost_of(text: str, variables: Mapping[str, Any] | None, operation_name: str | None) -> Cost:
    """What an operation of a document costs with its variables; told without parsing it.

    Raises:
        InvalidDocument: the document is past a limit whatever its variables are.
    """
    return _measured(text).cost(variables, operation_name)


def valid_document(text: str) -> DocumentNode:
    """The document, parsed and valid.

    Raises:
        InvalidDocument: it cannot be executed; it holds all reasons.
    """
    known = _measured(text)
    judged = _judged(text, known)
    if judged.document is None:
        raise InvalidDocument(judged.errors)
    return judged.document


@dataclass(frozen=True, slots=True)
class _Judged:
    """A valid document, or what is wrong with it; `weight` is about how many bytes it takes."""

    document: DocumentNode | None
    errors: list[GraphQLError]
    weight: int


def _measured(text: str) -> Measured:
    try:
        check_bytes(text)
    except ReaderError as error:
        raise InvalidDocument([error]) from None
    known = _held_against_limits(text)
    if isinstance(known, ReaderError):
        raise InvalidDocument([known])
    return known


def _weight_of_measured(known: Measured | ReaderError) -> int:
    return _BYTES_PER_DOCUMENT + (0 if isinstance(known, ReaderError) else known.characters)


@cached(
    LRUCache(_REMEMBERED_BYTES // 4, getsizeof=_weight_of_measured),
    lock=threading.Lock(),
)
def _held_against_limits(text: str) -> Measured | ReaderError:
    try:
        return measured(text)
    except ReaderError as error:
        return error.with_traceback(None)


@cached(
    LRUCache(_REMEMBERED_BYTES, getsizeof=lambda judged: judged.weight),
    key=lambda text, known: text,
    lock=threading.Lock(),
)
def _judged(text: str, known: Measured) -> _Judged:
    weight = _BYTES_PER_DOCUMENT + len(text) + _BYTES_PER_TOKEN * known.tokens
    try:
        document = parse(text)
    except GraphQLSyntaxError as error:
        # So end graphql-core's words for nesting that its parser does not follow.
        if error.message.endswith("Parsing aborted."):
            error.extensions = {"code": "DOCUMENT_TOO_LARGE"}
        return _Judged(None, [error], weight)
    errors = [
        error
        for error in validate(executable_schema(), document, _RULES, max_errors=_MOST_ERRORS, hide_suggestions=True)
        # What stopped it has told so itself.
        if error.message != "Validation aborted."
    ]
    if not errors and not known.is_readable:
        errors = [GraphQLError("The document cannot be priced. Write it as operations and fragments.")]
    return _Judged(None if errors else document, errors, weight)


class LimitComparisons(OverlappingFieldsCanBeMergedRule):
    """graphql-core's rule that fields of one name are one field, which gives up after `GRAPHQL_MAX_COMPARISONS`.

    It compares each field with each of the same name, and so takes a second for a few thousand characters.
    """

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self.rule_context.remaining_complexity_budget = settings.GRAPHQL_MAX_COMPARISONS

    def enter_selection_set(self, *arguments: Any) -> None:
        """Compares the fields of one selection."""
        try:
            super().enter_selection_set(*arguments)
        except ValidationAbortedError:
            allowed = settings.GRAPHQL_MAX_COMPARISONS
            self.report_error(
                ReaderError(
                    f"Telling whether all fields of one name are one field takes more than {allowed} steps. Ask for each "
                    "field once, with fewer fragments.",
                    "DOCUMENT_TOO_LARGE",
                    limit="comparisons",
                    allowed=allowed,
                )
            )
            raise


class RefuseUnusableTexts(ASTValidationRule):
    """No text may hold U+0000, which a document can write as an escape."""

    def enter_string_value(self, node: StringValueNode, *_: Any) -> None:
        """Looks at one text of the document."""
        if not is_usable(node.value):
            self.report_error(GraphQLError("A text holds the character U+0000. Leave it out.", node))


_RULES = [
    *(rule for rule in specified_rules if rule is not OverlappingFieldsCanBeMergedRule),
    LimitComparisons,
    RefuseUnusableTexts,
]
