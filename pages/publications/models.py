"""Publications, with their makers and address."""

import datetime
from typing import ClassVar

import graphene
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.fields import Declaration, reference, references, value, values
from cms.taxonomy.models import Organisation
from pages.core.blocks import BodyBlocks, body_block_type
from pages.core.models import BasePage
from pages.core.overviews import OverviewPage


class PublicationIndex(OverviewPage):
    """The page that lists publications (Dutch: *publicaties*)."""

    graphql_description = "The page that lists publications (Dutch: *publicaties*)."
    subpage_types: ClassVar[list[str]] = ["publications.Publication"]

    class Meta:
        verbose_name = "overzicht van publicaties"
        verbose_name_plural = "overzichten van publicaties"


class Publication(BasePage):
    """A study, report or film by us or others (Dutch: *publicatie*). Makers are organisations; holds no personal data."""

    maker_list = ParentalManyToManyField(Organisation, verbose_name="makers", blank=True, related_name="+")
    year = models.PositiveSmallIntegerField(
        "jaar", null=True, blank=True, validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    language = models.CharField("taal", max_length=12, default="nl")
    outside_url = models.URLField("adres op een andere website", blank=True)
    document = models.ForeignKey(
        "media.Document", verbose_name="document", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    last_seen_on = models.DateField("laatst bekeken op", null=True, blank=True)
    body = StreamField(BodyBlocks(), verbose_name="samenvatting in gewone taal", blank=True)

    graphql_description = "A study, report or film by us or others (Dutch: *publicatie*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        *BasePage.graphql_fields,
        references("makers", "taxonomy.Organisation", source="maker_list", description="Who made it (*makers*)."),
        value("year", graphene.Int, required=False, description="Year it came out. Null when not known."),
        value("language", graphene.String, description="Language it is written in, BCP 47."),
        value(
            "outside_url",
            graphene.String,
            required=False,
            source="outside_url_or_none",
            description="Where it stands on another site. Null when it does not.",
        ),
        reference("document", "media.Document", description="The file, when it stands here. Null when it does not."),
        value(
            "last_seen_on",
            graphene.Date,
            required=False,
            description="Day an editor last saw it there. Null when not written down.",
        ),
        values("body", body_block_type, description="Summary in plain Dutch (*samenvatting*)."),
    ]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("maker_list"),
        FieldRowPanel([FieldPanel("year"), FieldPanel("language")]),
        MultiFieldPanel(
            [FieldPanel("outside_url"), FieldPanel("document"), FieldPanel("last_seen_on")], heading="Waar te lezen"
        ),
        FieldPanel("body"),
    ]

    parent_page_types = ["publications.PublicationIndex"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "publicatie"
        verbose_name_plural = "publicaties"

    @property
    def outside_url_or_none(self) -> str | None:
        """Where it stands on another site."""
        return self.outside_url or None

    @property
    def listed_on(self) -> datetime.date:
        """The last day of its year; the day it was published here when the year is not known."""
        return datetime.date(self.year, 12, 31) if self.year else super().listed_on
