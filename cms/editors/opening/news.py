"""`news.yaml`."""

from datetime import date
from typing import Any

from .blocks import Key
from .entries import PageEntry, SourceEntry
from .references import References


class NewsEntry(PageEntry):
    """One news item."""

    date: date
    source: SourceEntry | None = None
    organisations: tuple[Key, ...] = ()
    related: tuple[Key, ...] = ()

    def values(self, references: References) -> dict[str, Any]:
        """What a news item has more than other pages."""
        source = self.source.columns() if self.source else {"source_label": "", "source_url": "", "source_date": None}
        return {
            "date": self.date,
            **source,
            "organisation_list": references.find_all("organisation", self.organisations),
            "related_list": [references.page(key) for key in self.related],
        }
