from django.apps import AppConfig


class SchemaConfig(AppConfig):
    name = "cms.schema"
    label = "schema"
