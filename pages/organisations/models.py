"""The page that lists the organisations."""

from typing import ClassVar

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.fields import Declaration, values
from pages.core.blocks import BodyBlocks, body_block_type
from pages.core.models import BasePage


class OrganisationIndex(BasePage):
    """The page that lists the organisations (Dutch: *organisaties*)."""

    body = StreamField(BodyBlocks(), verbose_name="tekst boven de lijst", blank=True)

    graphql_description = "The page that lists the organisations (Dutch: *organisaties*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        *BasePage.graphql_fields,
        values("body", body_block_type, description="Text above the list; often empty."),
    ]

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    max_count = 1
    parent_page_types = ["home.Home"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "overzicht van organisaties"
        verbose_name_plural = "overzichten van organisaties"
