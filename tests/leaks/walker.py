"""The leak walker: asks everything that can be asked, as one reader, and finds what must not be there."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern
from graphql import get_introspection_query

from cms.delivery import urls
from cms.delivery.documents.manifests import register
from cms.delivery.documents.persisted import hash_of
from cms.delivery.executable import executable_schema
from cms.schema.kinds import LISTINGS
from pages.core.listing import Listing

from .documents import Atlas
from .secrets import Secret

_LISTED_PAGE = "__typename id title slug lead"
_LISTED = {"Organisation": "__typename id slug name", "Remark": "__typename id text", "Action": "__typename id title"}
# What may give a secret away: its word, or a global id.
_TRACE = re.compile(r"geheim\w+?geheim|\b[a-z]+:\d+\b", re.IGNORECASE)
# Every public page that has one address only; GraphQL is asked otherwise.
PAGES = ["/", "/admin/login/"] + [
    f"/{one.pattern}"
    for one in urls.urlpatterns
    if isinstance(one, URLPattern) and not one.pattern.converters and one.name != "graphql"
]
# As many as stand in one document.
_AT_ONCE = 25
_MOST_HITS = 50
_REMOVALS = "removals"
_REMOVED = "nodes { id kind removedAt } pageInfo { endCursor hasNextPage }"
_PAGE = "... on Page { title lead }"
_EVER = 'since: "2000-01-01T00:00:00Z"'


@dataclass(frozen=True)
class Known:
    """What a curious reader may have written down, before it was hidden or from elsewhere.

    Attributes:
        ids: global ids, of visible and of hidden things.
        paths: of pages, where they stand and where they stood.
        slugs: of categories, by the filter that takes them.
        addresses: of files.
        words: that stand in hidden texts.
        regulation: short name of one with versions that are hidden.
        figure: key of one with standings that are hidden.
        roots: for fields of the root that need arguments, those of something visible.
    """

    ids: list[str]
    paths: list[str]
    slugs: dict[str, list[str]]
    addresses: list[str]
    words: list[str]
    regulation: str
    figure: str
    roots: dict[str, list[str]]


@dataclass
class Walk:
    """What one reader met.

    Attributes:
        leaks: what must not be there: the state, the trace, and what was asked.
        seen: the text of every answer.
        told: global ids that the reader was told to remove.
        opened: addresses of files that were served, and whether the reader sent its key.
        asked: how many requests it took.
    """

    leaks: set[tuple[str, str, str]] = field(default_factory=set)
    seen: list[str] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    opened: set[tuple[str, bool]] = field(default_factory=set)
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
        removed: global ids of secrets that the reader saw before they were hidden.
        shut: addresses of files that must not be served to this reader.
        shut_to_all: those that must not be served to who sends no key either.
    """

    def __init__(
        self,
        client: Client,
        headers: dict[str, str],
        known: Known,
        secrets: Iterable[Secret],
        removed: Iterable[str],
        shut: Iterable[str],
        shut_to_all: Iterable[str],
    ) -> None:
        self._client = client
        self._headers = headers
        self._known = known
        self._removed = set(removed)
        self._shut, self._shut_to_all = set(shut), set(shut_to_all)
        self._state_of_trace = {
            trace.lower(): secret.state for secret in secrets for trace in (secret.word, *secret.ids)
        }
        self._walk = Walk()
        self.atlas = Atlas(executable_schema(), known.roots | {_REMOVALS: [_EVER]}, known.slugs["audience"])

    def walk(self) -> Walk:
        """Asks everything."""
        for document in self.atlas.walks():
            self._ask(document)
        self._ask(get_introspection_query())
        for listing in LISTINGS:
            for variant in self._variants(listing):
                self._walk_list(listing, variant)
        self._try_ids_and_paths_otherwise()
        self._try_days()
        self._try_the_road()
        self._try_pages()
        return self.walk_shortly()

    def walk_from(self, kind: str) -> Walk:
        """Asks for all things of a kind, with all that they lead to."""
        for document in self.atlas.walks_from(kind):
            self._ask(document)
        return self._walk

    def walk_shortly(self) -> Walk:
        """Asks each list from both ends, searches, and asks what the reader has written down."""
        for listing in LISTINGS:
            for order in listing.orders:
                self._page_through(listing, f"order: {order.name}", "first", "after", "endCursor")
                self._page_through(listing, f"order: {order.name}", "last", "before", "startCursor")
        self._search()
        self._try_ids_and_paths()
        self._try_files()
        self._page_through_removals()
        return self._walk

    def _walk_list(self, listing: Listing, variant: str) -> None:
        document = f"{{ {listing.field}({variant}, first: 100) {{ totalCount {_listed(listing)} }} }}"
        self._check_count(self._ask(document)[listing.field], variant)
        self._ask_again(document)
        for category in listing.within:
            if not variant.startswith(f"{category.lower()}:"):
                self._walk_within(
                    category, f"{listing.field}({variant}, first: 100) {{ totalCount {_listed(listing)} }}"
                )

    def _variants(self, listing: Listing) -> list[str]:
        """The ways to ask for a list: each order, and each filter with what is known for it."""
        variants = [f"order: {order.name}" for order in listing.orders]
        for name in listing.filters:
            variants += [f'{name}: ["{slug}"]' for slug in self._known.slugs.get(name, [])]
        if "period" in listing.filters:
            variants += ['from: "1900-01-01"', 'until: "2200-01-01"']
        if "work" in listing.filters:
            variants += ['wantedWork: "geheim"', 'availableFrom: "2200-01-01"', "forEmployers: true"]
        if "knowledge" in listing.filters:
            variants += ['knowledge: "geheim"']
        for choice in listing.choices:
            values = executable_schema().type_map[choice.enum].values
            variants += [f"{choice.field}: [{value}]" for value in values]
        return variants

    def _walk_within(self, category: str, asked: str) -> None:
        plural, field_name = {"Audience": "audiences", "Stadsdeel": "stadsdelen"}[category], asked.partition("(")[0]
        for one in self._ask(f"{{ {plural} {{ slug {asked} }} }}")[plural]:
            self._check_count(one[field_name], asked)

    def _page_through(self, listing: Listing, order: str, size: str, beyond: str, cursor_name: str) -> None:
        cursor, nodes = None, []
        while True:
            place = f', {beyond}: "{cursor}"' if cursor else ""
            document = f"{{ {listing.field}({order}, {size}: 30{place}) {{ totalCount {_listed(listing)} }} }}"
            page = self._ask(document)[listing.field]
            cursor = page["pageInfo"][cursor_name]
            nodes += page["nodes"]
            if not page["nodes"]:
                self._check_count(page | {"nodes": nodes}, order)
                return

    def _check_count(self, connection: dict[str, Any], asked: str) -> None:
        """A count that is more than what is there tells that something is hidden."""
        if connection["totalCount"] != len(connection["nodes"]):
            self._walk.leaks.add(("totalCount", str(connection["totalCount"]), asked))

    def _search(self) -> None:
        """For every secret word, and for what all of them have in common."""
        hits = "totalCount nodes { title snippet kind node { id } } suggestions"
        facets = "kinds { kind count } audiences { slug count } stadsdelen { slug count }"
        for words in _parts(self._known.words):
            found = self._try(f'search(text: "%s", first: {_MOST_HITS}) {{ {hits} {facets} }}', words)
            for word, hit in zip(words, found.values(), strict=True):
                self._check_facets(hit, word)
            self._try('suggestions(text: "%s", first: 10) { title kind }', words)

    def _check_facets(self, found: dict[str, Any], word: str) -> None:
        """What is counted by kind is what was found, and no more."""
        counted = sum(facet["count"] for facet in found["kinds"])
        if counted != found["totalCount"] or len(found["nodes"]) != min(counted, _MOST_HITS):
            self._walk.leaks.add(("facets", str(counted), word))

    def _try_ids_and_paths(self) -> None:
        self._try(f'node(id: "%s") {{ __typename id {_PAGE} }}', self._known.ids)
        moved = "... on Redirect { to page { id title } }"
        self._try(f'route(path: "%s") {{ __typename {_PAGE} {moved} }}', self._known.paths)

    def _try_ids_and_paths_otherwise(self) -> None:
        """By other fields, and written in other ways."""
        self._try('page(id: "%s") { __typename id title lead }', self._known.ids)
        self._try('page(path: "%s") { __typename id title lead }', self._known.paths)
        ids = [f"Page:{node_id.partition(':')[2]}" for node_id in self._known.ids[:_AT_ONCE]]
        self._try(f'node(id: "%s") {{ __typename id {_PAGE} }}', ids)
        paths = [path.strip("/") + "?x=1" for path in self._known.paths[:_AT_ONCE]]
        self._try(f'route(path: "%s") {{ __typename {_PAGE} }}', paths)

    def _try_days(self) -> None:
        """What held on a day, for each year in which something did."""
        days = [f"{year}-07-01" for year in range(2000, 2100)]
        self._try(f'regulation(slug: "{self._known.regulation}", on: "%s") {{ id title }}', days)
        self._try(f'figure(key: "{self._known.figure}", on: "%s") {{ id label earlier {{ id label }} }}', days[::10])

    def _try_the_road(self) -> None:
        """The drawing of the history, for each part of the city."""
        for slug in self._known.slugs["stadsdeel"]:
            drawing = f'drawing(stadsdeel: ["{slug}"], width: %s) {{ svg alt }}'
            for width in (400, 1200):
                self._ask(f'{{ timeline {{ milestones(stadsdeel: ["{slug}"]) {{ id title }} {drawing % width} }} }}')

    def _try_pages(self) -> None:
        """All that stands at an address of its own; a query that was registered among it."""
        text = f"query Everything {{ {' '.join(f'{one.field} {{ {_listed(one)} }}' for one in LISTINGS)} }}"
        register("geheim", json.dumps({f"sha256:{hash_of(text)}": text}).encode())
        for path in (*PAGES, "/documents/geheim/Everything"):
            answer = self._client.get(path, headers=self._headers)
            assert answer.status_code in {200, 302}, path
            self._look_at(answer, path)

    def _page_through_removals(self) -> None:
        cursor = None
        while True:
            place = f', after: "{cursor}"' if cursor else ""
            page = self._ask(f"{{ {_REMOVALS}({_EVER}, first: 40{place}) {{ {_REMOVED} }} }}")[_REMOVALS]
            cursor = page["pageInfo"]["endCursor"]
            if not page["pageInfo"]["hasNextPage"]:
                return

    def _try(self, template: str, values: Iterable[str]) -> dict[str, Any]:
        values, found = list(dict.fromkeys(values)), {}
        for begin in range(0, len(values), _AT_ONCE):
            fields = [f"a{begin + n}: {template % one}" for n, one in enumerate(values[begin : begin + _AT_ONCE])]
            found |= self._ask(f"{{ {' '.join(fields)} }}")
        return found

    def _try_files(self) -> None:
        for address in self._known.addresses:
            self._try_file(address, self._headers, self._shut)
            if self._headers:
                self._try_file(address, {}, self._shut_to_all)

    def _try_file(self, address: str, headers: dict[str, str], shut: set[str]) -> None:
        answer = self._client.get(address, headers=headers)
        answer.getvalue()
        if answer.status_code == 200:
            self._walk.opened.add((address, bool(headers)))
            if address in shut:
                self._walk.leaks.add(("file", address, "with a key" if headers else "without a key"))
        else:
            self._look_at(answer, address)

    def _ask(self, document: str) -> Any:
        body = json.dumps({"query": document})
        posted = self._client.post("/graphql/", body, content_type="application/json", headers=self._headers)
        answer = posted.json()
        assert "errors" not in answer, (answer["errors"][0], document)
        self._look_at(posted, document)
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
        text = f"{headers}\n{self._without_removals(_decoded(answer))}".replace(asked, "")
        self._walk.seen.append(text)
        for trace in {found.lower() for found in _TRACE.findall(text)} & self._state_of_trace.keys():
            self._walk.leaks.add((self._state_of_trace[trace], trace, asked[:100]))

    def _without_removals(self, text: str) -> str:
        """The answer without the ids of what was removed, which only those may get who saw it."""
        if _REMOVALS not in text or not text.startswith("{"):
            return text
        answer = json.loads(text)
        for name in [name for name in answer["data"] or {} if name.startswith(_REMOVALS)]:
            for removal in answer["data"].pop(name)["nodes"]:
                self._walk.told.add(removal["id"])
                if removal["id"] not in self._removed:
                    state = self._state_of_trace.get(removal["id"].lower(), "unknown")
                    self._walk.leaks.add((state, removal["id"], _REMOVALS))
        return json.dumps(answer, ensure_ascii=False)


def _listed(listing: Listing) -> str:
    """What is asked of each item of a list."""
    nodes = _LISTED.get(listing.kind, _LISTED_PAGE)
    return f"nodes {{ {nodes} }} edges {{ cursor node {{ id }} }} pageInfo {{ endCursor startCursor }}"


def _parts(words: list[str]) -> Iterable[list[str]]:
    for begin in range(0, len(words), _AT_ONCE):
        yield words[begin : begin + _AT_ONCE]


def _decoded(answer: HttpResponseBase) -> str:
    """The words of an answer, in which JSON has escaped nothing."""
    return "" if answer.streaming else answer.content.decode()
