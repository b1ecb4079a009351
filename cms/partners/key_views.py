"""What editors do with the keys of a partner: make one, put another in its place, and end one at once.

    form ─► the key is made ─► the browser gets it in a cookie ─► the page that shows it, and takes the cookie back

So a key is kept by nobody but who gets to see it, and the page that shows it can be loaded again without making another one.
"""

import datetime
from abc import ABC, abstractmethod
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.admin.views import generic
from wagtail.log_actions import log

from cms.employers.tokens import hash_of

from .enums import KeyState
from .forms import KeyForm, RotationForm
from .models import Partner, PartnerKey
from .panels import partner_url

_COOKIE = "new_partner_key"
# From the answer to a form to the page it leads to.
_COOKIE_SECONDS = 60


class _PartnerView(generic.InspectView):
    """A page under that of the partner."""

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
        """With the partner, and where to go back to."""
        return {**super().get_context_data(**kwargs), "partner": self.object, "partner_url": partner_url(self.object)}


class _KeyView(_PartnerView, ABC):
    """Something that is done with keys."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the form."""
        form = kwargs.pop("form", None) or self.form()
        return {**super().get_context_data(**kwargs), "form": form, "media": form.media}

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

    def show_once(self, key: str, old_key: PartnerKey | None = None) -> HttpResponse:
        """Sends the browser to the page that shows a new key, with the key."""
        made = self.object.keys.get(hash=hash_of(key))
        response = redirect("partners:new_key", self.object.pk, made.pk)
        response.set_cookie(
            _COOKIE,
            signing.dumps([key, old_key and old_key.pk], salt=_COOKIE),
            # To no other page, and for as long as the browser is open: it stands on no disk.
            path=response["Location"],
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Strict",
        )
        return response


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
        return self.show_once(key)


class _OneKeyView(_PartnerView):
    """A page about one key.

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


class KeyShownView(_OneKeyView):
    """Shows a new key, once; after that it says what to do for who lost it."""

    template_name = "partners/new_key.html"
    page_title = "De nieuwe sleutel"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Takes the key back from the browser with the page that shows it."""
        response: HttpResponse = super().get(request, *args, **kwargs)
        response.delete_cookie(_COOKIE, path=request.path, samesite="Strict")
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the whole key, when this browser was just given it."""
        whole_key, old_key = self._given()
        return {
            **super().get_context_data(**kwargs),
            "whole_key": whole_key,
            "old_key": self.object.keys.filter(pk=old_key).first(),
            "endpoint": f"{settings.CMS_URL}{reverse('graphql')}",
        }

    def _given(self) -> tuple[str, int | None]:
        """The key that the browser was given, and the one that it takes the place of; no key for any other browser."""
        try:
            key, old_key = signing.loads(self.request.COOKIES.get(_COOKIE, ""), salt=_COOKIE, max_age=_COOKIE_SECONDS)
        except signing.BadSignature:
            return "", None
        return (key, old_key) if hash_of(key) == bytes(self.key.hash) else ("", None)


class KeyReplaceView(_OneKeyView, _KeyView):
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
        return self.show_once(new_key, self.key)


class KeyRevokeView(_OneKeyView, _KeyView):
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
