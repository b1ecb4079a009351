"""`figures.yaml`."""

from decimal import Decimal
from typing import Any, ClassVar

from pages.figures.enums import FigureStatus
from pages.figures.models import Figure

from .blocks import Key, Text
from .entries import Edtf, RecordEntry, Relations, SourceEntry
from .references import References


class FigureEntry(RecordEntry):
    """A figure as it stood at one moment."""

    model: ClassVar = Figure

    label: Text
    value: Decimal | None = None
    unit: str = ""
    counts: Text
    status: FigureStatus
    as_of: Edtf
    stadsdelen: tuple[Key, ...] = ()
    money: str = ""
    source: SourceEntry

    def columns(self, references: References) -> dict[str, Any]:
        """What its columns become."""
        values = self.model_dump(exclude={"stadsdelen", "source"})
        return {**values, "as_of": self.as_of, **self.source.columns()}

    def relations(self) -> Relations:
        """Where it holds."""
        return {"stadsdelen": ("stadsdeel", self.stadsdelen)}
