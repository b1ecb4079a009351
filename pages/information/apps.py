from django.apps import AppConfig


class InformationConfig(AppConfig):
    name = "pages.information"
    label = "information"
    verbose_name = "Informatie"
