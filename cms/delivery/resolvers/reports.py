"""What followed from a report: the remarks that were made there, and the actions."""

from collections.abc import Callable
from typing import Any

from ..loading import Data
from ..reading import Reading
from ..statements import IN_USUAL_ORDER, Condition
from .roots import of_kind


def _of_report(kind: str) -> Callable[..., Any]:
    def resolve(source: Data, reading: Reading) -> Any:

        def fetch(node_ids: list[str]) -> dict[str, list[Data]]:
            found: dict[str, list[Data]] = {node_id: [] for node_id in node_ids}
            of_reports = Condition(
                "item.data -> 'report' ->> 'ref' = ANY(%(node_ids)s::varchar[])", {"node_ids": node_ids}
            )
            for data in reading.objects(of_kind(kind) & of_reports, IN_USUAL_ORDER):
                found[data["report"]["ref"]].append(data)
            return found

        return reading.loader.load(("of report", kind), fetch, source["id"])

    return resolve


RESOLVERS = {("Report", "remarks"): _of_report("Remark"), ("Report", "actions"): _of_report("Action")}
