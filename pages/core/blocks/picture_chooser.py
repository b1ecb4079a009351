from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from wagtail.images.blocks import ImageChooserBlock

from pages.core.completeness import UNDESCRIBED, is_described

if TYPE_CHECKING:
    from media.models import Picture


class PictureChooserBlock(ImageChooserBlock):
    """A picture; to be published it must have a description or be decoration."""

    def clean(self, value: "Picture | None") -> "Picture | None":
        """Refuses a picture without a description, beside the picture; a draft may have one."""
        cleaned = super().clean(value)
        if cleaned and not self.is_deferred_validation and not is_described(cleaned):
            raise ValidationError(UNDESCRIBED)
        return cleaned
