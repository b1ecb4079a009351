"""The page with the history visual, and its milestones."""

from typing import ClassVar

import graphene
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.fields import Declaration, RichText, choice, reference, references, value, values
from cms.fields.stored import ApproximateDate, Source
from cms.taxonomy.models import Stadsdeel
from pages.core.blocks import BodyBlocks, body_block_type
from pages.core.dates_field import ApproximateDateField
from pages.core.fields import RichTextField
from pages.core.models import BasePage
from pages.core.sources import SourcedModel

from .enums import Phase


class Timeline(BasePage):
    """The page with the road from the first idea to what may come (Dutch: *Totstandkoming BuurtBaan*)."""

    body = StreamField(BodyBlocks(), verbose_name="tekst onder de weg", blank=True)

    graphql_description = "The page with the history visual (Dutch: *Totstandkoming BuurtBaan*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        *BasePage.graphql_fields,
        values("body", body_block_type, description="Text under the road; often empty."),
    ]

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    max_count = 1
    parent_page_types = ["home.Home"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "totstandkoming"
        verbose_name_plural = "totstandkoming"


class Milestone(index.Indexed, SourcedModel):
    """One fact on the road, with its source (Dutch: *mijlpaal*). Names roles, never persons: holds no personal data."""

    key = models.SlugField(
        "sleutel", max_length=80, unique=True, help_text="Korte vaste naam voor links naar dit punt."
    )
    title = models.CharField("titel", max_length=120)
    when = ApproximateDateField(
        "wanneer", help_text="Nooit preciezer dan u weet. Bijvoorbeeld: sinds 2012, begin 2022."
    )
    phase = models.CharField("waar op de weg?", max_length=10, choices=Phase.choices, default=Phase.PAST)
    text = RichTextField("verhaal")
    scope = models.CharField(
        "waarvoor geldt het?",
        max_length=160,
        blank=True,
        help_text="Bijvoorbeeld: eerste in West, met geld van het stadsdeel.",
    )
    roles = models.CharField(
        "wie waren erbij?", max_length=250, blank=True, help_text="Rollen en organisaties, geen namen van mensen."
    )
    stadsdelen = models.ManyToManyField(
        Stadsdeel, verbose_name="stadsdelen", blank=True, help_text="Leeg is: de hele stad."
    )
    picture = models.ForeignKey(
        "media.Picture",
        verbose_name="foto of tekening",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    search_fields = [index.AutocompleteField("title"), index.SearchField("title"), index.SearchField("text")]
    graphql_description = "One fact on the road, with its source (Dutch: *mijlpaal*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        value("key", graphene.String, description="Fixed short name (Dutch: *sleutel*)."),
        value("title", graphene.String, description="What happened, in a few words (*titel*)."),
        value("when", ApproximateDate, description="When it was or may be (*wanneer*)."),
        choice("phase", Phase, description="Past, now or future."),
        value("text", RichText, description="The story (*verhaal*)."),
        value(
            "scope",
            graphene.String,
            description="What it is the first or only one of (*waarvoor geldt het*); may be empty.",
        ),
        value("roles", graphene.String, description="Roles and organisations that took part; may be empty."),
        references("stadsdelen", "taxonomy.Stadsdeel", description="Where it was. Empty means the whole city."),
        reference("picture", "media.Picture", description="A picture of it. Null when there is none."),
        value("source", Source, source="stored_source", description="Where the fact comes from (*bron*)."),
    ]
    panels = [
        FieldPanel("title"),
        FieldPanel("key"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("when"), FieldPanel("phase")]), FieldPanel("scope")], heading="Wanneer"
        ),
        FieldPanel("text"),
        FieldPanel("roles"),
        FieldPanel("stadsdelen"),
        FieldPanel("picture"),
        SourcedModel.source_panel,
    ]

    class Meta:
        verbose_name = "mijlpaal"
        verbose_name_plural = "mijlpalen"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    @property
    def chronology(self) -> str:
        """The key by which milestones sort: time, and within it the title."""
        return f"{self.when.chronology} {self.title}"[:200] if self.when else ""
