"""The leak walker: asks everything that can be asked, as one reader, and finds what must not be there."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http.response import HttpResponseBase
from django.test import Client
from graphql import get_introspection_query

from cms.delivery.executable import executable_schema
from cms.schema.kinds import LISTINGS, PAGE_KINDS

from .content import Secret
from .documents import Atlas

_LIST = "nodes { __typename id title slug lead } edges { cursor node { id title } } pageInfo { endCursor startCursor }"
# What may give a secret away: its word, or a global id.
_TRACE = re.compile(r"geheim\w+?geheim|\b[a-z]+:\d+\b", re.IGNORECASE)
# As many as stand in one document.
_AT_ONCE = 25


@dataclass(frozen=True)
class Known:
    """What a curious reader may have written down, before it was hidden or from elsewhere.

    Attributes:
        ids: global ids, of visible and of hidden things.
        paths: of pages.
        slugs: of categories, by the filter that takes them.
        addresses: of files.
    """

    ids: list[str]
    paths: list[str]
    slugs: dict[str, list[str]]
    addresses: list[str]


@dataclass
class Walk:
    """What one reader met.

    Attributes:
        leaks: what must not be there: the state, the trace, and what was asked.
        seen: the text of every answer.
        asked: how many requests it took.
    """

    leaks: set[tuple[str, str, str]] = field(default_factory=set)
    seen: list[str] = field(default_factory=list)
    asked: int = 0

    @property
    def states(self) -> set[str]:
        """The states of which a trace was found."""
        return {state for state, _, _ in self.leaks}


class Walker:
    """Walks as one reader.

    Args:
        client: makes requests.
        headers: those by which the reader is known.
        known: what the reader tries besides what it finds.
        secrets: what must not be met.
        shut: addresses of files that must not be served.
    """

    def __init__(
        self, client: Client, headers: dict[str, str], known: Known, secrets: Iterable[Secret], shut: Iterable[str]
    ) -> None:
        self._client = client
        self._headers = headers
        self._known = known
        self._shut = set(shut)
        self._state_of_trace = {
            trace.lower(): secret.state for secret in secrets for trace in (secret.word, *secret.ids)
        }
        self._walk = Walk()
        first = {filter_name: slugs[0] for filter_name, slugs in known.slugs.items()}
        arguments = {
            "node": f'id: "{known.ids[0]}"',
            "page": f'path: "{known.paths[0]}"',
            "route": f'path: "{known.paths[0]}"',
            "stadsdeel": f'slug: "{first["stadsdeel"]}"',
            "audience": f'slug: "{first["audience"]}"',
        }
        self.atlas = Atlas(executable_schema(), arguments, known.slugs["audience"])

    def walk(self) -> Walk:
        """Asks everything."""
        for document in self.atlas.walks():
            self._ask(document)
        self._ask(get_introspection_query())
        return self.walk_shortly()

    def walk_shortly(self) -> Walk:
        """Asks the lists, and what the reader has written down."""
        self._walk_lists()
        self._try_ids_and_paths()
        self._try_files()
        for path in ("/explorer/", "/health/ready/", "/health/live/"):
            self._look_at(self._client.get(path, headers=self._headers), path)
        return self._walk

    def _walk_lists(self) -> None:
        for listing in LISTINGS:
            variants = [f"order: {order.name}" for order in listing.orders]
            variants += [f'{name}: ["{slug}"]' for name, slugs in self._known.slugs.items() for slug in slugs]
            variants += ['from: "1900-01-01"', 'until: "2200-01-01"']
            for variant in variants:
                for end in ("first", "last"):
                    document = f"{{ {listing.field}({variant}, {end}: 100) {{ totalCount {_LIST} }} }}"
                    self._check_count(self._ask(document)[listing.field], variant)
                self._ask_again(document)
                for category in listing.within:
                    if not variant.startswith(f"{category.lower()}:"):
                        self._walk_within(category, f"{listing.field}({variant}, first: 100) {{ totalCount {_LIST} }}")
            for order in listing.orders:
                self._page_through(listing.field, f"order: {order.name}", "first", "after", "endCursor")
                self._page_through(listing.field, f"order: {order.name}", "last", "before", "startCursor")

    def _walk_within(self, category: str, asked: str) -> None:
        plural, field_name = {"Audience": "audiences", "Stadsdeel": "stadsdelen"}[category], asked.partition("(")[0]
        for one in self._ask(f"{{ {plural} {{ slug {asked} }} }}")[plural]:
            self._check_count(one[field_name], asked)

    def _page_through(self, field_name: str, order: str, size: str, beyond: str, cursor_name: str) -> None:
        cursor = None
        while True:
            place = f', {beyond}: "{cursor}"' if cursor else ""
            page = self._ask(f"{{ {field_name}({order}, {size}: 3{place}) {{ totalCount {_LIST} }} }}")[field_name]
            cursor = page["pageInfo"][cursor_name]
            if not page["nodes"]:
                return

    def _check_count(self, connection: dict[str, Any], asked: str) -> None:
        """A count that is more than what is there tells that something is hidden."""
        if connection["totalCount"] != len(connection["nodes"]):
            self._walk.leaks.add(("totalCount", str(connection["totalCount"]), asked))

    def _try_ids_and_paths(self) -> None:
        ids = [*self._known.ids, *(f"Page:{node_id.partition(':')[2]}" for node_id in self._known.ids[:_AT_ONCE])]
        pages = " ".join(f"... on {kind.__name__} {{ title lead }}" for kind in PAGE_KINDS)
        self._try(f'node(id: "%s") {{ __typename id {pages} }}', ids)
        self._try('page(id: "%s") { __typename id title lead }', self._known.ids)
        paths = [*self._known.paths, *(path.strip("/") + "?x=1" for path in self._known.paths[:_AT_ONCE])]
        self._try('page(path: "%s") { __typename id title lead }', paths)
        self._try(f'route(path: "%s") {{ __typename {pages} }}', paths)

    def _try(self, template: str, values: Iterable[str]) -> None:
        values = list(dict.fromkeys(values))
        for begin in range(0, len(values), _AT_ONCE):
            fields = [f"a{n}: {template % one}" for n, one in enumerate(values[begin : begin + _AT_ONCE])]
            self._ask(f"{{ {' '.join(fields)} }}")

    def _try_files(self) -> None:
        for address in self._known.addresses:
            answer = self._client.get(address, headers=self._headers)
            answer.getvalue()
            if answer.status_code == 200 and address in self._shut:
                self._walk.leaks.add(("file", address, "GET"))
            elif answer.status_code != 200:
                self._look_at(answer, address)

    def _ask(self, document: str) -> Any:
        body = json.dumps({"query": document})
        posted = self._client.post("/graphql/", body, content_type="application/json", headers=self._headers)
        self._look_at(posted, document)
        answer = posted.json()
        assert "errors" not in answer, (answer["errors"][0], document)
        return answer["data"]

    def _ask_again(self, document: str) -> None:
        """By GET, and once more as one who has the answer already."""
        address = f"/graphql/?{urlencode({'query': document})}"
        answer = self._client.get(address, headers=self._headers)
        self._look_at(answer, document)
        again = self._client.get(address, headers=self._headers | {"If-None-Match": answer["ETag"]})
        self._look_at(again, document)

    def _look_at(self, answer: HttpResponseBase, asked: str) -> None:
        self._walk.asked += 1
        headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        text = f"{headers}\n{_decoded(answer)}".replace(asked, "")
        self._walk.seen.append(text)
        for trace in {found.lower() for found in _TRACE.findall(text)} & self._state_of_trace.keys():
            self._walk.leaks.add((self._state_of_trace[trace], trace, asked[:100]))


def _decoded(answer: HttpResponseBase) -> str:
    """The words of an answer, in which JSON has escaped nothing."""
    return "" if answer.streaming else answer.content.decode()
