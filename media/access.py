"""Who may see a file: asked here, answered by the layer that publishes.

This app knows no publication. The layer above gives its answer once, when Django starts::

    class PublicationConfig(AppConfig):
        def ready(self) -> None:
            access.ask(visible_files)

Until then nothing is served.
"""

from enum import IntEnum, StrEnum
from typing import Protocol

from cms.partners.reader import Reader


class Kind(StrEnum):
    """The kinds of file that have an address for readers, named as in node ids."""

    PICTURE = "Picture"
    DOCUMENT = "Document"


class Answer(IntEnum):
    """Whether a file may be seen now."""

    NO = 0
    YES = 1
    # Somebody permits it and may end that at any moment: whoever keeps a copy must ask again each time.
    WHILE_PERMITTED = 2


class MayServe(Protocol):
    """Says whether a reader may see the file of one picture or document now; None asks for everybody."""

    def __call__(self, kind: Kind, pk: int, reader: Reader | None) -> Answer:
        """Answer for one file."""


def _nothing(kind: Kind, pk: int, reader: Reader | None) -> Answer:
    return Answer.NO


_answer: MayServe = _nothing


def ask(answer: MayServe) -> None:
    """Let `answer` decide from now on."""
    global _answer
    _answer = answer


def may_serve(kind: Kind, pk: int, reader: Reader | None) -> Answer:
    """Whether a reader may see this file now; None asks for everybody, who has its address."""
    return _answer(kind, pk, reader)
