"""The regulation in one of its versions, and the rules of thumb."""

from __future__ import annotations

from public_site.pages.frames import page_frame
from public_site.pages.questions import Question
from public_site.render import Renderer
from public_site.today import today
from public_site.types import (
    PageAtPath,
    RegulationIndexPage,
    RegulationOn,
    RegulationPage,
    RulesOfThumb,
    RulesOfThumbPage,
)
from public_site.visit import Visit

FORCES = {
    "MUST": ("Moet", "Dit is verplicht."),
    "MAY": ("Mag", "Dit mag, het hoeft niet."),
    "OWN_CHOICE": ("Eigen keuze", "Hier beslist u zelf over."),
}


def question(_page: RegulationIndexPage, visit: Visit) -> Question:
    """Ask for the version that holds today, and for the newest."""
    return Question(RegulationOn, RegulationOn.variables(audience=visit.audience, day=today()))


def render_index(
    page: RegulationIndexPage, answer: PageAtPath, visit: Visit, renderer: Renderer, found: RegulationOn
) -> str:
    """Return the version that holds today; when none does, the newest, which says from when until when it held."""
    version = next(iter((*found.holding.nodes, *found.newest.nodes)), None)
    if version is None:
        frame = page_frame(page, answer.site, visit)
        return renderer.page("pages/no_regulation.html", frame, page=page)
    return _regulation(version, answer, visit, renderer, index=page, holds_today=bool(found.holding.nodes))


def render(page: RegulationPage, answer: PageAtPath, visit: Visit, renderer: Renderer) -> str:
    """Return one version."""
    return _regulation(page, answer, visit, renderer)


def _regulation(
    page: RegulationPage,
    answer: PageAtPath,
    visit: Visit,
    renderer: Renderer,
    *,
    index: RegulationIndexPage | None = None,
    holds_today: bool | None = None,
) -> str:
    audience = next((one for one in answer.site.audiences if one.slug == visit.audience), None)
    # What holds today has an address of its own, which stays when a new version comes.
    shown = index or page
    frame = page_frame(
        shown,
        answer.site,
        visit,
        title=f"{shown.seo.title} voor {audience.name.lower()}" if audience else shown.seo.title,
    )
    return renderer.page(
        "pages/regulation.html",
        frame,
        page=page,
        index=index,
        holds_today=holds_today,
        audience=audience,
        forces=FORCES,
        force_words=[(force, *FORCES[force]) for force in FORCES if any(a.force == force for a in page.articles)],
    )


def rules_question(_page: RulesOfThumbPage, _visit: Visit) -> Question:
    """Ask for the rules of thumb."""
    return Question(RulesOfThumb)


def render_rules(
    page: RulesOfThumbPage, answer: PageAtPath, visit: Visit, renderer: Renderer, found: RulesOfThumb
) -> str:
    """Return the numbered cards."""
    frame = page_frame(page, answer.site, visit)
    return renderer.page("pages/rules_of_thumb.html", frame, page=page, rules=found.rules_of_thumb)
