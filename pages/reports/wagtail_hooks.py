"""Remarks and actions in the admin."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Action, Remark


class RemarkViewSet(SnippetViewSet):
    model = Remark
    icon = "comment"
    list_display = ["text", "said_by", "response"]


class ActionViewSet(SnippetViewSet):
    model = Action
    icon = "task"
    list_display = ["title", "role", "due", "status"]
    list_filter = ["status", "stadsdelen"]


class FollowUpViewSetGroup(SnippetViewSetGroup):
    menu_label = "U zei, wij deden"
    menu_icon = "comment"
    menu_order = 246
    items = (RemarkViewSet, ActionViewSet)


register_snippet(FollowUpViewSetGroup)
