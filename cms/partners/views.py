"""What editors do with partners: agree, look at how it goes, and hand out keys."""

from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.views import generic
from wagtail.log_actions import log
from wagtail.log_actions import registry as log_registry

from cms.taxonomy.enums import Channel

from .agreements import is_in_state, state_on
from .enums import AgreementState, ContentKind
from .models import Partner
from .panels import PANELS_HOOK, partner_url
from .use import use_of

MOST_LOG_ENTRIES = 10
USE_DAYS = 30


class PartnerIndexView(generic.IndexView):
    """The list of partners."""

    def get_base_queryset(self) -> QuerySet[Partner]:
        """With what their keys tell."""
        today = timezone.localdate()
        partners: QuerySet[Partner] = super().get_base_queryset()
        return partners.annotate(
            valid_keys=Count(
                "keys",
                filter=Q(keys__revoked_at=None, keys__valid_until__gte=today)
                & is_in_state(AgreementState.VALID, today),
            ),
            last_use=Max("keys__last_used_on"),
        )


class PartnerCreateView(generic.CreateView):
    """Writes down a new agreement."""

    submit_button_label = "Bewaar de partner"
    success_message = "%(object)s is bewaard. Maak nu een sleutel, zodat de partner kan beginnen."

    def get_success_url(self) -> str:
        """The partner's page."""
        return partner_url(self.object)


class PartnerEditView(generic.EditView):
    """Changes an agreement."""

    success_message = "%(object)s is bewaard. De verandering geldt vanaf nu."

    def get_success_url(self) -> str:
        """The partner's page."""
        return partner_url(self.object)

    def save_instance(self) -> Partner:
        """The saved partner; the log tells what was changed, not into what."""
        changed = [str(self.form.fields[name].label) for name in self.form.changed_data]
        self.action_class(self.form.instance, user=self.request.user, form=self.form, log_action=None).execute(
            skip_permission_checks=True
        )
        partner: Partner = self.form.instance
        log(partner, "partners.change", user=self.request.user, data={"fields": changed}, content_changed=True)
        return partner


class PartnerInspectView(generic.InspectView):
    """All that is known of a partner, on one page."""

    template_name = "partners/partner.html"
    page_title = "Partner"

    def get_fields(self) -> list[str]:
        """The template knows what to show."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """From the list."""
        return [{"url": reverse("partners:index"), "label": "Partners"}, {"url": "", "label": str(self.object)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With keys, what other parts of the CMS tell of the partner, and what happened."""
        partner: Partner = self.object
        panels = [panel for tell in hooks.get_hooks(PANELS_HOOK) for panel in tell(self.request, partner)]
        history = log_registry.get_logs_for_instance(partner).select_related("user")[:MOST_LOG_ENTRIES]
        return {
            **super().get_context_data(**kwargs),
            "partner": partner,
            "state": state_on(timezone.localdate(), partner),
            "places": [Channel(channel).label for channel in partner.channels],
            "kinds": [ContentKind(kind).label for kind in partner.kinds],
            "stadsdelen": partner.stadsdelen.all(),
            "edit_url": self.get_edit_url(),
            "keys": partner.keys.select_related("partner", "created_by"),
            "uses": use_of(partner, USE_DAYS),
            "use_days": USE_DAYS,
            "panels": panels,
            "history": history,
            "history_url": reverse("partners:history", args=[partner.pk]),
        }
