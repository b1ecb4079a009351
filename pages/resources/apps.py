from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "pages.resources"
    label = "resources"
    verbose_name = "Hulp"
