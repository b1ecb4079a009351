"""Figures in the admin, with a warning where two sources disagree."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from .models import Figure


class _WarnsOfContradictions:
    """A view that tells after saving which figures say something else of the same moment."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Saves first: a contradiction is worth keeping, as long as it is seen."""
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        figure: Figure = form.instance
        for rival in figure.contradictions():
            messages.warning(
                self.request,  # type: ignore[attr-defined]
                f"Let op: twee bronnen spreken elkaar tegen. ‘{figure}’ heeft hier {_value(figure)} "
                f"(bron: {figure.source_label}), maar er staat ook {_value(rival)} (bron: {rival.source_label}). Beide "
                "zijn bewaard. Klopt er één niet, pas die dan aan. Kloppen ze allebei, leg het verschil dan uit in de tekst.",
            )
        return response


def _value(figure: Figure) -> str:
    return "geen getal" if figure.plain_value is None else f"{figure.plain_value} {figure.unit}".strip()


class FigureCreateView(_WarnsOfContradictions, CreateView):
    """Makes a figure."""


class FigureEditView(_WarnsOfContradictions, EditView):
    """Changes a figure."""


class FigureViewSet(SnippetViewSet):
    """Figures with their standings and sources."""

    model = Figure
    icon = "order"
    menu_label = "Cijfers"
    list_display = ["label", "value", "status", "as_of"]
    list_filter = ["status", "stadsdelen"]
    add_view_class = FigureCreateView
    edit_view_class = FigureEditView
