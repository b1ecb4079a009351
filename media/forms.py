"""The forms in which editors upload. Wagtail builds them from the model; their checks and their Dutch are here."""

from pathlib import PurePath
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.files.base import File
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from media.document_intake import check_document
from media.models import Picture
from media.picture_intake import NO_PICTURE, TakenPicture, take_in

PICTURE_MISSING = "Kies een foto."
DOCUMENT_MISSING = "Kies een bestand."
FILE_AGAIN = "Kies het bestand opnieuw: uw browser onthoudt het niet als er verderop iets ontbreekt."
PERSONS_UNANSWERED = "Kies ja of nee. Voor een foto met herkenbare mensen hebben wij hun toestemming nodig."


class PictureUploadField(WagtailImageField):
    """A picture, taken in as soon as it is uploaded.

    Unlike Wagtail's field it looks at the content only: a phone's photo that a messenger renamed is still a photo.
    """

    default_validators: ClassVar[list[Any]] = []

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.max_upload_size = settings.MAX_UPLOAD_MEGABYTES * 1024**2
        self.help_text = (
            f"JPG, PNG, WebP of HEIC, hooguit {settings.MAX_UPLOAD_MEGABYTES} MB. De plaats en de tijd die een telefoon "
            "in een foto schrijft, halen wij eruit."
        )
        self.error_messages |= {
            "required": PICTURE_MISSING,
            # Wagtail's page for many pictures at once shows these two before it sends anything.
            "invalid_image_extension": NO_PICTURE,
            "file_too_large_unknown_size": f"Deze foto is te groot. Hij mag hooguit {settings.MAX_UPLOAD_MEGABYTES} MB zijn.",
        }

    def to_python(self, data: File | None) -> TakenPicture | None:
        """The picture as we keep it.

        Raises:
            ValidationError: in Dutch, when it is no picture that we can use.
        """
        upload = forms.FileField.to_python(self, data)
        return take_in(upload) if upload else None


def _without_extension(form: forms.ModelForm) -> None:
    """Propose a title without `.jpg`: Wagtail's page for many files at once proposes the name of the file."""
    if form.instance.pk is None:
        form.initial["title"] = PurePath(form.initial.get("title", "")).stem


def _ask_for_file_again(form: forms.ModelForm) -> None:
    """Say beside a good file that it has to be chosen again, when the form comes back for something else."""
    if form.errors and "file" in form.changed_data and "file" not in form.errors:
        form["file"].help_text = FILE_AGAIN


class PictureForm(BaseImageForm):
    """All forms for pictures: one, many at once, and in the chooser."""

    class Meta(BaseImageForm.Meta):
        widgets: ClassVar[dict[str, Any]] = {
            **BaseImageForm.Meta.widgets,
            "description": AdminAutoHeightTextInput(attrs={"rows": 2}),
            "shows_persons": forms.RadioSelect,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _without_extension(self)
        if "file" in self.fields:
            made_by_wagtail = self.fields["file"]
            self.fields["file"] = PictureUploadField(
                label=made_by_wagtail.label, required=made_by_wagtail.required, widget=made_by_wagtail.widget
            )
        if "shows_persons" in self.fields:
            persons = self.fields["shows_persons"]
            persons.choices = [choice for choice in persons.choices if choice[0] != ""]
            persons.error_messages["required"] = PERSONS_UNANSWERED

    def full_clean(self) -> None:
        """As Django's, with a word about the file."""
        super().full_clean()
        _ask_for_file_again(self)

    def save(self, commit: bool = True) -> Picture:
        """Save the picture, which removes an old file itself.

        Wagtail's form would do it afterwards, and take along the cuts of the new file that publication made meanwhile.
        """
        self.original_file = None
        return super().save(commit=commit)


class DocumentUploadField(WagtailDocumentField):
    """A document of a kind that we offer, whose content is what its name says."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.max_upload_size = settings.MAX_UPLOAD_MEGABYTES * 1024**2
        self.help_text = (
            f"PDF, ODT, DOCX, ODS, XLSX, CSV of TXT, hooguit {settings.MAX_UPLOAD_MEGABYTES} MB. Let op: in de "
            "eigenschappen van een bestand kan de naam van de schrijver staan."
        )
        self.error_messages |= {
            "required": DOCUMENT_MISSING,
            # Wagtail's page for many documents at once shows this before it sends anything.
            "file_too_large_unknown_size": f"Dit bestand is te groot. Het mag hooguit {settings.MAX_UPLOAD_MEGABYTES} MB zijn.",
        }

    def to_python(self, data: File | None) -> File | None:
        """The document itself.

        Raises:
            ValidationError: in Dutch, when it is no document that we offer.
        """
        upload = forms.FileField.to_python(self, data)
        if upload:
            check_document(upload)
        return upload


class DocumentForm(BaseDocumentForm):
    """All forms for documents: one, many at once, and in the chooser."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _without_extension(self)
        if "file" in self.fields:
            made_by_wagtail = self.fields["file"]
            self.fields["file"] = DocumentUploadField(
                label=made_by_wagtail.label, required=made_by_wagtail.required, widget=made_by_wagtail.widget
            )
        if "language" in self.fields:
            # Nearly always Dutch, so the page for many documents at once need not ask before it stores them.
            self.fields["language"].required = False

    def full_clean(self) -> None:
        """As Django's, with a word about the file."""
        super().full_clean()
        _ask_for_file_again(self)
