"""What an uploaded document must be: a kind that we offer, whole, and what its extension says it is.

A file's name is a claim. A web page called `verslag.pdf` would run in a reader's browser as ours; so the content is read.
"""

from math import ceil
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "txt": "text/plain",
}

WRONG_KIND = "Dit soort bestand bieden wij niet aan. Kies een PDF-, ODT-, DOCX-, ODS-, XLSX-, CSV- of TXT-bestand."
EMPTY = "Dit bestand is leeg. Kies een ander bestand."
MACROS = (
    "In dit bestand zitten macro's. Die zijn onveilig voor lezers. Sla het op zonder macro's en probeer het opnieuw."
)

_CONTENT_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_TEXT_SAMPLE_BYTES = 1_000_000


def check_document(upload: File) -> None:
    """Refuse what we do not offer to readers.

    Raises:
        ValidationError: in Dutch, when the kind is not one of ours, the content is another kind, it holds macros, or it
            is empty or too large.
    """
    extension = PurePath(upload.name or "").suffix.lower().removeprefix(".")
    if extension not in MEDIA_TYPES:
        raise ValidationError(WRONG_KIND, code="wrong_kind")
    if upload.size == 0:
        raise ValidationError(EMPTY, code="empty")
    if upload.size > settings.MAX_UPLOAD_MEGABYTES * 1024**2:
        raise ValidationError(_too_heavy(upload.size), code="too_heavy")
    if not _is(extension, upload):
        raise ValidationError(_another_kind(extension), code="another_kind")
    upload.seek(0)


def _is(extension: str, file: File) -> bool:
    file.seek(0)
    match extension:
        case "pdf":
            return file.read(5) == b"%PDF-"
        case "odt" | "ods":
            return _is_open_document(extension, file)
        case "docx" | "xlsx":
            return _is_office_document(extension, file)
        case _:
            return _is_text(file.read(_TEXT_SAMPLE_BYTES))


def _is_open_document(extension: str, file: File) -> bool:
    try:
        with ZipFile(file) as archive:
            _refuse_macros(archive)
            with archive.open("mimetype") as kind:
                return kind.read(100) == MEDIA_TYPES[extension].encode()
    except (BadZipFile, KeyError):
        return False


def _is_office_document(extension: str, file: File) -> bool:
    try:
        with ZipFile(file) as archive:
            _refuse_macros(archive)
            return _CONTENT_PART[extension] in archive.namelist()
    except BadZipFile:
        return False


def _refuse_macros(archive: ZipFile) -> None:
    if any(part.endswith("vbaProject.bin") or part.startswith("Basic/") for part in archive.namelist()):
        raise ValidationError(MACROS, code="macros")


def _is_text(sample: bytes) -> bool:
    return not any(byte < 32 and byte not in b"\t\n\f\r" for byte in sample)


def _too_heavy(size_bytes: int) -> str:
    return (
        f"Dit bestand is te groot: {ceil(size_bytes / 1024**2)} MB. Een document mag hooguit "
        f"{settings.MAX_UPLOAD_MEGABYTES} MB zijn. Maak het kleiner of kies een ander bestand."
    )


def _another_kind(extension: str) -> str:
    return (
        f"Dit bestand heet .{extension}, maar de inhoud is iets anders. Sla het opnieuw op als {extension.upper()} en "
        "probeer het nog eens."
    )
