"""`publications.yaml`, `pilots.yaml`, `resources.yaml` and `glossary.yaml`: what one can read, try, use and look up."""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from pages.glossary.models import Term
from pages.pilots.enums import PilotStage
from pages.resources.enums import ResourceKind

from .blocks import Address, Entry, Key, Text
from .entries import PageEntry, RecordEntry
from .references import References
from .rich_text import rich_text


class PublicationEntry(PageEntry):
    """A study, report or film."""

    makers: tuple[Key, ...] = ()
    year: int | None = None
    language: Text = "nl"
    outside_url: Address | Literal[""] = ""
    last_seen_on: date | None = None

    def values(self, references: References) -> dict[str, Any]:
        """What a publication has more than other pages."""
        return {
            **self.model_dump(include={"year", "language", "outside_url", "last_seen_on"}),
            "maker_list": references.find_all("organisation", self.makers),
        }


class PilotEntry(PageEntry):
    """A trial of a way of working."""

    stage: PilotStage
    question: Annotated[Text, Field(max_length=400)]
    outcome: str = ""
    partners: tuple[Key, ...] = ()

    def values(self, references: References) -> dict[str, Any]:
        """What a pilot has more than other pages."""
        return {
            **self.model_dump(include={"stage", "question", "outcome"}),
            "partner_list": references.find_all("organisation", self.partners),
        }


class ResourceEntry(PageEntry):
    """Something that can help."""

    kind: ResourceKind
    provider: Key | None = None
    conditions: str = ""
    additional_to: str = ""
    how_to_get: str = ""

    def values(self, references: References) -> dict[str, Any]:
        """What help has more than other pages."""
        return {
            **self.model_dump(include={"kind", "conditions", "additional_to", "how_to_get"}),
            "provider": references.find("organisation", self.provider) if self.provider else None,
        }


class TermEntry(RecordEntry):
    """A term, explained."""

    model: ClassVar = Term

    name: Text
    explanation: Text
    variants: tuple[Text, ...] = ()

    def columns(self, references: References) -> dict[str, Any]:
        """What its columns become."""
        return {
            "name": self.name,
            "slug": self.key,
            "explanation": rich_text(self.explanation, references.page_id),
            "variants": ", ".join(self.variants),
        }


class PublicationsFile(Entry):
    """The page that lists the publications, and those."""

    index: PageEntry
    publications: tuple[PublicationEntry, ...]


class PilotsFile(Entry):
    """The page with the pilots by their stage, and those."""

    index: PageEntry
    pilots: tuple[PilotEntry, ...]


class ResourcesFile(Entry):
    """The page to find help on, and what can help."""

    index: PageEntry
    resources: tuple[ResourceEntry, ...]


class GlossaryFile(Entry):
    """The page that lists the terms, and those."""

    page: PageEntry
    terms: tuple[TermEntry, ...]
