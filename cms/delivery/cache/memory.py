"""Where answers are kept: as many as fit in a number of bytes; what was not asked for longest goes first."""

import heapq
import threading
from collections.abc import Hashable

from cachetools import LRUCache

from .prepared import Prepared


class Memory:
    """Kept answers, for all threads of a process.

    Args:
        most_bytes: how much they may take together.
    """

    def __init__(self, most_bytes: int) -> None:
        self._kept: LRUCache[Hashable, Prepared] = LRUCache(most_bytes, lambda prepared: prepared.size)
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Prepared | None:
        """The answer that was kept under a key, whether it still holds or not."""
        with self._lock:
            return self._kept.get(key)

    def put(self, key: Hashable, prepared: Prepared) -> None:
        """Keeps an answer, or notes that it has grown; one that is larger than all memory is forgotten."""
        with self._lock:
            # Else the new one would be weighed against room that the old one still takes.
            self._kept.pop(key, None)
            if prepared.size <= self._kept.maxsize:
                self._kept[key] = prepared

    def most_asked(self, number: int) -> list[Prepared]:
        """The answers that were asked for most, most first; none that nobody asked for lately."""
        with self._lock:
            asked = [prepared for prepared in self._kept.values() if prepared.asked]
        return heapq.nlargest(number, asked, key=lambda prepared: prepared.asked)

    @property
    def size(self) -> int:
        """How many bytes are taken."""
        return int(self._kept.currsize)
