"""Reports of meetings; what was remarked there, and what was done with it."""

import datetime
from typing import Any, ClassVar

import graphene
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.blocks import TextBlock
from wagtail.fields import StreamField
from wagtail.search import index

from cms.fields import Declaration, Link, choice, parts, reference, references, value, values
from cms.fields.stored import ApproximateDate
from cms.taxonomy.models import Stadsdeel
from pages.core.blocks import BodyBlocks, LinkBlock, body_block_type
from pages.core.dates_field import ApproximateDateField
from pages.core.models import BasePage
from pages.core.overviews import OverviewPage

from .blocks import Attendance, Insight, Topic
from .enums import ActionStatus


class ReportIndex(OverviewPage):
    """The page that lists the reports, with what was done with remarks (Dutch: *verslagen*)."""

    graphql_description = "The page that lists the reports, with what was done with remarks (Dutch: *verslagen*)."
    subpage_types: ClassVar[list[str]] = ["reports.Report"]

    class Meta:
        verbose_name = "overzicht van verslagen"
        verbose_name_plural = "overzichten van verslagen"


class Report(BasePage):
    """The report of a meeting (Dutch: *verslag*): organisations and roles, never persons. Holds no personal data."""

    met_on = ApproximateDateField("datum van de bijeenkomst")
    attendance = StreamField([("present", Attendance())], verbose_name="aanwezig", blank=True)
    topics = StreamField([("topic", Topic())], verbose_name="onderwerpen", blank=True)
    insights = StreamField([("insight", Insight())], verbose_name="inzichten", blank=True)
    open_question_list = StreamField(
        [("question", TextBlock(label="Vraag", max_length=300))], verbose_name="open vragen", blank=True
    )
    body = StreamField(BodyBlocks(), verbose_name="tekst", blank=True)

    graphql_description = "The report of a meeting (Dutch: *verslag*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        *BasePage.graphql_fields,
        value("met_on", ApproximateDate, description="When the meeting was (Dutch: *datum van de bijeenkomst*)."),
        parts("attendance", Attendance, description="Organisations and roles that took part."),
        parts("topics", Topic, description="What was talked about."),
        parts("insights", Insight, description="What was learned."),
        values("open_questions", graphene.String, description="Questions that stayed open (*open vragen*)."),
        values("body", body_block_type, description="Further text; often empty."),
    ]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("met_on"),
        FieldPanel("attendance"),
        FieldPanel("topics"),
        FieldPanel("insights"),
        FieldPanel("open_question_list"),
        FieldPanel("body"),
    ]

    parent_page_types = ["reports.ReportIndex"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "verslag"
        verbose_name_plural = "verslagen"

    @property
    def open_questions(self) -> list[str]:
        """Questions that stayed open."""
        return [child.value for child in self.open_question_list]

    @property
    def listed_on(self) -> datetime.date:
        """The day of the meeting, or the first day it can have been."""
        return (self.met_on and self.met_on.start) or super().listed_on


class Remark(index.Indexed, models.Model):
    """Something that was remarked, and what was done with it (Dutch: *opmerking*). Names roles: holds no personal data."""

    text = models.TextField("u zei", max_length=400, help_text="De opmerking, in gewone taal.")
    said_by = models.CharField("wie zei het?", max_length=160, blank=True, help_text="Een rol of groep, geen naam.")
    report = models.ForeignKey(
        Report, verbose_name="verslag", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    response = models.TextField(
        "wij deden", max_length=600, blank=True, help_text="Laat leeg als er nog niets mee is gedaan."
    )
    result = StreamField([("link", LinkBlock(label="Te zien op"))], verbose_name="waar te zien", blank=True, max_num=1)
    sort_order = models.PositiveSmallIntegerField("volgorde", default=0)

    search_fields = [index.SearchField("text"), index.SearchField("response"), index.AutocompleteField("text")]
    graphql_description = "Something that was remarked, and what was done with it (Dutch: *u zei, wij deden*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        value("text", graphene.String, description="What was said (*u zei*)."),
        value("said_by", graphene.String, description="By which role or group; may be empty."),
        reference("report", "reports.Report", description="The report it stands in. Null when there is none."),
        value("response", graphene.String, description="What was done with it (*wij deden*); empty while nothing was."),
        value(
            "result", Link, required=False, source="result_link", description="Where to see it. Null when nowhere yet."
        ),
    ]
    panels = [
        FieldPanel("text"),
        FieldPanel("said_by"),
        PageChooserPanel("report"),
        FieldPanel("response"),
        FieldPanel("result"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        verbose_name = "opmerking"
        verbose_name_plural = "opmerkingen"
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def result_link(self) -> Any:
        """The value of the one link, if there is one."""
        return self.result[0].value if self.result else None


class Action(index.Indexed, models.Model):
    """What somebody took upon themselves, by role (Dutch: *actie*). Holds no personal data."""

    title = models.CharField("wat moet er gebeuren?", max_length=160)
    note = models.TextField("toelichting", max_length=600, blank=True)
    role = models.CharField("wie doet het?", max_length=120, blank=True, help_text="Een rol of organisatie, geen naam.")
    due = ApproximateDateField("wanneer klaar?")
    status = models.CharField("hoe ver?", max_length=10, choices=ActionStatus.choices, default=ActionStatus.OPEN)
    remark = models.ForeignKey(
        Remark, verbose_name="naar aanleiding van", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    report = models.ForeignKey(
        Report, verbose_name="verslag", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    result = StreamField([("link", LinkBlock(label="Resultaat"))], verbose_name="resultaat", blank=True, max_num=1)
    stadsdelen = models.ManyToManyField(Stadsdeel, verbose_name="stadsdelen", blank=True)

    search_fields = [index.SearchField("title"), index.SearchField("note"), index.AutocompleteField("title")]
    graphql_description = "What somebody took upon themselves, by role (Dutch: *actie*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        value("title", graphene.String, description="What is to be done (*wat moet er gebeuren*)."),
        value("note", graphene.String, description="More about it; may be empty."),
        value("role", graphene.String, description="Who does it: a role or organisation; may be empty."),
        value("due", ApproximateDate, description="When it should be ready (*wanneer klaar*)."),
        choice("status", ActionStatus, description="How far it is."),
        reference("remark", "reports.Remark", description="The remark it comes from. Null when it comes from none."),
        reference("report", "reports.Report", description="The report it stands in. Null when there is none."),
        value(
            "result", Link, required=False, source="result_link", description="What came of it. Null when nothing yet."
        ),
        references(
            "stadsdelen", "taxonomy.Stadsdeel", description="Where it is to be done. Empty means the whole city."
        ),
    ]
    panels = [
        FieldPanel("title"),
        FieldPanel("note"),
        MultiFieldPanel([FieldPanel("role"), FieldPanel("due"), FieldPanel("status")], heading="Wie en wanneer"),
        MultiFieldPanel([PageChooserPanel("report"), FieldPanel("remark")], heading="Komt uit"),
        FieldPanel("result"),
        FieldPanel("stadsdelen"),
    ]

    class Meta:
        verbose_name = "actie"
        verbose_name_plural = "acties"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    @property
    def result_link(self) -> Any:
        """The value of the one link, if there is one."""
        return self.result[0].value if self.result else None

    @property
    def chronology(self) -> str:
        """The key by which actions sort in time."""
        return self.due.chronology if self.due else ""
