"""The app."""

from django.apps import AppConfig


class SchemaConfig(AppConfig):
    """The schema."""

    name = "cms.schema"
    label = "schema"
