from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    name = "pages.publications"
    label = "publications"
    verbose_name = "Publicaties"
