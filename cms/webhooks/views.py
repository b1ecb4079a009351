"""What editors do with webhooks: make one, look how it goes, send again, and write down what a partner confirmed."""

from abc import ABC, abstractmethod
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View
from wagtail.admin.views import generic
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.log_actions import registry as log_registry

from pages.profiles.models import Profile

from .enums import DeliveryState, Event
from .forms import ReplayForm, SecretForm
from .models import Delivery, Progress, WebhookEndpoint
from .panels import with_counts
from .permissions import CHANGES_DELIVERIES
from .withdrawals import confirm, partners_that_hear_nothing, unconfirmed

MOST_DELIVERIES = 10
MOST_LOG_ENTRIES = 10


def endpoint_url(endpoint: WebhookEndpoint) -> str:
    """The page of a webhook in the admin."""
    return str(reverse("webhooks:inspect", args=[endpoint.pk]))


def secret_page(request: HttpRequest, endpoint: WebhookEndpoint, secret: str) -> HttpResponse:
    """The page that shows a new secret. It is made once: there is no address that shows it again."""
    context = {
        "endpoint": endpoint,
        "secret": secret,
        "endpoint_url": endpoint_url(endpoint),
        "header_icon": "key",
        "header_title": "Het geheim van deze webhook",
        "breadcrumbs_items": [
            {"url": reverse("webhooks:index"), "label": "Webhooks"},
            {"url": endpoint_url(endpoint), "label": str(endpoint.partner)},
            {"url": "", "label": "Het geheim"},
        ],
    }
    return TemplateResponse(request, "webhooks/secret.html", context)


class EndpointIndexView(generic.IndexView):
    """The list of webhooks."""

    def get_base_queryset(self) -> QuerySet[WebhookEndpoint]:
        """With how it goes."""
        return with_counts(super().get_base_queryset().select_related("partner"))


class EndpointCreateView(generic.CreateView):
    """Makes a webhook with its secret."""

    submit_button_label = "Maak de webhook"

    def get_initial_form_instance(self) -> WebhookEndpoint:
        """For the partner from whose page somebody came."""
        endpoint = WebhookEndpoint()
        partner = self.request.GET.get("partner", "")
        if partner.isascii() and partner.isdecimal():
            endpoint.partner_id = int(partner[:9])
        return endpoint

    def save_instance(self) -> WebhookEndpoint:
        """The saved webhook."""
        self.form.instance.created_by = self.request.user
        endpoint: WebhookEndpoint = super().save_instance()
        self._secret = endpoint.make_secret()
        return endpoint

    def save_action(self) -> HttpResponse:
        """Shows the secret: only this answer holds it."""
        return secret_page(self.request, self.object, self._secret)


class EndpointEditView(generic.EditView):
    """Changes a webhook; the secret stays."""

    success_message = "De webhook is bewaard."

    def get_success_url(self) -> str:
        """The page of the webhook."""
        return endpoint_url(self.object)


class EndpointDeleteView(generic.DeleteView):
    """Deletes a webhook with its log, but not while it holds withdrawals that somebody must ask after."""

    success_message = "De webhook is verwijderd."
    template_name = "webhooks/confirm_delete.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Says what is to be done first."""
        if unconfirmed().filter(endpoint=self.get_object()).exists():
            messages.error(request, "Deze partner moet eerst nog bevestigen dat mensen van zijn website af zijn.")
            return redirect("webhook_withdrawals:index")
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class EndpointInspectView(generic.InspectView):
    """How it goes with a webhook."""

    template_name = "webhooks/endpoint.html"
    page_title = "Webhook"

    def get_fields(self) -> list[str]:
        """The template knows what to show."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """From the list."""
        return [{"url": reverse("webhooks:index"), "label": "Webhooks"}, {"url": "", "label": str(self.object.partner)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With its secrets, its last messages and what was done with it."""
        endpoint: WebhookEndpoint = self.object
        now = timezone.now()
        return {
            **super().get_context_data(**kwargs),
            "endpoint": endpoint,
            "events": [Event(event).label for event in endpoint.events],
            "secrets": [one for one in endpoint.secrets.all() if one.ends_at is None or one.ends_at > now],
            "deliveries": endpoint.deliveries.order_by("-number")[:MOST_DELIVERIES],
            "may_change": bool(self.get_edit_url()),
            "edit_url": self.get_edit_url(),
            "delete_url": self.get_delete_url(),
            "history": log_registry.get_logs_for_instance(endpoint).select_related("user")[:MOST_LOG_ENTRIES],
        }

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """None: the buttons stand where they are explained."""
        return []


class EndpointTestView(generic.InspectView):
    """Sends a test, through the worker like everything else."""

    any_permission_required = ["change"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing to see here."""
        return redirect(endpoint_url(self.object))

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Puts it in the row."""
        endpoint: WebhookEndpoint = self.object
        (number,) = Progress.take_numbers(endpoint.pk, 1)
        Delivery.objects.create(endpoint=endpoint, number=number, event=Event.TEST, happened_at=timezone.now())
        log(endpoint, "webhooks.test", user=request.user)
        if endpoint.is_active:
            messages.success(request, "De proef wordt nu gestuurd. Laad deze pagina over een paar tellen opnieuw.")
        else:
            messages.warning(
                request, "De proef staat klaar. Deze webhook is gestopt: zet hem weer aan om de proef te sturen."
            )
        return redirect(endpoint_url(endpoint))


class _EndpointFormView(generic.InspectView, ABC):
    """Something that is done with a webhook, after one question."""

    any_permission_required = ["change"]
    template_name = "webhooks/endpoint_form.html"
    explanation = ""
    button = ""

    def get_fields(self) -> list[str]:
        """The template knows what to show."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """From the webhook."""
        return [
            {"url": reverse("webhooks:index"), "label": "Webhooks"},
            {"url": endpoint_url(self.object), "label": str(self.object.partner)},
            {"url": "", "label": self.page_title},
        ]

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """None: the page is about one thing."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the form and what it is for."""
        form = kwargs.pop("form", None) or self.form()
        return {
            **super().get_context_data(**kwargs),
            "form": form,
            "explanation": self.explanation,
            "button": self.button,
            "endpoint_url": endpoint_url(self.object),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Does it, or says beside the field why not."""
        form = self.form(request.POST)
        if form.is_valid():
            with transaction.atomic():
                return self.done(form)
        return self.render_to_response(self.get_context_data(form=form))

    @abstractmethod
    def form(self, *args: Any) -> forms.Form:
        """What must be filled in."""

    @abstractmethod
    def done(self, form: forms.Form) -> HttpResponse:
        """Does what the form says."""


class EndpointSecretView(_EndpointFormView):
    """Makes a new secret; the old one signs along for some days."""

    page_title = "Nieuw geheim"
    header_icon = "key"
    button = "Maak een nieuw geheim"
    explanation = (
        "Met het geheim ziet de partner dat een melding echt van ons komt. Maak een nieuw geheim als het oude in verkeerde handen "
        "kan zijn, of als de partner erom vraagt. U ziet het nieuwe geheim één keer."
    )

    def form(self, *args: Any) -> SecretForm:
        """How long the old one is good."""
        return SecretForm(*args)

    def done(self, form: forms.Form) -> HttpResponse:
        """Makes it and shows it."""
        endpoint: WebhookEndpoint = self.object
        secret = endpoint.make_secret(timedelta(days=form.cleaned_data["days"]))
        log(endpoint, "webhooks.secret", user=self.request.user, data={"days": form.cleaned_data["days"]})
        return secret_page(self.request, endpoint, secret)


class EndpointReplayView(_EndpointFormView):
    """Sends again whatever happened since a moment."""

    page_title = "Stuur opnieuw"
    header_icon = "redirect"
    button = "Stuur alles opnieuw"
    explanation = (
        "Is de partner meldingen kwijt? Dan sturen wij ze opnieuw, in dezelfde volgorde en met hetzelfde kenmerk. Wie een melding al "
        "had, ziet daaraan dat het dezelfde is."
    )

    def form(self, *args: Any) -> ReplayForm:
        """Since when."""
        return ReplayForm(*args)

    def done(self, form: forms.Form) -> HttpResponse:
        """Puts them in the row again."""
        endpoint: WebhookEndpoint = self.object
        since = form.cleaned_data["since"]
        count = endpoint.deliveries.filter(happened_at__gte=since).replay()
        log(endpoint, "webhooks.replay", user=self.request.user, data={"since": since.isoformat(), "count": count})
        words = "1 melding gaat" if count == 1 else f"{count} meldingen gaan"
        messages.success(self.request, f"{words} opnieuw naar {endpoint.partner}.")
        return redirect(endpoint_url(endpoint))


class DeliveryIndexView(generic.IndexView):
    """The log of what was told."""

    def get_base_queryset(self) -> QuerySet[Delivery]:
        """With all that a row shows."""
        deliveries: QuerySet[Delivery] = super().get_base_queryset().select_related("endpoint__partner")
        return deliveries


class DeliveryInspectView(generic.InspectView):
    """One message and what came of it; it can be sent again."""

    template_name = "webhooks/delivery.html"
    page_title = "Melding"

    def get_fields(self) -> list[str]:
        """The template knows what to show."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With where it went."""
        delivery: Delivery = self.object
        return {
            **super().get_context_data(**kwargs),
            "delivery": delivery,
            "endpoint_url": endpoint_url(delivery.endpoint),
            "may_replay": self.request.user.has_perm(CHANGES_DELIVERIES) and delivery.state != DeliveryState.WAITING,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sends it again."""
        if not request.user.has_perm(CHANGES_DELIVERIES):
            raise PermissionDenied
        delivery: Delivery = self.object
        Delivery.objects.filter(pk=delivery.pk).replay()
        log(delivery.endpoint, "webhooks.replay", user=request.user, data={"number": delivery.number})
        messages.success(request, "De melding gaat opnieuw op weg.")
        return redirect("webhook_deliveries:inspect", delivery.pk)


class _WithdrawalView(WagtailAdminTemplateMixin):
    """For who acts on withdrawals."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuses everybody else."""
        if not request.user.has_perm(CHANGES_DELIVERIES):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class WithdrawalsView(_WithdrawalView, TemplateView):
    """Withdrawals that a partner did not confirm, with whom to call; and partners that hear nothing at all."""

    template_name = "webhooks/withdrawals.html"
    page_title = "Niet bevestigd"
    header_icon = "warning"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the webhooks."""
        return [{"url": reverse("webhooks:index"), "label": "Webhooks"}, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the names of people who are still in the CMS, for who calls."""
        waiting = list(unconfirmed())
        keys = [one.node_id.partition(":")[2] for one in waiting if one.kind == Profile.__name__]
        titles = {
            f"{Profile.__name__}:{pk}": title
            for pk, title in Profile.objects.filter(pk__in=keys).values_list("pk", "title")
        }
        rows = [{"delivery": one, "title": titles.get(one.node_id, "")} for one in waiting]
        return {**super().get_context_data(**kwargs), "rows": rows, "deaf": partners_that_hear_nothing()}


class ConfirmView(_WithdrawalView, View):
    """Writes down that a partner said it is done."""

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        """Does so."""
        delivery = get_object_or_404(Delivery.objects.select_related("endpoint"), pk=pk)
        confirm(delivery, request.user)
        log(delivery.endpoint, "webhooks.confirm", user=request.user, data={"number": delivery.number})
        messages.success(request, "Opgeschreven: de partner heeft het bevestigd.")
        return redirect("webhook_withdrawals:index")
