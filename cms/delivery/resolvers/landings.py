"""The way in that belongs to an audience, or to a part of the city."""

from collections.abc import Callable
from typing import Any

from ..loading import Data
from ..reading import Reading
from ..statements import Condition
from .roots import of_kind


def _landing(kind: str, field: str) -> Callable[..., Any]:
    def resolve(source: Data, reading: Reading) -> Any:

        def fetch(node_ids: list[str]) -> dict[str, Data]:
            about = Condition(
                f"item.data -> '{field}' ->> 'ref' = ANY(%(node_ids)s::varchar[])", {"node_ids": node_ids}
            )
            pages = reading.objects(of_kind(kind) & about, "ORDER BY item.id DESC")
            return {data[field]["ref"]: data for data in pages}

        return reading.loader.load(("landing", kind), fetch, source["id"])

    return resolve


RESOLVERS = {
    ("Audience", "landing"): _landing("AudiencePage", "audience"),
    ("Stadsdeel", "landing"): _landing("StadsdeelPage", "stadsdeel"),
}
