"""Everything that is no page, in the order in which it can be made."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from .content import Content
from .entries import RecordEntry
from .files import PICTURES_FOLDER
from .pictures import PictureEntry
from .references import References


@dataclass(frozen=True, slots=True)
class Record:
    """One record as the files want it.

    Attributes:
        entry: What the file says.
        position: Place in the file, where order matters.
        file: Its file, for a picture.
    """

    entry: RecordEntry
    position: int = 0
    file: Path | None = None

    @property
    def content(self) -> bytes:
        """Bytes of its file; none when it has no file."""
        return self.file.read_bytes() if self.file else b""

    def columns(self, references: References) -> dict[str, Any]:
        """What its columns become."""
        columns = self.entry.columns(references)
        if self.position:
            columns["sort_order"] = self.position
        if self.file:
            columns["file"] = ContentFile(self.content, self.file.name)
        return columns


def first_records(content: Content, folder: Path) -> list[Record]:
    """Those that pages point to, each after what it points to itself."""
    return [
        *_in_order(content.audiences),
        *_in_order(content.stadsdelen),
        *_in_order(content.themes),
        *map(Record, content.organisations),
        *(_picture(entry, folder) for entry in content.pictures),
        *map(Record, content.figures),
        *map(Record, content.agenda.series),
    ]


def last_records(content: Content) -> list[Record]:
    """Those that point to pages."""
    return [
        *map(Record, content.history.milestones),
        *map(Record, content.regulations.rules),
        *_in_order(content.reports.remarks),
        *map(Record, content.reports.actions),
        *map(Record, content.glossary.terms),
        *map(Record, content.profiles.consents),
        Record(content.site),
    ]


def _in_order(entries: tuple[RecordEntry, ...]) -> list[Record]:
    return [Record(entry, place) for place, entry in enumerate(entries, start=1)]


def _picture(entry: PictureEntry, folder: Path) -> Record:
    return Record(entry, file=folder / PICTURES_FOLDER / entry.file)
