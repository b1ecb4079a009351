from collections.abc import Callable
from hashlib import sha1
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError
from PIL import Image

from media.models import DESCRIPTION_MISSING, DESCRIPTION_UNWANTED, Document, Picture
from tests.factories.media import document_file, make_document, make_picture, picture_file

pytestmark = pytest.mark.django_db

CaptureOnCommit = Callable[..., object]


def files_in(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


def turned_photo() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return picture_file(size=(64, 48), colour="#404040", exif=exif)


def test_a_new_picture_knows_its_size_hash_colour_and_placeholder() -> None:
    made = make_picture(turned_photo(), "IMG_1234.heic")

    picture = Picture.objects.get(pk=made.pk)
    stored = picture.file.read()
    picture.file.close()
    assert picture.file.name == "original_images/IMG_1234.jpg"
    assert (picture.width, picture.height) == (48, 64)
    assert (picture.file_size, picture.file_hash) == (len(stored), sha1(stored).hexdigest())
    assert picture.dominant_colour == "#404040"
    assert picture.placeholder.startswith("data:image/webp;base64,")


def test_a_picture_that_cannot_be_used_leaves_nothing_behind(uploads: Path) -> None:
    with pytest.raises(ValidationError):
        make_picture(picture_file("WEBP", save_all=True, append_images=[Image.new("RGB", (64, 48))]))

    assert not Picture.objects.exists()
    assert files_in(uploads) == set()


def test_another_file_takes_all_of_the_old_one_away(
    uploads: Path, django_capture_on_commit_callbacks: CaptureOnCommit
) -> None:
    picture = make_picture()
    picture.stored_renditions()

    with django_capture_on_commit_callbacks(execute=True):
        picture.file = ContentFile(picture_file(colour="#c0c0c0"), "nieuw.jpg")
        picture.save()

    assert picture.dominant_colour == "#c0c0c0"
    assert not picture.renditions.exists()
    assert files_in(uploads) == {"original_images/nieuw.jpg"}


def test_a_deleted_picture_takes_all_its_files_along(
    uploads: Path, django_capture_on_commit_callbacks: CaptureOnCommit
) -> None:
    picture = make_picture()
    picture.stored_renditions()
    assert len(files_in(uploads)) > 1

    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()

    assert files_in(uploads) == set()


@pytest.mark.parametrize(
    ("_case", "columns", "reason"),
    [
        ("neither", {"description": ""}, DESCRIPTION_MISSING),
        ("only spaces", {"description": "  "}, DESCRIPTION_MISSING),
        ("both", {"description": "Een boom.", "is_decorative": True}, DESCRIPTION_UNWANTED),
    ],
)
def test_a_picture_is_described_or_decoration(_case: str, columns: dict[str, object], reason: str) -> None:
    picture = make_picture()
    for name, value in columns.items():
        setattr(picture, name, value)

    with pytest.raises(ValidationError) as refused:
        picture.full_clean()

    assert refused.value.message_dict == {"description": [reason]}


@pytest.mark.parametrize("columns", [{"description": ""}, {"is_decorative": True}])
def test_the_database_refuses_it_too(columns: dict[str, object]) -> None:
    picture = make_picture()

    with pytest.raises(IntegrityError, match="media_picture_described_or_decorative"):
        Picture.objects.filter(pk=picture.pk).update(**columns)


def test_decoration_says_nothing_to_who_does_not_see_it() -> None:
    picture = make_picture(title="Krul", description="", is_decorative=True)

    assert Picture.objects.get(pk=picture.pk).is_decorative
    assert (picture.alt, picture.default_alt_text) == ("", "")


def test_the_title_is_never_offered_as_description() -> None:
    assert make_picture(title="IMG_1234").default_alt_text == "Een plein met een boom."


def test_a_new_document_knows_its_size_hash_and_kind() -> None:
    made = make_document(document_file("docx"), "Verslag van de buurt.docx")

    document = Document.objects.get(pk=made.pk)
    content = document_file("docx")
    assert document.language == "nl"
    assert document.filename == "Verslag_van_de_buurt.docx"
    assert document.media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert document.file_size == len(content)
    assert document.public_path == f"/documents/{document.pk}/{document.file_hash[:16]}/Verslag_van_de_buurt.docx"


def test_another_file_gives_a_document_another_address() -> None:
    document = make_document()
    before = document.public_path

    document.file = ContentFile(b"%PDF-1.7\nnieuw\n%%EOF\n", "verslag.pdf")
    document.save()

    assert document.public_path != before
    assert document.file_size == 21


@pytest.mark.parametrize("made", [make_picture, make_document])
def test_editors_find_the_file_behind_the_admin(made: Callable[[], Picture | Document]) -> None:
    assert made().file.url.startswith("/admin/uploads/")


def test_a_document_links_editors_to_the_admin() -> None:
    assert make_document().url == "/admin/uploads/documents/verslag.pdf"
