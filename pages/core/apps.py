from django.apps import AppConfig


class PagesCoreConfig(AppConfig):
    name = "pages.core"
    label = "pages_core"
    verbose_name = "Pagina's"
