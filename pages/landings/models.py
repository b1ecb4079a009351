"""Ways in: what concerns one audience, or one part of the city."""

from typing import ClassVar

import graphene
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.fields import Declaration, parts, reference, value, values
from cms.taxonomy.models import Audience, Stadsdeel
from pages.core.blocks import BodyBlocks, body_block_type
from pages.core.models import BasePage
from pages.core.overviews import OverviewPage

from .blocks import KeyPoint


class AudienceIndex(OverviewPage):
    """The page that leads to the ways in for each audience."""

    graphql_description = "The page that leads to the ways in for each audience."
    subpage_types: ClassVar[list[str]] = ["landings.AudiencePage"]

    class Meta:
        verbose_name = "overzicht van doelgroepen"
        verbose_name_plural = "overzichten van doelgroepen"


class AudiencePage(BasePage):
    """What concerns one audience (Dutch: *voor wie*). Holds no personal data."""

    audience = models.OneToOneField(
        Audience,
        verbose_name="doelgroep",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Voor wie is deze ingang?",
    )
    key_points = StreamField(
        [("point", KeyPoint())], verbose_name="de eerste drie dingen om te weten", blank=True, max_num=3
    )
    body = StreamField(BodyBlocks(), verbose_name="tekst", blank=True)

    graphql_description = "What concerns one audience (Dutch: *voor wie*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        *BasePage.graphql_fields,
        reference("audience", "taxonomy.Audience", description="The audience."),
        parts("key_points", KeyPoint, description="The first things to know; three at most."),
        values("body", body_block_type, description="The text, as a list of blocks (Dutch: *tekst*)."),
    ]

    content_panels = [*BasePage.content_panels, FieldPanel("audience"), FieldPanel("key_points"), FieldPanel("body")]

    parent_page_types = ["landings.AudienceIndex"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "ingang voor een doelgroep"
        verbose_name_plural = "ingangen voor doelgroepen"


class StadsdeelIndex(OverviewPage):
    """The page that leads to the parts of the city."""

    graphql_description = "The page that leads to the parts of the city."
    subpage_types: ClassVar[list[str]] = ["landings.StadsdeelPage"]

    class Meta:
        verbose_name = "overzicht van stadsdelen"
        verbose_name_plural = "overzichten van stadsdelen"


class StadsdeelPage(BasePage):
    """What goes on in one part of the city. Holds no personal data."""

    stadsdeel = models.OneToOneField(
        Stadsdeel, verbose_name="stadsdeel", null=True, on_delete=models.PROTECT, related_name="+"
    )
    special = models.TextField(
        "wat is hier bijzonder?",
        max_length=600,
        blank=True,
        help_text="In gewone taal. Laat leeg als het niet bekend is.",
    )
    body = StreamField(BodyBlocks(), verbose_name="tekst", blank=True)

    graphql_description = "What goes on in one part of the city."
    graphql_fields: ClassVar[list[Declaration]] = [
        *BasePage.graphql_fields,
        reference("stadsdeel", "taxonomy.Stadsdeel", description="The part of the city."),
        value("special", graphene.String, description="What is special there (*wat is hier bijzonder*); may be empty."),
        values("body", body_block_type, description="The text, as a list of blocks (Dutch: *tekst*)."),
    ]

    content_panels = [*BasePage.content_panels, FieldPanel("stadsdeel"), FieldPanel("special"), FieldPanel("body")]

    parent_page_types = ["landings.StadsdeelIndex"]
    subpage_types: ClassVar[list[str]] = []

    @property
    def stadsdelen(self) -> list[Stadsdeel]:
        """Its own part of the city, whatever else editors chose: without it the page would be about the whole city."""
        others = [stadsdeel for stadsdeel in super().stadsdelen if stadsdeel != self.stadsdeel]
        return [self.stadsdeel, *others] if self.stadsdeel else others

    class Meta:
        verbose_name = "pagina van een stadsdeel"
        verbose_name_plural = "pagina's van stadsdelen"
