"""GraphQL over HTTP: one address, GET and POST, JSON in and out, to the letter of the specification of that name."""

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page

from cms.partners.reader import Reader

from ..documents.persisted import whole_request
from .cors import options
from .media_types import GRAPHQL_RESPONSE, JSON, media_type_of_answer
from .refusals import method_not_allowed, not_acceptable
from .requests import Request, read_sent
from .responses import GraphQLForm
from .serving import refused, serve

METHODS = ("GET", "HEAD", "OPTIONS", "POST")


@csrf_exempt
@gzip_page
@transaction.non_atomic_requests
def graphql_view(http: HttpRequest) -> HttpResponseBase:
    """Answers one GraphQL request."""
    if http.method == "OPTIONS":
        return options(http, METHODS, **{"Accept-Post": JSON})
    media_type = media_type_of_answer(http.headers.get("Accept"))
    form = GraphQLForm(media_type or JSON)
    if http.method not in METHODS:
        return refused(form, method_not_allowed("Send the request by POST or GET.", "METHOD_NOT_ALLOWED", *METHODS))
    if media_type is None:
        return refused(form, not_acceptable(GRAPHQL_RESPONSE, JSON))
    return serve(http, form, _read)


def _read(http: HttpRequest, reader: Reader) -> Request:
    return whole_request(read_sent(http), reader)
