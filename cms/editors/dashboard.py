"""What an editor sees first: what one comes to do, what waits, and what one was writing."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel
from wagtail.models import Page, Revision, TaskState

from cms.consent.models import Consent
from cms.employers.models import InterestRequest
from pages.core.completeness import PageIncomplete, check_complete

from .lists import LISTS

MOST_DRAFTS = 8
# The clock looks each minute.
STUCK_AFTER = datetime.timedelta(minutes=3)
_UNKNOWN_REASON = "Het beheer kan niet zien waarom. Lukt het zelf publiceren ook niet? Vraag dan de beheerder om hulp."


@dataclass(frozen=True)
class StuckPage:
    """A page that was planned and is not published, though its time has come.

    Attributes:
        page: as it is now.
        revision: the version that was planned.
    """

    page: Page
    revision: Revision

    @property
    def reasons(self) -> list[str]:
        """What is missing or wrong in that version, in Dutch sentences."""
        try:
            check_complete(self.revision.as_object())
        except PageIncomplete as incomplete:
            return incomplete.sentences
        except Exception:  # noqa: BLE001  # a version that cannot even be read has its place here too
            return [_UNKNOWN_REASON]
        return [_UNKNOWN_REASON]


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
            + ending_consents_for(request.user).count()
            + len(stuck_for(request.user)),
        }


class WaitingPanel(Component):
    """What waits for this person: what did not appear in time, what is to be reviewed, what employers ask, what ends soon."""

    name = "waiting"
    order = 20
    template_name = "editors/dashboard_waiting.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Wagtail's own two lists as HTML, both blank when nothing waits, and our own."""
        return {
            "stuck": stuck_for(_request(parent_context).user),
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


def stuck_for(user: Any) -> list[StuckPage]:
    """The pages that this person may mend and that the clock could not publish, first planned first."""
    due = Revision.page_revisions.filter(approved_go_live_at__lt=timezone.now() - STUCK_AFTER)
    found = (StuckPage(revision.content_object, revision) for revision in due.order_by("approved_go_live_at"))
    return [stuck for stuck in found if stuck.page.permissions_for_user(user).can_publish()]


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
