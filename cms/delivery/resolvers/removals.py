"""What was taken away: by an editor, by a guard, or because its time or somebody's consent ended."""

import base64
import binascii
import json
from datetime import UTC, datetime

from cms.publication.removals import Removal, removals

from ..errors import argument_error, limit_error
from ..loading import Data
from ..reading import Reading

MAX_REMOVALS = 100


def resolve_removals(root: None, reading: Reading, since: str, first: int, after: str | None = None) -> Data:
    """The removals after a moment, oldest first."""
    if not 0 <= first <= MAX_REMOVALS:
        raise limit_error("first", first, MAX_REMOVALS)
    found = removals(reading.reader, _moment(since), reading.at)
    if after is not None:
        last_seen = _read_cursor(after)
        found = [removal for removal in found if (removal.removed_at, removal.node_id) > last_seen]
    shown = found[:first]
    return {
        "nodes": [
            {
                "id": removal.node_id,
                "kind": removal.kind,
                "removedAt": removal.removed_at.astimezone(UTC).isoformat(),
            }
            for removal in shown
        ],
        "pageInfo": {
            "hasNextPage": len(found) > first,
            "hasPreviousPage": after is not None,
            "startCursor": _cursor(shown[0]) if shown else None,
            "endCursor": _cursor(shown[-1]) if shown else None,
        },
    }


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except (ValueError, TypeError):
        moment = None
    if moment is None or moment.tzinfo is None:
        raise argument_error("since", "since: write a moment with its time zone, as 2026-11-21T09:30:00+01:00.")
    return moment


def _cursor(removal: Removal) -> str:
    place = [removal.removed_at.isoformat(), removal.node_id]
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode()


def _read_cursor(cursor: str) -> tuple[datetime, str]:
    try:
        moment, node_id = json.loads(base64.urlsafe_b64decode(cursor))
        return _moment(moment), str(node_id)
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise argument_error(
            "after", "after: this is no cursor of this list. Use one that the list gave you."
        ) from None
