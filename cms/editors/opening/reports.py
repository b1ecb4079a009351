"""`reports.yaml`: reports of meetings, what was remarked there, and what somebody took upon themselves."""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from pages.reports.enums import ActionStatus, InsightKind
from pages.reports.models import Action, Remark

from .blocks import Entry, Key, LinkEntry, Text
from .entries import Edtf, PageEntry, RecordEntry, Relations, one_link
from .references import References
from .rich_text import rich_text
from .streams import stream


class AttendanceEntry(Entry):
    """Who took part: a role, and the organisation when it is known."""

    role: Text
    organisation: Key | None = None

    def raw(self, references: References) -> dict[str, Any]:
        """What the block keeps."""
        organisation = references.find("organisation", self.organisation).pk if self.organisation else None
        return {"role": self.role, "organisation": organisation}


class TopicEntry(Entry):
    """What was talked about."""

    title: Text
    theme: Key | None = None
    text: Text

    def raw(self, references: References) -> dict[str, Any]:
        """What the block keeps."""
        return {
            "title": self.title,
            "theme": references.find("theme", self.theme).pk if self.theme else None,
            "text": rich_text(self.text, references.page_id),
        }


class InsightEntry(Entry):
    """What was learned."""

    kind: InsightKind
    text: Annotated[Text, Field(max_length=400)]


class ReportEntry(PageEntry):
    """The report of a meeting."""

    met_on: Edtf
    attendance: tuple[AttendanceEntry, ...] = ()
    topics: tuple[TopicEntry, ...] = ()
    insights: tuple[InsightEntry, ...] = ()
    open_questions: tuple[Text, ...] = ()

    def values(self, references: References) -> dict[str, Any]:
        """What a report has more than other pages."""

        def parts(kind: str, raw: list[Any]) -> str:
            return stream(f"{self.item_name}/{kind}", [(kind, value) for value in raw])

        return {
            "met_on": self.met_on,
            "attendance": parts("present", [entry.raw(references) for entry in self.attendance]),
            "topics": parts("topic", [entry.raw(references) for entry in self.topics]),
            "insights": parts("insight", [entry.model_dump(mode="json") for entry in self.insights]),
            "open_question_list": parts("question", list(self.open_questions)),
        }


class RemarkEntry(RecordEntry):
    """Something that was remarked, and what was done with it."""

    model: ClassVar = Remark

    text: Text
    said_by: str = ""
    report: Key | None = None
    response: str = ""
    result: LinkEntry | None = None

    def columns(self, references: References) -> dict[str, Any]:
        """What its columns become."""
        return {
            **self.model_dump(include={"text", "said_by", "response"}),
            "report": references.page(self.report) if self.report else None,
            "result": one_link(f"{self.item_name}/result", self.result, references),
        }


class ActionEntry(RecordEntry):
    """What somebody took upon themselves, by role."""

    model: ClassVar = Action

    title: Text
    note: str = ""
    role: str = ""
    due: Edtf
    status: ActionStatus
    remark: Key | None = None
    report: Key | None = None
    result: LinkEntry | None = None
    stadsdelen: tuple[Key, ...] = ()

    def columns(self, references: References) -> dict[str, Any]:
        """What its columns become."""
        return {
            **self.model_dump(include={"title", "note", "role", "status"}),
            "due": self.due,
            "remark": references.find("remark", self.remark) if self.remark else None,
            "report": references.page(self.report) if self.report else None,
            "result": one_link(f"{self.item_name}/result", self.result, references),
        }

    def relations(self) -> Relations:
        """Where it is to be done."""
        return {"stadsdelen": ("stadsdeel", self.stadsdelen)}


class ReportsFile(Entry):
    """The page that lists the reports, the reports, the remarks and the actions."""

    index: PageEntry
    reports: tuple[ReportEntry, ...]
    remarks: tuple[RemarkEntry, ...]
    actions: tuple[ActionEntry, ...]
