"""The regulation as it held on a day, for one audience."""

from typing import Any

from django.utils import timezone
from graphql import GraphQLResolveInfo

from .arguments import day
from .loading import Data
from .reading import Reading
from .roots import check_locale


def resolve_regulation(
    root: None, info: GraphQLResolveInfo, slug: str, locale: str, on: str | None = None
) -> Data | None:
    """The version that holds on a day, by default today."""
    reading: Reading = info.context
    asked = day("on", on) if on is not None else timezone.localdate(reading.at)
    versions = reading.items().filter(kind="Regulation", data__key=slug, locale=check_locale(locale))
    holding = versions.filter(listed_on__lte=asked, ends_on__gte=asked)
    return holding.order_by("-listed_on", "-id").values_list("data", flat=True).first()


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
    if audience is None:
        return parts
    return [part for part in parts if not part["audienceSlugs"]["slugs"] or audience in part["audienceSlugs"]["slugs"]]


def _resolve_explanation(source: Data, info: GraphQLResolveInfo, audience: str = "") -> Data | None:
    explanations: Data = source["explanation"] or {}
    return explanations.get(audience) or explanations.get("")


RESOLVERS = {
    ("Regulation", "versions"): _resolve_versions,
    ("Regulation", "steps"): _resolve_for_audience,
    ("Regulation", "articles"): _resolve_for_audience,
    ("Regulation", "questions"): _resolve_for_audience,
    ("Article", "explanation"): _resolve_explanation,
}
