"""Figures, as small as they can be."""

from itertools import count
from typing import Any

from pages.core.dates import ApproximateDate
from pages.figures.enums import FigureStatus
from pages.figures.models import Figure

_number = count(1)


def make_figure(**columns: Any) -> Figure:
    """A stored figure."""
    key = f"cijfer-{next(_number)}"
    defaults = {
        "key": key,
        "label": f"Plekken ({key})",
        "counts": "plekken in de stad",
        "status": FigureStatus.GOAL,
        "as_of": ApproximateDate.parse("2022"),
        "source_label": "Gemeente Amsterdam",
    }
    return Figure.objects.create(**(defaults | columns))
