"""What editors fill in about a partner and its keys."""

import datetime
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminModelForm

from .enums import ContentKind
from .models import MOST_OVERLAP_DAYS, RESERVED_SLUGS, Partner
from .permissions import OPEN_PROFILES

USUAL_KEY_DAYS = 365
USUAL_OVERLAP_DAYS = 14
# Of a name in addresses; a number may follow.
_LONGEST_BEGINNING = 50


def day_input() -> forms.DateInput:
    """The browser's own calendar. Wagtail's lies over what stands under it, such as the button of a short form."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class LinesField(forms.CharField):
    """A list of short texts, one on a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """What stands in the box: the texts under each other, or what somebody just wrote."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """The texts, without blank lines and doubles."""
        lines = (line.strip() for line in (super().to_python(value) or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other texts stand there than did."""
        return bool(self.to_python(data) != (initial or []))


class PartnerForm(WagtailAdminModelForm):
    """The form of an agreement. What makes an agreement right is asked of the model."""

    kinds = forms.MultipleChoiceField(
        label="Soorten", choices=ContentKind.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    origins = LinesField(
        label="Websites",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": "https://www.partner.nl"}),
    )

    def clean_may_show_people(self) -> bool:
        """Refuses to open profiles to who may not decide that; to close them is for everybody."""
        is_open: bool = self.cleaned_data["may_show_people"]
        if is_open and not self.instance.may_show_people and not self._may_open_profiles():
            raise ValidationError(
                "Alleen het beheer mag dit aanzetten. Bewaar de partner zonder dit vinkje, en vraag het beheer."
            )
        return is_open

    def _may_open_profiles(self) -> bool:
        return self.for_user is not None and self.for_user.has_perm(OPEN_PROFILES)

    def _post_clean(self) -> None:
        """Gives a new partner its name in addresses, before the model looks whether all is right."""
        if not self.instance.pk and self.cleaned_data.get("name"):
            self.instance.slug = free_slug(self.cleaned_data["name"])
        super()._post_clean()


def free_slug(name: str) -> str:
    """A name in addresses that no partner has, nor the public site."""
    beginning = slugify(name)[:_LONGEST_BEGINNING].strip("-_") or "partner"
    return next(slug for slug in _slugs(beginning) if _is_free(slug))


def _slugs(slug: str) -> Iterator[str]:
    yield slug
    number = 2
    while True:
        yield f"{slug}-{number}"
        number += 1


def _is_free(slug: str) -> bool:
    return slug not in RESERVED_SLUGS and not Partner.objects.filter(slug=slug).exists()


class KeyForm(forms.Form):
    """How long a new key is good. Whether it may be is asked of the partner."""

    valid_until = forms.DateField(label="Geldt tot en met", widget=day_input())

    def __init__(self, *args: Any, partner: Partner, **kwargs: Any) -> None:
        usual = timezone.localdate() + datetime.timedelta(days=USUAL_KEY_DAYS)
        latest = partner.last_day_of_key
        super().__init__(*args, **kwargs)
        self.initial["valid_until"] = min(usual, latest)
        self.fields["valid_until"].help_text = (
            f"Daarna werkt de sleutel vanzelf niet meer. Uiterlijk {latest:%d-%m-%Y}: niet langer dan de afspraak, en niet "
            "langer dan twee jaar."
        )


class RotationForm(forms.Form):
    """How long the old key still works beside the new one."""

    days = forms.IntegerField(
        label="Zo veel dagen werkt de oude sleutel nog",
        min_value=0,
        max_value=MOST_OVERLAP_DAYS,
        initial=USUAL_OVERLAP_DAYS,
        help_text=f"Van 0 tot en met {MOST_OVERLAP_DAYS}. Bij 0 werkt de oude sleutel nog tot vanavond. In die dagen zet de "
        "partner de nieuwe sleutel in zijn website.",
    )
