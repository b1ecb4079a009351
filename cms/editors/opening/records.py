"""Entries become records: everything that is no page."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.core.files.base import ContentFile
from django.db.models import Model
from wagtail.models import Site as WagtailSite

from cms.taxonomy.models import Audience, Organisation, Stadsdeel, Theme
from media.models import Picture
from pages.figures.models import Figure
from pages.home.models import Site

from .blocks import Entry, LinkEntry
from .entries import Content, FigureEntry, OrganisationEntry, PictureEntry, SiteEntry
from .files import PICTURES_FOLDER
from .references import References
from .rich_text import rich_text


@dataclass(frozen=True, slots=True)
class Record:
    """One record as the files want it.

    Attributes:
        name: Kind and key: `audience/werkgevers`.
        entry: What the file says.
        new: Makes the object that is filled, unsaved.
        columns: What its columns become; asked only when the record is written.
        relations: Names of many-to-many columns, with the kind and the keys of what they point to.
        content: Bytes of its file, for a picture.
        position: Place in the file, where order matters.
    """

    name: str
    entry: Entry
    new: Callable[[], Model]
    columns: Callable[[References], dict[str, Any]]
    relations: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    content: bytes = b""
    position: int = 0


def records(content: Content, folder: Path) -> list[Record]:
    """All records but the site's settings, those that others point to first."""
    named = ((Audience, content.audiences), (Stadsdeel, content.stadsdelen), (Theme, content.themes))
    return [
        *(_category(model, entry, place) for model, entries in named for place, entry in enumerate(entries, start=1)),
        *(_organisation(entry) for entry in content.organisations),
        *(_picture(entry, folder) for entry in content.pictures),
        *(_figure(entry) for entry in content.figures),
    ]


def site_record(entry: SiteEntry) -> Record:
    """The site's name, menus and footer, which point to pages."""

    def columns(references: References) -> dict[str, Any]:
        menu = [{"link": link.raw(references)} for link in entry.menu]
        footer = [
            {"title": column.title, "links": _list_items(f"site/footer/{place}", column.links, references)}
            for place, column in enumerate(entry.footer)
        ]
        return {
            **entry.model_dump(include={"name", "description", "contact_email"}),
            "menu": stream("site/menu", [("item", item) for item in menu]),
            "footer": stream("site/footer", [("column", column) for column in footer]),
            "colophon": rich_text(entry.colophon, references.page_id),
        }

    return Record("site/site", entry, lambda: Site.for_site(WagtailSite.objects.get(is_default_site=True)), columns)


def stream(owner: str, blocks: list[tuple[str, dict[str, Any]]]) -> str:
    """Blocks as Wagtail keeps them, with ids that stay the same as long as their place does."""
    return json.dumps(_blocks(owner, blocks))


def _blocks(owner: str, blocks: Iterable[tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
    return [
        {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, f"{owner}/{place}"))}
        for place, (kind, value) in enumerate(blocks)
    ]


def _list_items(owner: str, links: tuple[LinkEntry, ...], references: References) -> list[dict[str, Any]]:
    return _blocks(owner, [("item", link.raw(references)) for link in links])


def _category(model: type[Audience | Stadsdeel | Theme], entry: Any, position: int) -> Record:
    columns = {**entry.model_dump(mode="json", exclude={"key"}), "slug": entry.key, "sort_order": position}
    return Record(f"{model._meta.model_name}/{entry.key}", entry, model, lambda _: columns, position=position)


def _organisation(entry: OrganisationEntry) -> Record:
    columns = {**entry.model_dump(mode="json", exclude={"key", "stadsdelen"}), "slug": entry.key}
    relations = {"stadsdelen": ("stadsdeel", entry.stadsdelen)}
    return Record(f"organisation/{entry.key}", entry, Organisation, lambda _: columns, relations)


def _picture(entry: PictureEntry, folder: Path) -> Record:
    content = (folder / PICTURES_FOLDER / entry.file).read_bytes()

    def columns(references: References) -> dict[str, Any]:
        return {
            **entry.model_dump(exclude={"key", "file"}),
            "file": ContentFile(content, entry.file),
            "is_decorative": False,
            # The persons in our drawings do not exist.
            "shows_persons": False,
        }

    return Record(f"picture/{entry.key}", entry, Picture, columns, content=content)


def _figure(entry: FigureEntry) -> Record:
    columns = {
        **entry.model_dump(exclude={"stadsdelen", "source"}),
        "as_of": entry.as_of,
        "source_label": entry.source.label,
        "source_url": entry.source.url,
        "source_date": entry.source.date,
    }
    return Record(
        f"figure/{entry.key}", entry, Figure, lambda _: columns, {"stadsdelen": ("stadsdeel", entry.stadsdelen)}
    )
