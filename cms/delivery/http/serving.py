"""From a request to a response, in whatever form: who asks, whether the document may be executed, what it gives."""

from collections.abc import Callable
from datetime import datetime

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from graphql import DocumentNode, OperationType, get_operation_ast

from cms.partners.keys import Caller, UnknownKey
from cms.partners.reader import Reader
from cms.partners.use import uses
from cms.publication.drafts import DraftGone
from cms.publication.freshness import Freshness, freshness
from cms.publication.revision import watch

from ..accounts import charge
from ..answering import Answer, answer
from ..cache.keepable import Keepable, may_be_kept, pages_in
from ..callers import caller_in
from ..documents.limits import Cost, check_lists
from ..documents.persisted import remember
from ..documents.validity import InvalidDocument, cost_of, valid_document
from ..errors import ReaderError
from ..outage import is_outage, unavailable
from .cors import for_caller, for_site_of_partner, may_ask_from, refuse_origin
from .refusals import Refusal, key_unknown, method_not_allowed, status_of
from .requests import Request
from .responses import Form, entity_tag, finished, not_modified, without_caching


def serve(http: HttpRequest, form: Form, read: Callable[[HttpRequest, Reader], Request]) -> HttpResponseBase:
    """The response to one request.

    Args:
        http: what was sent.
        form: how the answer is sent.
        read: gives the GraphQL request in it, or raises Refusal.
    """
    return for_who_asks(http, form, lambda caller: _served(http, form, read, caller))


def for_who_asks(http: HttpRequest, form: Form, respond: Callable[[Caller], HttpResponseBase]) -> HttpResponseBase:
    """The response to who makes a request, or why there is none: whatever is asked, a key means the same.

    Args:
        http: what was sent.
        form: how a refusal is told.
        respond: gives the response.
    """
    origin = http.headers.get("Origin")
    try:
        if watch.is_away:
            raise unavailable()
        caller = caller_in(http)
        if not may_ask_from(caller, origin):
            return for_caller(refused(form, refuse_origin(origin)), caller, origin)
        return for_caller(respond(caller), caller, origin)
    except UnknownKey:
        return for_site_of_partner(refused(form, key_unknown()), origin)
    except Refusal as refusal:
        return refused(form, refusal)
    except (InterfaceError, OperationalError) as error:
        if not is_outage(error):
            raise
        return refused(form, unavailable())


def _served(
    http: HttpRequest, form: Form, read: Callable[[HttpRequest, Reader], Request], caller: Caller
) -> HttpResponse:
    try:
        # Known before anything is read: an answer may be newer than its tag, never older.
        at = timezone.now()
        fresh = freshness(at)
        return _answered(http, form, read(http, caller.reader), caller, at, fresh)
    except DraftGone:
        return refused(form, key_unknown())
    except Refusal as refusal:
        return refused(form, refusal)


def refused(form: Form, refusal: Refusal) -> HttpResponse:
    """The response to a request that gets no answer; nobody may keep it."""
    return without_caching(form.refused(refusal))


def _answered(
    http: HttpRequest, form: Form, request: Request, caller: Caller, at: datetime, fresh: Freshness
) -> HttpResponse:
    reader, cost = caller.reader, _cost(request)
    tag = entity_tag(request, reader, form, fresh)
    if http.method != "POST" and not reader.is_private and tag in http.headers.get("If-None-Match", ""):
        return not_modified(tag)
    told = charge(caller.account, 0 if request.is_priced_only else cost.asked)
    try:
        document = valid_document(request.document)
    except InvalidDocument as error:
        raise Refusal(error.errors, is_well_formed=True) from None
    if http.method != "POST" and not _only_reads(document, request.operation_name):
        raise method_not_allowed("A mutation changes something: send it by POST.", "POST_REQUIRED", "POST")
    if request.is_priced_only:
        return without_caching(form.whole(Answer(b"null"), cost.told))
    outcome = answer(document, reader, at, variables=request.variables, operation_name=request.operation_name)
    if any(is_outage(error.original_error) for error in outcome.errors):
        raise unavailable()
    if outcome.data is None:
        raise Refusal(outcome.errors, status_of(outcome.errors), is_well_formed=True)
    remember(request)
    name = _operation_name(document, request.operation_name)
    if not reader.is_private and not outcome.errors and _only_reads(document, request.operation_name):
        may_be_kept(http, Keepable(fresh, outcome.holds_people, outcome.tags, name))
    if reader.partner is not None:
        uses.count(reader.partner, name, cost.asked, pages_in(outcome.tags))
    response = form.whole(outcome, cost.told if request.wants_cost else None)
    for field, value in told.items():
        response.headers[field] = value
    return finished(response, outcome, reader, tag)


def _cost(request: Request) -> Cost:
    """What the request costs; it is within all limits that can be told before anything of it is done.

    Raises:
        Refusal: it is past one.
    """
    try:
        check_lists(request.variables)
        cost = cost_of(request.document, request.variables, request.operation_name)
        if not request.is_priced_only:
            cost.check()
    except InvalidDocument as error:
        raise Refusal(error.errors, is_well_formed=True) from None
    except ReaderError as error:
        raise Refusal([error], is_well_formed=True) from None
    return cost


def _only_reads(document: DocumentNode, operation_name: str | None) -> bool:
    """Whether executing the document changes nothing; one without the operation asked for is not executed at all."""
    operation = get_operation_ast(document, operation_name)
    return operation is None or operation.operation is OperationType.QUERY


def _operation_name(document: DocumentNode, asked: str | None) -> str:
    """The name of the operation that is executed; empty when it has none."""
    operation = get_operation_ast(document, asked)
    return operation.name.value if operation is not None and operation.name is not None else ""
