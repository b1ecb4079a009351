from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "pages.news"
    label = "news"
    verbose_name = "Nieuws"
