"""The parts a regulation is made of."""

from typing import Any

import graphene
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.fields import Link, RichText, Stored, choice, value
from cms.fields.rich_text import stored_rich_text
from pages.core.blocks import LinkBlock
from pages.core.blocks.registration import published
from pages.core.fields import RICH_TEXT_FEATURES

from .enums import Force


class Explanations(Stored):
    """Explanations by the slug of their audience; the general one stands under the empty slug."""

    @staticmethod
    def serialize(stored: Any) -> dict[str, Any]:
        """The texts of a list of explanation blocks."""
        return {
            one["audience"].slug if one["audience"] else "": stored_rich_text(one["text"].source)
            for one in stored
            if one["text"].source
        }


class ExplanationBlock(blocks.StructBlock):
    """An explanation in plain Dutch, for everybody or for one audience."""

    audience = SnippetChooserBlock(
        "taxonomy.Audience", label="Voor wie", required=False, help_text="Leeg is: voor iedereen."
    )
    text = blocks.RichTextBlock(label="Uitleg", features=RICH_TEXT_FEATURES)

    class Meta:
        label = "Uitleg"
        icon = "help"


def _audiences_block(label: str) -> blocks.ListBlock:
    return blocks.ListBlock(
        SnippetChooserBlock("taxonomy.Audience", label="Doelgroep"), label=label, required=False, default=[]
    )


class AudienceSlugs(Stored):
    """The slugs of chosen audiences."""

    @staticmethod
    def serialize(stored: Any) -> dict[str, list[str]]:
        """The slugs, in an object of their own."""
        return {"slugs": [audience.slug for audience in stored if audience]}


@published
class Article(blocks.StructBlock):
    """One rule of the regulation."""

    number = blocks.CharBlock(label="Nummer", max_length=12)
    title = blocks.CharBlock(label="Titel", max_length=120)
    text = blocks.RichTextBlock(label="Tekst van de regel", features=RICH_TEXT_FEATURES)
    force = blocks.ChoiceBlock(label="Moet, mag of eigen keuze", choices=Force.choices, default=Force.MUST)
    explanation = blocks.ListBlock(ExplanationBlock(), label="Uitleg in gewone taal", default=[])
    audience_slugs = _audiences_block("Voor wie geldt deze regel? (leeg is: iedereen)")

    graphql_fields = [
        value("number", graphene.String, description="Number within the regulation: `3a`."),
        value("title", graphene.String, description="What the rule is about (Dutch: *titel*)."),
        value("text", RichText, description="The rule itself."),
        choice("force", Force, description="How binding the rule is."),
        value("explanation", Explanations, description="Explanations by audience."),
        value("audience_slugs", AudienceSlugs, description="For whom it holds."),
    ]

    class Meta:
        label = "Artikel"
        icon = "list-ol"
        graphql_description = "One rule of the regulation (Dutch: *artikel*)."


@published
class Step(blocks.StructBlock):
    """One step on the way, in time order."""

    title = blocks.CharBlock(label="Wat gebeurt er?", max_length=120)
    text = blocks.RichTextBlock(label="Uitleg", features=RICH_TEXT_FEATURES)
    timing = blocks.CharBlock(
        label="Wanneer?", required=False, max_length=120, help_text="Bijvoorbeeld: vóór de start."
    )
    doer = blocks.CharBlock(label="Wie doet het?", required=False, max_length=120)
    link = LinkBlock(label="Link", required=False)
    audience_slugs = _audiences_block("Voor wie is deze stap? (leeg is: iedereen)")

    graphql_fields = [
        value("title", graphene.String, description="What happens (Dutch: *stap*)."),
        value("text", RichText, description="The step explained."),
        value("timing", graphene.String, description="When, in words; may be empty."),
        value("doer", graphene.String, description="Who does it; may be empty."),
        value("link", Link, required=False, description="To read on. Null when there is none for this reader."),
        value("audience_slugs", AudienceSlugs, description="For whom it is a step."),
    ]

    class Meta:
        label = "Stap"
        icon = "arrow-right"
        graphql_description = "One step on the way, in time order (Dutch: *stap*)."


@published
class Question(blocks.StructBlock):
    """A question with its answer."""

    question = blocks.CharBlock(label="Vraag", max_length=200)
    answer = blocks.RichTextBlock(label="Antwoord", features=RICH_TEXT_FEATURES)
    audience_slugs = _audiences_block("Wie vraagt dit? (leeg is: iedereen)")

    graphql_fields = [
        value("question", graphene.String, description="The question (Dutch: *vraag*)."),
        value("answer", RichText, description="The answer (*antwoord*)."),
        value("audience_slugs", AudienceSlugs, description="Who asks it."),
    ]

    class Meta:
        label = "Vraag en antwoord"
        icon = "help"
        graphql_description = "A question with its answer (Dutch: *vraag en antwoord*)."


@published
class Helper(blocks.StructBlock):
    """An organisation or function that helps with the regulation."""

    title = blocks.CharBlock(label="Wie helpt?", max_length=120)
    with_what = blocks.CharBlock(label="Waarmee?", max_length=200)
    link = LinkBlock(label="Link", required=False)

    graphql_fields = [
        value("title", graphene.String, description="Organisation or function (Dutch: *wie helpt*)."),
        value("with_what", graphene.String, description="With what one can be helped."),
        value("link", Link, required=False, description="How to reach it. Null when there is none for this reader."),
    ]

    class Meta:
        label = "Wie helpt"
        icon = "group"
        graphql_description = "An organisation or function that helps (Dutch: *wie helpt*)."
