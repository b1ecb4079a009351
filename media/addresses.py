"""Addresses that readers get files from. Each holds the version of its file, so a new file has a new address."""

from hashlib import sha256
from typing import TYPE_CHECKING

from django.urls import reverse

from media.presets import Cut

if TYPE_CHECKING:
    from media.models import Document, Picture


def picture_version(picture: "Picture") -> str:
    """Sixteen hexadecimal digits that change with the file and with the focal point, which moves the crops."""
    seen = [picture.file_hash, picture.focal_point_x, picture.focal_point_y]
    seen += [picture.focal_point_width, picture.focal_point_height]
    return sha256(repr(seen).encode()).hexdigest()[:16]


def document_version(document: "Document") -> str:
    """Sixteen hexadecimal digits that change with the file."""
    return document.file_hash[:16]


def picture_path(picture: "Picture", cut: Cut) -> str:
    """Root-relative address of one cut of a picture."""
    return reverse("media:picture", args=(picture.pk, picture_version(picture), cut.filename))


def document_path(document: "Document") -> str:
    """Root-relative address of a document."""
    return reverse("media:document", args=(document.pk, document_version(document), document.filename))
