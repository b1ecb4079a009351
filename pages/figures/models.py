"""Figures: never typed into a text, always with their date and source."""

import datetime
from typing import ClassVar

import graphene
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from cms.fields import choice, references
from cms.fields import value as field
from cms.fields.stored import ApproximateDate, Source
from cms.taxonomy.models import Stadsdeel
from pages.core.dates_field import ApproximateDateField
from pages.core.overviews import OverviewPage
from pages.core.sources import SourcedModel

from .enums import FigureStatus


class Figure(index.Indexed, SourcedModel):
    """One figure as it stood at one moment (Dutch: *cijfer*). Holds no personal data."""

    key = models.SlugField(
        "sleutel",
        max_length=80,
        help_text="Korte vaste naam, bijvoorbeeld: plekken-stad. Een nieuwe stand van hetzelfde getal heeft dezelfde "
        "sleutel; de oudere blijft bewaard.",
    )
    label = models.CharField("naam", max_length=120, help_text="Bijvoorbeeld: Plekken in de hele stad.")
    value = models.DecimalField(
        "waarde", max_digits=12, decimal_places=2, null=True, blank=True, help_text="Laat leeg als er geen getal is."
    )
    unit = models.CharField("eenheid", max_length=40, blank=True, help_text="Bijvoorbeeld: buurtbanen, procent.")
    counts = models.CharField("wat wordt er geteld?", max_length=200)
    status = models.CharField("soort getal", max_length=20, choices=FigureStatus.choices)
    as_of = ApproximateDateField("stand", help_text="Wanneer gold dit? Bijvoorbeeld: 3 november 2022, of 2021-2023.")
    stadsdelen = models.ManyToManyField(
        Stadsdeel, verbose_name="stadsdelen", blank=True, help_text="Leeg is: de hele stad."
    )
    money = models.CharField("wie betaalt?", max_length=120, blank=True)

    search_fields = [index.AutocompleteField("label"), index.SearchField("label"), index.SearchField("counts")]
    graphql_description = "One figure as it stood at one moment (Dutch: *cijfer*)."
    graphql_fields: ClassVar = [
        field("key", graphene.String, description="Fixed short name (Dutch: *sleutel*)."),
        field("label", graphene.String, description="Name in Dutch (*naam*)."),
        field(
            "value",
            graphene.Decimal,
            required=False,
            source="plain_value",
            description="The number. Null when there is none yet.",
        ),
        field("unit", graphene.String, description="Unit in Dutch: *buurtbanen*; empty for a bare count."),
        field("counts", graphene.String, description="What is counted, in plain Dutch (*wat wordt er geteld*)."),
        choice("status", FigureStatus, description="What the figure says of what it counts."),
        field("as_of", ApproximateDate, description="Moment or period for which it holds (Dutch: *stand*)."),
        references("stadsdelen", "taxonomy.Stadsdeel", description="Where it holds. Empty means the whole city."),
        field("money", graphene.String, description="Who pays, in Dutch; may be empty."),
        field("source", Source, source="stored_source", description="Where the figure comes from (Dutch: *bron*)."),
    ]
    panels = [
        MultiFieldPanel(
            [FieldPanel("label"), FieldPanel("key"), FieldRowPanel([FieldPanel("value"), FieldPanel("unit")])],
            heading="Het getal",
        ),
        MultiFieldPanel(
            [FieldPanel("counts"), FieldPanel("status"), FieldPanel("as_of"), FieldPanel("stadsdelen")],
            heading="Wat het betekent",
        ),
        FieldPanel("money"),
        SourcedModel.source_panel,
    ]

    class Meta:
        verbose_name = "cijfer"
        verbose_name_plural = "cijfers"
        ordering = ["label"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "as_of", "source_label"],
                name="one_value_per_moment_and_source",
                violation_error_message="Dit getal heeft al een stand van die datum uit deze bron. Verander de stand of de "
                "bron, of pas het andere getal aan.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.label} ({self.as_of.label})" if self.as_of else self.label

    @property
    def plain_value(self) -> str | None:
        """The number without zeros that say nothing: 28, not 28.00."""
        return None if self.value is None else f"{self.value.normalize():f}"

    @property
    def slug(self) -> str:
        """The key, by which the store finds a figure."""
        return self.key

    @property
    def listed_on(self) -> datetime.date | None:
        """The first day for which it holds."""
        return self.as_of.start if self.as_of else None

    def contradictions(self) -> "list[Figure]":
        """The figures with the same key, moment and area that have another value: two sources that disagree."""
        rivals = Figure.objects.filter(key=self.key).exclude(pk=self.pk).exclude(value=self.value)
        return [rival for rival in rivals.prefetch_related("stadsdelen") if _holds(rival) == _holds(self)]

    @property
    def chronology(self) -> str:
        """The key by which the standings of a figure sort in time."""
        return self.as_of.chronology if self.as_of else ""


def _holds(figure: Figure) -> tuple[object, ...]:
    """When and where a figure holds; two ways to write one date are the same moment."""
    as_of = figure.as_of
    return as_of and as_of.start, as_of and as_of.end, {area.pk for area in figure.stadsdelen.all()}


class FigureIndex(OverviewPage):
    """The page with the figures (Dutch: *cijfers*)."""

    graphql_description = "The page with the figures (Dutch: *cijfers*)."
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "pagina met cijfers"
        verbose_name_plural = "pagina's met cijfers"
