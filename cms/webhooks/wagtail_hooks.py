"""Webhooks in the admin."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogFormatter
from wagtail.permissions import register_permission_policy

from cms.partners.models import Partner
from cms.partners.panels import PANELS_HOOK

from .enums import DeliveryState, Event
from .forms import EndpointForm
from .models import Delivery, WebhookEndpoint
from .panels import EndpointsPanel, NoticesPanel
from .permissions import CHANGES_DELIVERIES, CHANGES_ENDPOINTS, MadeByItself
from .views import (
    ConfirmView,
    DeliveryIndexView,
    DeliveryInspectView,
    EndpointCreateView,
    EndpointDeleteView,
    EndpointEditView,
    EndpointIndexView,
    EndpointInspectView,
    EndpointReplayView,
    EndpointSecretView,
    EndpointTestView,
    WithdrawalsView,
    endpoint_url,
)

register_permission_policy(Delivery, MadeByItself(Delivery))

_FORM = ObjectList(
    [
        FieldPanel("partner", help_text="Wie krijgt de meldingen? Alleen over wat deze partner mag tonen."),
        FieldPanel("url", help_text="Het adres waar het programma van de partner luistert. Het begint met https://."),
        FieldPanel(
            "events",
            widget=CheckboxSelectMultiple,
            help_text="Kies wat de partner wil horen. Dat iemand niet meer getoond mag worden, melden wij altijd.",
        ),
        FieldPanel(
            "is_active",
            help_text="Zonder dit vinkje sturen wij niets. Wat er gebeurt, bewaren wij tot u het weer aanzet.",
        ),
    ],
    base_form_class=EndpointForm,
)


class EndpointFilterSet(WagtailFilterSet):
    """Narrows by partner."""

    partner = django_filters.ModelChoiceFilter(label="Partner", queryset=Partner.objects.all())
    is_active = django_filters.BooleanFilter(label="Aan")

    class Meta:
        model = WebhookEndpoint
        fields: list[str] = []


class EndpointViewSet(ModelViewSet):
    model = WebhookEndpoint
    name = "webhooks"
    url_prefix = "webhooks"
    menu_label = "Adressen"
    icon = "link-external"
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    edit_handler = _FORM
    index_view_class = EndpointIndexView
    add_view_class = EndpointCreateView
    edit_view_class = EndpointEditView
    delete_view_class = EndpointDeleteView
    inspect_view_class = EndpointInspectView
    list_display = [
        TitleColumn("partner", label="Webhook", accessor=str, get_url=endpoint_url),
        StatusTagColumn(
            "state",
            label="Stand",
            accessor=lambda endpoint: "Aan" if endpoint.is_active else "Gestopt",
            primary=lambda endpoint: endpoint.is_active,
        ),
        Column("waiting", label="Wacht"),
        Column("unconfirmed", label="Niet bevestigd"),
    ]
    filterset_class = EndpointFilterSet
    # An aggregate leaves the order of the model out.
    ordering = ["partner__name", "pk"]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Without Wagtail's page about where it is used: nowhere."""
        return super().get_common_view_kwargs(usage_url_name=None, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Also what is done with a webhook."""
        return [
            *super().get_urlpatterns(),
            path("test/<int:pk>/", self.construct_view(EndpointTestView), name="test"),
            path("geheim/<int:pk>/", self.construct_view(EndpointSecretView), name="secret"),
            path("opnieuw/<int:pk>/", self.construct_view(EndpointReplayView), name="replay"),
        ]


class DeliveryFilterSet(WagtailFilterSet):
    """Narrows the log."""

    partner = django_filters.ModelChoiceFilter(
        label="Partner",
        field_name="endpoint__partner",
        queryset=Partner.objects.filter(webhooks__isnull=False).distinct(),
    )
    event = django_filters.ChoiceFilter(label="Melding", choices=Event.choices)
    state = django_filters.ChoiceFilter(label="Stand", choices=DeliveryState.choices)
    node_id = django_filters.CharFilter(label="Wat (zoals News:12)")
    endpoint = django_filters.ModelChoiceFilter(
        label="Adres", queryset=WebhookEndpoint.objects.select_related("partner")
    )

    class Meta:
        model = Delivery
        fields: list[str] = []


class DeliveryViewSet(ModelViewSet):
    model = Delivery
    name = "webhook_deliveries"
    url_prefix = "webhooks/meldingen"
    menu_label = "Meldingen"
    icon = "history"
    pk_path_converter = "uuid"
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = DeliveryIndexView
    inspect_view_class = DeliveryInspectView
    form_fields = ["state"]
    list_display = [
        TitleColumn("event", label="Melding", accessor="get_event_display", url_name="webhook_deliveries:inspect"),
        Column("node_id", label="Wat"),
        Column("partner", label="Partner", accessor="endpoint.partner"),
        StatusTagColumn(
            "state",
            label="Stand",
            accessor="get_state_display",
            primary=lambda delivery: delivery.state == DeliveryState.DELIVERED,
        ),
        Column("problem", label="Probleem", accessor="get_problem_display"),
        DateColumn("happened_at", label="Gebeurd"),
    ]
    filterset_class = DeliveryFilterSet
    ordering = ["-happened_at", "-number"]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Without Wagtail's pages about where it is used and what was done with it: nowhere, nothing."""
        return super().get_common_view_kwargs(usage_url_name=None, history_url_name=None, **kwargs)


class _WithdrawalMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(CHANGES_DELIVERIES))


class WithdrawalViewSet(ViewSet):
    name = "webhook_withdrawals"
    url_prefix = "webhooks/niet-bevestigd"
    menu_label = "Niet bevestigd"
    icon = "warning"
    menu_item_class = _WithdrawalMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, and the button in it."""
        return [
            path("", WithdrawalsView.as_view(), name="index"),
            path("<uuid:pk>/", ConfirmView.as_view(), name="confirm"),
        ]


class WebhooksGroup(ViewSetGroup):
    menu_label = "Webhooks"
    menu_icon = "link-external"
    menu_order = 239
    items = (WithdrawalViewSet, DeliveryViewSet, EndpointViewSet)


@hooks.register("register_admin_viewset")
def webhooks() -> WebhooksGroup:
    """The part of the admin about webhooks."""
    return WebhooksGroup()


# After the dashboard is ours.
@hooks.register("construct_homepage_panels", order=100)
def notices(request: HttpRequest, panels: list[Any]) -> None:
    """What somebody must act on, for who may."""
    if request.user.has_perm(CHANGES_ENDPOINTS):
        panels.append(NoticesPanel())


@hooks.register(PANELS_HOOK, order=30)
def endpoints(request: HttpRequest, partner: Partner) -> Iterator[Component]:
    """The webhooks, on the page of their partner."""
    yield EndpointsPanel(partner, may_change=request.user.has_perm(CHANGES_ENDPOINTS))


@hooks.register("register_log_actions")
def what_happens_to_a_webhook(actions: Any) -> None:
    """The words of the log."""
    actions.register_action("webhooks.test", "Proef gestuurd", "Proef gestuurd")
    actions.register_action("webhooks.confirm", "Intrekking bevestigd", "Opgeschreven dat een intrekking is bevestigd")

    @actions.register_action("webhooks.secret")
    class Secret(LogFormatter):
        label = "Nieuw geheim gemaakt"

        def format_message(self, entry: Any) -> str:
            """How long the old one stays."""
            days = entry.data["days"]
            return (
                f"Nieuw geheim gemaakt; het oude werkt nog {days} dagen"
                if days
                else "Nieuw geheim gemaakt; het oude werkt niet meer"
            )

    @actions.register_action("webhooks.replay")
    class Replay(LogFormatter):
        label = "Opnieuw gestuurd"

        def format_message(self, entry: Any) -> str:
            """What."""
            if "number" in entry.data:
                return f"Melding {entry.data['number']} opnieuw gestuurd"
            return f"{entry.data['count']} meldingen opnieuw gestuurd"
