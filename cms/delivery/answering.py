"""What a document gives a reader, as the bytes that are sent."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

import orjson
from graphql import DocumentNode, GraphQLError

from cms.partners.reader import Reader

from .errors import formatted
from .executable import executable_schema
from .execution import run
from .plan import Irregular, Plans
from .reading import Reading


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one operation.

    Attributes:
        data: JSON of what was asked for; None when nothing was executed, because the request itself is wrong.
        errors: what went wrong, in the words of graphql-core.
        holds_people: whether it holds something that is there only because a person permits it.
        tags: the global ids of the items in it, and the kinds of the lists it was taken from.
    """

    data: bytes | None
    errors: tuple[GraphQLError, ...] = ()
    holds_people: bool = False
    tags: frozenset[str] = frozenset()

    def body(self, extensions: dict[str, Any] | None = None) -> bytes:
        """The whole response as JSON: errors first, as the specification recommends."""
        parts = []
        if self.errors:
            parts.append(b'"errors":' + orjson.dumps([formatted(error) for error in self.errors]))
        if self.data is not None:
            parts.append(b'"data":' + self.data)
        if extensions:
            parts.append(b'"extensions":' + orjson.dumps(extensions))
        return b"{" + b",".join(parts) + b"}"


def answer(
    document: DocumentNode,
    reader: Reader,
    at: datetime,
    *,
    variables: dict[str, Any] | None = None,
    operation_name: str | None = None,
) -> Answer:
    """Executes a valid document for a reader, as of a moment.

    Raises:
        DraftGone: the reader looks at a draft that is not there any more.
    """
    asked = document, reader, at, variables or {}, operation_name
    return by_plan(*asked) or by_graphql(*asked)


def by_plan(
    document: DocumentNode, reader: Reader, at: datetime, variables: dict[str, Any], operation_name: str | None
) -> Answer | None:
    """The answer the straight way; None when graphql-core has to say what it is."""
    if reader.draft is not None:
        return None
    try:
        plan, coerced = _plans_of(document).plan(operation_name, variables)
    except (Irregular, GraphQLError):
        return None
    reading = Reading(reader, at, asked=plan.asked)
    try:
        with reading.budget.watching():
            data, tags = plan.run(reading, coerced)
    except Exception:  # noqa: BLE001  # whatever it is, graphql-core meets it too, and says where
        # What was too much once is not tried a second time.
        return Answer(None, (reading.budget.refusal,)) if reading.budget.refusal else None
    return Answer(orjson.dumps(data), holds_people=reading.holds_people, tags=tags)


def by_graphql(
    document: DocumentNode, reader: Reader, at: datetime, variables: dict[str, Any], operation_name: str | None
) -> Answer:
    """The answer as graphql-core's own executor gives it.

    Raises:
        DraftGone: the reader looks at a draft that is not there any more.
    """
    result = run(document, reader, at, variables=variables, operation_name=operation_name)
    errors = tuple(result.errors or ())
    if result.data is None and errors and all(error.path is None for error in errors):
        return Answer(None, errors)
    holds_people = (result.extensions or {})["holdsPeople"]
    return Answer(orjson.dumps(result.data), errors, holds_people)


_plans: WeakKeyDictionary[DocumentNode, Plans] = WeakKeyDictionary()


def _plans_of(document: DocumentNode) -> Plans:
    plans = _plans.get(document)
    if plans is None:
        plans = _plans[document] = Plans(executable_schema(), document)
    return plans
