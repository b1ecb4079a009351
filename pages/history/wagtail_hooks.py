"""Milestones in the admin."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Milestone


class MilestoneViewSet(SnippetViewSet):
    model = Milestone
    icon = "history"
    add_to_admin_menu = True
    menu_label = "Mijlpalen"
    menu_order = 245
    list_display = ["title", "when", "phase"]
    list_filter = ["phase", "stadsdelen"]


register_snippet(MilestoneViewSet)
