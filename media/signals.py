"""What this app does when others save."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import UploadedFile

from media.models import Picture
from media.picture_intake import take_in


def take_in_waiting_upload(sender: type[UploadedFile], instance: UploadedFile, **kwargs: Any) -> None:
    """Take a picture in also when its file waits for the rest of the form.

    Wagtail stores the file first when an editor uploads many pictures at once. Some of those are never finished.
    """
    is_new = bool(instance.file) and not instance.file._committed
    if is_new and instance.for_content_type == ContentType.objects.get_for_model(Picture):
        instance.file = take_in(instance.file)
