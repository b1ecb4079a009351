"""What an operator's watch asks: does the process live, and can it serve?"""

from http import HTTPStatus

from django.db import Error, transaction
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from cms.publication.models import ContentRevision
from cms.publication.revision import watch


@require_safe
@transaction.non_atomic_requests
def live(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


@require_safe
@transaction.non_atomic_requests
def ready(request: HttpRequest) -> JsonResponse:
    """The published store can be read; 503 when it cannot. Also how this process knows of changes."""
    state = {"revisionWatch": watch.state}
    if watch.is_away:
        return _answer({"status": "no database", **state}, HTTPStatus.SERVICE_UNAVAILABLE)
    try:
        revision = ContentRevision.current()
    except Error:
        return _answer({"status": "no database", **state}, HTTPStatus.SERVICE_UNAVAILABLE)
    return _answer({"status": "ok", "contentRevision": revision, **state}, HTTPStatus.OK)


def _answer(words: dict[str, object], status: HTTPStatus) -> JsonResponse:
    return JsonResponse(words, status=status, headers={"Cache-Control": "no-store"})
