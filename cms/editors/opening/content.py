"""All files together."""

from collections.abc import Iterator
from typing import Any

from pydantic import model_validator

from .agenda import AgendaFile
from .blocks import Entry
from .entries import NamedEntry, PageEntry
from .figures import FigureEntry
from .history import HistoryFile
from .home import HomeFile, SiteEntry
from .landings import LandingsFile
from .library import GlossaryFile, PilotsFile, PublicationsFile, ResourcesFile
from .news import NewsEntry
from .pictures import PictureEntry
from .profiles import ProfilesFile
from .regulations import RegulationsFile
from .reports import ReportsFile
from .taxonomy import AudienceEntry, OrganisationEntry, StadsdeelEntry, ThemeEntry


class OverviewsFile(Entry):
    """Pages that list what stands in files of its own."""

    figures: PageEntry
    organisations: PageEntry


class Content(Entry):
    """All files together, each under its name."""

    audiences: tuple[AudienceEntry, ...]
    stadsdelen: tuple[StadsdeelEntry, ...]
    themes: tuple[ThemeEntry, ...]
    organisations: tuple[OrganisationEntry, ...]
    pictures: tuple[PictureEntry, ...]
    figures: tuple[FigureEntry, ...]
    home: HomeFile
    news: tuple[NewsEntry, ...]
    information: tuple[PageEntry, ...]
    overviews: OverviewsFile
    agenda: AgendaFile
    history: HistoryFile
    regulations: RegulationsFile
    reports: ReportsFile
    publications: PublicationsFile
    pilots: PilotsFile
    resources: ResourcesFile
    glossary: GlossaryFile
    profiles: ProfilesFile
    landings: LandingsFile
    site: SiteEntry

    @model_validator(mode="after")
    def _keys_are_used_once(self) -> "Content":
        kinds: dict[type, list[str]] = {}
        for entry in named_entries(self):
            kinds.setdefault(PageEntry if isinstance(entry, PageEntry) else type(entry), []).append(entry.key)
        for keys in kinds.values():
            twice = sorted({key for key in keys if keys.count(key) > 1})
            if twice:
                raise ValueError(f"used more than once as a key: {', '.join(twice)}")
        return self


def named_entries(part: Any) -> Iterator[NamedEntry]:
    """All items within a file, or within all files."""
    if isinstance(part, tuple):
        for one in part:
            yield from named_entries(one)
    elif isinstance(part, NamedEntry):
        yield part
    elif isinstance(part, Entry):
        yield from named_entries(tuple(getattr(part, name) for name in type(part).model_fields))
