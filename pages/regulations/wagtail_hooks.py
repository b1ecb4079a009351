"""Rules of thumb in the admin."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import RuleOfThumb


class RuleOfThumbViewSet(SnippetViewSet):
    model = RuleOfThumb
    icon = "list-ol"
    add_to_admin_menu = True
    menu_label = "Vuistregels"
    menu_order = 247
    list_display = ["number", "sentence", "version"]


register_snippet(RuleOfThumbViewSet)
