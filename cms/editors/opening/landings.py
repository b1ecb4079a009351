"""`landings.yaml`: ways in, for each audience and for each part of the city."""

from typing import Annotated, Any

from pydantic import Field

from .blocks import Entry, Key, LinkEntry, Text
from .entries import PageEntry, optional_link
from .references import References
from .streams import stream


class KeyPointEntry(Entry):
    """One of the first things to know."""

    title: Text
    text: Text
    link: LinkEntry | None = None

    def raw(self, references: References) -> dict[str, Any]:
        """What the block keeps."""
        return {"title": self.title, "text": self.text, "link": optional_link(self.link, references)}


class AudiencePageEntry(PageEntry):
    """The way in for one audience."""

    audience: Key
    key_points: Annotated[tuple[KeyPointEntry, ...], Field(max_length=3)] = ()

    def needed(self, references: References) -> dict[str, Any]:
        """For whom it is."""
        return {"audience": references.find("audience", self.audience)}

    def values(self, references: References) -> dict[str, Any]:
        """What a way in has more than other pages."""
        points = [("point", point.raw(references)) for point in self.key_points]
        return {**self.needed(references), "key_points": stream(f"{self.item_name}/key-points", points)}


class StadsdeelPageEntry(PageEntry):
    """The page of one part of the city."""

    stadsdeel: Key
    special: str = ""

    def needed(self, references: References) -> dict[str, Any]:
        """Where it is about."""
        return {"stadsdeel": references.find("stadsdeel", self.stadsdeel)}

    def values(self, references: References) -> dict[str, Any]:
        """What a page of a part of the city has more than other pages."""
        return {**self.needed(references), "special": self.special}


class LandingsFile(Entry):
    """The two pages that lead to the ways in, and those."""

    audience_index: PageEntry
    audience_pages: tuple[AudiencePageEntry, ...]
    stadsdeel_index: PageEntry
    stadsdeel_pages: tuple[StadsdeelPageEntry, ...]
