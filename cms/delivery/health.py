"""What an operator's watch asks: does the process live, and can it serve?"""

from django.db import Error, transaction
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from cms.publication.models import ContentRevision


@require_safe
@transaction.non_atomic_requests
def live(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


@require_safe
@transaction.non_atomic_requests
def ready(request: HttpRequest) -> JsonResponse:
    """The published store can be read; 503 when it cannot."""
    try:
        revision = ContentRevision.current()
    except Error:
        return JsonResponse({"status": "no database"}, status=503, headers={"Cache-Control": "no-store"})
    return JsonResponse({"status": "ok", "contentRevision": revision}, headers={"Cache-Control": "no-store"})
