"""Fixed lists of the media app."""

from django.db import models


class Language(models.TextChoices):
    """Languages that a document can be written in, as BCP 47 tags."""

    DUTCH = "nl", "Nederlands"
    ENGLISH = "en", "Engels"
    ARABIC = "ar", "Arabisch"
    TURKISH = "tr", "Turks"
    UKRAINIAN = "uk", "Oekraïens"
    TIGRINYA = "ti", "Tigrinya"
    FRENCH = "fr", "Frans"
    SPANISH = "es", "Spaans"
    GERMAN = "de", "Duits"
