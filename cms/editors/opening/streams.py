"""Lists of blocks as Wagtail keeps them, with ids that stay the same as long as their place does."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import NAMESPACE_URL, uuid5


def stream(owner: str, blocks: Iterable[tuple[str, Any]]) -> str:
    """A stream of blocks, each with its kind.

    Args:
        owner: Name of the item and the column: `page/nieuws/body`.
        blocks: Kind and raw value of each.
    """
    return json.dumps(_placed(owner, blocks))


def block_list(owner: str, values: Iterable[Any]) -> list[dict[str, Any]]:
    """The items of a list block, which are all of one kind."""
    return _placed(owner, (("item", value) for value in values))


def _placed(owner: str, blocks: Iterable[tuple[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, f"{owner}/{place}"))}
        for place, (kind, value) in enumerate(blocks)
    ]
