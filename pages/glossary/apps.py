from django.apps import AppConfig


class GlossaryConfig(AppConfig):
    name = "pages.glossary"
    label = "glossary"
    verbose_name = "Begrippen"
