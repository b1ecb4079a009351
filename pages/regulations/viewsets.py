"""Rules of thumb in the admin."""

from wagtail.snippets.views.snippets import SnippetViewSet

from .models import RuleOfThumb


class RuleOfThumbViewSet(SnippetViewSet):
    """The rules of thumb, in their order."""

    model = RuleOfThumb
    icon = "list-ol"
    menu_label = "Vuistregels"
    list_display = ["number", "sentence", "version"]
