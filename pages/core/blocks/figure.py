import graphene
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.fields import reference, value

from .registration import published


@published
class FigureBlock(blocks.StructBlock):
    """A figure pulled in by reference: no number of that kind is typed into a text."""

    figure = SnippetChooserBlock("figures.Figure", label="Cijfer")
    explanation = blocks.CharBlock(label="Uitleg bij dit cijfer", required=False, max_length=250)

    graphql_fields = [
        reference("figure", "figures.Figure", description="The figure. Null when it is not there for this reader."),
        value("explanation", graphene.String, description="What it means here, in plain Dutch; may be empty."),
    ]

    class Meta:
        label = "Cijfer"
        icon = "order"
        graphql_description = "A figure with its date and source (Dutch: *cijfer*)."
