"""What is being worked out right now: who asks the same meanwhile waits for it."""

import threading
from collections.abc import Hashable

# Longer than any operation may take.
LONGEST_WAIT_SECONDS = 30.0


class Flights:
    """Questions on their way, for all threads of a process."""

    def __init__(self) -> None:
        self._under_way: dict[Hashable, threading.Event] = {}
        self._lock = threading.Lock()

    def is_first(self, key: Hashable) -> bool:
        """Whether nobody else works this out; whoever is the first must `land`, also when it fails. Others have waited."""
        with self._lock:
            landed = self._under_way.get(key)
            if landed is None:
                self._under_way[key] = threading.Event()
                return True
        landed.wait(LONGEST_WAIT_SECONDS)
        return False

    def land(self, key: Hashable) -> None:
        """Lets all go on who wait."""
        with self._lock:
            landed = self._under_way.pop(key)
        landed.set()
