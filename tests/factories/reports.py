"""Reports and what followed from them, as small as they can be."""

from typing import Any

from wagtail.models import Page

from pages.core.dates import ApproximateDate
from pages.reports.models import Action, Remark, Report, ReportIndex

from .core import add_draft, add_published, made


def make_report_index(home: Page, title: str = "Verslagen", **columns: Any) -> ReportIndex:
    """The published page that lists the reports."""
    return add_published(home, made(ReportIndex, title, columns))


def make_report(index: Page, title: str = "Verslag", **columns: Any) -> Report:
    """A published report."""
    return add_published(index, _report(title, columns))


def make_report_draft(index: Page, title: str = "Concept", **columns: Any) -> Report:
    """A report that was never published."""
    return add_draft(index, _report(title, columns))


def _report(title: str, columns: dict[str, Any]) -> Report:
    return made(Report, title, {"met_on": ApproximateDate.parse("2022-11-03")} | columns)


def make_remark(text: str = "Maak het duidelijker.", **columns: Any) -> Remark:
    """A stored remark."""
    return Remark.objects.create(text=text, **columns)


def make_action(title: str = "De site aanpassen", due: str = "2022-12", **columns: Any) -> Action:
    """A stored action."""
    return Action.objects.create(title=title, due=ApproximateDate.parse(due), **columns)
