import graphene
from wagtail import blocks

from cms.fields import reference, value

from .picture_chooser import PictureChooserBlock
from .registration import published


@published
class PictureBlock(blocks.StructBlock):
    """A picture with a caption."""

    picture = PictureChooserBlock(label="Foto of tekening")
    caption = blocks.CharBlock(
        label="Bijschrift",
        required=False,
        max_length=250,
        help_text="Staat onder de foto. De beschrijving voor wie de foto niet ziet, hoort bij de foto zelf.",
    )

    graphql_fields = [
        reference("picture", "media.Picture", description="The picture. Null when it is not there for this reader."),
        value("caption", graphene.String, description="Line under the picture (Dutch: *bijschrift*); may be empty."),
    ]

    class Meta:
        label = "Foto of tekening"
        icon = "image"
        graphql_description = "A picture with a caption (Dutch: *foto of tekening*)."
