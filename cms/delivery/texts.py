"""Which texts from outside can be used: PostgreSQL refuses U+0000, and half a surrogate pair cannot even be sent back."""

import re

_UNUSABLE = re.compile("[\0\ud800-\udfff]")


def is_usable(text: str) -> bool:
    """Whether the text can be compared with stored texts, and repeated in an answer."""
    return _UNUSABLE.search(text) is None
