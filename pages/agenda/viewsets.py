"""Series of meetings in the admin."""

from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Series


class SeriesViewSet(SnippetViewSet):
    """Series of meetings: learning by sharing, intervision."""

    model = Series
    icon = "calendar"
    menu_label = "Reeksen"
    list_display = ["name", "slug"]
