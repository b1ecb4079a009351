"""The building blocks of a text, one file each."""

from .body import BodyBlocks, body_block_type
from .link import LinkBlock

__all__ = ["BodyBlocks", "LinkBlock", "body_block_type"]
