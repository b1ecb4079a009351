"""Figures as they stood: the newest of each key, one on a day, and the older ones."""

from typing import Any

from django.utils import timezone
from graphql import GraphQLResolveInfo

from .arguments import day
from .lists import check_slugs
from .loading import Data
from .reading import Reading
from .roots import check_locale


def resolve_figures(
    root: None, info: GraphQLResolveInfo, locale: str, stadsdeel: list[str] | None = None
) -> list[Data]:
    """The newest standing of every figure, by name."""
    reading: Reading = info.context
    figures = reading.items().filter(kind="Figure", locale=check_locale(locale))
    if stadsdeel is not None:
        check_slugs({"stadsdeel": stadsdeel}, reading)
        figures = figures.filter(stadsdelen__overlap=stadsdeel)
    newest = figures.order_by("slug", "-chronology", "-id").distinct("slug")
    return [data for _, data in sorted(newest.values_list("name", "data"), key=lambda row: row[0])]


def _resolve_figures_of_stadsdeel(source: Data, info: GraphQLResolveInfo) -> Any:
    reading: Reading = info.context

    def fetch(slugs: list[str]) -> dict[str, list[Data]]:
        rows = reading.items().filter(kind="Figure", stadsdelen__overlap=slugs).order_by("chronology", "id")
        newest: dict[str, dict[str, tuple[str, Data]]] = {slug: {} for slug in slugs}
        for name, areas, data in rows.values_list("name", "stadsdelen", "data"):
            for slug in newest.keys() & set(areas):
                newest[slug][data["key"]] = (name, data)
        return {
            slug: [data for _, data in sorted(of_slug.values(), key=lambda row: row[0])]
            for slug, of_slug in newest.items()
        }

    return reading.loader.load_with("figures of stadsdeel", fetch, source["slug"])


def resolve_figure(root: None, info: GraphQLResolveInfo, key: str, locale: str, on: str | None = None) -> Data | None:
    """The standing of one figure on a day, by default today."""
    reading: Reading = info.context
    asked = day("on", on) if on is not None else timezone.localdate(reading.at)
    standings = reading.items().filter(kind="Figure", slug=key, locale=check_locale(locale), listed_on__lte=asked)
    return standings.order_by("-chronology", "-id").values_list("data", flat=True).first()


def _resolve_earlier(source: Data, info: GraphQLResolveInfo) -> Any:
    reading: Reading = info.context

    def fetch(ids_and_keys: list[tuple[str, str]]) -> dict[tuple[str, str], list[Data]]:
        standings: dict[str, list[Data]] = {key: [] for _, key in ids_and_keys}
        rows = reading.items().filter(kind="Figure", slug__in=standings).order_by("-chronology", "-id")
        for data in rows.values_list("data", flat=True):
            standings[data["key"]].append(data)
        return {(node_id, key): _after(standings[key], node_id) for node_id, key in ids_and_keys}

    return reading.loader.load_with("earlier", fetch, (source["id"], source["key"]))


def _after(standings: list[Data], node_id: str) -> list[Data]:
    place = next(place for place, data in enumerate(standings) if data["id"] == node_id)
    return standings[place + 1 :]


RESOLVERS = {
    ("Figure", "earlier"): _resolve_earlier,
    ("Stadsdeel", "figures"): _resolve_figures_of_stadsdeel,
}
