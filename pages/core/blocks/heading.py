import graphene
from django.utils.text import slugify
from wagtail import blocks

from cms.fields import value

from .registration import published


@published
class HeadingBlock(blocks.StructBlock):
    """A heading within a text."""

    text = blocks.CharBlock(label="Tussenkop", max_length=120)
    level = blocks.ChoiceBlock(label="Niveau", choices=[("2", "Kop"), ("3", "Kop onder een kop")], default="2")

    graphql_fields = [
        value("text", graphene.String, description="Words of the heading (Dutch: *tussenkop*)."),
        value("level", graphene.Int, description="Level of the heading: 2 or 3."),
        value("anchor", graphene.String, description="Short name of the heading, to link to it within the page."),
    ]

    class Meta:
        label = "Tussenkop"
        icon = "title"
        form_classname = "struct-block"
        graphql_description = "A heading within a text (Dutch: *tussenkop*)."

    def anchor(self, info: graphene.ResolveInfo, values: dict) -> str:
        """The heading's words as they can stand in an address."""
        return slugify(values["text"])
