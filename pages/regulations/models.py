"""The regulation with its versions, and the rules of thumb."""

import datetime
from typing import ClassVar

import graphene
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.search import index

from cms.fields import Declaration, RichText, parts, references, value, values
from pages.core.blocks import BodyBlocks, body_block_type
from pages.core.fields import RichTextField
from pages.core.models import BasePage
from pages.core.overviews import OverviewPage

from .blocks import Article, Helper, Question, Step


class RegulationIndex(OverviewPage):
    """The page that leads to the regulation (Dutch: *regeling*)."""

    graphql_description = "The page that leads to the regulation (Dutch: *regeling*)."
    subpage_types: ClassVar[list[str]] = ["regulations.Regulation"]

    class Meta:
        verbose_name = "overzicht van regelingen"
        verbose_name_plural = "overzichten van regelingen"


class Regulation(BasePage):
    """One version of a regulation, with the period in which it holds (Dutch: *regeling*). Holds no personal data."""

    key = models.SlugField(
        "korte naam van de regeling",
        max_length=80,
        default="buurtbanen",
        help_text="Alle versies van dezelfde regeling hebben dezelfde korte naam.",
    )
    version = models.PositiveSmallIntegerField("versie", default=1)
    valid_from = models.DateField("geldt vanaf", null=True)
    valid_until = models.DateField(
        "geldt tot en met", null=True, blank=True, help_text="Leeg is: tot er een nieuwe is."
    )
    is_example = models.BooleanField(
        "dit is een voorbeeld", default=False, help_text="Zet dit aan zolang de tekst niet de echte regeling is."
    )
    changes = RichTextField("wat is er veranderd?", blank=True, help_text="Ten opzichte van de vorige versie.")
    steps = StreamField([("step", Step())], verbose_name="stappen", blank=True)
    articles = StreamField([("article", Article())], verbose_name="artikelen", blank=True)
    questions = StreamField([("question", Question())], verbose_name="vragen en antwoorden", blank=True)
    helpers = StreamField([("helper", Helper())], verbose_name="wie helpt", blank=True)
    document_list = StreamField(
        [("document", DocumentChooserBlock(label="Document"))], verbose_name="documenten", blank=True
    )
    body = StreamField(BodyBlocks(), verbose_name="tekst", blank=True)

    graphql_description = "One version of a regulation (Dutch: *regeling*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        *BasePage.graphql_fields,
        value("key", graphene.String, description="Short name that all versions of one regulation share."),
        value("version", graphene.Int, description="Number of the version, from 1."),
        value("valid_from", graphene.Date, description="First day on which it holds (Dutch: *geldt vanaf*)."),
        value(
            "valid_until",
            graphene.Date,
            required=False,
            description="Last day on which it holds (*geldt tot en met*). Null: until there is a newer one.",
        ),
        value(
            "is_example", graphene.Boolean, description="Whether the text is an example and not the real regulation."
        ),
        value("changes", RichText, description="What changed since the version before; may be empty."),
        parts("steps", Step, description="The steps in time order."),
        parts("articles", Article, description="The rules."),
        parts("questions", Question, description="Questions and answers."),
        parts("helpers", Helper, description="Who helps."),
        references("documents", "media.Document", description="The documents of the regulation."),
        values("body", body_block_type, description="Further text; often empty."),
    ]

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("key"),
                FieldPanel("version"),
                FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
                FieldPanel("is_example"),
                FieldPanel("changes"),
            ],
            heading="Versie en geldigheid",
        ),
        FieldPanel("steps"),
        FieldPanel("articles"),
        FieldPanel("questions"),
        FieldPanel("helpers"),
        FieldPanel("document_list"),
        FieldPanel("body"),
    ]

    parent_page_types = ["regulations.RegulationIndex"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "regeling"
        verbose_name_plural = "regelingen"

    def clean(self) -> None:
        """Refuses an end before the begin, and a period in which another version holds."""
        super().clean()
        if not self.valid_from:
            return
        if self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": "De laatste dag ligt voor de eerste. Verander een van beide."})
        for other in self._overlapping():
            until = f"tot en met {other.valid_until:%d-%m-%Y}" if other.valid_until else "zonder einde"
            raise ValidationError(
                {
                    "valid_from": f"In deze periode geldt versie {other.version} al (vanaf {other.valid_from:%d-%m-%Y} "
                    f"{until}). Op één dag kan maar één versie gelden. Verander een van de periodes."
                }
            )

    def _overlapping(self) -> models.QuerySet["Regulation"]:
        others = Regulation.objects.filter(key=self.key).exclude(pk=self.pk)
        others = others.filter(Q(valid_until=None) | Q(valid_until__gte=self.valid_from))
        return others.filter(valid_from__lte=self.valid_until) if self.valid_until else others

    @property
    def documents(self) -> list[models.Model]:
        """The documents in their order; one that is gone is left out."""
        return [child.value for child in self.document_list if child.value]

    @property
    def listed_on(self) -> datetime.date:
        """The first day on which it holds."""
        return self.valid_from or super().listed_on

    @property
    def ends_on(self) -> datetime.date:
        """The last day on which it holds."""
        return self.valid_until or datetime.date.max


class RulesOfThumbPage(OverviewPage):
    """The page with the rules of thumb (Dutch: *vuistregels*)."""

    graphql_description = "The page with the rules of thumb (Dutch: *vuistregels*)."
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "pagina met vuistregels"
        verbose_name_plural = "pagina's met vuistregels"


class RuleOfThumb(index.Indexed, models.Model):
    """A rule of thumb: short, explained, with an example (Dutch: *vuistregel*). Holds no personal data."""

    number = models.PositiveSmallIntegerField("nummer", unique=True)
    sentence = models.CharField("de regel in één zin", max_length=160)
    explanation = RichTextField("uitleg")
    example = RichTextField("voorbeeld", blank=True)
    version = models.PositiveSmallIntegerField("versie", default=1)
    is_example = models.BooleanField(
        "dit is een voorbeeld", default=False, help_text="Zet dit aan zolang het niet de echte vuistregel is."
    )

    search_fields = [index.AutocompleteField("sentence"), index.SearchField("sentence")]
    graphql_description = "A rule of thumb (Dutch: *vuistregel*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        value("number", graphene.Int, description="Its place in the list, from 1 (*nummer*)."),
        value("sentence", graphene.String, description="The rule in one sentence."),
        value("explanation", RichText, description="The rule explained (*uitleg*)."),
        value("example", RichText, description="An example from practice (*voorbeeld*); may be empty."),
        value("version", graphene.Int, description="Number of its version, from 1."),
        value("is_example", graphene.Boolean, description="Whether it is invented, until the real rule is here."),
    ]
    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("version")]),
        FieldPanel("sentence"),
        FieldPanel("explanation"),
        FieldPanel("example"),
        FieldPanel("is_example"),
    ]

    class Meta:
        verbose_name = "vuistregel"
        verbose_name_plural = "vuistregels"
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}. {self.sentence}"

    @property
    def sort_order(self) -> int:
        """Its place in the list."""
        return self.number
