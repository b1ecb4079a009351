"""What pages are made of and no page itself, together in one menu."""

from wagtail.snippets.views.snippets import SnippetViewSetGroup

from pages.agenda.viewsets import SeriesViewSet
from pages.figures.viewsets import FigureViewSet
from pages.glossary.viewsets import TermViewSet
from pages.history.viewsets import MilestoneViewSet
from pages.regulations.viewsets import RuleOfThumbViewSet


class BuildingBlocks(SnippetViewSetGroup):
    """Written once, shown on many pages."""

    menu_label = "Bouwstenen"
    menu_icon = "snippet"
    menu_order = 250
    items = (FigureViewSet, MilestoneViewSet, RuleOfThumbViewSet, TermViewSet, SeriesViewSet)
