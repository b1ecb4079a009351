from django.apps import AppConfig


class PilotsConfig(AppConfig):
    name = "pages.pilots"
    label = "pilots"
    verbose_name = "Pilots"
