"""The page of the admin that tells where a page may be seen."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from .appearing import places_of


class AppearingView(WagtailAdminTemplateMixin, TemplateView):
    """Tells it, to who may change the page."""

    template_name = "editors/appearing.html"
    page_title = "Waar verschijnt dit?"
    header_icon = "globe"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Finds the page."""
        self.page = get_object_or_404(Page, pk=kwargs["pk"], depth__gt=1)
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the page."""
        page_url = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [{"url": page_url, "label": self.page.get_admin_display_title()}, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the places."""
        return {
            **super().get_context_data(**kwargs),
            "page": self.page,
            "places": places_of(self.page),
            "may_see_partners": self.request.user.has_perm("partners.view_partner"),
        }
