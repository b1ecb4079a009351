"""Publications, with their makers and where they stand."""

from __future__ import annotations

from public_site.pages.frames import list_frame, page_frame
from public_site.pages.questions import Question
from public_site.render import Renderer
from public_site.structured_data import publication
from public_site.types import PageAtPath, PublicationIndexPage, PublicationPage, Publications
from public_site.visit import Visit


def question(_page: PublicationIndexPage, visit: Visit) -> Question:
    """Return the question for publications."""
    return Question(Publications, Publications.variables(audience=visit.audience, after=visit.after))


def render_index(
    page: PublicationIndexPage, answer: PageAtPath, visit: Visit, renderer: Renderer, lists: Publications
) -> str:
    """Return the list."""
    frame = list_frame(page, answer.site, visit)
    return renderer.page("pages/publication_index.html", frame, page=page, publications=lists.publications)


def render(page: PublicationPage, answer: PageAtPath, visit: Visit, renderer: Renderer) -> str:
    """Return one publication."""
    frame = page_frame(page, answer.site, visit, data=publication(page))
    return renderer.page("pages/publication.html", frame, page=page)
