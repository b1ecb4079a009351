"""A piece of a text around what was asked for, with the hits marked: safe HTML."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape

from cms.publication.words import folded

_CHARACTERS = 240
_LONGEST_ENDING = 3
_SHORTEST_PART = 3
# Whoever asks what something is wants to see that thing.
_SMALL_WORD = 3
_ALIKE_ENOUGH = 0.8
_WORD = re.compile(r"\w+")


def words_in(text: str) -> list[str]:
    """The words of a text, without accents and capitals; each once, in their order.

    Of a word that is nothing but accents nothing is left.
    """
    return list(dict.fromkeys(filter(None, map(folded, _WORD.findall(text)))))


class Snippets:
    """Makes pieces of texts around the hits of one question.

    Args:
        question: what was asked for.
    """

    def __init__(self, question: str) -> None:
        words = words_in(question)
        self._asked = [word for word in words if len(word) > _SMALL_WORD] or words
        # Texts that are found hold the same words again and again.
        self._known: dict[str, bool] = {}

    def of(self, text: str, title: str = "") -> str:
        """A piece of a text around the first hit.

        Args:
            text: all words of a thing, its title included.
            title: left out where the text begins with it, because readers see it already.
        """
        text = " ".join(text.removeprefix(title).split())
        first = next(self._hits(text), None)
        start = max(0, first.start() - _CHARACTERS // 3) if first else 0
        if start:
            start = text.find(" ", start) + 1
        end = min(len(text), start + _CHARACTERS)
        if end < len(text):
            end = max(text.rfind(" ", start, end), first.end() if first else 0)
        parts, at = [], start
        for hit in self._hits(text, start, end):
            parts.append(f"{escape(text[at : hit.start()])}<mark>{escape(hit.group())}</mark>")
            at = hit.end()
        parts.append(escape(text[at:end]))
        return f"{'… ' if start else ''}{''.join(parts).strip()}{' …' if end < len(text) else ''}"

    def _hits(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The words of a part of a text that are hits; that part begins and ends between words."""
        for word in _WORD.finditer(text, start, len(text) if end is None else end):
            if self._is_hit(word.group()):
                yield word

    def _is_hit(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = _is_hit(folded(word), self._asked)
        return known


def _is_hit(word: str, asked: list[str]) -> bool:
    """Whether a word of the text is what was asked for: it holds it, or is it but for an ending or a small error."""
    for one in asked:
        if word == one or (len(one) >= _SHORTEST_PART and one in word):
            return True
        if word[:1] == one[:1] and abs(len(word) - len(one)) <= _LONGEST_ENDING and _is_like(word, one):
            return True
    return False


def _is_like(word: str, asked: str) -> bool:
    """Whether two words of about the same length share their stem, or differ by a small error."""
    shortest = max(4, len(asked) - _LONGEST_ENDING)
    if len(word) >= shortest and word[:shortest] == asked[:shortest]:
        return True
    return len(asked) >= 4 and SequenceMatcher(None, word, asked).ratio() >= _ALIKE_ENOUGH
