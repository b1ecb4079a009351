"""From an answer or a refusal to an HTTP response, with what caches need to know of it.

An answer is a function of the document, its variables, the reader, the content revision and the last moment at which
something began or ended by itself. These make its entity tag, so a reader that has the answer already is told so without executing anything.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import Any, Protocol

import orjson
from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

from cms.partners.reader import ANONYMOUS, Reader
from cms.publication.freshness import Freshness
from cms.schema.public import schema_text

from ..answering import Answer
from ..errors import formatted
from .media_types import GRAPHQL_RESPONSE
from .refusals import Refusal
from .requests import Request

# "Partial success" of the GraphQL over HTTP specification, for data beside errors; clients that do not know it take it
# for 200.
_PARTIAL_SUCCESS = 294


# Nobody may show such an answer again without asking us: it holds people, or a browser has it for a page of a partner.
PEOPLE = "private, no-cache"


class Form(Protocol):
    """A way to send answers and refusals."""

    @property
    def media_type(self) -> str:
        """That of an answer."""

    def whole(self, answer: Answer, extensions: dict[str, Any] | None = None) -> HttpResponse:
        """The response with an answer.

        Args:
            answer: what was asked for.
            extensions: what else is told, in forms that have a place for it.

        Raises:
            Refusal: the answer has errors, and this form has no place for them.
        """

    def refused(self, refusal: Refusal) -> HttpResponse:
        """The response with a refusal."""


@dataclass(frozen=True)
class GraphQLForm:
    """As the GraphQL over HTTP specification says for a media type: errors stand beside the data."""

    media_type: str

    def whole(self, answer: Answer, extensions: dict[str, Any] | None = None) -> HttpResponse:
        """The data with its errors; 294 where the media type has a word for both."""
        response = HttpResponse(answer.body(extensions), content_type=f"{self.media_type}; charset=utf-8")
        if answer.errors and self.media_type == GRAPHQL_RESPONSE:
            response.status_code = _PARTIAL_SUCCESS
            response.reason_phrase = "Partial Success"
        return response

    def refused(self, refusal: Refusal) -> HttpResponse:
        """The errors; under `application/json` clients trust no status but 200 to come from us."""
        is_told_as_success = refusal.is_well_formed and self.media_type != GRAPHQL_RESPONSE
        return HttpResponse(
            orjson.dumps({"errors": [formatted(error) for error in refusal.errors]}),
            content_type=f"{self.media_type}; charset=utf-8",
            status=HTTPStatus.OK if is_told_as_success else refusal.status,
            headers=dict(refusal.headers),
        )


def finished(response: HttpResponse, answer: Answer, reader: Reader, tag: str) -> HttpResponse:
    """The response with an answer, and what caches may do with it."""
    if reader.is_private:
        return without_caching(response, "private, no-store")
    if answer.errors:
        return without_caching(response)
    return with_validators(response, tag, PEOPLE if answer.holds_people else _may_be_stale(reader))


def not_modified(tag: str) -> HttpResponse:
    """Tells a client that what it has is still the answer."""
    return with_validators(HttpResponse(status=HTTPStatus.NOT_MODIFIED), tag, PEOPLE)


def _may_be_stale(reader: Reader) -> str:
    """What caches may do with an answer that holds no people: show it while they ask for a newer one, or get none."""
    whose = "public" if reader is ANONYMOUS else "private"
    return (
        f"{whose}, max-age=0, stale-while-revalidate={settings.GRAPHQL_STALE_WHILE_REVALIDATE_SECONDS}, "
        f"stale-if-error={settings.GRAPHQL_STALE_IF_ERROR_SECONDS}"
    )


def with_validators(response: HttpResponse, tag: str, cache_control: str) -> HttpResponse:
    """The response with what a cache needs."""
    response["ETag"] = tag
    response["Cache-Control"] = cache_control
    patch_vary_headers(response, ["Accept", "Authorization"])
    return response


def without_caching(response: HttpResponse, how: str = "no-store") -> HttpResponse:
    """The response that nobody may keep."""
    response["Cache-Control"] = how
    return response


def entity_tag(request: Request, reader: Reader, form: Form, fresh: Freshness) -> str:
    """What an answer is a function of, as an entity tag."""
    parts = [
        _schema_hash(),
        _rights(reader),
        repr(form),
        request.document,
        json.dumps(request.variables, sort_keys=True),
        request.operation_name,
        request.wants_cost,
        fresh.revision,
        fresh.since.isoformat(),
    ]
    return f'"{hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]}"'


def _rights(reader: Reader) -> list[object]:
    """What decides about an answer, in an order that is always the same."""
    return [
        sorted(reader.channels),
        reader.has_relative_links,
        sorted(reader.hidden_kinds),
        reader.stadsdelen and sorted(reader.stadsdelen),
        reader.sees_people,
    ]


@cache
def _schema_hash() -> str:
    return hashlib.sha256(schema_text().encode()).hexdigest()
