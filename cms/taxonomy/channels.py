"""Where an item may show, as a column of that item."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.text import capfirst

from .enums import Channel


def every_channel() -> list[str]:
    """All places where an item may show: what a new item starts with."""
    return [channel.value for channel in Channel]


class ChannelsField(ArrayField):
    """A list of `Channel` values, edited as check boxes; at least one is required."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["base_field"] = models.CharField(max_length=30, choices=Channel.choices)
        kwargs.setdefault("default", every_channel)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """What migrations write down: all but the base field, which is always the same."""
        name, path, args, kwargs = super().deconstruct()
        del kwargs["base_field"]
        return name, path, args, kwargs

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Check boxes, one for each channel."""
        return forms.MultipleChoiceField(
            choices=Channel.choices,
            widget=forms.CheckboxSelectMultiple,
            required=True,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            initial=every_channel,
            error_messages={"required": "Kies ten minste één plek waar dit te zien mag zijn."},
        )
