"""The form with which editors log in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm

from .throttling import Attempt, client_address

WRONG = "De gebruikersnaam of het wachtwoord klopt niet. Probeer het nog eens."
WAIT = (
    "Er is te vaak een verkeerd wachtwoord ingevuld. Wacht een kwartier en probeer het dan nog eens. "
    "Weet u uw wachtwoord niet meer? Vraag de beheerder om een nieuw wachtwoord."
)


class LoginForm(WagtailLoginForm):
    """Name and password, a limited number of times."""

    password = forms.CharField(label="Wachtwoord", strip=False, widget=forms.PasswordInput)

    error_messages = {**WagtailLoginForm.error_messages, "invalid_login": WRONG}

    def __init__(self, request: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        # The labels say it; Wagtail repeats them inside the fields.
        del self.fields["username"].widget.attrs["placeholder"]

    def clean(self) -> dict[str, Any]:
        """Looks at the password, unless there were too many wrong ones.

        Raises:
            ValidationError: in Dutch.
        """
        name = self.cleaned_data.get("username")
        if not name or not self.cleaned_data.get("password"):
            return super().clean()
        attempt = Attempt.of(name, client_address(self.request))
        if attempt.must_wait():
            raise ValidationError(WAIT, code="wait")
        try:
            cleaned = super().clean()
        except ValidationError:
            attempt.failed()
            raise
        attempt.succeeded()
        return cleaned
