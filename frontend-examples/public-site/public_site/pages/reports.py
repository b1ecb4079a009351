"""Reports of meetings, and what was done with remarks."""

from __future__ import annotations

from public_site.pages.frames import page_frame
from public_site.pages.questions import Question
from public_site.render import Renderer
from public_site.types import FollowUp, PageAtPath, ReportIndexPage, ReportPage
from public_site.visit import Visit

ACTION_STATUSES = {"OPEN": "nog te doen", "RUNNING": "bezig", "DONE": "klaar", "UNKNOWN": "niet bekend"}


def question(_page: ReportIndexPage, visit: Visit) -> Question:
    """Return the question for reports, remarks and actions."""
    return Question(FollowUp, FollowUp.variables(audience=visit.audience))


def render_index(page: ReportIndexPage, answer: PageAtPath, visit: Visit, renderer: Renderer, lists: FollowUp) -> str:
    """Return the list of reports, with what was done with remarks, and what is still to be done."""
    actions = lists.actions.nodes
    return renderer.page(
        "pages/report_index.html",
        page_frame(page, answer.site, visit),
        page=page,
        reports=lists.reports.nodes,
        remarks=lists.remarks.nodes,
        open_actions=[action for action in actions if action.status != "DONE"],
        done_actions=[action for action in actions if action.status == "DONE"],
        statuses=ACTION_STATUSES,
    )


def render(page: ReportPage, answer: PageAtPath, visit: Visit, renderer: Renderer) -> str:
    """Return one report."""
    return renderer.page("pages/report.html", page_frame(page, answer.site, visit), page=page, statuses=ACTION_STATUSES)
