"""What followed from a report: the remarks that were made there, and the actions."""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLResolveInfo

from .loading import Data
from .reading import Reading


def _of_report(kind: str) -> Callable[..., Any]:
    def resolve(source: Data, info: GraphQLResolveInfo) -> Any:
        reading: Reading = info.context

        def fetch(node_ids: list[str]) -> dict[str, list[Data]]:
            found: dict[str, list[Data]] = {node_id: [] for node_id in node_ids}
            rows = reading.items().filter(kind=kind, data__report__ref__in=node_ids)
            for data in rows.order_by("number", "chronology", "name", "id").values_list("data", flat=True):
                found[data["report"]["ref"]].append(data)
            return found

        return reading.loader.load_with(("of report", kind), fetch, source["id"])

    return resolve


RESOLVERS = {("Report", "remarks"): _of_report("Remark"), ("Report", "actions"): _of_report("Action")}
