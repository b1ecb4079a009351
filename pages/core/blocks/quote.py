import graphene
from wagtail import blocks

from cms.fields import value

from .registration import published


@published
class QuoteBlock(blocks.StructBlock):
    """What somebody said. Names a person only as that person wants to be named."""

    text = blocks.TextBlock(label="Citaat", max_length=600)
    speaker = blocks.CharBlock(label="Wie zegt dit?", required=False, max_length=120)
    role = blocks.CharBlock(label="Rol of functie", required=False, max_length=120)

    graphql_fields = [
        value("text", graphene.String, description="The words themselves, without quotation marks (Dutch: *citaat*)."),
        value("speaker", graphene.String, description="Who said it, as that person wants to be named; may be empty."),
        value("role", graphene.String, description="Role or function of the speaker (Dutch: *rol*); may be empty."),
    ]

    class Meta:
        label = "Citaat"
        icon = "openquote"
        graphql_description = "What somebody said (Dutch: *citaat*)."
