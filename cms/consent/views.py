"""What editors do with consents: record them, look at them, and withdraw them."""

from abc import ABC, abstractmethod
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log

from .models import Consent, withdraw_all


def withdraw_all_url(profile_id: int) -> str:
    """Where all consents of a person are withdrawn at once."""
    return reverse("consents:withdraw_all", args=[profile_id])


class ConsentIndexView(generic.IndexView):
    """The list of consents."""

    def get_base_queryset(self) -> Any:
        """With all that a row shows."""
        return super().get_base_queryset().select_related("profile", "recorded_by")

    def get_list_more_buttons(self, instance: Consent) -> list[Any]:
        """Also withdrawing: this consent, or all of this person."""
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("add") and not instance.withdrawn_at:
            one_url = reverse("consents:withdraw", args=[instance.pk])
            buttons += [
                Button("Trek in", url=one_url, icon_name="cross", priority=20),
                Button(
                    "Trek alle toestemmingen in",
                    url=withdraw_all_url(instance.profile_id),
                    icon_name="cross",
                    priority=30,
                ),
            ]
        return buttons


class ConsentCreateView(generic.CreateView):
    """Records a consent, and who did so."""

    def get_initial_form_instance(self) -> Consent:
        """For the person whose page the editor comes from."""
        profile = self.request.GET.get("profiel", "")
        return Consent(profile_id=int(profile)) if profile.isdecimal() and len(profile) < 19 else Consent()

    def get_success_buttons(self) -> list[Any]:
        """None: what was recorded is not changed."""
        return []

    def save_instance(self) -> Consent:
        """The saved consent."""
        self.form.instance.recorded_by = self.request.user
        consent: Consent = super().save_instance()
        return consent


class ConsentInspectView(generic.InspectView):
    """A consent with all that is known of it."""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Also withdrawing."""
        buttons = super().header_more_buttons
        if self.object.withdrawn_at or not self.user_has_permission("add"):
            return buttons
        url = reverse("consents:withdraw", args=[self.object.pk])
        return [*buttons, Button("Trek in", url=url, icon_name="cross", priority=5)]


class _WithdrawView(generic.InspectView, ABC):
    """Asks whether it is meant, says what will happen, and ends the permission."""

    template_name = "consent/confirm_withdraw.html"
    any_permission_required = ["add"]
    header_icon = "cross"

    def get_fields(self) -> list[str]:
        """What goes is listed by the template."""
        return []

    @abstractmethod
    def consents(self) -> list[Consent]:
        """What will be withdrawn."""

    @abstractmethod
    def withdraw(self) -> str:
        """Withdraws it, and gives the words that tell so."""

    def get_success_url(self) -> str:
        """Where the editor goes on."""
        return str(reverse("consents:index"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what will be withdrawn."""
        more = {"consents": self.consents(), "back_url": self.get_success_url()}
        return {**super().get_context_data(**kwargs), **more}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Withdraws."""
        messages.success(request, self.withdraw())
        return redirect(self.get_success_url())


class ConsentWithdrawView(_WithdrawView):
    """Withdraws one consent."""

    page_title = "Toestemming intrekken"

    def consents(self) -> list[Consent]:
        """That one, unless it was withdrawn before."""
        return [] if self.object.withdrawn_at else [self.object]

    @transaction.atomic
    def withdraw(self) -> str:
        """Withdraws it."""
        self.object.withdraw(self.request.user)
        log(self.object, "wagtail.edit", user=self.request.user)
        return "De toestemming is ingetrokken. Wat ervan afhing, is nu overal weg."


class AllConsentsWithdrawView(_WithdrawView):
    """Withdraws all that a person permits."""

    page_title = "Alle toestemmingen intrekken"

    def get_object(self, queryset: Any = None) -> Any:
        """The profile."""
        return get_object_or_404(Consent._meta.get_field("profile").related_model, pk=self.kwargs[self.pk_url_kwarg])

    def get_success_url(self) -> str:
        """The profile, for who may open it."""
        if self.object.permissions_for_user(self.request.user).can_edit():
            return str(reverse("wagtailadmin_pages:edit", args=[self.object.pk]))
        return super().get_success_url()

    def consents(self) -> list[Consent]:
        """All that was not withdrawn yet."""
        return list(Consent.objects.filter(profile_id=self.object.pk, withdrawn_at=None))

    @transaction.atomic
    def withdraw(self) -> str:
        """Withdraws them."""
        consents = self.consents()
        withdraw_all(self.object.pk, self.request.user)
        for consent in consents:
            log(consent, "wagtail.edit", user=self.request.user)
        if not consents:
            return "Er waren geen toestemmingen meer om in te trekken."
        return "Alle toestemmingen zijn ingetrokken. Het profiel, de foto en de beschikbaarheid zijn nu nergens meer te zien."
