from django.apps import AppConfig


class RegulationsConfig(AppConfig):
    name = "pages.regulations"
    label = "regulations"
    verbose_name = "Regeling"
