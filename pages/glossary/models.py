"""Terms explained in plain Dutch, and the page that lists them."""

from typing import ClassVar

import graphene
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.fields import Declaration, RichText, value, values
from pages.core.fields import RichTextField
from pages.core.overviews import OverviewPage


class GlossaryPage(OverviewPage):
    """The page that lists the terms (Dutch: *begrippen*)."""

    graphql_description = "The page that lists the terms (Dutch: *begrippen*)."
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "pagina met begrippen"
        verbose_name_plural = "pagina's met begrippen"


class Term(index.Indexed, models.Model):
    """A term explained in plain Dutch (Dutch: *begrip*). Holds no personal data."""

    name = models.CharField("begrip", max_length=80, unique=True)
    slug = models.SlugField("korte naam in adressen", max_length=80, unique=True)
    explanation = RichTextField("uitleg")
    variants = models.CharField(
        "andere vormen", max_length=250, blank=True, help_text="Gescheiden door komma's: buurtbanen, buurtbaantje."
    )

    search_fields = [index.AutocompleteField("name"), index.SearchField("name"), index.SearchField("explanation")]
    graphql_description = "A term explained in plain Dutch (Dutch: *begrip*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        value("slug", graphene.String, description="Short name for addresses; it does not change."),
        value("name", graphene.String, description="The term (*begrip*)."),
        value("explanation", RichText, description="What it means, in plain Dutch (*uitleg*)."),
        values(
            "variants", graphene.String, source="variant_list", description="Other forms of the word (*andere vormen*)."
        ),
    ]
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("explanation"), FieldPanel("variants")]

    class Meta:
        verbose_name = "begrip"
        verbose_name_plural = "begrippen"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def variant_list(self) -> list[str]:
        """Other forms of the word."""
        return [variant.strip() for variant in self.variants.split(",") if variant.strip()]
