"""The page that erases a person, after it has said what that is."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from cms.consent.permissions import ERASE_PERSON
from pages.profiles.models import Profile

from .erasing import erase, traces_of


class EraseForm(forms.Form):
    """Somebody means it."""

    is_meant = forms.BooleanField(
        label="Ja, wis deze persoon. Ik weet dat niemand dit kan terugdraaien.",
        error_messages={"required": "Zet hier een vinkje als u deze persoon echt wilt wissen."},
    )


class EraseView(WagtailAdminTemplateMixin, FormView):
    """Says what goes, and erases."""

    form_class = EraseForm
    template_name = "editors/erase.html"
    page_title = "Wis deze persoon"
    header_icon = "bin"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For who keeps the installation alone."""
        if not request.user.has_perm(ERASE_PERSON):
            raise PermissionDenied
        self.profile = get_object_or_404(Profile, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the profile."""
        profile_url = reverse("wagtailadmin_pages:edit", args=[self.profile.pk])
        return [{"url": profile_url, "label": self.profile.title}, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what goes, and what stays."""
        traces = traces_of(self.profile)
        addresses = AdminURLFinder(self.request.user)
        mentions = [(thing, addresses.get_edit_url(thing)) for thing in traces.mentions]
        return {**super().get_context_data(**kwargs), "profile": self.profile, "traces": traces, "mentions": mentions}

    def form_valid(self, form: EraseForm) -> HttpResponse:
        """Erases, and tells it without a name."""
        erase(self.profile, self.request.user)
        messages.success(self.request, "De persoon is gewist. Kijk nog na wat andere pagina's in eigen woorden zeggen.")
        return redirect(reverse("wagtailadmin_home"))
