"""The registered documents of a partner in the admin: what there is, and a manifest looked at before it is registered."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from cms.partners.models import Partner
from cms.partners.panels import partner_url

from .documents.manifests import Changes, Comparison, ManifestRefused, compare, points_of, register
from .models import RegisteredDocument

# So much fits in the form in which it is looked at.
MOST_BYTES = 2_000_000
_MANAGES_PARTNERS = "partners.change_partner"


class DocumentsPanel(Component):
    """The documents of a partner, on its page."""

    name = "documents"
    template_name = "delivery/registered_documents.html"

    def __init__(self, partner: Partner, *, may_register: bool) -> None:
        self._partner = partner
        self._may_register = may_register

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Names, addresses and what they cost."""
        documents = RegisteredDocument.objects.filter(partner=self._partner.slug).order_by("name")
        return {
            "partner": self._partner,
            "documents": [
                {
                    "name": one.name,
                    "points": points_of(one.text),
                    "address": reverse("document", args=[one.partner, one.name]),
                }
                for one in documents
            ],
            "may_register": self._may_register,
        }


class ManifestForm(forms.Form):
    """A manifest as a file; the second time as the text that was looked at."""

    manifest = forms.FileField(
        label="Manifest",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        help_text="Een bestand dat eindigt op .json. U krijgt het van wie de website van de partner maakt.",
    )
    looked_at = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    basis = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_manifest(self) -> str:
        """The text of the file; blank when there is none."""
        file: UploadedFile | None = self.cleaned_data["manifest"]
        if file is None:
            return ""
        if file.size is None or file.size > MOST_BYTES:
            raise forms.ValidationError("Dit bestand is te groot. Vraag het beheer om het te registreren.")
        try:
            return file.read().decode()
        except UnicodeDecodeError:
            raise forms.ValidationError("Dit bestand is geen tekst. Kies het bestand dat eindigt op .json.") from None

    def clean(self) -> dict[str, Any]:
        """Asks for a file, unless one was looked at."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if not values.get("manifest") and not values.get("looked_at") and not self.errors:
            self.add_error("manifest", "Kies eerst een bestand.")
        return values


@dataclass(frozen=True, slots=True)
class Line:
    """One document in the review.

    Attributes:
        what: what happens to it, in Dutch.
        before, after: what it costs without variables, in points; None when it is not there.
    """

    name: str
    what: str
    before: int | None
    after: int | None


def lines_of(comparison: Comparison) -> list[Line]:
    """What registering would do, document by document, changes first."""
    changes = comparison.changes
    by_words = {
        "Nieuw": changes.new,
        "Verandert": changes.changed,
        "Gaat weg": changes.removed,
        "Blijft zoals het is": changes.kept,
    }
    return [
        Line(name, words, comparison.costs_before.get(name), comparison.costs_after.get(name))
        for words, names in by_words.items()
        for name in names
    ]


class RegisterView(WagtailAdminTemplateMixin, FormView):
    """Takes a manifest, shows what it would change, and registers it when that is meant."""

    form_class = ManifestForm
    template_name = "delivery/register_documents.html"
    page_title = "Registreer documenten"
    header_icon = "doc-full"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For who manages partners."""
        if not request.user.has_perm(_MANAGES_PARTNERS):
            raise PermissionDenied
        self.partner = get_object_or_404(Partner, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the partner."""
        return [
            {"url": reverse("partners:index"), "label": "Partners"},
            {"url": partner_url(self.partner), "label": str(self.partner)},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the partner."""
        more = {"partner": self.partner, "partner_url": partner_url(self.partner)}
        return {**super().get_context_data(**kwargs), **more}

    def form_valid(self, form: ManifestForm) -> HttpResponse:
        """Shows what would change, or registers what was looked at."""
        chosen, looked_at = form.cleaned_data["manifest"], form.cleaned_data["looked_at"]
        try:
            return self._review(chosen) if chosen else self._register(looked_at, form.cleaned_data["basis"])
        except ManifestRefused as refused:
            return self.render_to_response(self.get_context_data(form=ManifestForm(), reasons=refused.reasons))

    def _review(self, manifest: str) -> HttpResponse:
        comparison = compare(self.partner.slug, manifest.encode())
        form = ManifestForm(initial={"looked_at": manifest, "basis": comparison.basis})
        return self.render_to_response(self.get_context_data(form=form, lines=lines_of(comparison)))

    def _register(self, manifest: str, basis: str) -> HttpResponse:
        # Browsers send line ends of their own in a field of a form; in JSON they stand between words only.
        changes = register(self.partner.slug, manifest.encode(), basis)
        data = {"new": changes.new, "changed": changes.changed, "removed": changes.removed}
        log(self.partner, "delivery.register_documents", user=self.request.user, data=data)
        messages.success(self.request, f"De documenten zijn geregistreerd: {told(changes)}.")
        return redirect(partner_url(self.partner))


def told(changes: Changes) -> str:
    """How many changed, in one line."""
    return f"{len(changes.new)} nieuw, {len(changes.changed)} veranderd, {len(changes.removed)} weg"
