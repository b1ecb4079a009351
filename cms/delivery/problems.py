"""Answers of plain addresses: the data alone as JSON, and problem details (RFC 9457) where there is none."""

from dataclasses import dataclass
from http import HTTPStatus

import orjson
from django.http import HttpResponse
from graphql import GraphQLError

from .answering import Answer
from .errors import formatted, is_fault_of_ours
from .media_types import JSON, PROBLEM
from .refusals import Refusal


@dataclass(frozen=True)
class PlainForm:
    """The data alone: whoever reads it need not know GraphQL, so an answer has no errors beside it."""

    media_type: str = JSON

    def whole(self, answer: Answer) -> HttpResponse:
        """The data.

        Raises:
            Refusal: something is missing from it.
        """
        if answer.errors:
            raise Refusal(answer.errors, max(map(_status, answer.errors)))
        return HttpResponse(answer.data, content_type=f"{self.media_type}; charset=utf-8")

    def refused(self, refusal: Refusal) -> HttpResponse:
        """The problem: the first error in its own members, all of them as GraphQL tells them."""
        errors = [formatted(error) for error in refusal.errors]
        problem = {
            "type": "about:blank",
            "title": refusal.status.phrase,
            "status": refusal.status,
            "detail": errors[0]["message"],
            "code": errors[0]["extensions"]["code"],
            "errors": errors,
        }
        return HttpResponse(
            orjson.dumps(problem), content_type=PROBLEM, status=refusal.status, headers=dict(refusal.headers)
        )


def _status(error: GraphQLError) -> HTTPStatus:
    """The status of an error that was met on the way; it is mostly a variable that the document could not use."""
    if is_fault_of_ours(error):
        return HTTPStatus.INTERNAL_SERVER_ERROR
    is_forbidden = (error.extensions or {}).get("code") == "FORBIDDEN"
    return HTTPStatus.FORBIDDEN if is_forbidden else HTTPStatus.BAD_REQUEST
