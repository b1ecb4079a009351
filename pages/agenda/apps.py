from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "pages.agenda"
    label = "agenda"
    verbose_name = "Agenda"
