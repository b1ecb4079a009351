"""What may stand in the files of the opening content, one class for each kind of item."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer, PlainValidator, model_validator

from cms.taxonomy.enums import AreaKind, OrganisationKind
from pages.core.dates import ApproximateDate
from pages.figures.enums import FigureStatus

from .blocks import Address, BodyEntry, Entry, Key, LinkEntry, Text

Edtf = Annotated[
    ApproximateDate,
    # YAML reads 2017 as a number and 2022-11-03 as a date; both are EDTF when written out again.
    PlainValidator(lambda value: ApproximateDate.parse(str(value))),
    PlainSerializer(lambda value: value.edtf),
]


class NamedEntry(Entry):
    """An item with a name in the files."""

    key: Key


class AudienceEntry(NamedEntry):
    """People the site is made for."""

    name: Text
    description: Text
    colour: Text


class StadsdeelEntry(NamedEntry):
    """A part of the city."""

    name: Text
    kind: AreaKind
    status: str = ""
    description: Text


class ThemeEntry(NamedEntry):
    """What a text is about."""

    name: Text
    description: Text


class OrganisationEntry(NamedEntry):
    """An organisation, never a person."""

    name: Text
    kind: OrganisationKind
    description: Text
    url: Address | Literal[""] = ""
    stadsdelen: tuple[Key, ...] = ()


class PictureEntry(NamedEntry):
    """A drawing of ours, in `content/pictures/`."""

    file: Annotated[str, Field(pattern=r"^[a-z0-9-]+\.(png|jpg)$")]
    title: Text
    description: Annotated[Text, Field(max_length=255)]
    credit: Text = "BuurtBaan Amsterdam"
    rights: Text = "Eigen tekening. U mag deze overnemen als u BuurtBaan Amsterdam noemt."


class SourceEntry(Entry):
    """Where a fact comes from."""

    label: Text
    url: Address | Literal[""] = ""
    date: Edtf | None = None


class FigureEntry(NamedEntry):
    """A figure as it stood at one moment."""

    label: Text
    value: Decimal | None = None
    unit: str = ""
    counts: Text
    status: FigureStatus
    as_of: Edtf
    stadsdelen: tuple[Key, ...] = ()
    money: str = ""
    source: SourceEntry


class PageEntry(NamedEntry):
    """What every kind of page has."""

    title: Text
    slug: Key
    introduction: Annotated[Text, Field(max_length=400)]
    seo_title: str = ""
    picture: Key | None = None
    audiences: tuple[Key, ...] = ()
    stadsdelen: tuple[Key, ...] = ()
    themes: tuple[Key, ...] = ()
    leads: dict[Key, Annotated[Text, Field(max_length=400)]] = {}
    body: tuple[BodyEntry, ...] = ()


class AimEntry(Entry):
    """One half of the double aim."""

    title: Text
    text: Text
    link: LinkEntry | None = None


class DoorEntry(Entry):
    """A way in for one audience."""

    audience: Key
    title: Text
    text: Text
    link: LinkEntry | None = None


class HomeEntry(PageEntry):
    """The home page."""

    intro: Text
    aims: tuple[AimEntry, AimEntry]
    doors: tuple[DoorEntry, ...]
    highlight: Key | None = None
    figures: Annotated[tuple[Key, ...], Field(max_length=3)] = ()


class NewsEntry(PageEntry):
    """One news item."""

    date: date
    source: SourceEntry | None = None
    organisations: tuple[Key, ...] = ()
    related: tuple[Key, ...] = ()


class FooterColumnEntry(Entry):
    """A column of links at the bottom of each page."""

    title: Text
    links: tuple[LinkEntry, ...]


class SiteEntry(Entry):
    """Name, menu and footer of the site."""

    name: Text
    description: Text
    contact_email: str = ""
    menu: tuple[LinkEntry, ...]
    footer: tuple[FooterColumnEntry, ...]
    colophon: Text


class HomeFile(Entry):
    """The two pages that there is one of."""

    home: HomeEntry
    news_index: PageEntry


class Content(Entry):
    """All files together."""

    audiences: tuple[AudienceEntry, ...]
    stadsdelen: tuple[StadsdeelEntry, ...]
    themes: tuple[ThemeEntry, ...]
    organisations: tuple[OrganisationEntry, ...]
    pictures: tuple[PictureEntry, ...]
    figures: tuple[FigureEntry, ...]
    home: HomeFile
    news: tuple[NewsEntry, ...]
    information: tuple[PageEntry, ...]
    site: SiteEntry

    @model_validator(mode="after")
    def _keys_are_used_once(self) -> "Content":
        pages = (self.home.home, self.home.news_index, *self.news, *self.information)
        groups = (self.audiences, self.stadsdelen, self.themes, self.organisations, self.pictures, self.figures, pages)
        for entries in groups:
            keys = [entry.key for entry in entries]
            twice = sorted({key for key in keys if keys.count(key) > 1})
            if twice:
                raise ValueError(f"used more than once as a key: {', '.join(twice)}")
        return self
