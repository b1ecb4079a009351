"""A dictionary that forgets what was not used for longest."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class RecentlyUsed(Generic[Key, Value]):
    """Keeps at most `limit` values."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._values: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        """Return the value of `key`, which counts as use, or None."""
        value = self._values.get(key)
        if value is not None:
            self._values.move_to_end(key)
        return value

    def put(self, key: Key, value: Value) -> None:
        """Keep `value`; the value that was not used for longest makes room for it."""
        self._values[key] = value
        self._values.move_to_end(key)
        if len(self._values) > self._limit:
            self._values.popitem(last=False)

    def discard(self, key: Key) -> None:
        """Forget `key`, known or not."""
        self._values.pop(key, None)

    def take(self, is_wanted: Callable[[Value], bool]) -> list[tuple[Key, Value]]:
        """Forget the values that are wanted, and return them with their keys."""
        taken = [(key, value) for key, value in self._values.items() if is_wanted(value)]
        for key, _ in taken:
            del self._values[key]
        return taken

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Value]:
        """Return the values, last used first."""
        return iter(list(reversed(self._values.values())))
