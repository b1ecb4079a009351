"""The app."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """The reading side."""

    name = "cms.delivery"
    label = "delivery"
