import graphene
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from cms.fields import reference, value

from .registration import published


@published
class DocumentBlock(blocks.StructBlock):
    """A document to download."""

    document = DocumentChooserBlock(label="Document")
    explanation = blocks.CharBlock(label="Waar gaat het over?", required=False, max_length=250)

    graphql_fields = [
        reference("document", "media.Document", description="The document. Null when it is not there for this reader."),
        value("explanation", graphene.String, description="What it is about, in plain Dutch; may be empty."),
    ]

    class Meta:
        label = "Document"
        icon = "doc-full"
        graphql_description = "A document to download (Dutch: *document*)."
