"""Pilots: a board of stages, and each pilot by itself."""

from __future__ import annotations

from public_site.pages.frames import page_frame
from public_site.pages.questions import Question
from public_site.render import Renderer
from public_site.types import PageAtPath, PilotBoardPage, PilotPage, Pilots
from public_site.visit import Visit

STAGES = {"IDEA": "Idee", "PLANNED": "Gepland", "RUNNING": "Bezig", "DONE": "Klaar"}


def question(_page: PilotBoardPage, _visit: Visit) -> Question:
    """Return the question for all pilots."""
    return Question(Pilots)


def render_board(page: PilotBoardPage, answer: PageAtPath, visit: Visit, renderer: Renderer, lists: Pilots) -> str:
    """Return the board, a column for each stage."""
    columns = [
        (name, [pilot for pilot in lists.pilots.nodes if pilot.stage == stage]) for stage, name in STAGES.items()
    ]
    return renderer.page("pages/pilot_board.html", page_frame(page, answer.site, visit), page=page, columns=columns)


def render(page: PilotPage, answer: PageAtPath, visit: Visit, renderer: Renderer) -> str:
    """Return one pilot."""
    return renderer.page("pages/pilot.html", page_frame(page, answer.site, visit), page=page, stages=STAGES)
