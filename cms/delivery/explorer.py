"""The explorer: GraphiQL on a page of ours, with examples. It loads nothing from elsewhere.

Its scripts are built from `explorer/` at the top of the project into `static/explorer/`; the page reads without them.
"""

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from .examples import examples


@require_safe
@transaction.non_atomic_requests
def explorer_view(request: HttpRequest) -> HttpResponse:
    """The page, with all examples on it."""
    endpoint = settings.CMS_URL + reverse("graphql")
    return render(request, "delivery/explorer.html", {"examples": examples(), "endpoint": endpoint})
