from typing import Any
from urllib.parse import urlsplit

import graphene
from wagtail import blocks

from cms.fields import RichText, reference, value
from pages.core.fields import RICH_TEXT_FEATURES

from .picture_chooser import PictureChooserBlock
from .registration import published

_PROVIDERS = {"youtube.com": "YouTube", "youtu.be": "YouTube", "vimeo.com": "Vimeo"}


@published
class FilmBlock(blocks.StructBlock):
    """A film elsewhere: poster, link and transcript. No player loads, so no visitor is followed."""

    title = blocks.CharBlock(label="Titel", max_length=160)
    url = blocks.URLBlock(label="Adres van de film", help_text="Bijvoorbeeld op YouTube of Vimeo.")
    poster = PictureChooserBlock(label="Stilstaand beeld")
    maker = blocks.CharBlock(label="Van wie is de film?", required=False, max_length=120)
    language = blocks.CharBlock(label="Taal", default="nl", max_length=12)
    duration = blocks.CharBlock(
        label="Hoe lang duurt de film?", required=False, max_length=40, help_text="Bijvoorbeeld: 6 minuten."
    )
    captions = blocks.BooleanBlock(label="De film heeft ondertiteling", required=False)
    transcript = blocks.RichTextBlock(
        label="Wat er gezegd wordt",
        features=RICH_TEXT_FEATURES,
        help_text="Voor wie de film niet kan horen of zien. Schrijf ook kort op wat er te zien is.",
    )

    graphql_fields = [
        value("title", graphene.String, description="Title of the film (Dutch: *titel*)."),
        value("url", graphene.String, description="Address of the film on the other site."),
        value("provider", graphene.String, description="Name of the other site: *YouTube*, *Vimeo*, or its host name."),
        reference("poster", "media.Picture", description="Still picture. Null when it is not there for this reader."),
        value("maker", graphene.String, description="Who made it (Dutch: *van wie is de film*); may be empty."),
        value("language", graphene.String, description="Spoken language, BCP 47."),
        value("duration", graphene.String, description="How long it takes, in Dutch: *6 minuten*; may be empty."),
        value("captions", graphene.Boolean, description="Whether the film has captions (Dutch: *ondertiteling*)."),
        value("transcript", RichText, description="What is said and shown, written out."),
    ]

    class Meta:
        label = "Film"
        icon = "media"
        graphql_description = "A film elsewhere: poster, link and transcript (Dutch: *film*)."

    def provider(self, info: graphene.ResolveInfo, values: dict[str, Any]) -> str:
        """The name of the site the film stands on."""
        host = (urlsplit(values["url"]).hostname or "").removeprefix("www.")
        return _PROVIDERS.get(host, host)
