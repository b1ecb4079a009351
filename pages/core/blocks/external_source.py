import graphene
from django.db.models import TextChoices
from wagtail import blocks

from cms.fields import choice, describe, reference, value

from .picture_chooser import PictureChooserBlock
from .registration import published


class ExternalKind(TextChoices):
    """What an outside source is."""

    PAGE = "page", "Webpagina"
    FILE = "file", "Bestand"
    FILM = "film", "Film"


describe(
    ExternalKind,
    "What an outside source is.",
    PAGE="A page on another site (Dutch: *webpagina*).",
    FILE="A file to download (*bestand*).",
    FILM="A film (*film*).",
)


@published
class ExternalSourceBlock(blocks.StructBlock):
    """Something that stands on another site."""

    title = blocks.CharBlock(label="Titel", max_length=160)
    url = blocks.URLBlock(label="Adres", help_text="Het volledige adres, dat begint met https://")
    kind = blocks.ChoiceBlock(label="Wat is het?", choices=ExternalKind.choices, default=ExternalKind.PAGE)
    maker = blocks.CharBlock(label="Van wie is het?", max_length=120, help_text="Bijvoorbeeld: Movisie.")
    language = blocks.CharBlock(label="Taal", default="nl", max_length=12, help_text="Bijvoorbeeld: nl, en, ar.")
    summary = blocks.TextBlock(label="Waar gaat het over?", required=False, max_length=400)
    last_seen_on = blocks.DateBlock(label="Laatst bekeken op", required=False)
    picture = PictureChooserBlock(label="Foto of tekening", required=False)

    graphql_fields = [
        value("title", graphene.String, description="Title of the source (Dutch: *titel*)."),
        value("url", graphene.String, description="Address on the other site."),
        choice("kind", ExternalKind, description="Page, file or film."),
        value("maker", graphene.String, description="Who made it (Dutch: *van wie is het*)."),
        value("language", graphene.String, description="Language of the source, BCP 47."),
        value("summary", graphene.String, description="What it is about, in plain Dutch; may be empty."),
        value(
            "last_seen_on",
            graphene.Date,
            required=False,
            description="Day an editor last saw it there. Null when not written down.",
        ),
        reference("picture", "media.Picture", description="A picture of it. Null when there is none."),
    ]

    class Meta:
        label = "Bron op een andere website"
        icon = "link-external"
        graphql_description = "Something that stands on another site (Dutch: *bron op een andere website*)."
