from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "pages.reports"
    label = "reports"
    verbose_name = "Verslagen"
