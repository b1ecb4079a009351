"""The global id of a thing: its kind and its primary key, `News:12`."""

from django.db import models
from wagtail.models import Page


def kind_of(instance: models.Model) -> str:
    """The GraphQL type of an instance; for a page the type of its specific class."""
    if isinstance(instance, Page):
        return instance.specific_class.__name__
    return type(instance).__name__


def node_id(instance: models.Model) -> str:
    """The global id under which readers know the instance."""
    return f"{kind_of(instance)}:{instance.pk}"
