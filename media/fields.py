"""The column that holds a picture's file."""

from wagtail.images.models import WagtailImageField


class PictureFileField(WagtailImageField):
    """File of a picture."""
