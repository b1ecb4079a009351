"""The app of pictures and documents."""

from django.apps import AppConfig
from django.db.models.signals import pre_save


class MediaConfig(AppConfig):
    """Pictures and documents, with the label that stands in table names."""

    name = "media"
    label = "media"
    verbose_name = "Foto's en documenten"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect what follows from other apps' saving."""
        from wagtail.models import UploadedFile

        from media.signals import take_in_waiting_upload

        pre_save.connect(take_in_waiting_upload, sender=UploadedFile, dispatch_uid="media_take_in_waiting_upload")
