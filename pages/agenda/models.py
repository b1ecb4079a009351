"""Meetings, and the series they belong to."""

import datetime
from typing import Any, ClassVar

import graphene
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.search import index

from cms.fields import Declaration, Link, Stored, choice, page_reference, reference, references, value, values
from cms.fields.stored import ApproximateDate
from pages.core.blocks import BodyBlocks, LinkBlock, body_block_type
from pages.core.dates import DatePrecision
from pages.core.dates_field import ApproximateDateField
from pages.core.models import BasePage
from pages.core.overviews import OverviewPage

from .enums import EventKind


class Place(Stored):
    """Where a meeting is: `{"name", "address", "url"}`, of which some may be empty."""


class Series(index.Indexed, models.Model):
    """Meetings that belong together, such as the intervision (Dutch: *reeks*). Holds no personal data."""

    name = models.CharField("naam", max_length=120, unique=True)
    slug = models.SlugField("korte naam in adressen", max_length=120, unique=True)
    description = models.TextField("waar gaat de reeks over?", blank=True)

    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]
    graphql_description = "Meetings that belong together (Dutch: *reeks*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        value("slug", graphene.String, description="Short name for addresses; it does not change."),
        value("name", graphene.String, description="Name in Dutch (*naam*)."),
        value("description", graphene.String, description="What it is about, in plain Dutch; may be empty."),
    ]
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]

    class Meta:
        verbose_name = "reeks bijeenkomsten"
        verbose_name_plural = "reeksen bijeenkomsten"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class AgendaIndex(OverviewPage):
    """The page that lists the meetings (Dutch: *agenda*)."""

    graphql_description = "The page that lists the meetings (Dutch: *agenda*)."
    subpage_types = ["agenda.Event"]

    class Meta:
        verbose_name = "agenda"
        verbose_name_plural = "agenda's"


class Event(BasePage):
    """A meeting (Dutch: *bijeenkomst*). Its page and address stay when its date becomes exact. Holds no personal data."""

    kind = models.CharField("soort bijeenkomst", max_length=30, choices=EventKind.choices, default=EventKind.EMPLOYERS)
    when = ApproximateDateField(
        "wanneer", help_text="Nog geen dag bekend? Schrijf bijvoorbeeld: februari of maart 2023."
    )
    starts_at = models.TimeField("begint om", null=True, blank=True)
    ends_at = models.TimeField("eindigt om", null=True, blank=True)
    place_name = models.CharField("plek", max_length=120, blank=True, help_text="Bijvoorbeeld: Buurtkamer de Molen.")
    place_address = models.CharField("adres van de plek", max_length=200, blank=True)
    place_url = models.URLField("adres van de online bijeenkomst", blank=True)
    sign_up = StreamField([("link", LinkBlock(label="Aanmelden"))], verbose_name="aanmelden", blank=True, max_num=1)
    document_list = StreamField(
        [("document", DocumentChooserBlock(label="Document"))], verbose_name="documenten", blank=True
    )
    series = models.ForeignKey(
        Series, verbose_name="reeks", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    report_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="verslag",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="De pagina met het verslag, als de bijeenkomst voorbij is.",
    )
    body = StreamField(BodyBlocks(), verbose_name="tekst", blank=True)

    graphql_description = "A meeting (Dutch: *bijeenkomst*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        *BasePage.graphql_fields,
        choice("kind", EventKind, description="What kind of meeting it is."),
        value("when", ApproximateDate, description="When it is, as far as that is known (Dutch: *wanneer*)."),
        value(
            "start_time",
            graphene.String,
            required=False,
            description="When it begins, local time in Amsterdam: `14:00`. Null when not known.",
        ),
        value(
            "end_time",
            graphene.String,
            required=False,
            description="When it ends, local time in Amsterdam: `16:30`. Null when not known.",
        ),
        value("place", Place, required=False, description="Where it is. Null when that is not known yet."),
        value(
            "sign_up",
            Link,
            required=False,
            source="sign_up_link",
            description="Where to sign up. Null when one need not.",
        ),
        references("documents", "media.Document", description="What to read before or after."),
        reference("series", "agenda.Series", description="The series it belongs to. Null when it stands alone."),
        page_reference(
            "report",
            source="specific_report",
            description="The page that tells what came of it. Null while there is none.",
        ),
        values("body", body_block_type, description="The text, as a list of blocks (Dutch: *tekst*)."),
    ]

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("when"),
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            ],
            heading="Wat en wanneer",
        ),
        MultiFieldPanel(
            [FieldPanel("place_name"), FieldPanel("place_address"), FieldPanel("place_url")], heading="Waar"
        ),
        FieldPanel("sign_up"),
        FieldPanel("body"),
        FieldPanel("document_list"),
        MultiFieldPanel([FieldPanel("series"), PageChooserPanel("report_page")], heading="Hoort bij"),
    ]

    parent_page_types = ["agenda.AgendaIndex"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "bijeenkomst"
        verbose_name_plural = "bijeenkomsten"

    def clean(self) -> None:
        """Refuses times without a day, and an end before the begin."""
        super().clean()
        is_day = self.when is not None and self.when.precision is DatePrecision.DAY
        if self.starts_at and not is_day:
            raise ValidationError(
                {"starts_at": "Een tijd kan pas als de dag bekend is. Vul eerst bij 'wanneer' een dag in."}
            )
        if self.ends_at and not self.starts_at:
            raise ValidationError({"starts_at": "Vul ook in hoe laat de bijeenkomst begint."})
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": "De bijeenkomst eindigt voor zij begint. Verander een van beide tijden."})

    @property
    def start_time(self) -> str | None:
        """When it begins, as `14:00`."""
        return f"{self.starts_at:%H:%M}" if self.starts_at else None

    @property
    def end_time(self) -> str | None:
        """When it ends, as `16:30`."""
        return f"{self.ends_at:%H:%M}" if self.ends_at else None

    @property
    def place(self) -> dict[str, Any] | None:
        """Where it is, as far as editors told."""
        place = {"name": self.place_name, "address": self.place_address, "url": self.place_url or None}
        return place if any(place.values()) else None

    @property
    def sign_up_link(self) -> Any:
        """The value of the one link, if there is one."""
        return self.sign_up[0].value if self.sign_up else None

    @property
    def specific_report(self) -> models.Model | None:
        """The page with the report, as its own class."""
        return self.report_page and self.report_page.specific

    @property
    def documents(self) -> list[models.Model]:
        """The documents in their order; one that is gone is left out."""
        return [child.value for child in self.document_list if child.value]

    @property
    def listed_on(self) -> datetime.date:
        """The first day it can be; a meeting without any date stands at the far end of the agenda."""
        return (self.when and self.when.sort_key[0]) or datetime.date.max

    @property
    def ends_on(self) -> datetime.date:
        """The last day it can be."""
        return (self.when and self.when.end) or datetime.date.max

    @property
    def chronology(self) -> str:
        """The key by which the agenda sorts: the time of the day comes after the date."""
        moment = self.starts_at.isoformat() if self.starts_at else ""
        return f"{self.when.chronology} {moment}" if self.when else ""
