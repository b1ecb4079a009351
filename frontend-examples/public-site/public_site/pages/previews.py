"""Pages for who follows the link of a preview and finds no page."""

from __future__ import annotations

from public_site.render import Frame, Renderer
from public_site.types import DraftPreview, Site
from public_site.visit import Visit


def not_shown(site: Site, preview: DraftPreview, renderer: Renderer) -> str:
    """Return the page for a draft that cannot be shown yet; the bar above it says why."""
    return _page(site, preview.title, "Deze pagina kan nu nog niet getoond worden. Hierboven staat waarom.", renderer)


def over(site: Site, renderer: Renderer) -> str:
    """Return the page for a link that has ended."""
    text = "Een voorbeeld werkt hooguit een uur. Open het opnieuw vanuit het scherm waar u de tekst schrijft."
    return _page(site, "Dit voorbeeld is voorbij", text, renderer)


def _page(site: Site, title: str, text: str, renderer: Renderer) -> str:
    frame = Frame(site, Visit("/"), title, "", is_indexed=False)
    return renderer.page("pages/preview_not_shown.html", frame, title=title, text=text)
