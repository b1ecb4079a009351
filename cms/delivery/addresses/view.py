"""Registered queries as plain addresses: `GET /documents/<partner>/<name>?variable=…` gives the data as JSON."""

from http import HTTPStatus

from django.db import InterfaceError, OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe
from graphql import OperationDefinitionNode, OperationType, get_operation_ast

from cms.partners.reader import Reader
from cms.publication.freshness import freshness

from ..cache.keepable import Keepable, may_be_kept
from ..documents.validity import InvalidDocument, valid_document
from ..errors import ReaderError
from ..http.cors import options
from ..http.media_types import JSON, wish_for
from ..http.refusals import Refusal, method_not_allowed, not_acceptable
from ..http.requests import Request, query_string
from ..http.serving import refused, serve
from ..models import RegisteredDocument
from ..outage import is_outage, unavailable
from ..texts import is_usable
from .openapi import description
from .problems import PlainForm
from .variables import read_variables

METHODS = ("GET", "HEAD", "OPTIONS")


@csrf_exempt
@gzip_page
@transaction.non_atomic_requests
def document_view(http: HttpRequest, partner: str, name: str) -> HttpResponseBase:
    """The data that a registered query gives."""
    if http.method == "OPTIONS":
        return options(http, METHODS)
    form = PlainForm()
    if http.method not in METHODS:
        return refused(form, method_not_allowed("Read this address by GET.", "METHOD_NOT_ALLOWED", *METHODS))
    if not wish_for(JSON, http.headers.get("Accept")).quality:
        return refused(form, not_acceptable(JSON))

    def read(http: HttpRequest, reader: Reader) -> Request:
        text = _text(partner, name)
        return Request(text, read_variables(_query(text), query_string(http)), name, {})

    return serve(http, form, read)


@require_safe
@gzip_page
@conditional_page
@transaction.non_atomic_requests
def openapi_view(http: HttpRequest) -> HttpResponse:
    """The description of all such addresses, OpenAPI 3.1."""
    try:
        fresh = freshness(timezone.now())
        response = HttpResponse(description(), content_type=JSON, headers={"Cache-Control": "no-cache"})
        may_be_kept(http, Keepable(fresh, holds_people=False))
        return response
    except (InterfaceError, OperationalError) as error:
        if not is_outage(error):
            raise
        return refused(PlainForm(), unavailable())


def _text(partner: str, name: str) -> str:
    """The text of a registered document.

    Raises:
        Refusal: there is none of this name.
    """
    named = RegisteredDocument.objects.filter(partner=partner, name=name)
    text = named.values_list("text", flat=True).first() if is_usable(partner + name) else None
    if text is None:
        raise _no_such_address()
    return text


def _query(text: str) -> OperationDefinitionNode:
    """The query in a registered document.

    Raises:
        Refusal: it has a mutation, or it does not fit the schema any more.
    """
    try:
        operation = get_operation_ast(valid_document(text))
    except InvalidDocument as invalid:
        raise Refusal(invalid.errors, HTTPStatus.GONE) from None
    if operation is None or operation.operation is not OperationType.QUERY:
        raise _no_such_address()
    return operation


def _no_such_address() -> Refusal:
    message = "No query is registered under this name. /documents/openapi.json lists those that are."
    return Refusal([ReaderError(message, "DOCUMENT_UNKNOWN")], HTTPStatus.NOT_FOUND)
