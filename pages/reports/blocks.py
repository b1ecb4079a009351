"""The parts a report is made of."""

import graphene
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.fields import RichText, choice, reference, value
from pages.core.blocks.registration import published
from pages.core.fields import RICH_TEXT_FEATURES

from .enums import InsightKind


@published
class Attendance(blocks.StructBlock):
    """Who took part: an organisation and a role, never a person."""

    organisation = SnippetChooserBlock("taxonomy.Organisation", label="Organisatie", required=False)
    role = blocks.CharBlock(label="Rol", max_length=120, help_text="Bijvoorbeeld: werkgever, uitvoering Zuidoost.")

    graphql_fields = [
        reference(
            "organisation", "taxonomy.Organisation", description="The organisation. Null when only a role is known."
        ),
        value("role", graphene.String, description="The role in which it took part (Dutch: *rol*)."),
    ]

    class Meta:
        label = "Aanwezig"
        icon = "group"
        graphql_description = "Who took part: an organisation and a role, never a person (Dutch: *aanwezig*)."


@published
class Topic(blocks.StructBlock):
    """What was talked about."""

    title = blocks.CharBlock(label="Onderwerp", max_length=120)
    theme = SnippetChooserBlock("taxonomy.Theme", label="Thema", required=False)
    text = blocks.RichTextBlock(label="Wat is besproken", features=RICH_TEXT_FEATURES)

    graphql_fields = [
        value("title", graphene.String, description="The topic (Dutch: *onderwerp*)."),
        reference("theme", "taxonomy.Theme", description="Its theme. Null when it has none."),
        value("text", RichText, description="What was said about it."),
    ]

    class Meta:
        label = "Onderwerp"
        icon = "list-ul"
        graphql_description = "What was talked about (Dutch: *onderwerp*)."


@published
class Insight(blocks.StructBlock):
    """What was learned: a gain or a friction."""

    kind = blocks.ChoiceBlock(label="Winst of wrijving", choices=InsightKind.choices, default=InsightKind.GAIN)
    text = blocks.TextBlock(label="Inzicht", max_length=400)

    graphql_fields = [
        choice("kind", InsightKind, description="Gain or friction."),
        value("text", graphene.String, description="The insight in plain Dutch (*inzicht*)."),
    ]

    class Meta:
        label = "Inzicht"
        icon = "view"
        graphql_description = "What was learned: a gain or a friction (Dutch: *inzicht*)."
