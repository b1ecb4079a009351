from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "pages.profiles"
    label = "profiles"
    verbose_name = "Profielen"
