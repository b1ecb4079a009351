"""What pages and records have in common in the files, and what becomes of that."""

from abc import ABC, abstractmethod
from typing import Annotated, Any, ClassVar, Literal

from django.db.models import Model
from pydantic import Field, PlainSerializer, PlainValidator

from pages.core.dates import ApproximateDate

from .blocks import Address, BodyEntry, Entry, Key, LinkEntry, Text
from .references import References
from .streams import stream

Edtf = Annotated[
    ApproximateDate,
    # YAML reads 2017 as a number and 2022-11-03 as a date; both are EDTF when written out again.
    PlainValidator(lambda value: value if isinstance(value, ApproximateDate) else ApproximateDate.parse(str(value))),
    PlainSerializer(lambda value: value.edtf),
]

Relations = dict[str, tuple[str, tuple[str, ...]]]


class NamedEntry(Entry):
    """An item with a name in the files."""

    key: Key


class SourceEntry(Entry):
    """Where a fact comes from."""

    label: Text
    url: Address | Literal[""] = ""
    date: Edtf | None = None

    def columns(self) -> dict[str, Any]:
        """The columns that a fact keeps its source in."""
        return {"source_label": self.label, "source_url": self.url, "source_date": self.date}


class RecordEntry(NamedEntry, ABC):
    """An item that is no page."""

    model: ClassVar[type[Model]]

    @property
    def item_name(self) -> str:
        """Kind and key: `audience/werkgevers`."""
        return f"{self.model._meta.model_name}/{self.key}"

    def new(self) -> Model:
        """An object to fill, unsaved."""
        return self.model()

    @abstractmethod
    def columns(self, references: References) -> dict[str, Any]:
        """What its columns become."""

    def relations(self) -> Relations:
        """Names of its many-to-many columns, with the kind and the keys of what they point to."""
        return {}


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

    @property
    def item_name(self) -> str:
        """Name of the item: `page/` and its key."""
        return f"page/{self.key}"

    def needed(self, references: References) -> dict[str, Any]:
        """The columns without which not even a draft can be kept."""
        return {}

    def values(self, references: References) -> dict[str, Any]:
        """What its kind of page has more than other pages.

        Raises:
            OpeningContentError: The page refers to something that is not there.
        """
        return self.needed(references)


def one_link(owner: str, link: LinkEntry | None, references: References) -> str:
    """A stream that holds one link at most."""
    return stream(owner, [("link", link.raw(references))] if link else [])


def optional_link(link: LinkEntry | None, references: References) -> dict[str, Any]:
    """What a link block keeps, also when there is no link."""
    return link.raw(references) if link else {}
