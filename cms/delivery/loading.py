"""What a level of a document refers to, fetched in one statement for all kinds together.

A resolver asks for something and gets a `Deferred`. When no resolver can go on, `fetch` gets all that was asked for; what
waits for it goes on, and so begins the next level. What the reader may not see is not there: its value is None.
"""

import asyncio
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

Data = dict[str, Any]
# Fetches for many keys at once; what it leaves out does not exist.
Fetch = Callable[[list[Any]], dict[Any, Any]]

T = TypeVar("T")
R = TypeVar("R")


class Deferred(Generic[T]):
    """A value that comes with a later fetch, or the reason why it will never come.

    It can be awaited too: so graphql-core's own executor waits for it.
    """

    __slots__ = ("_error", "_is_done", "_value", "_waiting")

    def __init__(self) -> None:
        self._is_done = False
        self._value: Any = None
        self._error: Exception | None = None
        self._waiting: list[Callable[[], None]] = []

    @classmethod
    def failed(cls, error: Exception) -> "Deferred[T]":
        """One that will never come."""
        deferred = cls()
        deferred.fail(error)
        return deferred

    def resolve(self, value: T) -> None:
        """Lets everybody go on who waits for the value."""
        self._value = value
        self._settle()

    def fail(self, error: Exception) -> None:
        """Lets everybody who waits know why it will not come."""
        self._error = error
        self._settle()

    def _settle(self) -> None:
        self._is_done = True
        waiting, self._waiting = self._waiting, []
        for go_on in waiting:
            go_on()

    def when_done(self, go_on: Callable[[], None]) -> None:
        """Calls this once the outcome is known, which may be now."""
        if self._is_done:
            go_on()
        else:
            self._waiting.append(go_on)

    @property
    def outcome(self) -> T:
        """The value, once it is known.

        Raises:
            Exception: the reason why it will never come.
        """
        if self._error is not None:
            raise self._error
        return self._value

    def then(self, use: Callable[[T], "R | Deferred[R]"]) -> "Deferred[R]":
        """What `use` makes of the value, now or later; what it raises is the reason why that will never come."""
        made: Deferred[R] = Deferred()

        def go_on() -> None:
            try:
                value = use(self.outcome)
            except Exception as error:  # noqa: BLE001  # whoever waits for it gets it
                made.fail(error)
            else:
                made._become(value)

        self.when_done(go_on)
        return made

    def _become(self, value: "T | Deferred[T]") -> None:
        if isinstance(value, Deferred):
            value.when_done(lambda: self._take_over(value))
        else:
            self.resolve(value)

    def _take_over(self, other: "Deferred[T]") -> None:
        self._value, self._error = other._value, other._error
        self._settle()

    def __await__(self) -> Generator[Any, None, T]:
        if not self._is_done:
            known = asyncio.get_running_loop().create_future()
            self.when_done(lambda: None if known.done() else known.set_result(None))
            yield from known
        return self.outcome


def gathered(deferreds: Iterable[Deferred[T]]) -> Deferred[list[T]]:
    """All values in their order, once they are all known; the first reason when one will never come."""
    awaited = list(deferreds)
    together: Deferred[list[T]] = Deferred()
    missing = len(awaited)

    def one_is_known() -> None:
        nonlocal missing
        missing -= 1
        if missing == 0:
            settle()

    def settle() -> None:
        try:
            values = [deferred.outcome for deferred in awaited]
        except Exception as error:  # noqa: BLE001  # whoever waits for it gets it
            together.fail(error)
        else:
            together.resolve(values)

    for deferred in awaited:
        deferred.when_done(one_is_known)
    if not awaited:
        together.resolve([])
    return together


@dataclass(slots=True)
class _Batch:
    fetch: Fetch
    deferreds: dict[Any, Deferred[Any]] = field(default_factory=dict)


class Loader:
    """Fetches whatever can be fetched for many at once."""

    def __init__(self) -> None:
        self._waiting: dict[Any, _Batch] = {}

    @property
    def waiting(self) -> int:
        """How many values wait for a fetch."""
        return sum(len(batch.deferreds) for batch in self._waiting.values())

    def load(self, batch: Any, fetch: Fetch, key: Any) -> Deferred[Any]:
        """What `fetch` gives for a key; all keys of one batch that a level asks for go in one call."""
        deferreds = self._waiting.setdefault(batch, _Batch(fetch)).deferreds
        deferred = deferreds.get(key)
        if deferred is None:
            deferred = deferreds[key] = Deferred()
        return deferred

    def fetch(self) -> None:
        """Fetches all that is waited for, one statement for each batch; when that fails, whoever waits for it fails."""
        waiting, self._waiting = self._waiting, {}
        for batch in waiting.values():
            try:
                found = batch.fetch(list(batch.deferreds))
            except Exception as error:  # noqa: BLE001  # whoever waits for it gets it
                for deferred in batch.deferreds.values():
                    deferred.fail(error)
            else:
                for key, deferred in batch.deferreds.items():
                    deferred.resolve(found.get(key))
