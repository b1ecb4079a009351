"""A kind of page that did not exist when this site was made: its title and lead, in an honest plain page."""

from __future__ import annotations

from public_site.pages.frames import page_frame
from public_site.render import Renderer
from public_site.types import PageAtPath, PageFields, Unknown
from public_site.visit import Visit


def render(page: Unknown, answer: PageAtPath, visit: Visit, renderer: Renderer) -> str:
    """Return the plain page."""
    fields = PageFields.from_json(page.data)
    return renderer.page("pages/unknown.html", page_frame(fields, answer.site, visit), page=fields)
