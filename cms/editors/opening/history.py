"""`history.yaml`: the page with the history visual, and its milestones."""

from typing import Any, ClassVar

from pages.history.enums import Phase
from pages.history.models import Milestone

from .blocks import Entry, Key, Text
from .entries import Edtf, PageEntry, RecordEntry, Relations, SourceEntry
from .references import References
from .rich_text import rich_text


class MilestoneEntry(RecordEntry):
    """One fact on the road."""

    model: ClassVar = Milestone

    title: Text
    when: Edtf
    phase: Phase
    text: Text
    scope: str = ""
    roles: str = ""
    stadsdelen: tuple[Key, ...] = ()
    picture: Key | None = None
    source: SourceEntry

    def columns(self, references: References) -> dict[str, Any]:
        """What its columns become."""
        return {
            **self.model_dump(include={"key", "title", "phase", "scope", "roles"}),
            "when": self.when,
            "text": rich_text(self.text, references.page_id),
            "picture": references.find("picture", self.picture) if self.picture else None,
            **self.source.columns(),
        }

    def relations(self) -> Relations:
        """Where it was."""
        return {"stadsdelen": ("stadsdeel", self.stadsdelen)}


class HistoryFile(Entry):
    """The page, and the milestones."""

    timeline: PageEntry
    milestones: tuple[MilestoneEntry, ...]
