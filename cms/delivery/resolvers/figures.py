"""Figures as they stood: the newest of each key, one on a day, and the older ones."""

from typing import Any

from django.utils import timezone

from ..loading import Data
from ..reading import Reading
from ..statements import Condition
from .arguments import day
from .lists import check_slugs
from .roots import of_kind

_NEWEST_FIRST = "ORDER BY item.chronology DESC, item.id DESC"


def resolve_figures(root: None, reading: Reading, locale: str, stadsdeel: list[str] | None = None) -> list[Data]:
    """The newest standing of every figure, by name."""
    figures = of_kind("Figure", locale)
    if stadsdeel is not None:
        check_slugs({"stadsdeel": stadsdeel}, reading)
        figures &= _about(stadsdeel)
    newest = reading.rows(
        f"DISTINCT ON (item.slug) item.name, {reading.data}, item.needs_consent",
        figures,
        "ORDER BY item.slug, item.chronology DESC, item.id DESC",
    )
    return [reading.opened(*row) for _, *row in sorted(newest, key=lambda row: row[0])]


def _about(slugs: list[str]) -> Condition:
    return Condition("item.stadsdelen && %(stadsdeel)s::varchar[]", {"stadsdeel": slugs})


def _resolve_figures_of_stadsdeel(source: Data, reading: Reading) -> Any:

    def fetch(slugs: list[str]) -> dict[str, list[Data]]:
        rows = reading.rows(
            f"item.name, item.stadsdelen, {reading.data}, item.needs_consent",
            of_kind("Figure") & _about(slugs),
            "ORDER BY item.chronology, item.id",
        )
        newest: dict[str, dict[str, tuple[str, Data]]] = {slug: {} for slug in slugs}
        for name, areas, *row in rows:
            data = reading.opened(*row)
            for slug in newest.keys() & set(areas):
                newest[slug][data["key"]] = (name, data)
        return {
            slug: [data for _, data in sorted(of_slug.values(), key=lambda row: row[0])]
            for slug, of_slug in newest.items()
        }

    return reading.loader.load("figures of stadsdeel", fetch, source["slug"])


def resolve_figure(root: None, reading: Reading, key: str, locale: str, on: str | None = None) -> Data | None:
    """The standing of one figure on a day, by default today."""
    asked = day("on", on) if on is not None else timezone.localdate(reading.at)
    standings = of_kind("Figure", locale) & Condition(
        "item.slug = %(key)s AND item.listed_on <= %(on)s", {"key": key, "on": asked}
    )
    return reading.first(standings, _NEWEST_FIRST)


def _resolve_earlier(source: Data, reading: Reading) -> Any:

    def fetch(ids_and_keys: list[tuple[str, str]]) -> dict[tuple[str, str], list[Data]]:
        standings: dict[str, list[Data]] = {key: [] for _, key in ids_and_keys}
        of_keys = Condition("item.slug = ANY(%(keys)s::varchar[])", {"keys": list(standings)})
        for data in reading.objects(of_kind("Figure") & of_keys, _NEWEST_FIRST):
            standings[data["key"]].append(data)
        return {(node_id, key): _after(standings[key], node_id) for node_id, key in ids_and_keys}

    return reading.loader.load("earlier", fetch, (source["id"], source["key"]))


def _after(standings: list[Data], node_id: str) -> list[Data]:
    place = next(place for place, data in enumerate(standings) if data["id"] == node_id)
    return standings[place + 1 :]


RESOLVERS = {
    ("Figure", "earlier"): _resolve_earlier,
    ("Stadsdeel", "figures"): _resolve_figures_of_stadsdeel,
}
