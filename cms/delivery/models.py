"""The documents that partners had registered."""

from django.db import models

LONGEST_PARTNER = 60


class RegisteredDocument(models.Model):
    """A GraphQL document with one query or mutation, that a partner uses. Holds no personal data.

    A trigger moves the content revision with every change, so that whatever hangs on it follows.

    Attributes:
        partner: whose set of names it belongs to.
        name: name of its operation.
        hash: SHA-256 of the text in UTF-8, as 64 hexadecimal digits in lower case; the database checks it.
        text: the document as it was sent; what is compared, hashed and executed.
    """

    partner = models.CharField(max_length=LONGEST_PARTNER)
    name = models.CharField(max_length=255)
    hash = models.CharField(max_length=64)
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partner", "name"], name="document_name")]
        indexes = [models.Index(fields=["hash"], name="document_by_hash")]

    def __str__(self) -> str:
        return f"{self.partner}/{self.name}"
