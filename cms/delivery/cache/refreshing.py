"""Refresh ahead: after each change the answers that readers ask for most are made again, before they ask.

One thread for each process. A round is short, and begins with what is asked for most; how often that was counts half
after each round, so what nobody asks for any more drops out by itself.
"""

import threading
import time
from collections.abc import Callable

import structlog

from cms.publication.revision import RevisionWatch

from .memory import Memory
from .prepared import Prepared

MOST_ANSWERS = 100
LONGEST_ROUND_SECONDS = 5.0
# A turn of time that no kept answer told of is noticed at the latest after this.
_LONGEST_SLEEP_SECONDS = 60.0

logger = structlog.get_logger(__name__)


class Refreshing:
    """Keeps the most asked answers fresh.

    Args:
        memory: the kept answers.
        watch: knows when the content changes.
        ask_again: has an answer made anew.
    """

    def __init__(self, memory: Memory, watch: RevisionWatch, ask_again: Callable[[Prepared], None]) -> None:
        self._memory = memory
        self._watch = watch
        self._ask_again = ask_again
        self._changed = threading.Event()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        watch.tell(self._changed.set)

    def start(self) -> None:
        """Starts it in this process, unless it runs; it ends with the process."""
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._refresh, name="refresh ahead", daemon=True)
                self._thread.start()

    def round(self) -> int:
        """Has the most asked answers that do not hold any more made again; gives how many were asked."""
        end = time.monotonic() + LONGEST_ROUND_SECONDS
        outdated = [
            kept for kept in self._memory.most_asked(MOST_ANSWERS) if not kept.holds(self._watch.number, time.time())
        ]
        asked = 0
        for kept in outdated:
            # While it is not known what is new, nothing can be made that holds.
            if self._watch.number is None or time.monotonic() > end:
                break
            self._ask_again(kept)
            asked += 1
        return asked

    def _refresh(self) -> None:
        while True:
            self._changed.wait(self._seconds_to_turn())
            self._changed.clear()
            try:
                self.round()
            except Exception:
                # Readers still get their answers, only not ahead.
                logger.exception("refresh_ahead_failed")

    def _seconds_to_turn(self) -> float:
        """Until the answers that are asked for end by themselves."""
        ends = [kept.until for kept in self._memory.most_asked(1)]
        return min(max(min(ends, default=float("inf")) - time.time(), 0.01), _LONGEST_SLEEP_SECONDS)
