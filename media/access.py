"""Who may see a file: asked here, answered by the layer that publishes.

This app knows no publication. The layer above gives its answer once, when Django starts::

    class PublicationConfig(AppConfig):
        def ready(self) -> None:
            access.ask(visible_files)

Until then nothing is served.
"""

from enum import StrEnum
from typing import Protocol


class Kind(StrEnum):
    """The kinds of file that have an address for readers, named as in node ids."""

    PICTURE = "Picture"
    DOCUMENT = "Document"


class MayServe(Protocol):
    """Says whether everybody may see the file of one picture or document now."""

    def __call__(self, kind: Kind, pk: int) -> bool:
        """Answer for one file."""


def _nothing(kind: Kind, pk: int) -> bool:
    return False


_answer: MayServe = _nothing


def ask(answer: MayServe) -> None:
    """Let `answer` decide from now on."""
    global _answer
    _answer = answer


def may_serve(kind: Kind, pk: int) -> bool:
    """Whether everybody may see this file now."""
    return _answer(kind, pk)
