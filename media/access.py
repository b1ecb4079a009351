"""Who may see a file: asked here, answered by the layer that publishes.

This app knows no publication. The layer above gives its answer once, when Django starts::

    class PublicationConfig(AppConfig):
        def ready(self) -> None:
            access.ask(visible_files)

Until then nothing is served.
"""

from enum import IntEnum, StrEnum
from typing import Protocol


class Kind(StrEnum):
    """The kinds of file that have an address for readers, named as in node ids."""

    PICTURE = "Picture"
    DOCUMENT = "Document"


class Answer(IntEnum):
    """Whether everybody may see a file now."""

    NO = 0
    YES = 1
    # Somebody permits it and may end that at any moment: whoever keeps a copy must ask again each time.
    WHILE_PERMITTED = 2


class MayServe(Protocol):
    """Says whether everybody may see the file of one picture or document now."""

    def __call__(self, kind: Kind, pk: int) -> Answer:
        """Answer for one file."""


def _nothing(kind: Kind, pk: int) -> Answer:
    return Answer.NO


_answer: MayServe = _nothing


def ask(answer: MayServe) -> None:
    """Let `answer` decide from now on."""
    global _answer
    _answer = answer


def may_serve(kind: Kind, pk: int) -> Answer:
    """Whether everybody may see this file now."""
    return _answer(kind, pk)
