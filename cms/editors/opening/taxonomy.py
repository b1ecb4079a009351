"""`audiences.yaml`, `stadsdelen.yaml`, `themes.yaml` and `organisations.yaml`."""

from typing import Any, ClassVar, Literal

from cms.taxonomy.enums import AreaKind, OrganisationKind
from cms.taxonomy.models import Audience, Organisation, Stadsdeel, Theme

from .blocks import Address, Key, Text
from .entries import RecordEntry, Relations
from .references import References


class AudienceEntry(RecordEntry):
    """People the site is made for."""

    model: ClassVar = Audience

    name: Text
    description: Text
    colour: Text

    def columns(self, references: References) -> dict[str, Any]:
        """What its columns become."""
        return {**self.model_dump(exclude={"key"}), "slug": self.key}


class StadsdeelEntry(RecordEntry):
    """A part of the city."""

    model: ClassVar = Stadsdeel

    name: Text
    kind: AreaKind
    status: str = ""
    description: Text

    def columns(self, references: References) -> dict[str, Any]:
        """What its columns become."""
        return {**self.model_dump(mode="json", exclude={"key"}), "slug": self.key}


class ThemeEntry(RecordEntry):
    """What a text is about."""

    model: ClassVar = Theme

    name: Text
    description: Text

    def columns(self, references: References) -> dict[str, Any]:
        """What its columns become."""
        return {**self.model_dump(exclude={"key"}), "slug": self.key}


class OrganisationEntry(RecordEntry):
    """An organisation, never a person."""

    model: ClassVar = Organisation

    name: Text
    kind: OrganisationKind
    description: Text
    url: Address | Literal[""] = ""
    stadsdelen: tuple[Key, ...] = ()

    def columns(self, references: References) -> dict[str, Any]:
        """What its columns become."""
        return {**self.model_dump(mode="json", exclude={"key", "stadsdelen"}), "slug": self.key}

    def relations(self) -> Relations:
        """Where it works."""
        return {"stadsdelen": ("stadsdeel", self.stadsdelen)}
