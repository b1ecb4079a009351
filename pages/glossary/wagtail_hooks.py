"""Terms in the admin."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Term


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "openquote"
    add_to_admin_menu = True
    menu_label = "Begrippen"
    menu_order = 248
    list_display = ["name", "slug"]


register_snippet(TermViewSet)
