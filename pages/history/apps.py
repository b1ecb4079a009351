from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "pages.history"
    label = "history"
    verbose_name = "Totstandkoming"
