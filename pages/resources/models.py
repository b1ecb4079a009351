"""What can help a buurtbaner or employer, and the page to find it on."""

from typing import ClassVar

import graphene
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.fields import Declaration, choice, reference, value, values
from cms.taxonomy.models import Organisation
from pages.core.blocks import BodyBlocks, body_block_type
from pages.core.models import BasePage
from pages.core.overviews import OverviewPage

from .enums import ResourceKind


class ResourceIndex(OverviewPage):
    """The page to find help on (Dutch: *hulp*)."""

    graphql_description = "The page to find help on (Dutch: *hulp*)."
    subpage_types: ClassVar[list[str]] = ["resources.Resource"]

    class Meta:
        verbose_name = "overzicht van hulp"
        verbose_name_plural = "overzichten van hulp"


class Resource(BasePage):
    """Something that can help (Dutch: *middel*). Holds no personal data."""

    kind = models.CharField("soort hulp", max_length=12, choices=ResourceKind.choices, default=ResourceKind.FACILITY)
    provider = models.ForeignKey(
        Organisation, verbose_name="van wie?", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    conditions = models.TextField(
        "voorwaarden", max_length=600, blank=True, help_text="Laat leeg als die niet bekend zijn."
    )
    additional_to = models.CharField("aanvulling op", max_length=200, blank=True)
    how_to_get = models.TextField("hoe krijgt u het?", max_length=600, blank=True)
    body = StreamField(BodyBlocks(), verbose_name="tekst", blank=True)

    graphql_description = "Something that can help a buurtbaner or employer (Dutch: *middel*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        *BasePage.graphql_fields,
        choice("kind", ResourceKind, description="What kind of help it is."),
        reference("provider", "taxonomy.Organisation", description="Who gives it. Null when not known."),
        value("conditions", graphene.String, description="Conditions in plain Dutch (*voorwaarden*); may be empty."),
        value("additional_to", graphene.String, description="What it comes on top of (*aanvulling op*); may be empty."),
        value("how_to_get", graphene.String, description="How one gets it (*hoe krijgt u het*); may be empty."),
        values("body", body_block_type, description="The text, as a list of blocks (Dutch: *tekst*)."),
    ]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("provider"),
        FieldPanel("conditions"),
        FieldPanel("additional_to"),
        FieldPanel("how_to_get"),
        FieldPanel("body"),
    ]

    parent_page_types = ["resources.ResourceIndex"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "middel"
        verbose_name_plural = "middelen"
