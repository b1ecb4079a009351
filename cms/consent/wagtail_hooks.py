"""Consent in the admin: recorded, looked at, and withdrawn."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import policy_registry, register_permission_policy

from .enums import ConsentState, Purpose
from .models import Consent, ConsentQuerySet
from .permissions import ConsentPolicy
from .views import (
    AllConsentsWithdrawView,
    ConsentCreateView,
    ConsentIndexView,
    ConsentInspectView,
    ConsentWithdrawView,
    withdraw_all_url,
)

register_permission_policy(Consent, ConsentPolicy(Consent))


class ConsentFilterSet(WagtailFilterSet):
    """Narrows by what a consent is worth now, and by what it permits."""

    state = django_filters.ChoiceFilter(label="Stand", choices=ConsentState.choices, method="in_state")
    purpose = django_filters.ChoiceFilter(label="Waarvoor?", choices=Purpose.choices)

    class Meta:
        model = Consent
        fields: list[str] = []

    def in_state(self, consents: ConsentQuerySet, _name: str, state: str) -> QuerySet[Consent]:
        """Those in one state."""
        return consents.in_state(ConsentState(state))


class ConsentViewSet(ModelViewSet):
    model = Consent
    name = "consents"
    url_prefix = "toestemmingen"
    icon = "lock-open"
    add_to_admin_menu = True
    menu_label = "Toestemmingen"
    menu_order = 232
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = [
        "profile",
        "purpose",
        "channels",
        "way",
        "given_on",
        "valid_from",
        "valid_until",
        "recorded_by",
        "withdrawn_at",
        "withdrawn_by",
    ]
    index_view_class = ConsentIndexView
    add_view_class = ConsentCreateView
    inspect_view_class = ConsentInspectView
    list_display = [
        "profile",
        Column("purpose", label="Waarvoor?", accessor="get_purpose_display"),
        StatusTagColumn(
            "state",
            label="Stand",
            accessor=lambda consent: consent.state.label,
            primary=lambda consent: consent.state in {ConsentState.VALID, ConsentState.ENDING},
        ),
        Column(
            "valid_until",
            label="Tot en met",
            accessor=lambda consent: date_format(consent.valid_until, "j F Y"),
            sort_key="valid_until",
        ),
        Column("recorded_by", label="Vastgelegd door", accessor="recorded_by"),
    ]
    filterset_class = ConsentFilterSet
    search_fields = ["profile__title"]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Without Wagtail's page about where it is used: nowhere."""
        return super().get_common_view_kwargs(usage_url_name=None, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Also withdrawing, one consent or all of a person."""
        return [
            *super().get_urlpatterns(),
            path("intrekken/<int:pk>/", self.construct_view(ConsentWithdrawView), name="withdraw"),
            path("profiel/<int:pk>/intrekken/", self.construct_view(AllConsentsWithdrawView), name="withdraw_all"),
        ]


@hooks.register("register_admin_viewset")
def consents() -> ConsentViewSet:
    """The part of the admin about consent."""
    return ConsentViewSet()


@hooks.register("register_permissions")
def rights() -> QuerySet[Permission]:
    """The right to erase somebody, for Wagtail's form of a group."""
    return Permission.objects.filter(content_type__app_label="consent", codename="erase_person")


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def buttons_of_profile(page: Page, user: Any, *args: Any, **kwargs: Any) -> Iterator[Button]:
    """Recording and withdrawing consent, on the page of a person."""
    is_profile = page.specific_class is Consent._meta.get_field("profile").related_model
    if is_profile and policy_registry.get_by_type(Consent).user_has_permission(user, "add"):
        add_url = f"{reverse('consents:add')}?profiel={page.pk}"
        yield Button("Leg toestemming vast", url=add_url, icon_name="lock-open", priority=51)
        yield Button("Trek alle toestemmingen in", url=withdraw_all_url(page.pk), icon_name="cross", priority=52)
