"""The taxonomy in the admin."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Audience, Organisation, Stadsdeel, Theme


class AudienceViewSet(SnippetViewSet):
    model = Audience
    icon = "group"
    list_display = ["name", "slug"]


class StadsdeelViewSet(SnippetViewSet):
    model = Stadsdeel
    icon = "site"
    list_display = ["name", "kind", "status"]


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    list_display = ["name", "slug"]


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "home"
    list_display = ["name", "kind", "url"]
    list_filter = ["kind", "stadsdelen"]


class TaxonomyViewSetGroup(SnippetViewSetGroup):
    menu_label = "Indeling"
    menu_icon = "folder-open-inverse"
    menu_order = 300
    items = (AudienceViewSet, StadsdeelViewSet, ThemeViewSet, OrganisationViewSet)


register_snippet(TaxonomyViewSetGroup)
