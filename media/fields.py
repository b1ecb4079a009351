"""The column that holds a picture's file: whatever way a file comes in, it is taken in first."""

from pathlib import PurePath

from django.core.files.base import File
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from media.picture_intake import TakenPicture, take_in


class PictureFieldFile(WagtailImageFieldFile):
    """A picture's file, which stores only what has been taken in and tells its picture what it looks like."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store the content, taken in, and set the picture's columns that follow from it.

        Raises:
            ValidationError: in Dutch, when it is no picture that we can use.
        """
        taken = content if isinstance(content, TakenPicture) else take_in(content)
        taken.seek(0)
        super().save(str(PurePath(name).with_suffix(PurePath(str(taken.name)).suffix)), taken, save=False)
        self.instance.dominant_colour = taken.dominant_colour
        self.instance.placeholder = taken.placeholder
        # Wagtail's own method for the size and the hash, which its forms call before the file is taken in.
        self.instance._set_image_file_metadata()
        if save:
            self.instance.save()


class PictureFileField(WagtailImageField):
    """File of a picture."""

    attr_class = PictureFieldFile
