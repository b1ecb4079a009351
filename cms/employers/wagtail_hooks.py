"""Employers in the admin."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from .enums import InvitationState, RequestStatus
from .models import InterestRequest, Invitation, InvitationQuerySet
from .views import (
    InvitationCreateView,
    InvitationEditView,
    InvitationIndexView,
    InvitationLinkView,
    InvitationRevokeView,
    RequestEditView,
    RequestIndexView,
    RequestInspectView,
)


class InvitationFilterSet(WagtailFilterSet):
    """Narrows by what an invitation is worth now."""

    state = django_filters.ChoiceFilter(label="Stand", choices=InvitationState.choices, method="in_state")

    class Meta:
        model = Invitation
        fields: list[str] = []

    def in_state(self, invitations: InvitationQuerySet, _name: str, state: str) -> QuerySet[Invitation]:
        """Those in one state."""
        return invitations.in_state(InvitationState(state))


class InvitationViewSet(ModelViewSet):
    model = Invitation
    name = "invitations"
    url_prefix = "werkgevers/uitnodigingen"
    menu_label = "Uitnodigingen"
    icon = "mail"
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = InvitationIndexView
    add_view_class = InvitationCreateView
    edit_view_class = InvitationEditView
    delete_view_class = InvitationRevokeView
    list_display = [
        "organisation",
        "valid_until",
        StatusTagColumn(
            "state",
            label="Stand",
            accessor=lambda invitation: invitation.state.label,
            primary=lambda invitation: invitation.state is InvitationState.VALID,
        ),
        "last_used_on",
    ]
    filterset_class = InvitationFilterSet
    search_fields = ["organisation", "contact_function"]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Without Wagtail's page about where it is used: nowhere."""
        return super().get_common_view_kwargs(usage_url_name=None, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Also the page that makes a new link."""
        link_view = self.construct_view(InvitationLinkView)
        return [*super().get_urlpatterns(), path("link/<int:pk>/", link_view, name="link")]


class RequestViewSet(ModelViewSet):
    model = InterestRequest
    name = "interest_requests"
    url_prefix = "werkgevers/belangstelling"
    menu_label = "Belangstelling"
    icon = "comment"
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = RequestIndexView
    edit_view_class = RequestEditView
    inspect_view_class = RequestInspectView
    list_display = [
        TitleColumn(
            "profile",
            label="Wie",
            accessor="profile.title",
            get_url=lambda request: reverse("interest_requests:edit", args=[request.pk]),
        ),
        Column("invitation", label="Werkgever", accessor="invitation.organisation"),
        DateColumn("created_at", label="Ontvangen"),
        StatusTagColumn(
            "status",
            label="Status",
            accessor="get_status_display",
            primary=lambda request: request.status == RequestStatus.NEW,
        ),
        DateColumn("closed_at", label="Afgerond"),
    ]
    list_filter = ["status"]
    search_fields = ["profile__title", "invitation__organisation"]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Without Wagtail's page about where it is used: nowhere."""
        return super().get_common_view_kwargs(usage_url_name=None, **kwargs)


class EmployersViewSetGroup(ModelViewSetGroup):
    menu_label = "Werkgevers"
    menu_icon = "group"
    menu_order = 236
    items = (RequestViewSet, InvitationViewSet)


@hooks.register("register_admin_viewset")
def employers() -> EmployersViewSetGroup:
    """The part of the admin about employers."""
    return EmployersViewSetGroup()
