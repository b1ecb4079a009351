"""Connections with keyset cursors: a cursor is the sort key and number of an item, so it stays right while items come."""

import base64
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Count, Q, Value
from graphql import GraphQLResolveInfo

from cms.publication.models import PublishedItemQuerySet
from cms.schema.kinds import PAGE_KINDS
from cms.schema.lists import DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE
from pages.core.listing import PAGES, CategoryFilter, Listing, Order

from .arguments import day
from .errors import argument_error, limit_error, unknown_slug_error
from .loading import Data
from .people import narrowed_to_people
from .reading import Reading
from .roots import check_locale
from .texts import is_usable

_COLUMNS: dict[CategoryFilter, str] = {"audience": "audiences", "stadsdeel": "stadsdelen", "theme": "themes"}
_KINDS: dict[CategoryFilter, str] = {"audience": "Audience", "stadsdeel": "Stadsdeel", "theme": "Theme"}
_PERIOD = {"from": "ends_on__gte", "until": "listed_on__lte"}

_Row = tuple[Any, int, Data]


@dataclass(frozen=True)
class _Window:
    """Which part of a list is asked for."""

    order: Order
    size: int
    is_from_end: bool
    after: str | None
    before: str | None

    @property
    def is_descending(self) -> bool:
        """In which direction rows are fetched: from the end they come the other way round."""
        return self.order.is_descending != self.is_from_end

    def rows(self, items: PublishedItemQuerySet) -> PublishedItemQuerySet:
        """The rows of the window, and one more when there is more."""
        for argument, cursor in (("after", self.after), ("before", self.before)):
            if cursor is not None:
                items = items.filter(_beyond(self.order, argument, cursor))
        sign = "-" if self.is_descending else ""
        return items.order_by(f"{sign}{self.order.column}", f"{sign}id")[: self.size + 1]


def root_list(listing: Listing) -> Callable[..., Data]:
    """The resolver of a list at the root."""

    def resolve(root: None, info: GraphQLResolveInfo, locale: str, **arguments: Any) -> Data:
        reading: Reading = info.context
        window = _window(listing, arguments)
        items = reading.items().filter(kind__in=_kinds_of(listing), locale=check_locale(locale))
        check_slugs(_slugs(arguments), reading)
        items = items.filter(_narrowed(listing, arguments, reading))
        rows = list(window.rows(items).values_list(window.order.column, "id", "data"))
        return _connection(rows, window, items.count)

    return resolve


def nested_list(listing: Listing, category: str) -> Callable[..., Any]:
    """The resolver of a list within a category: one statement for all categories of a level."""
    narrowed_by: CategoryFilter = category.lower()  # type: ignore[assignment]
    column = _COLUMNS[narrowed_by]

    def resolve(source: Data, info: GraphQLResolveInfo, **arguments: Any) -> Any:
        reading: Reading = info.context
        window = _window(listing, arguments)
        narrowed = _narrowed(listing, arguments, reading)

        def items_of(slug: str) -> PublishedItemQuerySet:
            return reading.items().filter(narrowed, kind__in=_kinds_of(listing), **{f"{column}__contains": [slug]})

        def fetch(slugs: list[str]) -> dict[str, Data]:
            # Here, and not in the resolver: that may run inside the event loop, where no statement can.
            check_slugs(_slugs(arguments), reading)
            parts = [
                window.rows(items_of(slug).annotate(within=Value(slug))).values_list(
                    "within", window.order.column, "id", "data"
                )
                for slug in slugs
            ]
            rows: dict[str, list[_Row]] = {slug: [] for slug in slugs}
            for slug, *row in parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]:
                rows[slug].append(tuple(row))
            return {
                slug: _connection(_sorted(of_slug, window), window, partial(count, slug))
                for slug, of_slug in rows.items()
            }

        def count(slug: str) -> Any:
            return reading.loader.load_with((*batch, "count"), fetch_counts, slug)

        def fetch_counts(slugs: list[str]) -> dict[str, int]:
            items = reading.items().filter(narrowed, kind__in=_kinds_of(listing))
            of_slugs = {f"slug_{place}": Q(**{f"{column}__contains": [slug]}) for place, slug in enumerate(slugs)}
            counts = items.aggregate(**{name: Count("pk", filter=of_slug) for name, of_slug in of_slugs.items()})
            return dict(zip(slugs, counts.values(), strict=True))

        batch = (listing.field, category, json.dumps(arguments, sort_keys=True))
        return reading.loader.load_with(batch, fetch, source["slug"])

    return resolve


def _kinds_of(listing: Listing) -> list[str]:
    """The kinds of row that a list consists of."""
    return [kind.__name__ for kind in PAGE_KINDS] if listing is PAGES else [listing.kind]


def _sorted(rows: list[_Row], window: _Window) -> list[_Row]:
    """A union promises no order of its own."""
    return sorted(rows, key=lambda row: row[:2], reverse=window.is_descending)


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


def _narrowed(listing: Listing, arguments: dict[str, Any], reading: Reading) -> Q:
    """The filters as a condition."""
    condition = Q()
    for name, lookup in _PERIOD.items():
        if arguments.get(name) is not None:
            condition &= Q(**{lookup: day(name, arguments[name])})
    for name, wanted in _slugs(arguments).items():
        condition &= Q(**{f"{_COLUMNS[name]}__overlap": wanted})
    for choice in listing.choices:
        if arguments.get(choice.field) is not None:
            condition &= Q(**{f"data__{choice.field}__in": arguments[choice.field]})
    return condition & narrowed_to_people(arguments, reading)


def _slugs(arguments: dict[str, Any]) -> dict[CategoryFilter, list[str]]:
    """The slugs to narrow by, for each kind of category that is given."""
    return {name: arguments[name] for name in _COLUMNS if arguments.get(name) is not None}


def check_slugs(slugs: dict[CategoryFilter, list[str]], reading: Reading) -> None:
    """An unknown slug is an error that lists the known ones."""
    for name, wanted in slugs.items():
        of_kind = reading.known_slugs.get(_KINDS[name], [])
        if unknown := [slug for slug in wanted if slug not in of_kind]:
            raise unknown_slug_error(name, unknown, of_kind)


def _connection(rows: Iterable[_Row], window: _Window, count: Callable[[], Any]) -> Data:
    rows = list(rows)
    has_more = len(rows) > window.size
    rows = rows[: window.size]
    if window.is_from_end:
        rows.reverse()
    cursors = [_cursor(key, number) for key, number, _ in rows]
    nodes = [data for _, _, data in rows]
    return {
        "nodes": nodes,
        "edges": [{"node": data, "cursor": cursor} for data, cursor in zip(nodes, cursors, strict=True)],
        "pageInfo": {
            "hasNextPage": window.before is not None if window.is_from_end else has_more,
            "hasPreviousPage": has_more if window.is_from_end else window.after is not None,
            "startCursor": cursors[0] if cursors else None,
            "endCursor": cursors[-1] if cursors else None,
        },
        "count": count,
    }


def _cursor(key: Any, number: int) -> str:
    plain = key.isoformat() if isinstance(key, date) else key
    return base64.urlsafe_b64encode(json.dumps([plain, number]).encode()).decode().rstrip("=")


def _beyond(order: Order, argument: str, cursor: str) -> Q:
    """The condition for what follows (`after`) or precedes (`before`) a cursor in the order of the list."""
    key, number = _read_cursor(order, argument, cursor)
    comparison = "lt" if order.is_descending == (argument == "after") else "gt"
    return Q(**{f"{order.column}__{comparison}": key}) | Q(**{order.column: key, f"id__{comparison}": number})


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
