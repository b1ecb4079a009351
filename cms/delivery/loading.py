"""What a level of a document refers to, fetched in one statement for all kinds together.

A resolver asks for an item and gets a future. When no resolver can go on, `fetch` gets all that was asked for; the
futures are done, and the next level begins. What the reader may not see is not there: its future gives None.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import Error
from graphql import GraphQLError

from cms.publication.models import PublishedItemQuerySet

Data = dict[str, Any]
# Fetches for many keys at once; what it leaves out does not exist.
Fetch = Callable[[list[Any]], dict[Any, Any]]


@dataclass
class _Batch:
    fetch: Fetch
    futures: dict[Any, asyncio.Future[Any]] = field(default_factory=dict)


class Loader:
    """Fetches items by their global id, and whatever else can be fetched for many at once, for one reader.

    Args:
        items: the rows that exist for the reader.
        loop: the event loop that the futures belong to.

    Attributes:
        holds_people: whether something was fetched that is there only because a person permits it.
    """

    def __init__(self, items: Callable[[], PublishedItemQuerySet], loop: asyncio.AbstractEventLoop) -> None:
        self._items = items
        self._loop = loop
        self._known: dict[str, asyncio.Future[Data | None]] = {}
        self._waiting: dict[Any, _Batch] = {}
        self.holds_people = False

    @property
    def waiting(self) -> int:
        """How many futures wait for a fetch."""
        return sum(len(batch.futures) for batch in self._waiting.values())

    def load(self, node_id: str) -> asyncio.Future[Data | None]:
        """The object of an item, or None when it does not exist for the reader. Fetched once for each document."""
        if node_id not in self._known:
            self._known[node_id] = self.load_with("node_id", self._fetch_items, node_id)
        return self._known[node_id]

    def load_with(self, batch: Any, fetch: Fetch, key: Any) -> asyncio.Future[Any]:
        """What `fetch` gives for a key; all keys of one batch that a level asks for go in one call."""
        futures = self._waiting.setdefault(batch, _Batch(fetch)).futures
        if key not in futures:
            futures[key] = self._loop.create_future()
        return futures[key]

    def fetch(self) -> None:
        """Fetches all that is waited for, one statement for each batch; when that fails, whoever waits for it fails."""
        waiting, self._waiting = self._waiting, {}
        for batch in waiting.values():
            try:
                found = batch.fetch(list(batch.futures))
            except (Error, GraphQLError) as error:
                for future in batch.futures.values():
                    future.set_exception(error)
            else:
                for key, future in batch.futures.items():
                    future.set_result(found.get(key))

    def _fetch_items(self, node_ids: list[str]) -> dict[str, Data]:
        rows = self._items().filter(node_id__in=node_ids).values_list("node_id", "data", "needs_consent")
        found = {}
        for node_id, data, needs_consent in rows:
            found[node_id] = data
            self.holds_people |= needs_consent
        return found
