"""The regulation as it held on a day, for one audience."""

from typing import Any

from django.utils import timezone
from graphql import GraphQLResolveInfo

from .arguments import day
from .lists import check_slugs
from .loading import Data
from .reading import Reading
from .roots import check_locale
from .values import FOR_AUDIENCE


def resolve_regulation(
    root: None, info: GraphQLResolveInfo, slug: str, locale: str, on: str | None = None, audience: str | None = None
) -> Data | None:
    """The version that holds on a day, by default today; for one audience, by default for all."""
    reading: Reading = info.context
    asked = day("on", on) if on is not None else timezone.localdate(reading.at)
    if audience is not None:
        check_slugs({"audience": [audience]}, reading)
    versions = reading.items().filter(kind="Regulation", data__key=slug, locale=check_locale(locale))
    holding = versions.filter(listed_on__lte=asked, ends_on__gte=asked)
    held = holding.order_by("-listed_on", "-id").values_list("data", flat=True).first()
    return held and _for_audience(held, audience)


def _for_audience(data: Data, audience: str | None) -> Data:
    """The same, to be told to one audience as far as a field does not name another."""
    return data if audience is None else {**data, FOR_AUDIENCE: audience}


def _resolve_versions(source: Data, info: GraphQLResolveInfo) -> Any:
    reading: Reading = info.context

    def fetch(keys: list[str]) -> dict[str, list[Data]]:
        found: dict[str, list[Data]] = {key: [] for key in keys}
        rows = reading.items().filter(kind="Regulation", data__key__in=keys).order_by("-listed_on", "-id")
        for data in rows.values_list("data", flat=True):
            found[data["key"]].append(data)
        return found

    return reading.loader.load_with("versions", fetch, source["key"])


def _resolve_for_audience(source: Data, info: GraphQLResolveInfo, audience: str | None = None) -> list[Data]:
    """Parts for everybody, and those for the audience; all parts when no audience is given."""
    parts: list[Data] = source[info.field_name]
    reader = audience if audience is not None else source.get(FOR_AUDIENCE)
    if reader is None:
        return parts
    return [_for_audience(part, reader) for part in parts if _is_meant_for(reader, part["audienceSlugs"]["slugs"])]


def _is_meant_for(reader: str, slugs: list[str]) -> bool:
    return not slugs or reader in slugs


def _resolve_explanation(source: Data, info: GraphQLResolveInfo, audience: str | None = None) -> Data | None:
    explanations: Data = source["explanation"] or {}
    reader = audience if audience is not None else source.get(FOR_AUDIENCE, "")
    return explanations.get(reader) or explanations.get("")


RESOLVERS = {
    ("Regulation", "versions"): _resolve_versions,
    ("Regulation", "steps"): _resolve_for_audience,
    ("Regulation", "articles"): _resolve_for_audience,
    ("Regulation", "questions"): _resolve_for_audience,
    ("Article", "explanation"): _resolve_explanation,
}
