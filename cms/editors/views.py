"""Pages of the admin that are ours."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from wagtail.admin.views import account

from pages.news.models import NewsIndex


def news(request: HttpRequest) -> HttpResponse:
    """The list of news in the admin; the admin lets only editors come here."""
    return redirect("wagtailadmin_explore", get_object_or_404(NewsIndex).pk)


def draft(request: HttpRequest, page_id: int) -> HttpResponse:
    """The draft of a page, in its form: pages have no template here, and Wagtail offers this address after some buttons."""
    return redirect("wagtailadmin_pages:edit", page_id)


class AccountView(account.AccountView):
    """One's own name and password, without a choice of mails: none are sent."""

    def get_panels(self) -> list[Any]:
        """Wagtail's parts, but for the one about mail."""
        return [panel for panel in super().get_panels() if panel.name != "notifications"]
