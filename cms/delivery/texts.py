"""Which texts from outside can be used: PostgreSQL refuses U+0000, and half a surrogate pair cannot even be sent back."""

import re
from collections.abc import Iterator
from typing import Any

_UNUSABLE = re.compile("[\0\ud800-\udfff]")


def is_usable(text: str) -> bool:
    """Whether the text can be compared with stored texts, and repeated in an answer."""
    return _UNUSABLE.search(text) is None


def texts_in(value: Any) -> Iterator[str]:
    """All texts in a value read from JSON, names of members too, however deep it nests."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list):
            waiting += one
