"""What can go wrong while loading.

OpeningContentError     a file is wrong, or the site already holds something else
"""

from collections.abc import Iterable


class OpeningContentError(Exception):
    """The content cannot be loaded; nothing was changed. Each problem names file, item and field."""

    def __init__(self, problems: Iterable[str]) -> None:
        """Keep all problems, so that they can be repaired at once."""
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))
