"""Pilots and the stage they are in."""

from typing import ClassVar

import graphene
from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.fields import Declaration, choice, references, value, values
from cms.taxonomy.models import Organisation
from pages.core.blocks import BodyBlocks, body_block_type
from pages.core.models import BasePage
from pages.core.overviews import OverviewPage

from .enums import PilotStage


class PilotBoard(OverviewPage):
    """The page with all pilots by their stage (Dutch: *pilots*)."""

    graphql_description = "The page with all pilots by their stage (Dutch: *pilots*)."
    subpage_types: ClassVar[list[str]] = ["pilots.Pilot"]

    class Meta:
        verbose_name = "pilotbord"
        verbose_name_plural = "pilotborden"


class Pilot(BasePage):
    """A trial of a way of working (Dutch: *pilot*). Holds no personal data."""

    stage = models.CharField("hoe ver?", max_length=10, choices=PilotStage.choices, default=PilotStage.IDEA)
    question = models.TextField("welke vraag moet de pilot beantwoorden?", max_length=400)
    outcome = models.TextField("wat kwam eruit?", max_length=800, blank=True)
    partner_list = ParentalManyToManyField(Organisation, verbose_name="wie doen mee?", blank=True, related_name="+")
    body = StreamField(BodyBlocks(), verbose_name="tekst", blank=True)

    graphql_description = "A trial of a way of working (Dutch: *pilot*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        *BasePage.graphql_fields,
        choice("stage", PilotStage, description="How far it is."),
        value("question", graphene.String, description="What it must answer, in plain Dutch (*vraag*)."),
        value("outcome", graphene.String, description="What came of it (*uitkomst*); empty while that is not known."),
        references("partners", "taxonomy.Organisation", source="partner_list", description="Who takes part."),
        values("body", body_block_type, description="The text, as a list of blocks (Dutch: *tekst*)."),
    ]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("stage"),
        FieldPanel("question"),
        FieldPanel("outcome"),
        FieldPanel("partner_list"),
        FieldPanel("body"),
    ]

    parent_page_types = ["pilots.PilotBoard"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "pilot"
        verbose_name_plural = "pilots"
