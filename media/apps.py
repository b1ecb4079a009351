"""The app of pictures and documents."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Pictures and documents, with the label that stands in table names."""

    name = "media"
    label = "media"
    verbose_name = "Foto's en documenten"
    default_auto_field = "django.db.models.BigAutoField"
