import graphene
from wagtail import blocks
from wagtail.models import Page

from cms.fields import page_reference, value

from .registration import published


class SpecificPageChooserBlock(blocks.PageChooserBlock):
    """A page chooser that gives the page as its own class, which tells its kind."""

    def to_python(self, value: int | None) -> Page | None:
        """The page, or None when it is gone."""
        page = super().to_python(value)
        return page and page.specific

    def bulk_to_python(self, values: list[int]) -> list[Page | None]:
        """The pages in the order of their ids; None for one that is gone."""
        return [page and page.specific for page in super().bulk_to_python(values)]


@published
class PageReferenceBlock(blocks.StructBlock):
    """Another page of this site, shown as a card."""

    page = SpecificPageChooserBlock(label="Pagina")
    text = blocks.CharBlock(
        label="Waarom is deze pagina hier van belang?", required=False, max_length=250, help_text="Mag leeg blijven."
    )

    graphql_fields = [
        page_reference("page", description="The other page. Null when the reader may not see it."),
        value("text", graphene.String, description="Why it matters here; may be empty."),
    ]

    class Meta:
        label = "Verwijzing naar een pagina"
        icon = "doc-empty-inverse"
        graphql_description = "Another page of this site (Dutch: *verwijzing naar een pagina*)."
