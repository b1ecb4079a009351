"""A plain page."""

from typing import ClassVar

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.fields import Declaration, values
from pages.core.blocks import BodyBlocks, body_block_type
from pages.core.models import BasePage


class InformationPage(BasePage):
    """A page of plain information (Dutch: *informatiepagina*)."""

    body = StreamField(BodyBlocks(), verbose_name="tekst", blank=True)

    graphql_description = "A page of plain information (Dutch: *informatiepagina*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        *BasePage.graphql_fields,
        values("body", body_block_type, description="The text, as a list of blocks (Dutch: *tekst*)."),
    ]

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    parent_page_types = ["home.Home", "information.InformationPage"]
    subpage_types = ["information.InformationPage"]

    class Meta:
        verbose_name = "informatiepagina"
        verbose_name_plural = "informatiepagina's"
