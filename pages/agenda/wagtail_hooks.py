"""Series of meetings in the admin."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Series


class SeriesViewSet(SnippetViewSet):
    model = Series
    icon = "calendar"
    add_to_admin_menu = True
    menu_label = "Reeksen"
    menu_order = 240
    list_display = ["name", "slug"]


register_snippet(SeriesViewSet)
