"""Texts of the files, written in a few kinds of markup, as the rich text that Wagtail keeps.

paragraphs separated by an empty line
- an item            1. a numbered item
**heavy**            [words](page:key)   [words](https://…)
"""

import re
from collections.abc import Callable
from html import escape
from typing import Final

_LIST_ITEM: Final = re.compile(r"^(?P<sign>-|\d+\.) +", re.MULTILINE)
_LINK: Final = re.compile(r"\[(?P<label>[^\]]+)\]\((?:page:(?P<page>[a-z0-9-]+)|(?P<url>https?://[^\s)]+))\)")
_HEAVY: Final = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


def rich_text(source: str, page_id: Callable[[str], int]) -> str:
    """Turn a text of the files into Wagtail's rich text.

    Args:
        source: The text.
        page_id: Gives the id of the page with a key.
    """
    return "".join(_part(part.strip(), page_id) for part in re.split(r"\n\s*\n", source.strip()))


def _part(part: str, page_id: Callable[[str], int]) -> str:
    """Turn a paragraph or a list into its element."""
    first = _LIST_ITEM.match(part)
    if not first:
        return f"<p>{_inline(part, page_id)}</p>"
    items = [item.strip() for item in _LIST_ITEM.split(part)[2::2]]
    element = "ul" if first["sign"] == "-" else "ol"
    return f"<{element}>{''.join(f'<li>{_inline(item, page_id)}</li>' for item in items)}</{element}>"


def _inline(words: str, page_id: Callable[[str], int]) -> str:
    """Turn links and heavy words into their elements; all else is text."""

    def link(match: re.Match[str]) -> str:
        opening = (
            f'<a linktype="page" id="{page_id(match["page"])}">' if match["page"] else f'<a href="{match["url"]}">'
        )
        return f"{opening}{match['label']}</a>"

    return _HEAVY.sub(r"<b>\1</b>", _LINK.sub(link, escape(" ".join(words.split()), quote=False)))
