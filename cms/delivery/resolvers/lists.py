"""Connections with keyset cursors: a cursor is the sort key and number of an item, so it stays right while items come."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import orjson

from cms.schema.lists import DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE
from pages.core.listing import PAGES, CategoryFilter, Listing, Order

from ..errors import argument_error, limit_error, unknown_slug_error
from ..loading import Data
from ..reading import Reading
from ..statements import Condition, all_of, select
from ..texts import is_usable
from .arguments import day
from .people import narrowed_to_people
from .roots import a_page, of_kind

_COLUMNS: dict[CategoryFilter, str] = {"audience": "audiences", "stadsdeel": "stadsdelen", "theme": "themes"}
_KINDS: dict[CategoryFilter, str] = {"audience": "Audience", "stadsdeel": "Stadsdeel", "theme": "Theme"}
_PERIOD = {"from": "item.ends_on >= %(from)s", "until": "item.listed_on <= %(until)s"}

_Row = tuple[Any, int, Data]


@dataclass(frozen=True)
class _Window:
    """Which part of a list is asked for."""

    order: Order
    size: int
    is_from_end: bool
    after: str | None
    before: str | None

    def columns(self, data: str) -> str:
        """What is selected: the place in the order, and the column with the object."""
        return f"item.{self.order.column} AS key, item.id, {data}"

    @property
    def condition(self) -> Condition:
        """What rows are that lie beyond the cursors."""
        beyond = [
            _beyond(self.order, argument, cursor)
            for argument, cursor in (("after", self.after), ("before", self.before))
            if cursor is not None
        ]
        return all_of(beyond)

    @property
    def then(self) -> str:
        """The order, and no more than the rows of the window and one: by that is known whether there are more."""
        return f"ORDER BY {self.order_of(f'item.{self.order.column}', 'item.id')} LIMIT {self.size + 1}"

    def order_of(self, key: str, number: str) -> str:
        """The order of rows with this key and number; from the end they come the other way round."""
        direction = "DESC" if self.order.is_descending != self.is_from_end else "ASC"
        return f"{key} {direction}, {number} {direction}"


def root_list(listing: Listing) -> Callable[..., Data]:
    """The resolver of a list at the root."""

    def resolve(root: None, reading: Reading, locale: str, **arguments: Any) -> Data:
        window = _window(listing, arguments)
        items = _items(listing, locale)
        check_slugs(_slugs(arguments), reading)
        items &= _narrowed(listing, arguments, reading)
        rows = reading.rows(window.columns(reading.data), items & window.condition, window.then)
        return _connection(rows, window, lambda: reading.rows("count(*)", items)[0][0])

    return resolve


def nested_list(listing: Listing, category: str) -> Callable[..., Any]:
    """The resolver of a list within a category: one statement for all categories of a level."""
    narrowed_by: CategoryFilter = category.lower()  # type: ignore[assignment]
    within = Condition(f"item.{_COLUMNS[narrowed_by]} @> ARRAY[category.slug]::varchar[]")

    def resolve(source: Data, reading: Reading, **arguments: Any) -> Any:
        window = _window(listing, arguments)
        narrowed = _items(listing) & _narrowed(listing, arguments, reading) & within

        def fetch(slugs: list[str]) -> dict[str, Data]:
            # Here, and not in the resolver: that may run inside the event loop, where no statement can.
            check_slugs(_slugs(arguments), reading)
            asked = narrowed & window.condition
            part = select(window.columns(reading.data), asked.sql, window.then)
            sql = _for_each_category("part.*", part, f"ORDER BY {window.order_of('part.key', 'part.id')}")
            found = reading.run(sql, {**asked.values, "categories": slugs})
            rows: dict[str, list[Any]] = {slug: [] for slug in slugs}
            for slug, *row in found:
                rows[slug].append(row)
            return {slug: _connection(rows[slug], window, partial(count, slug)) for slug in slugs}

        def count(slug: str) -> Any:
            return reading.loader.load((*batch, "count"), fetch_counts, slug)

        def fetch_counts(slugs: list[str]) -> dict[str, int]:
            sql = _for_each_category("part.count", select("count(*)", narrowed.sql))
            return dict(reading.run(sql, {**narrowed.values, "categories": slugs}))

        batch = (listing.field, category, json.dumps(arguments, sort_keys=True))
        return reading.loader.load(batch, fetch, source["slug"])

    return resolve


def _for_each_category(columns: str, part: str, then: str = "") -> str:
    """The statement that gives a part, which mentions `category.slug`, for each of the categories."""
    categories = "unnest(%(categories)s::varchar[]) AS category (slug)"
    return f"SELECT category.slug, {columns} FROM {categories} CROSS JOIN LATERAL ({part}) AS part {then}"  # noqa: S608


def _items(listing: Listing, locale: str | None = None) -> Condition:
    """What the rows are that a list consists of; in a language, unless that does not matter."""
    return a_page(locale) if listing is PAGES else of_kind(listing.kind, locale)


def _window(listing: Listing, arguments: dict[str, Any]) -> _Window:
    first, last = arguments.get("first"), arguments.get("last")
    if first is not None and last is not None:
        raise argument_error("last", "Give either first or last, and not both.")
    for name, asked in (("first", first), ("last", last)):
        if asked is not None and asked < 0:
            raise argument_error(name, f"{name}: give a number from 0 to {MAX_PAGE_SIZE}.")
        if asked is not None and asked > MAX_PAGE_SIZE:
            raise limit_error(name, asked, MAX_PAGE_SIZE)
    size = first if first is not None else last if last is not None else DEFAULT_PAGE_SIZE
    order = next(order for order in listing.orders if order.name == arguments["order"])
    return _Window(order, size, last is not None, arguments.get("after"), arguments.get("before"))


def _narrowed(listing: Listing, arguments: dict[str, Any], reading: Reading) -> Condition:
    """The filters as a condition."""
    conditions = [
        Condition(sql, {name: day(name, arguments[name])})
        for name, sql in _PERIOD.items()
        if arguments.get(name) is not None
    ]
    for name, wanted in _slugs(arguments).items():
        conditions.append(Condition(f"item.{_COLUMNS[name]} && %({name})s::varchar[]", {name: wanted}))
    for choice in listing.choices:
        if arguments.get(choice.field) is not None:
            chosen = f"item.data ->> '{choice.field}' = ANY(%(chosen_{choice.field})s::varchar[])"
            conditions.append(Condition(chosen, {f"chosen_{choice.field}": arguments[choice.field]}))
    return all_of([*conditions, *narrowed_to_people(arguments, reading)])


def _slugs(arguments: dict[str, Any]) -> dict[CategoryFilter, list[str]]:
    """The slugs to narrow by, for each kind of category that is given."""
    return {name: arguments[name] for name in _COLUMNS if arguments.get(name) is not None}


def check_slugs(slugs: dict[CategoryFilter, list[str]], reading: Reading) -> None:
    """An unknown slug is an error that lists the known ones."""
    for name, wanted in slugs.items():
        of_kind = reading.known_slugs.get(_KINDS[name], [])
        if unknown := [slug for slug in wanted if slug not in of_kind]:
            raise unknown_slug_error(name, unknown, of_kind)


def _connection(rows: Sequence[Any], window: _Window, count: Callable[[], Any]) -> Data:
    """The list as a connection; what few documents ask for is a function, which makes it when it is asked for."""
    has_more = len(rows) > window.size
    rows = rows[: window.size]
    if window.is_from_end:
        rows = rows[::-1]
    # Whether it shows people is noted by the fields that are asked of them, if any.
    nodes = [orjson.loads(data) for _, _, data in rows]
    return {
        "nodes": nodes,
        "edges": partial(_edges, rows, nodes),
        "pageInfo": partial(_page_info, rows, window, has_more=has_more),
        "totalCount": count,
    }


def _edges(rows: Sequence[Any], nodes: list[Data]) -> list[Data]:
    return [{"node": data, "cursor": _cursor(key, number)} for (key, number, _), data in zip(rows, nodes, strict=True)]


def _page_info(rows: Sequence[Any], window: _Window, *, has_more: bool) -> Data:
    cursors = [_cursor(key, number) for key, number, _ in (*rows[:1], *rows[-1:])]
    return {
        "hasNextPage": window.before is not None if window.is_from_end else has_more,
        "hasPreviousPage": has_more if window.is_from_end else window.after is not None,
        "startCursor": cursors[0] if cursors else None,
        "endCursor": cursors[-1] if cursors else None,
    }


def _made(name: str) -> Callable[..., Any]:
    return lambda source, reading: source[name]()


CONNECTION_RESOLVERS: dict[str, Callable[..., Any]] = {
    name: _made(name) for name in ("edges", "pageInfo", "totalCount")
}


def _cursor(key: Any, number: int) -> str:
    plain = key.isoformat() if isinstance(key, date) else key
    return base64.urlsafe_b64encode(json.dumps([plain, number]).encode()).decode().rstrip("=")


def _beyond(order: Order, argument: str, cursor: str) -> Condition:
    """The condition for what follows (`after`) or precedes (`before`) a cursor in the order of the list."""
    key, number = _read_cursor(order, argument, cursor)
    sign = "<" if order.is_descending == (argument == "after") else ">"
    return Condition(
        f"(item.{order.column}, item.id) {sign} (%({argument}_key)s, %({argument}_id)s)",
        {f"{argument}_key": key, f"{argument}_id": number},
    )


def _read_cursor(order: Order, argument: str, cursor: str) -> tuple[Any, int]:
    error = argument_error(argument, f"{argument}: this is no cursor of this list. Use one that the list gave you.")
    try:
        key, number = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if order.column == "listed_on":
            key = date.fromisoformat(key)
    except (ValueError, TypeError, RecursionError):
        raise error from None
    is_fitting = isinstance(number, int) and isinstance(key, (date, str, int)) and not isinstance(number, bool)
    if not is_fitting or not -(2**63) <= number < 2**63 or not is_usable(str(key)):
        raise error
    return key, number
