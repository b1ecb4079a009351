"""The history visual *Totstandkoming BuurtBaan*."""

from __future__ import annotations

from markupsafe import Markup

from public_site import road
from public_site.pages.frames import page_frame
from public_site.pages.questions import Question
from public_site.render import Renderer
from public_site.types import PageAtPath, Road, RoadFrame, TimelinePage
from public_site.visit import PHASES, Visit

PHASE_NAMES = {"PAST": "Verleden", "NOW": "Nu", "FUTURE": "Toekomst"}
PHASE_HEADINGS = {"PAST": "Wat er gebeurde", "NOW": "Waar nu aan gebouwd wordt", "FUTURE": "Wat er nog kan komen"}


def question(_page: TimelinePage, visit: Visit) -> Question:
    """Ask for the milestones and their drawings."""
    return Question(Road, road.page_question(visit))


def render(page: TimelinePage, answer: PageAtPath, visit: Visit, renderer: Renderer, found: Road) -> str:
    """Return the drawing, and the same milestones as a list in parts."""
    timeline = found.timeline
    milestones = timeline.milestones if timeline else ()
    areas = {area.slug: area.name for area in answer.site.stadsdelen}
    words = [PHASE_NAMES[PHASES[visit.phase]].lower()] if visit.phase else []
    words += [f"in {areas.get(visit.stadsdeel, visit.stadsdeel)}"] if visit.stadsdeel else []
    frame = page_frame(
        page,
        answer.site,
        visit,
        title=f"{page.seo.title}{': ' if words else ''}{' '.join(words)}",
        canonical_url=page.canonical_url + visit.query,
    )
    return renderer.page(
        "pages/timeline.html",
        frame,
        page=page,
        milestones=milestones,
        # The CMS promises SVG without script, and our policy lets none run.
        wide=Markup(timeline.wide.svg) if timeline else "",  # noqa: S704
        narrow=Markup(timeline.narrow.svg) if timeline else "",  # noqa: S704
        parts=[
            (phase, heading, [one for one in milestones if one.phase == phase])
            for phase, heading in PHASE_HEADINGS.items()
            if any(one.phase == phase for one in milestones)
        ],
        phases={word: PHASE_NAMES[phase] for word, phase in PHASES.items()},
        phase_names=PHASE_NAMES,
        files=[
            ("licht", "SVG", road.file_address(visit)),
            ("donker", "SVG", road.file_address(visit, colours="donker")),
            ("licht", "PNG", road.file_address(visit, road.PICTURE_PATH)),
            ("donker", "PNG", road.file_address(visit, road.PICTURE_PATH, "donker")),
        ],
        frame_address=renderer.origin + road.file_address(visit, road.FRAME_PATH),
    )


def render_frame(found: RoadFrame, visit: Visit, renderer: Renderer) -> str:
    """Return the drawing with its source and the way to the whole story, to be framed by any site."""
    timeline = found.timeline
    return renderer.text(
        "pages/timeline_frame.html",
        {
            "site": found.site,
            "timeline": timeline,
            "whole": Visit(road.PATH, stadsdeel=visit.stadsdeel, phase=visit.phase).address,
            "wide": Markup(timeline.wide.svg) if timeline else "",  # noqa: S704
            "narrow": Markup(timeline.narrow.svg) if timeline else "",  # noqa: S704
        },
    )
