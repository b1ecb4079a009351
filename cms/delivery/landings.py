"""The way in that belongs to an audience, or to a part of the city."""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLResolveInfo

from .loading import Data
from .reading import Reading


def _landing(kind: str, field: str) -> Callable[..., Any]:
    def resolve(source: Data, info: GraphQLResolveInfo) -> Any:
        reading: Reading = info.context

        def fetch(node_ids: list[str]) -> dict[str, Data]:
            pages = reading.items().filter(kind=kind, **{f"data__{field}__ref__in": node_ids}).order_by("-id")
            return {data[field]["ref"]: data for data in pages.values_list("data", flat=True)}

        return reading.loader.load_with(("landing", kind), fetch, source["id"])

    return resolve


RESOLVERS = {
    ("Audience", "landing"): _landing("AudiencePage", "audience"),
    ("Stadsdeel", "landing"): _landing("StadsdeelPage", "stadsdeel"),
}
