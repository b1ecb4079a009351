"""Soft hyphens in the long words of headings, for browsers that do not know how Dutch words break.

Without them such a browser breaks `werkgeversbijeenkomst` on a small screen wherever the line ends. Only what stands between
the tags of a heading changes: titles, attributes and structured data are as they were. Browsers find and read the word as one.
"""

from __future__ import annotations

import re

import pyphen

# As the style sheet says to browsers that know (`hyphenate-limit-chars`): so short words stay whole, and no end is lonely.
SHORTEST_WORD, SHORTEST_PART = 14, 5
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_HEADING = re.compile(r"<(h[1-6])\b.*?</\1>", re.DOTALL)
_TAG_OR_LONG_WORD = re.compile(rf"<[^>]*>|&[#\w]+;|[^\W\d_]{{{SHORTEST_WORD},}}")
_DUTCH = pyphen.Pyphen(lang="nl_NL", left=SHORTEST_PART, right=SHORTEST_PART)


def in_headings(html: str) -> str:
    """Return a page whose headings say where their long words may break."""
    return _HEADING.sub(lambda heading: _TAG_OR_LONG_WORD.sub(_broken, heading.group()), html)


def _broken(found: re.Match[str]) -> str:
    return found.group() if found.group()[0] in "<&" else hyphenated(found.group())


def hyphenated(word: str) -> str:
    """Return a word with a soft hyphen wherever it may break."""
    inserted: str = _DUTCH.inserted(word, SOFT_HYPHEN)
    # It would keep every word for ever: names of people, and whatever visitors search for.
    _DUTCH.hd.cache.clear()
    return inserted
