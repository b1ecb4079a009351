"""What editors fill in about webhooks."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm

from .enums import CHOSEN_EVENTS

MOST_OVERLAP_DAYS = 30
USUAL_OVERLAP_DAYS = 7


class EndpointForm(WagtailAdminModelForm):
    """The form of a webhook."""

    events = forms.MultipleChoiceField(
        label="Wat wij melden",
        choices=[(event.value, event.label) for event in CHOSEN_EVENTS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            # What was told went to this partner; another one gets a webhook of its own.
            self.fields["partner"].disabled = True


class SecretForm(forms.Form):
    """How long the old secret signs along."""

    days = forms.IntegerField(
        label="Zo veel dagen werkt het oude geheim nog",
        min_value=0,
        max_value=MOST_OVERLAP_DAYS,
        initial=USUAL_OVERLAP_DAYS,
        help_text=f"Van 0 tot en met {MOST_OVERLAP_DAYS}. In die dagen zet de partner het nieuwe geheim in zijn programma. Kies 0 als "
        "het oude in verkeerde handen is.",
    )


class ReplayForm(forms.Form):
    """Since when everything is sent again."""

    # The browser's own clock: Wagtail's would lie over the button of so short a form.
    since = forms.DateTimeField(
        label="Alles wat er gebeurde sinds",
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
    )

    def clean_since(self) -> datetime:
        """Refuses a moment that is still to come."""
        since: datetime = self.cleaned_data["since"]
        if since > timezone.now():
            raise ValidationError("Kies een moment dat voorbij is.")
        return since
