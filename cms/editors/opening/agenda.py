"""`agenda.yaml`: meetings, and the series they belong to."""

from datetime import time
from typing import Any, ClassVar

from pages.agenda.enums import EventKind
from pages.agenda.models import Series

from .blocks import Entry, Key, LinkEntry, Text
from .entries import Edtf, PageEntry, RecordEntry, one_link
from .references import References


class SeriesEntry(RecordEntry):
    """Meetings that belong together."""

    model: ClassVar = Series

    name: Text
    description: Text

    def columns(self, references: References) -> dict[str, Any]:
        """What its columns become."""
        return {**self.model_dump(exclude={"key"}), "slug": self.key}


class EventEntry(PageEntry):
    """One meeting."""

    kind: EventKind
    when: Edtf
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    address: str = ""
    sign_up: LinkEntry | None = None
    series: Key | None = None
    report: Key | None = None

    def values(self, references: References) -> dict[str, Any]:
        """What a meeting has more than other pages."""
        return {
            "kind": self.kind,
            "when": self.when,
            "starts_at": self.starts_at,
            "ends_at": self.ends_at,
            "place_name": self.place,
            "place_address": self.address,
            "sign_up": one_link(f"{self.item_name}/sign-up", self.sign_up, references),
            "series": references.find("series", self.series) if self.series else None,
            "report_page": references.page(self.report).page_ptr if self.report else None,
        }


class AgendaFile(Entry):
    """The page that lists the meetings, the series and the meetings."""

    index: PageEntry
    series: tuple[SeriesEntry, ...]
    events: tuple[EventEntry, ...]
