"""What must not be seen."""

from dataclasses import dataclass, field

from django.db.models import Model

from cms.fields import node_id
from cms.schema.kinds import SHOWN_KINDS
from cms.taxonomy.channels import every_channel
from cms.taxonomy.enums import EMPLOYERS_CHANNEL
from media.models import Document, Picture
from pages.core.models import BasePage

NOWHERE: frozenset[str] = frozenset()
EVERYWHERE = frozenset(every_channel())
EMPLOYERS = frozenset({EMPLOYERS_CHANNEL})


@dataclass
class Secret:
    """Something that must not be seen.

    Attributes:
        state: why, in one word; stands in `word`.
        channels: the only places where it may show; none for most.
        seen_in: the places where it showed before it was hidden: there readers are told that it was removed.
        pages: pages whose ids must not be seen either.
        files: pictures and documents, likewise.
        records: other things, likewise.
        addresses: of its files, as one knew them who saw it once.
        paths: where its pages stood before.
    """

    state: str
    channels: frozenset[str] = NOWHERE
    seen_in: frozenset[str] = NOWHERE
    pages: list[BasePage] = field(default_factory=list)
    files: list[Picture | Document] = field(default_factory=list)
    records: list[Model] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    @property
    def word(self) -> str:
        """The word that gives it away."""
        return f"geheim{self.state}geheim"

    @property
    def ids(self) -> list[str]:
        """Its global ids."""
        return [node_id(thing) for thing in (*self.pages, *self.files, *self.records)]

    @property
    def told_ids(self) -> list[str]:
        """The global ids of what is told of when it is removed: a file, or a part of a page, goes with what shows it."""
        things = (*self.pages, *self.records)
        return [node_id(thing) for thing in things if not isinstance(thing, SHOWN_KINDS)]
