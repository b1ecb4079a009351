"""A page with information, the plainest kind that editors write."""

from __future__ import annotations

from public_site.pages.frames import page_frame
from public_site.render import Renderer
from public_site.types import InformationPage, PageAtPath
from public_site.visit import Visit


def render(page: InformationPage, answer: PageAtPath, visit: Visit, renderer: Renderer) -> str:
    """Return the page."""
    return renderer.page("pages/information.html", page_frame(page, answer.site, visit), page=page)
