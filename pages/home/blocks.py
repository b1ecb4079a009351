"""The parts that the home page and the site's menus are made of."""

import graphene
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.fields import Link, reference, value, values
from pages.core.blocks import LinkBlock
from pages.core.blocks.registration import published


@published
class HomeAim(blocks.StructBlock):
    """One half of the double aim."""

    title = blocks.CharBlock(label="Titel", max_length=80)
    text = blocks.TextBlock(label="Uitleg", max_length=300)
    link = LinkBlock(label="Link", required=False)

    graphql_fields = [
        value("title", graphene.String, description="The aim in a few words (Dutch: *doel*)."),
        value("text", graphene.String, description="The aim explained in plain Dutch."),
        value("link", Link, required=False, description="To read on. Null when there is none for this reader."),
    ]

    class Meta:
        label = "Doel"
        icon = "tick"
        graphql_description = "One half of the double aim of a buurtbaan (Dutch: *dubbele doelstelling*)."


@published
class Door(blocks.StructBlock):
    """A way in for one audience."""

    audience = SnippetChooserBlock("taxonomy.Audience", label="Doelgroep")
    title = blocks.CharBlock(label="Tekst op de deur", max_length=60)
    text = blocks.TextBlock(label="Wat vindt men hier?", max_length=200)
    link = LinkBlock(label="Waar gaat de deur heen?", required=False)

    graphql_fields = [
        reference("audience", "taxonomy.Audience", description="The audience the door is for."),
        value("title", graphene.String, description="Words on the door."),
        value("text", graphene.String, description="What one finds behind it, in one sentence."),
        value("link", Link, required=False, description="Where it leads. Null when there is nothing for this reader."),
    ]

    class Meta:
        label = "Deur"
        icon = "login"
        graphql_description = "A way in for one audience (Dutch: *deur*)."


@published
class MenuItem(blocks.StructBlock):
    """One entry of the main menu."""

    link = LinkBlock(label="Link")

    graphql_fields = [
        value("link", Link, required=False, description="Where it leads. Null when it is not there for this reader.")
    ]

    class Meta:
        label = "Menupunt"
        icon = "list-ul"
        graphql_description = "One entry of the main menu (Dutch: *menupunt*)."


@published
class FooterColumn(blocks.StructBlock):
    """A column of links at the bottom of each page."""

    title = blocks.CharBlock(label="Kop", max_length=60)
    links = blocks.ListBlock(LinkBlock(label="Link"), label="Links")

    graphql_fields = [
        value("title", graphene.String, description="Heading of the column."),
        values("links", Link, description="The links; one that is not there for this reader is left out."),
    ]

    class Meta:
        label = "Kolom"
        icon = "list-ul"
        graphql_description = "A column of links in the footer (Dutch: *kolom*)."
