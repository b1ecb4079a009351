"""Ready documents to try the API with, each a file in `examples/` whose first two lines name it in Dutch and English.

The benchmark measures four of them, so the figures in `docs/performance.md` are about what stands on the explorer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DIRECTORY = Path(__file__).parent / "examples"
_ORDER = (
    "newest-news",
    "news-page",
    "people",
    "search",
    "stadsdelen",
    "regulation-on-a-day",
    "figures",
    "timeline",
    "menus",
)


@dataclass(frozen=True)
class Example:
    """A ready document.

    Attributes:
        slug: its name in addresses and tests.
        dutch: what it shows.
        english: the same.
        document: the GraphQL text; each variable has a default.
    """

    slug: str
    dutch: str
    english: str
    document: str


@cache
def examples() -> Sequence[Example]:
    """All examples, the most useful ones first."""
    return tuple(_example(slug) for slug in _ORDER)


def _example(slug: str) -> Example:
    text = (_DIRECTORY / f"{slug}.graphql").read_text()
    dutch, english, document = text.split("\n", 2)
    return Example(slug, dutch.removeprefix("# "), english.removeprefix("# "), document)
