"""How long an invitation may be good."""

import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm

MOST_DAYS = 90


class InvitationForm(WagtailAdminModelForm):
    """The form of an invitation. An end that stays as it is may lie in the past: that invitation is over."""

    def clean_valid_until(self) -> datetime.date:
        """Refuses an end that has been, or is too far away."""
        end: datetime.date = self.cleaned_data["valid_until"]
        today = timezone.localdate()
        latest = today + datetime.timedelta(days=MOST_DAYS)
        if end != self.initial.get("valid_until") and not today <= end <= latest:
            raise ValidationError(f"Kies een dag van vandaag tot en met {latest:%d-%m-%Y}.")
        return end
