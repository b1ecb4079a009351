"""Milestones in the admin."""

from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Milestone


class MilestoneViewSet(SnippetViewSet):
    """The facts on the road."""

    model = Milestone
    icon = "history"
    menu_label = "Mijlpalen"
    list_display = ["title", "when", "phase"]
    list_filter = ["phase", "stadsdelen"]
