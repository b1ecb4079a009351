"""What an editor hears when something cannot be published.

    publish ─► refused ─► the whole request is undone ─► a page form is carried out once more, as "save draft"
                                                     └► a message says which field it is

So nothing is half published, and what somebody wrote is kept. Forms of pages that are not complete never come this far:
they show their errors beside the fields. Here end the ways around such a form (many pages at once, an approval on the
dashboard), and what no form could foresee.
"""

from collections.abc import Callable
from http import HTTPStatus

import structlog
from django.contrib import messages
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from wagtail.models import Page

from cms.publication.errors import ProjectionError
from pages.core.completeness import PageIncomplete

from .dutch_names import dutch_name, kind_named

_PAGE_FORMS = {"wagtailadmin_pages:add", "wagtailadmin_pages:edit"}

log = structlog.get_logger(__name__)


class PublicationRefusals:
    """Middleware: turns a refused publication into an answer for the editor. Stands inside Django's messages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Passes the request on: what matters happens when it fails."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """Answers a refusal; leaves every other error alone. Django has undone the request by now."""
        match exception:
            case PageIncomplete():
                log.info("an incomplete page was not published", page=exception.page.pk)
                return self._answer(request, exception.page, _sentences_of_incomplete(exception))
            case ProjectionError():
                log.error(
                    "a publication was refused",
                    item=exception.node_id,
                    field=exception.field,
                    cause=type(exception.__cause__).__name__,
                )
                kind, _, key = exception.node_id.partition(":")
                item = kind_named(kind).objects.filter(pk=key).first()  # type: ignore[attr-defined]
                return self._answer(request, item, _sentences_of_refused(exception, item))
        return None

    def _answer(self, request: HttpRequest, item: Model | None, sentences: str) -> HttpResponseBase:
        match = request.resolver_match
        if match and match.view_name in _PAGE_FORMS and request.method == "POST":
            return _saved_as_draft(request, sentences)
        if isinstance(item, Page):
            messages.error(request, sentences)
            return redirect("wagtailadmin_pages:edit", item.pk)
        return render(request, "editors/not_saved.html", {"sentences": sentences}, status=HTTPStatus.CONFLICT)


def _saved_as_draft(request: HttpRequest, sentences: str) -> HttpResponseBase:
    """Carries a page's form out once more, without the button that publishes."""
    match = request.resolver_match
    assert match is not None  # noqa: S101  # the caller looked at it
    form = request.POST.copy()
    for button in [name for name in form if name.startswith("action-")]:
        del form[button]
    request.POST = form  # type: ignore[assignment]  # Django lets middleware replace it, its types do not
    with transaction.atomic():
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    # Wagtail's own message says that all went well.
    for _ in messages.get_messages(request):
        pass
    messages.error(request, f"{sentences} Uw tekst is bewaard als concept.")
    return response


def _sentences_of_incomplete(error: PageIncomplete) -> str:
    return f"‘{error.page.title}’ is niet gepubliceerd. {' '.join(error.sentences)}"


def _sentences_of_refused(error: ProjectionError, item: Model | None) -> str:
    kind = kind_named(error.node_id.partition(":")[0])
    name = f"{kind._meta.verbose_name} ‘{item}’" if item else f"dit {kind._meta.verbose_name}"
    return (
        f"Dit is niet gepubliceerd: in {name}, bij ‘{dutch_name(kind, error.field)}’, staat iets dat de website niet kan "
        "tonen. Pas het aan en probeer het opnieuw, of vraag de beheerder om hulp."
    )
