"""What the editing side remembers for itself; nothing of it is public."""

from django.contrib.contenttypes.models import ContentType
from django.db import models


class LoadedItem(models.Model):
    """An item that was loaded from the files of the opening content. Holds no personal data.

    It tells two questions apart when the files are loaded again: did the file change, and did an editor?

    Attributes:
        key: name of the item in the files: `news/filmmanifest`.
        object_key: primary key of the item; it may be gone since.
        file_hash: what the file said when it was loaded.
        item_hash: how the item was right after loading.
    """

    key = models.CharField(max_length=200, unique=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_key = models.PositiveBigIntegerField()
    file_hash = models.CharField(max_length=64)
    item_hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.key

    @property
    def item(self) -> models.Model | None:
        """The item as it is now; None when it was deleted."""
        kind = self.content_type.model_class()
        return kind._default_manager.filter(pk=self.object_key).first() if kind else None


class FailedLogin(models.Model):
    """A try to log in with a wrong password; `cms.editors.throttling` counts them.

    Personal data: whose name was tried and from which address, both only as a keyed hash that cannot be turned back.
    It ends with the first wrong password that anybody tries after `throttling.WINDOW`.

    Attributes:
        name_key: keyed hash of the user name.
        address_key: keyed hash of the network address.
        at: moment of the try.
    """

    name_key = models.CharField(max_length=64)
    address_key = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S}"
