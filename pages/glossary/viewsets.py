"""Terms in the admin."""

from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Term


class TermViewSet(SnippetViewSet):
    """Terms that texts explain where they occur."""

    model = Term
    icon = "openquote"
    menu_label = "Begrippen"
    list_display = ["name", "slug"]
