"""Where answers are kept: as many as fit in a number of bytes; what was not asked for longest goes first."""

import heapq
import threading
from collections import OrderedDict
from collections.abc import Hashable

from .prepared import Prepared


class Memory:
    """Kept answers, for all threads of a process.

    Args:
        most_bytes: how much they may take together.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        # With the bytes that each takes of the whole: an answer may have grown since it was weighed. A dictionary in
        # order costs a fifth of what `cachetools` does, and this is on the way of every hit.
        self._kept: OrderedDict[Hashable, tuple[Prepared, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Prepared | None:
        """The answer that was kept under a key, whether it still holds or not."""
        # Without the lock, as each of the two is one step of Python; in between another thread may have taken it away.
        found = self._kept.get(key)
        if found is None:
            return None
        try:  # noqa: SIM105  # `suppress` takes longer than all of this
            self._kept.move_to_end(key)
        except KeyError:
            pass
        return found[0]

    def put(self, key: Hashable, prepared: Prepared) -> None:
        """Keeps an answer in place of an older one; what is larger than all memory is forgotten."""
        with self._lock:
            self._put(key, prepared)

    def weigh(self, key: Hashable, prepared: Prepared) -> None:
        """Notes that an answer has grown, if it is still kept."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None and found[0] is prepared:
                self._put(key, prepared)

    def _put(self, key: Hashable, prepared: Prepared) -> None:
        size = prepared.size
        prepared.has_grown = False
        _, before = self._kept.pop(key, (None, 0))
        self._bytes -= before
        if size > self._most_bytes:
            return
        self._kept[key] = prepared, size
        self._bytes += size
        while self._bytes > self._most_bytes:
            _, (_, freed) = self._kept.popitem(last=False)
            self._bytes -= freed

    def most_asked(self, number: int) -> list[Prepared]:
        """The answers that were asked for most, most first; none that nobody asked for lately."""
        with self._lock:
            asked = [prepared for prepared, _ in self._kept.values() if prepared.asked]
        return heapq.nlargest(number, asked, key=lambda prepared: prepared.asked)

    @property
    def size(self) -> int:
        """How many bytes are taken."""
        return self._bytes
