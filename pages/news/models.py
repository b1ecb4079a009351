"""News: the list and its items."""

import datetime
from collections.abc import Iterator
from typing import ClassVar

import graphene
from django import forms
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.fields import Declaration, references, value, values
from cms.fields.stored import Source
from cms.taxonomy.models import Organisation
from pages.core.blocks import BodyBlocks, body_block_type
from pages.core.dates_field import ApproximateDateField
from pages.core.models import BasePage
from pages.core.overviews import OverviewPage


class NewsIndex(OverviewPage):
    """The page that lists the news (Dutch: *nieuwsoverzicht*)."""

    graphql_description = "The page that lists the news (Dutch: *nieuwsoverzicht*)."
    subpage_types = ["news.News"]

    class Meta:
        verbose_name = "nieuwsoverzicht"
        verbose_name_plural = "nieuwsoverzichten"


class News(BasePage):
    """One news item (Dutch: *nieuwsbericht*). Holds personal data only where a text names a person who agreed to it."""

    date = models.DateField("datum", default=timezone.localdate, help_text="De dag van het nieuws zelf.")
    body = StreamField(BodyBlocks(), verbose_name="tekst", blank=True)
    source_label = models.CharField(
        "bron", max_length=160, blank=True, help_text="Waar komt dit nieuws vandaan? Bijvoorbeeld: Movisie."
    )
    source_url = models.URLField("adres van de bron", blank=True)
    source_date = ApproximateDateField("datum van de bron", blank=True)
    organisation_list = ParentalManyToManyField(Organisation, verbose_name="organisaties", blank=True, related_name="+")
    related_list = ParentalManyToManyField(
        "self", verbose_name="verwante berichten", blank=True, symmetrical=False, related_name="+"
    )

    graphql_description = "One news item (Dutch: *nieuwsbericht*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        *BasePage.graphql_fields,
        value("date", graphene.Date, description="Day of the news itself (Dutch: *datum*)."),
        values("body", body_block_type, description="The text, as a list of blocks (Dutch: *tekst*)."),
        value(
            "source", Source, required=False, source="stored_source", description="Where it comes from. Null if ours."
        ),
        references(
            "organisations", "taxonomy.Organisation", source="organisation_list", description="Who it is about."
        ),
        references("related", "news.News", source="related_list", description="Other news that goes with it."),
    ]

    search_fields = [*BasePage.search_fields, index.FilterField("date")]

    content_panels = [
        *BasePage.content_panels[:-1],
        FieldPanel("date"),
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("source_label"), FieldRowPanel([FieldPanel("source_url"), FieldPanel("source_date")])],
            heading="Bron",
            help_text="Alleen als het nieuws van een ander komt. Lezers zien dan van wie.",
        ),
        MultiFieldPanel(
            [
                FieldPanel("organisation_list", widget=forms.CheckboxSelectMultiple),
                FieldPanel("related_list", widget=forms.CheckboxSelectMultiple),
            ],
            heading="Hoort bij",
            help_text="Organisaties over wie het gaat, en berichten die lezers hierna kunnen lezen.",
        ),
    ]

    parent_page_types = ["news.NewsIndex"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "nieuwsbericht"
        verbose_name_plural = "nieuwsberichten"

    def publication_faults(self) -> Iterator[tuple[str, str]]:
        """A source needs a name, or readers do not hear of it."""
        yield from super().publication_faults()
        if (self.source_url or self.source_date) and not self.source_label:
            yield "source_label", "Schrijf op van wie de bron is, of maak de andere twee vakken over de bron leeg."

    @property
    def stored_source(self) -> dict[str, object] | None:
        """Where the news comes from, or None when editors named no source."""
        if not self.source_label:
            return None
        return {
            "label": self.source_label,
            "url": self.source_url or None,
            "date": self.source_date.as_stored() if self.source_date else None,
        }

    @property
    def listed_on(self) -> datetime.date:
        """The day of the news."""
        return self.date
