"""Real files, pictures and documents, as small as they can be."""

import io
from typing import Any
from zipfile import ZipFile, ZipInfo

from django.core.files.base import ContentFile
from PIL import Image

from media.document_intake import MEDIA_TYPES
from media.models import Document, Picture


def picture_file(
    kind: str = "JPEG", size: tuple[int, int] = (64, 48), colour: str = "firebrick", mode: str = "RGB", **options: Any
) -> bytes:
    """The bytes of a picture in one colour; the options go to Pillow's encoder."""
    return encoded(Image.new(mode, size, colour), kind, **options)


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """The bytes of an image in a file format of Pillow."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def make_picture(content: bytes | None = None, name: str = "foto.jpg", **columns: Any) -> Picture:
    """A stored picture that everything required is known of."""
    file = ContentFile(content or picture_file(), name)
    defaults = {"title": "Plein", "description": "Een plein met een boom.", "shows_persons": False}
    return Picture.objects.create(file=file, **(defaults | columns))


def document_file(extension: str = "pdf") -> bytes:
    """The bytes of a document whose content is what the extension says."""
    match extension:
        case "pdf":
            return b"%PDF-1.7\n%%EOF\n"
        case "odt" | "ods":
            return archive({"mimetype": MEDIA_TYPES[extension], "content.xml": "<x/>"})
        case "docx":
            return archive({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"})
        case "xlsx":
            return archive({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"})
        case _:
            return "naam;aantal\ncafé;3\n".encode()


def archive(parts: dict[str, str]) -> bytes:
    """A zip file with these parts."""
    file = io.BytesIO()
    with ZipFile(file, "w") as zip_file:
        for name, text in parts.items():
            # The same bytes whenever it is made.
            zip_file.writestr(ZipInfo(name), text)
    return file.getvalue()


def make_document(content: bytes | None = None, name: str = "verslag.pdf", **columns: Any) -> Document:
    """A stored document."""
    return Document.objects.create(
        file=ContentFile(content or document_file(), name), **({"title": "Verslag"} | columns)
    )
