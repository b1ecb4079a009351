"""Figures in the admin."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Figure


class FigureViewSet(SnippetViewSet):
    model = Figure
    icon = "order"
    add_to_admin_menu = True
    menu_label = "Cijfers"
    menu_order = 250
    list_display = ["label", "value", "status", "as_of"]
    list_filter = ["status", "stadsdelen"]


register_snippet(FigureViewSet)
