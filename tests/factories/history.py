"""The history visual and its milestones, as small as they can be."""

from itertools import count
from typing import Any

from wagtail.models import Page

from pages.core.dates import ApproximateDate
from pages.history.models import Milestone, Timeline

from .core import add_published, made

_number = count(1)


def make_timeline(home: Page, title: str = "Totstandkoming", **columns: Any) -> Timeline:
    """The published page."""
    return add_published(home, made(Timeline, title, {"slug": "totstandkoming"} | columns))


def make_milestone(title: str = "", when: str = "2017", **columns: Any) -> Milestone:
    """A stored milestone; `when` is EDTF, `areas` are parts of the city."""
    number = next(_number)
    areas = columns.pop("areas", [])
    defaults = {"key": f"punt-{number}", "text": "<p>Het verhaal.</p>", "source_label": "Totstandkoming BuurtBaan"}
    milestone = Milestone(
        **(defaults | {"title": title or f"Punt {number}", "when": ApproximateDate.parse(when)} | columns)
    )
    milestone.save()
    if areas:
        milestone.stadsdelen.set(areas)
        milestone.save()
    return milestone
