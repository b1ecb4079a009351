"""Watches on the content revision, for tests that wait for them."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from cms.publication.revision import RevisionWatch

SECONDS = 30


@contextmanager
def watching(**address: Any) -> Iterator[RevisionWatch]:
    watch = RevisionWatch(lambda: address)
    watch.start()
    try:
        yield watch
    finally:
        watch.stop()


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.005)
