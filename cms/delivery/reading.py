"""One execution of a document: who reads, when, and what has been fetched."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

import orjson

from cms.partners.reader import ANONYMOUS, Reader
from cms.publication import gate
from cms.publication.drafts import Preview
from cms.taxonomy.enums import EMPLOYERS_CHANNEL

from .budget import Budget
from .loading import Data, Deferred, Loader, gathered
from .statements import Condition, fetch, select

_CATEGORIES = ["Audience", "Stadsdeel", "Theme"]
# Large parts of stored objects, each with the fields that need it.
_LARGE: Mapping[str, tuple[str, ...]] = {
    "body": ("body",),
    "renditions": ("src", "sources"),
    "plan": ("plan",),
    "experience": ("experience",),
    "articles": ("articles",),
    "steps": ("steps",),
    "questions": ("questions",),
}


class Reading:
    """What all resolvers share.

    Args:
        reader: for whom the answer is made.
        at: the moment of the answer; all of it is made for that one moment.
        preview: what an editor looks at, when the answer is made for that.
        asked: the names of all fields that are asked for; None when that may be any.

    Attributes:
        loader: fetches what is referred to.
        data: the column with the object, for statements; without large parts that are not asked for.
        holds_people: whether something was fetched that is there only because a person permits it.
        budget: what may still be spent on statements.
    """

    def __init__(
        self, reader: Reader, at: datetime, preview: Preview | None = None, asked: frozenset[str] | None = None
    ) -> None:
        self.reader = reader
        self.at = at
        self.preview = preview
        self.loader = Loader()
        self.holds_people = False
        self.budget = Budget()
        self._asked = asked
        self._known: dict[str, Deferred[Data | None]] = {}
        left_out = [part for part, fields in _LARGE.items() if not self.asks(*fields)]
        self.data = f"item.data - {_texts(left_out)}" if left_out else "item.data"
        self._parameters = gate.parameters(reader, at)

    def asks(self, *names: str) -> bool:
        """Whether a field of one of these names may be asked for; what is not need not be fetched."""
        return self._asked is None or not self._asked.isdisjoint(names)

    def rows(self, columns: str, condition: Condition, then: str = "") -> list[tuple[Any, ...]]:
        """The rows that exist for this reader now and are as the condition says.

        Args:
            columns: what is selected; an object comes as its JSON.
            condition: what the rows must be.
            then: the order and the limit, as SQL.
        """
        return self.run(select(columns, condition.sql, then), condition.values)

    def run(self, sql: str, values: Any) -> list[tuple[Any, ...]]:
        """The rows of a statement made by `select`, with the parameters of the gate filled in."""
        return self.budget.run(fetch, gate.for_reader(sql, self.reader), {**self._parameters, **values})

    @property
    def sees_the_site_alone(self) -> bool:
        """Whether all that this reader sees stands on the public site, as far as it can tell."""
        return self.reader.has_relative_links or self.reader.channels <= ANONYMOUS.channels

    def paths_on_the_site(self, paths: Iterable[str]) -> set[str]:
        """Those of these paths at which the public site shows something to everybody now."""
        sql = select("item.path", "item.path = ANY(%(paths)s::varchar[])")
        values = {**gate.parameters(ANONYMOUS, self.at), "paths": list(paths)}
        return {path for (path,) in self.budget.run(fetch, gate.for_reader(sql, ANONYMOUS), values)}

    def objects(self, condition: Condition, then: str = "") -> list[Data]:
        """The objects of the rows."""
        rows = self.rows(f"{self.data}, item.needs_consent", condition, then)
        return [self.opened(data, needs_consent) for data, needs_consent in rows]

    def first(self, condition: Condition, order: str = "") -> Data | None:
        """The object of the first row; None when there is none."""
        found = self.objects(condition, f"{order} LIMIT 1")
        return found[0] if found else None

    def opened(self, data: str, needs_consent: bool) -> Data:
        """An object from its JSON; that it is about a person is noted, whatever is shown of it."""
        self.holds_people |= needs_consent
        return orjson.loads(data)

    @property
    def in_catalogue(self) -> Condition:
        """What a row is of somebody who agreed to be shown to employers; nothing, for who was not invited."""
        if EMPLOYERS_CHANNEL not in self.reader.channels:
            return Condition("false")
        for_employers = Condition(
            gate.visible(channels="catalogue_channels"), {"catalogue_channels": [EMPLOYERS_CHANNEL]}
        )
        return Condition("item.kind = 'Profile'") & for_employers

    @cached_property
    def known_slugs(self) -> dict[str, list[str]]:
        """The slugs that lists can be narrowed by, for each kind of category, in their usual order."""
        slugs: dict[str, list[str]] = {}
        categories = Condition("item.kind = ANY(%(categories)s::varchar[])", {"categories": _CATEGORIES})
        for kind, slug in self.rows("item.kind, item.slug", categories, "ORDER BY item.number, item.name"):
            slugs.setdefault(kind, []).append(slug)
        return slugs

    def load(self, node_id: str) -> Deferred[Data | None]:
        """The object of an item, or None when it does not exist for this reader. Fetched once for each document."""
        known = self._known.get(node_id)
        if known is None:
            # The loader lets go of us when it has fetched: an answer that refers to itself stays until somebody looks for garbage.
            known = self._known[node_id] = self.loader.load("node_id", self._items_by_id, node_id)
        return known

    def follow(self, stored: Any) -> Deferred[Data | None] | None:
        """The object that a stored reference leads to; None when it is not there for this reader."""
        return self.load(stored["ref"]) if stored else None

    def follow_all(self, stored: Iterable[Any]) -> Deferred[list[Data]]:
        """The objects that stored references lead to; what is not there for this reader is left out."""
        return gathered(self.load(reference["ref"]) for reference in stored).then(_present)

    def _items_by_id(self, node_ids: list[str]) -> dict[str, Data]:
        asked = Condition("item.node_id = ANY(%(node_ids)s::varchar[])", {"node_ids": node_ids})
        rows = self.rows(f"item.node_id, {self.data}, item.needs_consent", asked)
        return {node_id: self.opened(data, needs_consent) for node_id, data, needs_consent in rows}


def _texts(names: Sequence[str]) -> str:
    """Names of fields as an array in SQL."""
    return "'{" + ",".join(names) + "}'::text[]"


def _present(found: list[Data | None]) -> list[Data]:
    return [data for data in found if data is not None]
