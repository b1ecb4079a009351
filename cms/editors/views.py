"""Pages of the admin that are ours."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.views import account

from .lists import EditorsList


def list_of(request: HttpRequest, editors_list: EditorsList) -> HttpResponse:
    """A list in the admin; the admin lets only editors come here."""
    page = editors_list.page()
    if page is None:
        raise Http404
    return redirect("wagtailadmin_explore", page.pk)


class AccountView(account.AccountView):
    """One's own name and password, without a choice of mails: none are sent."""

    def get_panels(self) -> list[Any]:
        """Wagtail's parts, but for the one about mail."""
        return [panel for panel in super().get_panels() if panel.name != "notifications"]
