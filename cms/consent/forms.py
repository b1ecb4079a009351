"""The form by which a consent is recorded."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from .enums import Purpose

NO_CHANNEL = "Kies ten minste één plek waar dit te zien mag zijn."


class ConsentForm(WagtailAdminModelForm):
    """Asks where: nobody permits a place that was not named. Employers are no place, but come in by an invitation."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["channels"] = []
        self.fields["channels"].required = False

    def clean(self) -> dict[str, Any]:
        """Refuses a consent for no place."""
        cleaned: dict[str, Any] = super().clean()
        needs_place = cleaned.get("purpose") != Purpose.EMPLOYERS and "channels" not in self.errors
        if needs_place and not cleaned["channels"]:
            self.add_error("channels", NO_CHANNEL)
        return cleaned
