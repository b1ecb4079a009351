"""`home.yaml` and `site.yaml`: the front of the site, its menu and its footer."""

from typing import Annotated, Any, ClassVar

from pydantic import Field
from wagtail.models import Site as WagtailSite

from pages.home.models import Site

from .blocks import Entry, Key, LinkEntry, Text
from .entries import PageEntry, RecordEntry, optional_link
from .references import References
from .rich_text import rich_text
from .streams import block_list, stream


class AimEntry(Entry):
    """One half of the double aim."""

    title: Text
    text: Text
    link: LinkEntry | None = None

    def raw(self, references: References) -> dict[str, Any]:
        """What the block keeps."""
        return {"title": self.title, "text": self.text, "link": optional_link(self.link, references)}


class DoorEntry(Entry):
    """A way in for one audience."""

    audience: Key
    title: Text
    text: Text
    link: LinkEntry | None = None

    def raw(self, references: References) -> dict[str, Any]:
        """What the block keeps."""
        return {
            "title": self.title,
            "text": self.text,
            "audience": references.find("audience", self.audience).pk,
            "link": optional_link(self.link, references),
        }


class HomeEntry(PageEntry):
    """The home page."""

    intro: Text
    aims: tuple[AimEntry, AimEntry]
    doors: tuple[DoorEntry, ...]
    highlight: Key | None = None
    profile: Key | None = None
    figures: Annotated[tuple[Key, ...], Field(max_length=3)] = ()

    def values(self, references: References) -> dict[str, Any]:
        """What the home page has more than other pages."""
        return {
            "intro": rich_text(self.intro, references.page_id),
            "aims": stream(f"{self.item_name}/aims", [("aim", aim.raw(references)) for aim in self.aims]),
            "doors": stream(f"{self.item_name}/doors", [("door", door.raw(references)) for door in self.doors]),
            "highlight": references.page(self.highlight) if self.highlight else None,
            "chosen_profile": references.page(self.profile) if self.profile else None,
            "figure_list": references.find_all("figure", self.figures),
        }


class HomeFile(Entry):
    """The home page, and the page that lists the news."""

    home: HomeEntry
    news_index: PageEntry


class FooterColumnEntry(Entry):
    """A column of links at the bottom of each page."""

    title: Text
    links: tuple[LinkEntry, ...]


class SiteEntry(RecordEntry):
    """Name, menu and footer of the site; there is one."""

    model: ClassVar = Site

    key: Key = "site"
    name: Text
    description: Text
    contact_email: str = ""
    menu: tuple[LinkEntry, ...]
    footer: tuple[FooterColumnEntry, ...]
    colophon: Text

    def new(self) -> Site:
        """The settings of the only site there is."""
        return Site.for_site(WagtailSite.objects.get(is_default_site=True))

    def columns(self, references: References) -> dict[str, Any]:
        """What its columns become."""
        footer = [
            {
                "title": column.title,
                "links": block_list(f"site/footer/{place}", [link.raw(references) for link in column.links]),
            }
            for place, column in enumerate(self.footer)
        ]
        return {
            **self.model_dump(include={"name", "description", "contact_email"}),
            "menu": stream("site/menu", [("item", {"link": link.raw(references)}) for link in self.menu]),
            "footer": stream("site/footer", [("column", column) for column in footer]),
            "colophon": rich_text(self.colophon, references.page_id),
        }
