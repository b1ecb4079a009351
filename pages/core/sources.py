"""Where a fact comes from, as columns of what tells the fact."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from .dates_field import ApproximateDateField


class SourcedModel(models.Model):
    """A fact that can be doubted carries its source with it."""

    source_label = models.CharField("bron", max_length=160)
    source_url = models.URLField("adres van de bron", blank=True)
    source_date = ApproximateDateField("datum van de bron", blank=True)

    source_panel = MultiFieldPanel(
        [FieldPanel("source_label"), FieldRowPanel([FieldPanel("source_url"), FieldPanel("source_date")])],
        heading="Bron",
    )

    class Meta:
        abstract = True

    @property
    def stored_source(self) -> dict[str, object] | None:
        """Where the fact comes from; None when nobody said so."""
        if not self.source_label:
            return None
        return {
            "label": self.source_label,
            "url": self.source_url or None,
            "date": self.source_date.as_stored() if self.source_date else None,
        }
