from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "pages.organisations"
    label = "organisations"
    verbose_name = "Organisaties"
