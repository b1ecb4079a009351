"""Answers of plain addresses: the data alone as JSON, and problem details (RFC 9457) where there is none."""

from dataclasses import dataclass
from typing import Any

import orjson
from django.http import HttpResponse

from ..answering import Answer
from ..errors import formatted
from ..http.media_types import JSON, PROBLEM
from ..http.refusals import Refusal, status_of


@dataclass(frozen=True)
class PlainForm:
    """The data alone: whoever reads it need not know GraphQL, so an answer has no errors beside it."""

    media_type: str = JSON

    def whole(self, answer: Answer, extensions: dict[str, Any] | None = None) -> HttpResponse:
        """The data.

        Raises:
            Refusal: something is missing from it.
        """
        if answer.errors:
            raise Refusal(answer.errors, status_of(answer.errors))
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
