"""What editors do with the keys of a partner: make one, put another in its place, and end one at once."""

import datetime
from abc import ABC, abstractmethod
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from wagtail.admin.views import generic
from wagtail.log_actions import log

from .enums import KeyState
from .forms import KeyForm, RotationForm
from .models import Partner, PartnerKey
from .panels import partner_url


class _KeyView(generic.InspectView, ABC):
    """Something that is done with keys, on a page under that of the partner."""

    any_permission_required = ["change"]
    header_icon = "key"

    def get_fields(self) -> list[str]:
        """The template knows what to show."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """From the partner."""
        return [
            {"url": reverse("partners:index"), "label": "Partners"},
            {"url": partner_url(self.object), "label": str(self.object)},
            {"url": "", "label": self.page_title},
        ]

    @property
    def header_more_buttons(self) -> list[Any]:
        """None: the page is about one thing."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the partner, where to go back to, and the form."""
        form = kwargs.pop("form", None) or self.form()
        return {
            **super().get_context_data(**kwargs),
            "partner": self.object,
            "partner_url": partner_url(self.object),
            "form": form,
            "media": form.media,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Does it, or says beside the field why not."""
        form = self.form(request.POST)
        if form.is_valid():
            try:
                with transaction.atomic():
                    return self.done(form)
            except ValidationError as error:
                form.add_error(None, error)
        return self.render_to_response(self.get_context_data(form=form))

    @abstractmethod
    def form(self, *args: Any) -> forms.Form:
        """What must be filled in."""

    @abstractmethod
    def done(self, form: forms.Form) -> HttpResponse:
        """Does what the form says.

        Raises:
            ValidationError: the partner's agreement or the key does not allow it.
        """

    def show_once(self, key: str, valid_until: datetime.date, old_key: PartnerKey | None = None) -> HttpResponse:
        """Shows a new key. It is made once and kept nowhere: there is no address that shows it again."""
        context = {
            "partner": self.object,
            "key": key,
            "valid_until": valid_until,
            "old_key": old_key,
            "endpoint": f"{settings.CMS_URL}{reverse('graphql')}",
            "partner_url": partner_url(self.object),
            "header_icon": self.header_icon,
            "header_title": "De nieuwe sleutel",
            "breadcrumbs_items": [*self.get_breadcrumbs_items()[:-1], {"url": "", "label": "De nieuwe sleutel"}],
        }
        return TemplateResponse(self.request, "partners/new_key.html", context)


class KeyCreateView(_KeyView):
    """Makes a key."""

    template_name = "partners/make_key.html"
    page_title = "Maak een sleutel"

    def form(self, *args: Any) -> KeyForm:
        """Until when it is good."""
        return KeyForm(*args, partner=self.object)

    def done(self, form: forms.Form) -> HttpResponse:
        """Makes it and shows it."""
        partner: Partner = self.object
        valid_until: datetime.date = form.cleaned_data["valid_until"]
        key = partner.make_key(valid_until, self.request.user)
        data = {"key": key[-4:], "valid_until": valid_until.isoformat()}
        log(partner, "partners.make_key", user=self.request.user, data=data)
        return self.show_once(key, valid_until)


class _OneKeyView(_KeyView):
    """Something that is done with one key.

    Attributes:
        key: the key.
    """

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Finds the key among those of the partner."""
        super().setup(request, *args, **kwargs)
        self.key: PartnerKey = get_object_or_404(self.object.keys.select_related("partner"), pk=kwargs["key"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What has ended stays as it is."""
        if self.key.state in {KeyState.REVOKED, KeyState.ENDED}:
            messages.info(request, f"Sleutel {self.key} werkt al niet meer.")
            return redirect(partner_url(self.object))
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the key."""
        return {**super().get_context_data(**kwargs), "key": self.key}


class KeyReplaceView(_OneKeyView):
    """Puts another key in the place of one, which stays good for some days."""

    template_name = "partners/replace_key.html"
    page_title = "Vervang een sleutel"

    def form(self, *args: Any) -> RotationForm:
        """How long the old one stays good."""
        return RotationForm(*args)

    def done(self, form: forms.Form) -> HttpResponse:
        """Makes the new one and shows it."""
        partner: Partner = self.object
        new_key = self.key.rotate(form.cleaned_data["days"], self.request.user)
        data = {
            "key": self.key.last_four,
            "new_key": new_key[-4:],
            "valid_until": self.key.valid_until.isoformat(),
        }
        log(partner, "partners.replace_key", user=self.request.user, data=data)
        return self.show_once(new_key, partner.last_day_of_key, self.key)


class KeyRevokeView(_OneKeyView):
    """Ends a key now, after it has said what that does."""

    template_name = "partners/revoke_key.html"
    page_title = "Trek een sleutel in"
    header_icon = "cross"

    def form(self, *args: Any) -> forms.Form:
        """Nothing but the button."""
        return forms.Form(*args)

    def done(self, form: forms.Form) -> HttpResponse:
        """Ends it."""
        self.key.revoke()
        log(self.object, "partners.revoke_key", user=self.request.user, data={"key": self.key.last_four})
        messages.success(self.request, f"Sleutel {self.key} is ingetrokken. Hij werkt nergens meer.")
        return redirect(partner_url(self.object))
