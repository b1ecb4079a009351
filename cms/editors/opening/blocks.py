"""The blocks that a text in the files is made of, with the names and fields of `pages.core.blocks`.

Each block says what Wagtail keeps of it (`raw`): text, and ids in place of names.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from .references import References
from .rich_text import rich_text

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]


class Entry(BaseModel):
    """Something in a file: nothing but the fields that it names, and it does not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class LinkEntry(Entry):
    """A link to a page of the site, or to another site."""

    label: Text
    page: Key | None = None
    url: Address | None = None

    @model_validator(mode="after")
    def _leads_to_one_place(self) -> "LinkEntry":
        if (self.page is None) == (self.url is None):
            raise ValueError("a link needs either a page or a url")
        return self

    def raw(self, references: References) -> dict[str, Any]:
        """What a link block keeps."""
        return {
            "label": self.label,
            "page": references.page_id(self.page) if self.page else None,
            "url": self.url or "",
        }


class HeadingEntry(Entry):
    """A heading within a text."""

    block: Literal["heading"]
    text: Text
    level: Literal[2, 3] = 2

    def raw(self, references: References) -> dict[str, Any]:
        """What the block keeps."""
        return {"text": self.text, "level": str(self.level)}


class RichTextEntry(Entry):
    """Running text."""

    block: Literal["rich_text"]
    text: Text

    def raw(self, references: References) -> dict[str, Any]:
        """What the block keeps."""
        return {"text": rich_text(self.text, references.page_id)}


class PictureBlockEntry(Entry):
    """A picture with a caption."""

    block: Literal["picture"]
    picture: Key
    caption: str = ""

    def raw(self, references: References) -> dict[str, Any]:
        """What the block keeps."""
        return {"picture": references.find("picture", self.picture).pk, "caption": self.caption}


class ExternalSourceEntry(Entry):
    """Something on another site."""

    block: Literal["external_source"]
    title: Text
    url: Address
    kind: Literal["page", "file", "film"]
    maker: Text
    language: Text = "nl"
    summary: Text
    last_seen_on: date | None = None
    picture: Key | None = None

    def raw(self, references: References) -> dict[str, Any]:
        """What the block keeps."""
        return {
            **self.model_dump(mode="json", exclude={"block", "picture"}),
            "picture": references.find("picture", self.picture).pk if self.picture else None,
        }


class FilmEntry(Entry):
    """A film on another site."""

    block: Literal["film"]
    title: Text
    url: Address
    poster: Key
    maker: str = ""
    language: Text = "nl"
    duration: str = ""
    captions: bool = False
    transcript: Text

    def raw(self, references: References) -> dict[str, Any]:
        """What the block keeps."""
        return {
            **self.model_dump(exclude={"block"}),
            "poster": references.find("picture", self.poster).pk,
            "transcript": rich_text(self.transcript, references.page_id),
        }


class FigureBlockEntry(Entry):
    """A figure pulled in."""

    block: Literal["figure"]
    figure: Key
    explanation: str = ""

    def raw(self, references: References) -> dict[str, Any]:
        """What the block keeps."""
        return {"figure": references.find("figure", self.figure).pk, "explanation": self.explanation}


class CallToActionEntry(Entry):
    """A button."""

    block: Literal["call_to_action"]
    text: str = ""
    link: LinkEntry

    def raw(self, references: References) -> dict[str, Any]:
        """What the block keeps."""
        return {"text": self.text, "link": self.link.raw(references)}


class PageReferenceEntry(Entry):
    """Another page, shown as a card."""

    block: Literal["page_reference"]
    page: Key
    text: str = ""

    def raw(self, references: References) -> dict[str, Any]:
        """What the block keeps."""
        return {"page": references.page_id(self.page), "text": self.text}


BodyEntry = Annotated[
    HeadingEntry
    | RichTextEntry
    | PictureBlockEntry
    | ExternalSourceEntry
    | FilmEntry
    | FigureBlockEntry
    | CallToActionEntry
    | PageReferenceEntry,
    Field(discriminator="block"),
]
