"""Terms of the glossary, explained where they first occur in the texts of a page.

A term becomes a link to the glossary, described by its explanation in the list at the foot of the page. Nothing changes
inside links and headings, and only whole words count: `buurtbaan` is not found in `buurtbaantje`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser

from public_site.types import Term

GLOSSARY_PATH = "/begrippen/"
LEFT_ALONE = {"a", "abbr", "button", "code", "dfn", "h1", "h2", "h3", "h4", "h5", "h6", "summary"}


class Terms:
    """The terms of one page.

    Attributes:
        used: The terms explained so far, in the order of the page.
    """

    def __init__(self, glossary: Iterable[Term] = ()) -> None:
        self._by_form = {form: term for term in glossary for form in _forms(term)}
        longest_first = sorted(self._by_form, key=len, reverse=True)
        forms = "|".join(re.escape(form) for form in longest_first)
        self._pattern = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])") if forms else None
        self.used: list[Term] = []

    def explain(self, html: str) -> str:
        """Return HTML with the first occurrence of each term as a link to its explanation."""
        if self._pattern is None:
            return html
        reader = _Reader(self)
        reader.feed(html)
        reader.close()
        return "".join(reader.parts)

    def explain_words(self, text: str) -> str:
        """Return text between tags, which is escaped already, in the same way."""
        return self._pattern.sub(self._link, text) if self._pattern else text

    def _link(self, found: re.Match[str]) -> str:
        term = self._by_form[found.group()]
        if term in self.used:
            return found.group()
        self.used.append(term)
        slug = escape(term.slug)
        return f'<a class="term" href="{GLOSSARY_PATH}#{slug}" aria-describedby="uitleg-{slug}">{found.group()}</a>'


def _forms(term: Term) -> Iterable[str]:
    """Return the words that stand for a term, as HTML has them; a common word also with a capital at the start."""
    for word in (term.name, *term.variants):
        yield escape(word, quote=False)
        if word.islower():
            yield escape(word[0].upper() + word[1:], quote=False)


class _Reader(HTMLParser):
    """Copies HTML as it is, but for the words that are explained."""

    def __init__(self, terms: Terms) -> None:
        super().__init__(convert_charrefs=False)
        self._terms = terms
        self._left_alone = 0
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy a tag, and count those in which nothing is explained."""
        self._left_alone += tag in LEFT_ALONE
        self.parts.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy a tag without content."""
        self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Copy the end of a tag."""
        self._left_alone -= tag in LEFT_ALONE
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Explain words, or copy them."""
        self.parts.append(data if self._left_alone else self._terms.explain_words(data))

    def handle_entityref(self, name: str) -> None:
        """Copy `&amp;` and the like."""
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Copy `&#8217;` and the like."""
        self.parts.append(f"&#{name};")
