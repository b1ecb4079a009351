"""The base of the pages under which the items of one kind stand, or on which they are listed."""

from typing import ClassVar

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.fields import Declaration, values

from .blocks import BodyBlocks, body_block_type
from .models import BasePage


class OverviewPage(BasePage):
    """A page of which there is one, right under the front page; its list fills itself. Holds no personal data."""

    body = StreamField(BodyBlocks(), verbose_name="tekst boven de lijst", blank=True)

    graphql_fields: ClassVar[list[Declaration]] = [
        *BasePage.graphql_fields,
        values("body", body_block_type, description="Text above the list; often empty."),
    ]

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    max_count = 1
    parent_page_types = ["home.Home"]

    class Meta:
        abstract = True
