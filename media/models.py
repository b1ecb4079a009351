"""Pictures, their renditions, and documents."""

from typing import Any

import graphene
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import models, transaction
from django.db.models import Q
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, get_upload_to

from cms.fields import Stored, value
from media.addresses import document_path
from media.document_intake import MEDIA_TYPES
from media.enums import Language
from media.fields import PictureFileField
from media.renditions import StoredPreset, make_renditions

DESCRIPTION_MISSING = (
    "Deze foto heeft nog geen beschrijving. Schrijf in één zin wat er te zien is, of kies 'alleen versiering'."
)
DESCRIPTION_UNWANTED = (
    "U hebt een beschrijving geschreven en ook 'alleen versiering' gekozen. Kies één van de twee: haal de beschrijving "
    "weg of haal het vinkje weg."
)


class Picture(AbstractImage):
    """A photo or drawing.

    Wagtail's own ``description`` is the text for who does not see the picture. Wagtail sets an attribute ``decorative``
    on every picture object for one use of it on one page; ``is_decorative`` says it of the picture itself.
    ``is_portrait`` is set by the first profile that shows it, and stays: a portrait of somebody who is gone needs the
    consent that nobody can give any more.

    Personal data: yes, when ``shows_persons``: the faces in the file and what ``description`` says of them. It ends when
    an editor deletes the picture; files and renditions go with it. Place and camera are removed from the file at upload.
    ``uploaded_by_user`` names an editor and is emptied when that account is deleted.
    """

    file = PictureFileField("bestand", upload_to=get_upload_to, width_field="width", height_field="height")
    description = models.CharField(
        "beschrijving van wat er te zien is",
        max_length=255,
        blank=True,
        default="",
        help_text="Verplicht, behalve bij versiering. Schrijf één zin voor mensen die de foto niet zien, bijvoorbeeld: "
        "“Twee buurtbaners planten een boom op een plein.” Begin niet met “Foto van”.",
    )
    is_decorative = models.BooleanField(
        "alleen versiering",
        default=False,
        help_text="Kies dit alleen als een lezer niets mist wanneer de foto er niet staat.",
    )
    credit = models.CharField(
        "maker",
        max_length=255,
        blank=True,
        default="",
        help_text="De fotograaf of tekenaar, zoals die genoemd wil worden. Dit staat bij de foto op de site.",
    )
    rights = models.CharField(
        "rechten",
        max_length=255,
        blank=True,
        default="",
        help_text="Wie de rechten heeft en wat wij met de foto mogen, bijvoorbeeld: “Gemeente Amsterdam, vrij te "
        "gebruiken” of “CC BY 4.0”.",
    )
    shows_persons = models.BooleanField(
        "staan er herkenbare mensen op?",
        choices=[(True, "Ja"), (False, "Nee")],
        help_text="Herkenbaar is ook: van opzij, in werkkleding met een naam, of bij een eigen voordeur.",
    )
    is_portrait = models.BooleanField("portret van een buurtbaner", default=False, editable=False)
    dominant_colour = models.CharField(
        "hoofdkleur",
        max_length=7,
        editable=False,
        help_text="Kleur die er staat tot de foto geladen is: #rrggbb.",
    )
    placeholder = models.CharField(
        "voorproefje",
        max_length=400,
        editable=False,
        help_text="Zeer kleine versie van de foto, die er staat tot de foto geladen is.",
    )

    graphql_description = "A photo or drawing (Dutch: *foto of tekening*)."
    graphql_fields = [
        value("title", graphene.String, description="Short name of the picture, as editors know it (*titel*)."),
        value(
            "alt",
            graphene.String,
            description="What can be seen, in one Dutch sentence (*beschrijving*). Empty exactly when `decorative`.",
        ),
        value(
            "decorative",
            graphene.Boolean,
            source="is_decorative",
            description="Whether a reader misses nothing without it (*alleen versiering*).",
        ),
        value("credit", graphene.String, description="Name of the maker, to print with it; empty when not known."),
        value(
            "rights", graphene.String, description="Who holds the rights and what is allowed, in Dutch; may be empty."
        ),
        value("width", graphene.Int, description="Width of the original in pixels."),
        value("height", graphene.Int, description="Height of the original in pixels."),
        value(
            "dominant_colour",
            graphene.String,
            description="Main colour, to show until the picture is there: `#a3301a`.",
        ),
        value(
            "placeholder",
            graphene.String,
            description="Tiny likeness as a `data:` address (image/webp, under 400 bytes), to show enlarged until then.",
        ),
        value("renditions", Stored, source="stored_renditions", description="All cuts, for the reading side."),
    ]

    admin_form_fields = (
        "title",
        "file",
        "description",
        "is_decorative",
        "shows_persons",
        "credit",
        "rights",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "afbeelding"
        verbose_name_plural = "afbeeldingen"
        constraints = [
            models.CheckConstraint(
                name="media_picture_described_or_decorative",
                condition=Q(is_decorative=True, description="") | (Q(is_decorative=False) & ~Q(description="")),
                violation_error_message=DESCRIPTION_MISSING,
            )
        ]

    def clean(self) -> None:
        """Refuse a picture without a description, unless it is decoration; refuse both at once.

        Raises:
            ValidationError: beside the description, in Dutch.
        """
        super().clean()
        self.description = self.description.strip()
        if self.is_decorative and self.description:
            raise ValidationError({"description": DESCRIPTION_UNWANTED})
        if not self.is_decorative and not self.description:
            raise ValidationError({"description": DESCRIPTION_MISSING})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Take a new file in, and all of the old one away, before those who listen make cuts of the new one."""
        if self.file and not self.file._committed:
            self.file.save(self.file.name, self.file.file, save=False)
            self._forget_old_file()
        super().save(*args, **kwargs)

    def _forget_old_file(self) -> None:
        stored = type(self).objects.filter(pk=self.pk).first()
        if stored:
            self.renditions.all().delete()
            transaction.on_commit(lambda: stored.file.storage.delete(stored.file.name))

    def _set_image_file_metadata(self) -> None:
        """As Wagtail's, without leaving a stored file open."""
        super()._set_image_file_metadata()
        if self.file._committed:
            self.file.close()

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:  # noqa: A002
        """As Wagtail's, in memory: Wagtail's temporary file is closed by nobody."""
        with super().generate_rendition_file(filter, source=source) as made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)

    def stored_renditions(self, info: graphene.ResolveInfo | None = None) -> dict[str, StoredPreset]:
        """All cuts of the picture with their addresses, made where they are missing.

        Args:
            info: given by grapple, which calls methods with it.
        """
        return make_renditions(self)

    @property
    def alt(self) -> str:
        """What can be seen in the picture; empty for decoration."""
        return self.description

    @property
    def default_alt_text(self) -> str:
        """The text that Wagtail offers for one use of the picture; never its title, which describes nothing."""
        return self.alt


class PictureRendition(AbstractRendition):
    """One crop of a picture in one size and format.

    Personal data: as its picture, and gone together with it.
    """

    image = models.ForeignKey(
        Picture,
        related_name="renditions",
        on_delete=models.CASCADE,
        verbose_name="afbeelding",
    )

    class Meta:
        verbose_name = "uitsnede"
        verbose_name_plural = "uitsneden"
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"),
                name="media_rendition_unique",
            )
        ]


class Document(AbstractDocument):
    """A file to download.

    ``url`` is the address for editors in the admin, ``public_path`` the one for readers.

    Personal data: only what editors put into the file; it ends when an editor deletes the document, and the file with
    it. ``uploaded_by_user`` names an editor and is emptied when that account is deleted.
    """

    language = models.CharField(
        "taal",
        max_length=16,
        choices=Language.choices,
        default=Language.DUTCH,
        help_text="De taal waarin het document geschreven is.",
    )
    # Wagtail's own document model, installed too, already has the accessor that taggit would give this one.
    tags = TaggableManager("trefwoorden", blank=True, help_text=None, related_name="media_documents")

    graphql_description = "A file to download (Dutch: *document*)."
    graphql_fields = [
        value("title", graphene.String, description="Title of the document (*titel*)."),
        value("filename", graphene.String, description="Name of the file with its extension."),
        value("url", graphene.String, source="public_path", description="Address to download it from."),
        value("media_type", graphene.String, description="Media type: `application/pdf`."),
        value("bytes", graphene.Int, source="file_size", description="Size of the file in bytes."),
        value("language", graphene.String, description="Language it is written in, BCP 47: `nl`."),
    ]

    admin_form_fields = ("title", "file", "language", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documenten"
        default_related_name = "media_documents"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Note size and hash of a new file, whatever way it came in."""
        if self.file and not self.file._committed:
            self._set_document_file_metadata()
        super().save(*args, **kwargs)

    def _set_document_file_metadata(self) -> None:
        """As Wagtail's, without leaving a stored file open."""
        super()._set_document_file_metadata()
        if self.file._committed:
            self.file.close()

    @property
    def media_type(self) -> str:
        """Media type by the extension, which was compared with the content at upload."""
        return MEDIA_TYPES.get(self.file_extension.lower(), "application/octet-stream")

    @property
    def public_path(self) -> str:
        """Root-relative address for readers."""
        return document_path(self)
