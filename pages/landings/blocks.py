"""The parts that ways in are made of."""

import graphene
from wagtail import blocks

from cms.fields import Link, value
from pages.core.blocks import LinkBlock
from pages.core.blocks.registration import published


@published
class KeyPoint(blocks.StructBlock):
    """One of the first things to know."""

    title = blocks.CharBlock(label="In het kort", max_length=80)
    text = blocks.TextBlock(label="Uitleg", max_length=300)
    link = LinkBlock(label="Link", required=False)

    graphql_fields = [
        value("title", graphene.String, description="The thing in a few words."),
        value("text", graphene.String, description="The thing explained in plain Dutch."),
        value("link", Link, required=False, description="To read on. Null when there is none for this reader."),
    ]

    class Meta:
        label = "Om te weten"
        icon = "info-circle"
        graphql_description = "One of the first things to know (Dutch: *om te weten*)."
