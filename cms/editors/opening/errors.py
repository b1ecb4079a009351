"""What can go wrong while loading.

OpeningContentError     a file is wrong, or the site already holds something else
└── ReferenceDeleted    an item refers to one that an editor deleted
"""

from collections.abc import Iterable


class OpeningContentError(Exception):
    """The content cannot be loaded; nothing was changed. Each problem names file, item and field."""

    def __init__(self, problems: Iterable[str]) -> None:
        """Keep all problems, so that they can be repaired at once."""
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class ReferenceDeleted(OpeningContentError):
    """An item refers to one that an editor deleted, so it cannot be made as the files want it."""

    def __init__(self, name: str) -> None:
        """Name the item that is gone."""
        super().__init__([f"it refers to {name}, which an editor deleted"])
