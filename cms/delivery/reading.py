"""One execution of a document: who reads, when, and what has been fetched."""

import asyncio
from collections.abc import Coroutine, Iterable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from graphql import GraphQLError

from cms.partners.reader import Reader
from cms.publication.drafts import Preview
from cms.publication.models import PublishedItem, PublishedItemQuerySet
from cms.taxonomy.enums import EMPLOYERS_CHANNEL

from .loading import Data, Loader

_CATEGORIES = ("Audience", "Stadsdeel", "Theme")


class Reading:
    """The context that all resolvers share.

    Args:
        reader: for whom the answer is made.
        at: the moment of the answer; all of it is made for that one moment.
        loop: the event loop that drives the execution.
        preview: what an editor looks at, when the answer is made for that.
    """

    def __init__(
        self, reader: Reader, at: datetime, loop: asyncio.AbstractEventLoop, preview: Preview | None = None
    ) -> None:
        self.reader = reader
        self.at = at
        self.preview = preview
        self.loader = Loader(self.items, loop)
        self._loop = loop

    def items(self) -> PublishedItemQuerySet:
        """The rows that exist for this reader now."""
        return PublishedItem.objects.visible_to(self.reader, self.at)

    def catalogue(self) -> PublishedItemQuerySet:
        """The profiles of people who agreed to be shown to employers; none for who was not invited."""
        if EMPLOYERS_CHANNEL not in self.reader.channels:
            return PublishedItem.objects.none()
        for_employers = replace(self.reader, channels=frozenset({EMPLOYERS_CHANNEL}))
        return PublishedItem.objects.visible_to(for_employers, self.at).filter(kind="Profile")

    def refused(self, error: GraphQLError) -> asyncio.Future[Any]:
        """A value that will never be, for this reason."""
        future = self._loop.create_future()
        future.set_exception(error)
        return future

    @cached_property
    def known_slugs(self) -> dict[str, list[str]]:
        """The slugs that lists can be narrowed by, for each kind of category, in their usual order."""
        slugs: dict[str, list[str]] = {}
        rows = self.items().filter(kind__in=_CATEGORIES).order_by("number", "name")
        for kind, slug in rows.values_list("kind", "slug"):
            slugs.setdefault(kind, []).append(slug)
        return slugs

    # What is referred to is asked for at once, and not when it is waited for: so all of a level goes in one statement.

    def follow(self, stored: Any) -> asyncio.Future[Data | None] | None:
        """The object that a stored reference leads to; None when it is not there for this reader."""
        return self.loader.load(stored["ref"]) if stored else None

    def follow_all(self, stored: Iterable[Any]) -> Coroutine[Any, Any, list[Data]]:
        """The objects that stored references lead to; what is not there for this reader is left out."""
        return _present([self.loader.load(reference["ref"]) for reference in stored])


async def _present(loads: Iterable[asyncio.Future[Data | None]]) -> list[Data]:
    return [data for data in await asyncio.gather(*loads) if data is not None]
