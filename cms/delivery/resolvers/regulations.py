"""The regulation as it held on a day, for one audience."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from ..loading import Data
from ..reading import Reading
from ..statements import Condition
from .arguments import day
from .lists import check_slugs
from .roots import of_kind
from .values import FOR_AUDIENCE

_NEWEST_FIRST = "ORDER BY item.listed_on DESC, item.id DESC"


def resolve_regulation(
    root: None, reading: Reading, slug: str, locale: str, on: str | None = None, audience: str | None = None
) -> Data | None:
    """The version that holds on a day, by default today; for one audience, by default for all."""
    asked = day("on", on) if on is not None else timezone.localdate(reading.at)
    if audience is not None:
        check_slugs({"audience": [audience]}, reading)
    holding = of_kind("Regulation", locale) & Condition(
        "item.data ->> 'key' = %(key)s AND item.listed_on <= %(on)s AND item.ends_on >= %(on)s",
        {"key": slug, "on": asked},
    )
    held = reading.first(holding, _NEWEST_FIRST)
    return held and _for_audience(held, audience)


def _for_audience(data: Data, audience: str | None) -> Data:
    """The same, to be told to one audience as far as a field does not name another."""
    return data if audience is None else {**data, FOR_AUDIENCE: audience}


def _resolve_versions(source: Data, reading: Reading) -> Any:

    def fetch(keys: list[str]) -> dict[str, list[Data]]:
        found: dict[str, list[Data]] = {key: [] for key in keys}
        of_keys = Condition("item.data ->> 'key' = ANY(%(keys)s::varchar[])", {"keys": keys})
        for data in reading.objects(of_kind("Regulation") & of_keys, _NEWEST_FIRST):
            found[data["key"]].append(data)
        return found

    return reading.loader.load("versions", fetch, source["key"])


def _parts(name: str) -> Callable[..., list[Data]]:
    """Parts for everybody, and those for the audience; all parts when no audience is given."""

    def resolve(source: Data, reading: Reading, audience: str | None = None) -> list[Data]:
        parts: list[Data] = source[name]
        reader = audience if audience is not None else source.get(FOR_AUDIENCE)
        if reader is None:
            return parts
        return [_for_audience(part, reader) for part in parts if _is_meant_for(reader, part["audienceSlugs"]["slugs"])]

    return resolve


def _is_meant_for(reader: str, slugs: list[str]) -> bool:
    return not slugs or reader in slugs


def _resolve_explanation(source: Data, reading: Reading, audience: str | None = None) -> Data | None:
    explanations: Data = source["explanation"] or {}
    reader = audience if audience is not None else source.get(FOR_AUDIENCE, "")
    return explanations.get(reader) or explanations.get("")


RESOLVERS = {
    ("Regulation", "versions"): _resolve_versions,
    **{("Regulation", name): _parts(name) for name in ("steps", "articles", "questions")},
    ("Article", "explanation"): _resolve_explanation,
}
