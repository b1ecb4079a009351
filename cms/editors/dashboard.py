"""What an editor sees first: what one comes to do, what waits, and what one was writing."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel
from wagtail.models import Page, TaskState

from cms.consent.models import Consent
from cms.employers.models import InterestRequest

from .lists import LISTS

MOST_DRAFTS = 8


class ButtonsPanel(Component):
    """Big buttons for what editors do most."""

    name = "buttons"
    order = 10
    template_name = "editors/dashboard_buttons.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Where the buttons lead; a button that would lead nowhere for this person is left out."""
        request = _request(parent_context)
        return {
            "buttons": list(add_buttons(request.user)),
            "waiting": TaskState.objects.reviewable_by(request.user).count()
            + requests_for(request.user).count()
            + ending_consents_for(request.user).count(),
        }


class WaitingPanel(Component):
    """What waits for this person: to be reviewed, on its way through a review, asked by employers, or about to end."""

    name = "waiting"
    order = 20
    template_name = "editors/dashboard_waiting.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Wagtail's own two lists as HTML, both blank when nothing waits, what employers asked, and what ends soon."""
        return {
            "to_review": WorkflowObjectsToModeratePanel().render_html(parent_context),
            "handed_in": UserObjectsInWorkflowModerationPanel().render_html(parent_context),
            "requests": requests_for(_request(parent_context).user),
            "ending_consents": ending_consents_for(_request(parent_context).user),
        }


class DraftsPanel(Component):
    """What this person was writing and has not published."""

    name = "drafts"
    order = 30
    template_name = "editors/dashboard_drafts.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The pages, last written first."""
        return {"drafts": drafts_of(_request(parent_context).user)}


def add_buttons(user: AbstractBaseUser | Any) -> Iterator[dict[str, str]]:
    """What this person may add to the lists; nothing for a list that is not there."""
    for one in LISTS:
        index = one.page()
        if one.invitation and index and index.permissions_for_user(user).can_add_subpage():
            names = one.kind._meta.app_label, one.kind._meta.model_name
            url = reverse("wagtailadmin_pages:add", args=(*names, index.pk))
            yield {"label": one.invitation, "icon": one.icon, "url": url}


def requests_for(user: Any) -> QuerySet[InterestRequest]:
    """The open requests of employers, oldest first; none for who does not answer them."""
    if not user.has_perm("employers.change_interestrequest"):
        return InterestRequest.objects.none()
    open_requests = InterestRequest.objects.filter(closed_at=None).select_related("invitation", "profile")
    return open_requests.order_by("created_at", "pk")


def ending_consents_for(user: Any) -> QuerySet[Consent]:
    """The consents that end soon, the first to end first; none for who records none."""
    return Consent.objects.ending() if user.has_perm("consent.add_consent") else Consent.objects.none()


def drafts_of(user: AbstractBaseUser | Any) -> list[Page]:
    """Pages whose last version this person wrote and nobody published."""
    drafts = Page.objects.filter(has_unpublished_changes=True, latest_revision__user=user)
    return list(drafts.order_by("-latest_revision_created_at").specific(defer=True)[:MOST_DRAFTS])


def _request(parent_context: Mapping[str, Any] | None) -> HttpRequest:
    assert parent_context is not None  # noqa: S101  # the dashboard always gives one
    request: HttpRequest = parent_context["request"]
    return request
