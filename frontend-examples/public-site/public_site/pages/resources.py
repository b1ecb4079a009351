"""What can help: a finder by kind and area, and each thing by itself."""

from __future__ import annotations

from dataclasses import dataclass

from public_site.pages.frames import list_frame, page_frame
from public_site.pages.questions import Question
from public_site.render import Renderer
from public_site.types import PageAtPath, ResourceCard, ResourceIndexPage, ResourcePage, Resources, Site
from public_site.visit import UnknownChoice, Visit


@dataclass(frozen=True)
class Kind:
    """One kind of help.

    Attributes:
        choice: What stands in the address (`?soort=`).
        name: In Dutch.
    """

    choice: str
    name: str


KINDS = {
    "FACILITY": Kind("voorziening", "Voorziening"),
    "TRAINING": Kind("training", "Training"),
    "COACHING": Kind("begeleiding", "Begeleiding"),
    "MONEY": Kind("geld", "Geld"),
}


def question(_page: ResourceIndexPage, visit: Visit) -> Question:
    """Return the question for help of one kind, or of all.

    Raises:
        UnknownChoice: There is no such kind.
    """
    kinds = [value for value, kind in KINDS.items() if kind.choice == visit.kind]
    if visit.kind and not kinds:
        raise UnknownChoice(visit.path)
    return Question(Resources, Resources.variables(audience=visit.audience, kinds=kinds or None, after=visit.after))


def render_index(
    page: ResourceIndexPage, answer: PageAtPath, visit: Visit, renderer: Renderer, lists: Resources
) -> str:
    """Return the finder. Help for the whole city is also help for who chose a part of it."""
    everything = list(lists.resources.nodes)
    found = [item for item in everything if _is_in(item, visit.stadsdeel)]
    return renderer.page(
        "pages/resource_index.html",
        list_frame(page, answer.site, visit, _choice(answer.site, visit)),
        page=page,
        kinds=KINDS,
        found=found,
        page_info=lists.resources.page_info,
        choice=_choice(answer.site, visit),
    )


def render(page: ResourcePage, answer: PageAtPath, visit: Visit, renderer: Renderer) -> str:
    """Return one thing that can help."""
    return renderer.page("pages/resource.html", page_frame(page, answer.site, visit), page=page, kinds=KINDS)


def _is_in(item: ResourceCard, stadsdeel: str | None) -> bool:
    slugs = {area.slug for area in item.stadsdelen}
    return stadsdeel is None or not slugs or stadsdeel in slugs


def _choice(site: Site, visit: Visit) -> str:
    """Return the filters as words: `training in Noord`."""
    kind = next((kind.name.lower() for kind in KINDS.values() if kind.choice == visit.kind), "")
    area = next((f"in {area.name}" for area in site.stadsdelen if area.slug == visit.stadsdeel), "")
    return f"{kind} {area}".strip()
