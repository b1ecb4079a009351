"""All terms, by letter."""

from __future__ import annotations

from itertools import groupby

from public_site.pages.frames import page_frame
from public_site.render import Renderer
from public_site.types import GlossaryPage, PageAtPath, Term
from public_site.visit import Visit


def render(page: GlossaryPage, answer: PageAtPath, visit: Visit, renderer: Renderer) -> str:
    """Return the list. Here every term is explained already, so none is explained twice."""
    letters = [(letter, list(terms)) for letter, terms in groupby(answer.glossary, key=_letter)]
    frame = page_frame(page, answer.site, visit)
    return renderer.explaining(()).page("pages/glossary.html", frame, page=page, letters=letters)


def _letter(term: Term) -> str:
    first = term.name[:1].upper()
    return first if first.isalpha() else "#"
