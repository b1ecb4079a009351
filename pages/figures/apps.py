from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "pages.figures"
    label = "figures"
    verbose_name = "Cijfers"
