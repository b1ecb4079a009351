import graphene
from wagtail import blocks

from cms.fields import Link, value

from .link import LinkBlock
from .registration import published


@published
class CallToActionBlock(blocks.StructBlock):
    """A button with a sentence that says why one would press it."""

    text = blocks.CharBlock(label="Waarom zou iemand dit doen?", required=False, max_length=250)
    link = LinkBlock(label="Knop")

    graphql_fields = [
        value("text", graphene.String, description="Why one would do it, in one sentence; may be empty."),
        value(
            "link",
            Link,
            required=False,
            description="Where the button leads, with its words. Null when the target is not there for this reader.",
        ),
    ]

    class Meta:
        label = "Knop"
        icon = "pick"
        graphql_description = "A button that asks the reader to do something (Dutch: *knop*)."
