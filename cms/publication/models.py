"""The store's tables. Readers see nothing else of the database."""

from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models.expressions import RawSQL

from cms.consent.models import Grant
from cms.partners.reader import Reader

from . import gate

# Dutch stems over words without accents; made by a migration.
SEARCH_CONFIGURATION = "publication_dutch"


class PublishedItemQuerySet(models.QuerySet["PublishedItem"]):
    """Ways to rows of the store."""

    def visible_to(self, reader: Reader, at: datetime) -> Self:
        """The rows that exist for a reader at a moment: those that the gate lets through."""
        sql = f"SELECT item.id FROM publication_publisheditem AS item WHERE {gate.visible()}"  # noqa: S608
        return self.filter(pk__in=RawSQL(*gate.positional(sql, gate.parameters(reader, at))))  # noqa: S611


def _sort_array() -> ArrayField:
    return ArrayField(models.CharField(max_length=120), default=list)


class PublishedItemColumns(models.Model):
    """What an item holds, now and in its history.

    Personal data: whatever the published object holds; it goes when the object is unpublished or erased.
    """

    kind = models.CharField(max_length=60)
    locale = models.CharField(max_length=12)
    data = models.JSONField()
    references = _sort_array()
    slug = models.CharField(max_length=255)
    path = models.CharField(max_length=2000, default="")
    audiences = _sort_array()
    stadsdelen = _sort_array()
    themes = _sort_array()
    channels = _sort_array()
    listed_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    chronology = models.CharField(max_length=200, default="")
    name = models.CharField(max_length=255)
    number = models.IntegerField(default=0)
    visible_from = models.DateTimeField(null=True)
    visible_until = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class PublishedItem(PublishedItemColumns):
    """One thing that a reader may ask for: its whole public object, and the columns that decide who may see it.

    Attributes:
        node_id: global id, `News:12`.
        source: where it comes from, as the guards know it: `page:12`, `taxonomy_stadsdeel:3`.
        data: the object as the public schema types it, with `{"ref": "Picture:3"}` for another item.
        references: global ids of all items that `data` refers to, or is written with.
        listed_on: first day it is about, and `ends_on` the last one.
        chronology: sort key in time, for dates that need not be exact.
        name: sort key by which Dutch readers expect names sorted.
        needs_consent: whether it shows only under a grant (`PublishedGrant`).
        is_hidden: set by a guard when the content changed without being projected.
        projected_in: transaction that wrote the row; by this a guard knows that a change was projected.
        title: what the item is called; it weighs most in the search.
        search_text: its words as they are written, and `search_folded` without accents and capitals.
        recorded_at: since when the row is as it is; set by a trigger.
    """

    node_id = models.CharField(max_length=80, unique=True)
    source = models.CharField(max_length=80)
    is_hidden = models.BooleanField(default=False)
    needs_consent = models.BooleanField(default=False)
    projected_in = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    title = models.CharField(max_length=255, default="")
    search_text = models.TextField(default="")
    search_folded = models.TextField(default="")
    search_vector = models.GeneratedField(
        expression=SearchVector("title", weight="A", config=SEARCH_CONFIGURATION)
        + SearchVector("search_text", weight="B", config=SEARCH_CONFIGURATION),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = PublishedItemQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["search_vector"], name="item_search"),
            GinIndex(fields=["search_folded"], name="item_search_folded", opclasses=["gin_trgm_ops"]),
            GinIndex(fields=["name"], name="item_name_parts", opclasses=["gin_trgm_ops"]),
            models.Index(fields=["source"], name="item_source"),
            models.Index(fields=["path"], name="item_path"),
            models.Index(fields=["kind", "listed_on", "id"], name="item_kind_listed"),
            models.Index(fields=["kind", "chronology", "id"], name="item_kind_chronology"),
            models.Index(fields=["kind", "name", "id"], name="item_kind_name"),
            models.Index(fields=["kind", "number", "id"], name="item_kind_number"),
            GinIndex(fields=["references"], name="item_references"),
        ]

    def __str__(self) -> str:
        return self.node_id


class PublishedGrant(models.Model):
    """What a person permits of an item about them: in this channel, on these days. Without one such an item is not there.

    Personal data: that somebody gave permission for this item. It goes with the consent and with the item.

    Attributes:
        recorded_at: since when it is there; what was recorded after its last day never permitted anything.
    """

    node_id = models.CharField(max_length=80)
    channel = models.CharField(max_length=30)
    valid_from = models.DateField()
    valid_until = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["node_id", "channel"], name="grant_node")]

    def __str__(self) -> str:
        return f"{self.node_id} in {self.channel} until {self.valid_until:%Y-%m-%d}"

    @property
    def grant(self) -> Grant:
        """What is permitted, as consent tells it."""
        return Grant(self.channel, self.valid_from, self.valid_until)


class PublishedItemHistory(PublishedItemColumns):
    """What an item was, and when: answers "what did the site say on that day". Written by a trigger."""

    node_id = models.CharField(max_length=80)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["node_id", "valid_from"], name="history_node"),
            models.Index(fields=["path", "valid_until"], name="history_path"),
            models.Index(fields=["valid_until"], name="history_end"),
        ]

    def __str__(self) -> str:
        return f"{self.node_id} until {self.valid_until:%Y-%m-%d %H:%M}"


class PublishedRemoval(models.Model):
    """That an item was taken away, and when: for whoever keeps copies. Written by triggers.

    Personal data: none; the id tells nothing without the item, and the item is gone.

    Attributes:
        channels: where it was there until then, and is not any more.
        stadsdelen: what it was about until then.
        needs_consent: whether it was there only for who sees people.
        is_for_some: whether only those lost it whose agreement is about some stadsdelen, or about no people.
    """

    node_id = models.CharField(max_length=80)
    kind = models.CharField(max_length=60)
    channels = _sort_array()
    stadsdelen = _sort_array()
    needs_consent = models.BooleanField(default=False)
    is_for_some = models.BooleanField(default=False)
    removed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["removed_at", "node_id"], name="removal_time")]

    def __str__(self) -> str:
        return f"{self.node_id} at {self.removed_at:%Y-%m-%d %H:%M}"


class ContentRevision(models.Model):
    """One row with one number, which moves with every change of the store, in the same transaction.

    Holds no personal data. A trigger moves it and announces it (`NOTIFY content_revision`).
    """

    number = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """The revision of what readers get now; 0 while nothing was ever published."""
        return cls.objects.values_list("number", flat=True).first() or 0
