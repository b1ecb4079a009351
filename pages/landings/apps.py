from django.apps import AppConfig


class LandingsConfig(AppConfig):
    name = "pages.landings"
    label = "landings"
    verbose_name = "Ingangen"
