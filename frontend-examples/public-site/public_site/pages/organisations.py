"""The organisations, by their kind."""

from __future__ import annotations

from public_site.pages.frames import list_frame
from public_site.pages.questions import Question
from public_site.render import Renderer
from public_site.types import OrganisationIndexPage, Organisations, PageAtPath
from public_site.visit import Visit

KINDS = {
    "WERKGEVER": "Werkgevers van buurtbaners",
    "GEMEENTE": "Gemeente",
    "KENNISINSTELLING": "Kennisinstellingen",
    "ONDERWIJS": "Onderwijs",
    "NETWERK": "Netwerken en verenigingen",
    "OVERIG": "Andere organisaties",
}


def question(_page: OrganisationIndexPage, visit: Visit) -> Question:
    """Return the question for organisations, of one part of the city or of all."""
    stadsdelen = [visit.stadsdeel] if visit.stadsdeel else None
    return Question(Organisations, Organisations.variables(stadsdelen=stadsdelen, after=visit.after))


def render(
    page: OrganisationIndexPage, answer: PageAtPath, visit: Visit, renderer: Renderer, lists: Organisations
) -> str:
    """Return the list; a kind that this site does not know stands with the others."""
    nodes = lists.organisations.nodes
    groups = [
        (name, [item for item in nodes if (item.kind if item.kind in KINDS else "OVERIG") == kind])
        for kind, name in KINDS.items()
    ]
    area = next((area.name for area in answer.site.stadsdelen if area.slug == visit.stadsdeel), "")
    return renderer.page(
        "pages/organisations.html",
        list_frame(page, answer.site, visit, f"in {area}" if area else ""),
        page=page,
        groups=[(name, items) for name, items in groups if items],
        count=len(nodes),
        area=area,
        page_info=lists.organisations.page_info,
    )
