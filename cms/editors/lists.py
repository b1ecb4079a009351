"""The lists that editors come for, each one click away in the menu and with its own short address."""

from dataclasses import dataclass

from wagtail.models import Page

from pages.agenda.models import AgendaIndex, Event
from pages.core.models import BasePage
from pages.news.models import News, NewsIndex
from pages.profiles.models import Profile, ProfileIndex


@dataclass(frozen=True, slots=True)
class EditorsList:
    """A list of pages of one kind.

    Attributes:
        name: in addresses of the admin.
        label: in the menu.
        icon: in the menu and on the button.
        index: the kind of page that holds the list; there is at most one.
        kind: what stands in it.
        invitation: on the button of the dashboard that adds one.
    """

    name: str
    label: str
    icon: str
    index: type[BasePage]
    kind: type[BasePage]
    invitation: str = ""

    def page(self) -> Page | None:
        """The page that holds the list, if there is one."""
        return self.index.objects.first()


LISTS = (
    EditorsList("nieuws", "Nieuws", "doc-full-inverse", NewsIndex, News, "Nieuwsbericht schrijven"),
    EditorsList("agenda", "Agenda", "date", AgendaIndex, Event, "Bijeenkomst toevoegen"),
    EditorsList("profielen", "Profielen", "user", ProfileIndex, Profile),
)
