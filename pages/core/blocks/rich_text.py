from wagtail import blocks

from cms.fields import RichText, value
from pages.core.fields import RICH_TEXT_FEATURES

from .registration import published


@published
class RichTextBlock(blocks.StructBlock):
    """Running text."""

    text = blocks.RichTextBlock(label="Tekst", features=RICH_TEXT_FEATURES)

    graphql_fields = [value("text", RichText, description="The text (Dutch: *tekst*).")]

    class Meta:
        label = "Tekst"
        icon = "pilcrow"
        graphql_description = "Running text (Dutch: *tekst*)."
