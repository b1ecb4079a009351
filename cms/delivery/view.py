"""GraphQL over HTTP: one address, GET and POST, JSON in and out.

An answer is a function of the document, its variables, the reader, the content revision and the minute (content may
have an end). These make its entity tag, so a reader that has the answer already is told so without executing anything.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods
from graphql import DocumentNode, GraphQLError, OperationType, get_operation_ast

from cms.partners.keys import UnknownKey, reader_of
from cms.partners.reader import Reader
from cms.publication.drafts import DraftGone
from cms.publication.models import ContentRevision
from cms.schema.public import schema_text

from .answering import answer
from .documents import InvalidDocument, valid_document
from .errors import ReaderError, formatted
from .texts import is_usable, texts_in

JSON = "application/json"
GRAPHQL_RESPONSE = "application/graphql-response+json"


class BadRequest(Exception):
    """The request holds no GraphQL request at all.

    Args:
        message: what is wrong, and what to do.
        status: HTTP status.
    """

    def __init__(self, message: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Request:
    """A GraphQL request, wherever in the HTTP request it stood."""

    document: str
    variables: dict[str, Any] | None
    operation_name: str | None


@csrf_exempt
@gzip_page
@transaction.non_atomic_requests
@require_http_methods(["GET", "HEAD", "POST"])
def graphql_view(http: HttpRequest) -> HttpResponse:
    """Answers one GraphQL request."""
    try:
        reader = reader_of(http.headers.get("Authorization"))
        request = _request(http)
        return _answer(http, request, reader)
    except (UnknownKey, DraftGone):
        error = ReaderError(
            "The key in the Authorization header is not known. Check it, or leave it out.", "KEY_UNKNOWN"
        )
        response = _errors(
            [error], GRAPHQL_RESPONSE if _wants_graphql_response(http) else JSON, HTTPStatus.UNAUTHORIZED
        )
        response["WWW-Authenticate"] = "Bearer"
        return response
    except BadRequest as error:
        return _errors([ReaderError(str(error), "DOCUMENT_INVALID")], JSON, error.status)


def _answer(http: HttpRequest, request: Request, reader: Reader) -> HttpResponse:
    media_type = GRAPHQL_RESPONSE if _wants_graphql_response(http) else JSON
    # Read before executing: an answer may be newer than its tag, never older.
    at = timezone.now()
    tag = _entity_tag(request, reader, media_type, ContentRevision.current(), at.strftime("%Y-%m-%dT%H:%M"))
    if http.method != "POST" and not reader.is_private and tag in http.headers.get("If-None-Match", ""):
        return _with_validators(HttpResponse(status=HTTPStatus.NOT_MODIFIED), tag)
    refused = HTTPStatus.BAD_REQUEST if media_type == GRAPHQL_RESPONSE else HTTPStatus.OK
    try:
        document = valid_document(request.document)
    except InvalidDocument as error:
        return _errors(error.errors, media_type, refused)
    if http.method != "POST" and not _only_reads(document, request.operation_name):
        refusal = ReaderError("A mutation changes something: send it by POST.", "POST_REQUIRED")
        response = _errors([refusal], media_type, HTTPStatus.METHOD_NOT_ALLOWED)
        response["Allow"] = "POST"
        return response
    outcome = answer(document, reader, at, variables=request.variables, operation_name=request.operation_name)
    if outcome.data is None:
        return _errors(outcome.errors, media_type, refused)
    response = HttpResponse(outcome.body(), content_type=f"{media_type}; charset=utf-8")
    if reader.is_private:
        return _without_caching(response, "private, no-store")
    if outcome.errors:
        return _without_caching(response)
    return _with_validators(response, tag, may_be_stale=not outcome.holds_people)


def _only_reads(document: DocumentNode, operation_name: str | None) -> bool:
    """Whether executing the document changes nothing; one without the operation asked for is not executed at all."""
    operation = get_operation_ast(document, operation_name)
    return operation is None or operation.operation is OperationType.QUERY


def _request(http: HttpRequest) -> Request:
    if http.method == "POST":
        if http.content_type != JSON:
            raise BadRequest(f"Send the request as {JSON}.", HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        if int(http.headers.get("Content-Length") or 0) > settings.GRAPHQL_MAX_BODY_BYTES:
            raise BadRequest(
                f"The request is larger than {settings.GRAPHQL_MAX_BODY_BYTES} bytes.",
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            )
        parameters = _json(http.body, "The body")
    else:
        parameters = {name: http.GET[name] for name in ("query", "operationName") if http.GET.get(name)}
        if http.GET.get("variables"):
            parameters["variables"] = _json(http.GET["variables"].encode(), "variables")
    if not isinstance(parameters, dict):
        raise BadRequest('Send one JSON object, {"query": "…"}.')
    if not all(is_usable(text) for text in texts_in(parameters)):
        raise BadRequest("A text holds the character U+0000 or half a surrogate pair. Leave it out.")
    return Request(
        _typed(parameters, "query", str, "a text") or _missing(),
        _typed(parameters, "variables", dict, "an object"),
        _typed(parameters, "operationName", str, "a text"),
    )


def _missing() -> str:
    raise BadRequest('There is no document: send it as "query".')


def _json(body: bytes, name: str) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise BadRequest(f"{name} is not JSON.") from None


def _typed(parameters: dict[str, Any], name: str, kind: type, words: str) -> Any:
    value = parameters.get(name)
    if value is not None and not isinstance(value, kind):
        raise BadRequest(f"{name} must be {words}.")
    return value


def _wants_graphql_response(http: HttpRequest) -> bool:
    return GRAPHQL_RESPONSE in http.headers.get("Accept", "")


def _errors(errors: Sequence[GraphQLError], media_type: str, status: HTTPStatus) -> HttpResponse:
    body = {"errors": [formatted(error) for error in errors]}
    return _without_caching(JsonResponse(body, content_type=f"{media_type}; charset=utf-8", status=status))


def _entity_tag(request: Request, reader: Reader, media_type: str, revision: int, minute: str) -> str:
    parts = [
        _schema_hash(),
        reader.name,
        media_type,
        request.document,
        json.dumps(request.variables, sort_keys=True),
        request.operation_name,
        revision,
        minute,
    ]
    return f'"{hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]}"'


@cache
def _schema_hash() -> str:
    return hashlib.sha256(schema_text().encode()).hexdigest()


def _with_validators(response: HttpResponse, tag: str, *, may_be_stale: bool = False) -> HttpResponse:
    """The response with what a cache needs. Where it holds people nobody may show it again without asking us."""
    response["ETag"] = tag
    response["Cache-Control"] = (
        f"private, max-age=0, stale-if-error={settings.GRAPHQL_STALE_IF_ERROR_SECONDS}"
        if may_be_stale
        else "private, no-cache"
    )
    patch_vary_headers(response, ["Accept", "Authorization"])
    return response


def _without_caching(response: HttpResponse, how: str = "no-store") -> HttpResponse:
    response["Cache-Control"] = how
    return response
