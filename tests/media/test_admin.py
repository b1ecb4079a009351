"""Uploading as editors do it: through Wagtail's own views, with real files."""

import io
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.signals import post_save
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import UploadedFile

from media.forms import DOCUMENT_MISSING, FILE_AGAIN, PERSONS_UNANSWERED, PICTURE_MISSING
from media.models import DESCRIPTION_MISSING, DESCRIPTION_UNWANTED, Document, Picture
from media.picture_intake import NO_PICTURE
from media.presets import CUT_BY_FILENAME
from tests.factories.media import document_file, make_picture, picture_file

pytestmark = pytest.mark.django_db

DESCRIBED = {"title": "Plein", "description": "Een plein met een boom.", "shows_persons": "False"}


def photo(name: str = "foto.jpg") -> SimpleUploadedFile:
    exif = Image.Exif()
    exif[0x010F] = "GEHEIM"
    return SimpleUploadedFile(name, picture_file(exif=exif), "image/jpeg")


def files_in(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in folder.rglob("*") if file.is_file()]


def test_an_editor_uploads_a_picture(editor: Client, uploads: Path) -> None:
    answer = editor.post(reverse("wagtailimages:add"), DESCRIBED | {"file": photo()})

    assert answer.status_code == 302, answer.context["form"].errors
    picture = Picture.objects.get()
    assert (picture.title, picture.alt, picture.shows_persons) == ("Plein", "Een plein met een boom.", False)
    assert picture.uploaded_by_user.username == "redactie"
    assert picture.dominant_colour != ""
    [stored] = files_in(uploads)
    assert b"GEHEIM" not in stored
    assert picture.file_size == len(stored)


def test_decoration_needs_no_description(editor: Client) -> None:
    editor.post(
        reverse("wagtailimages:add"),
        {"title": "Krul", "is_decorative": "on", "shows_persons": "False", "file": photo()},
    )

    picture = Picture.objects.get()
    assert (picture.is_decorative, picture.alt) == (True, "")


@pytest.mark.parametrize(
    ("_case", "changed", "errors"),
    [
        ("no description", {"description": ""}, {"description": [DESCRIPTION_MISSING]}),
        ("both", {"is_decorative": "on"}, {"description": [DESCRIPTION_UNWANTED]}),
        ("no answer about persons", {"shows_persons": ""}, {"shows_persons": [PERSONS_UNANSWERED]}),
        ("no file", {"file": ""}, {"file": [PICTURE_MISSING]}),
        ("no picture", {"file": SimpleUploadedFile("foto.jpg", b"geen foto")}, {"file": [NO_PICTURE]}),
        (
            "drawing with a script",
            {"file": SimpleUploadedFile("a.svg", b"<svg><script/></svg>")},
            {"file": [NO_PICTURE]},
        ),
    ],
)
def test_a_picture_is_refused_with_the_reason_beside_the_field(
    editor: Client, uploads: Path, _case: str, changed: dict[str, object], errors: dict[str, list[str]]
) -> None:
    answer = editor.post(reverse("wagtailimages:add"), DESCRIBED | {"file": photo()} | changed)

    assert answer.status_code == 200
    assert answer.context["form"].errors == errors
    for [reason] in errors.values():
        assert reason in unescape(answer.content.decode())
    assert not Picture.objects.exists()
    assert files_in(uploads) == []


def test_an_editor_is_told_to_choose_the_file_again(editor: Client) -> None:
    refused = editor.post(reverse("wagtailimages:add"), DESCRIBED | {"file": photo(), "description": ""})
    without_file = editor.post(reverse("wagtailimages:add"), DESCRIBED | {"description": ""})

    assert FILE_AGAIN in refused.content.decode()
    assert FILE_AGAIN not in without_file.content.decode()


def test_a_photo_that_a_messenger_renamed_is_still_a_photo(editor: Client) -> None:
    renamed = SimpleUploadedFile("foto.jpg", picture_file("WEBP"), "image/jpeg")

    editor.post(reverse("wagtailimages:add"), DESCRIBED | {"file": renamed})

    assert Picture.objects.get().filename == "foto.webp"


def test_an_editor_replaces_the_file_of_a_picture(
    editor: Client, uploads: Path, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[list]]
) -> None:
    editor.post(reverse("wagtailimages:add"), DESCRIBED | {"file": photo()})
    picture = Picture.objects.get()
    picture.stored_renditions()
    heic = SimpleUploadedFile("nieuw.heic", picture_file("HEIF", colour="#404040"), "image/heic")

    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse("wagtailimages:edit", args=(picture.pk,)), DESCRIBED | {"file": heic})

    picture.refresh_from_db()
    assert (picture.filename, picture.dominant_colour) == ("nieuw.jpg", "#404040")
    assert not picture.renditions.exists()
    assert [file.name for file in uploads.rglob("*.*")] == ["nieuw.jpg"]


def test_cuts_that_are_made_while_a_new_file_is_saved_are_of_that_file(editor: Client) -> None:
    def publish(instance: Picture, **kwargs: object) -> None:
        instance.stored_renditions()

    post_save.connect(publish, sender=Picture)
    try:
        editor.post(reverse("wagtailimages:add"), DESCRIBED | {"file": photo()})
        picture = Picture.objects.get()
        grey = SimpleUploadedFile("grijs.png", picture_file("PNG", colour="#404040"))
        editor.post(reverse("wagtailimages:edit", args=(picture.pk,)), DESCRIBED | {"file": grey})
    finally:
        post_save.disconnect(publish, sender=Picture)

    square = picture.renditions.get(filter_spec=CUT_BY_FILENAME["square-160.jpg"].filter_spec)
    with square.open_file() as file:
        assert Image.open(file).getpixel((10, 10)) == (0x40, 0x40, 0x40)


def test_an_editor_cannot_take_the_description_away(editor: Client) -> None:
    editor.post(reverse("wagtailimages:add"), DESCRIBED | {"file": photo()})
    picture = Picture.objects.get()

    answer = editor.post(reverse("wagtailimages:edit", args=(picture.pk,)), DESCRIBED | {"description": " "})

    assert answer.context["form"].errors == {"description": [DESCRIPTION_MISSING]}
    picture.refresh_from_db()
    assert picture.alt == "Een plein met een boom."


def upload_many(editor: Client, file: SimpleUploadedFile, view: str = "wagtailimages:add_multiple") -> dict:
    answer = editor.post(
        reverse(view), {"title": "Plein", "files[]": file}, headers={"X-Requested-With": "XMLHttpRequest"}
    )
    return json.loads(answer.content)


def test_one_of_many_waits_for_its_description_without_metadata(editor: Client, uploads: Path) -> None:
    answer = upload_many(editor, photo())

    assert answer["success"]
    assert not Picture.objects.exists()
    [waiting] = files_in(uploads)
    assert b"GEHEIM" not in waiting
    assert UploadedFile.objects.get().pk == answer["uploaded_file_id"]
    assert "Dit bestand is nog niet opgeslagen." in answer["form"]
    assert 'value="foto"' in answer["form"]


def test_one_of_many_is_refused_without_a_description(editor: Client) -> None:
    waiting = upload_many(editor, photo())["uploaded_file_id"]
    prefix = f"uploaded-image-{waiting}"

    answer = editor.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=(waiting,)),
        {f"{prefix}-title": "Plein", f"{prefix}-description": ""},
    )

    told = json.loads(answer.content)
    assert not told["success"]
    assert DESCRIPTION_MISSING in unescape(told["form"])
    assert PERSONS_UNANSWERED in told["form"]
    assert not Picture.objects.exists()


def test_one_of_many_is_stored_when_it_is_described(editor: Client, uploads: Path) -> None:
    waiting = upload_many(editor, photo())["uploaded_file_id"]
    prefix = f"uploaded-image-{waiting}"

    answer = editor.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=(waiting,)),
        {f"{prefix}-{name}": value for name, value in DESCRIBED.items()},
    )

    assert json.loads(answer.content)["success"]
    picture = Picture.objects.get()
    [stored] = files_in(uploads)
    with picture.open_file() as file:
        assert file.read() == stored
    assert picture.file_size == len(stored)
    assert picture.placeholder.startswith("data:image/webp;base64,")
    assert not UploadedFile.objects.exists()


def test_one_of_many_that_is_no_picture_is_refused_at_once(editor: Client, uploads: Path) -> None:
    answer = upload_many(editor, SimpleUploadedFile("foto.jpg", b"geen foto"))

    assert answer == {"success": False, "error_message": NO_PICTURE}
    assert files_in(uploads) == []


def test_the_chooser_takes_a_picture_in(editor: Client) -> None:
    prefix = "image-chooser-upload"

    answer = editor.post(
        reverse("wagtailimages_chooser:create"),
        {f"{prefix}-{name}": value for name, value in DESCRIBED.items()} | {f"{prefix}-file": photo()},
    )

    picture = Picture.objects.get()
    chosen = json.loads(answer.content)
    assert chosen["step"] == "chosen"
    assert chosen["result"]["default_alt_text"] == "Een plein met een boom."
    preview = editor.get(chosen["result"]["preview"]["url"])
    assert Image.open(io.BytesIO(preview.getvalue())).size == (picture.width, picture.height)


def test_the_chooser_refuses_a_picture_without_a_description(editor: Client) -> None:
    prefix = "image-chooser-upload"
    answers = DESCRIBED | {"description": ""}

    answer = editor.post(
        reverse("wagtailimages_chooser:create"),
        {f"{prefix}-{name}": value for name, value in answers.items()} | {f"{prefix}-file": photo()},
    )

    assert DESCRIPTION_MISSING in unescape(json.loads(answer.content)["htmlFragment"])
    assert not Picture.objects.exists()


def test_the_page_for_many_pictures_tells_the_limits_in_dutch(editor: Client) -> None:
    page = unescape(editor.get(reverse("wagtailimages:add_multiple")).content.decode())

    assert "JPG, PNG, WebP of HEIC, hooguit 15 MB." in page


def test_the_listing_shows_thumbnails_to_editors(editor: Client) -> None:
    make_picture()

    page = editor.get(reverse("wagtailimages:index")).content.decode()

    assert 'src="/admin/uploads/images/' in page


def test_an_editor_uploads_a_document(editor: Client) -> None:
    answer = editor.post(
        reverse("wagtaildocs:add"),
        {
            "title": "Verslag",
            "language": "en",
            "file": SimpleUploadedFile("verslag.pdf", document_file(), "application/pdf"),
        },
    )

    assert answer.status_code == 302, answer.context["form"].errors
    document = Document.objects.get()
    assert (document.title, document.language, document.file_size) == ("Verslag", "en", len(document_file()))
    assert document.file_hash != ""


@pytest.mark.parametrize(
    ("_case", "file", "reason"),
    [
        ("no file", "", DOCUMENT_MISSING),
        (
            "web page called PDF",
            SimpleUploadedFile("verslag.pdf", b"<script>alert(1)</script>", "application/pdf"),
            "Dit bestand heet .pdf, maar de inhoud is iets anders. Sla het opnieuw op als PDF en probeer het nog eens.",
        ),
    ],
)
def test_a_document_is_refused_with_the_reason_beside_the_field(
    editor: Client, uploads: Path, _case: str, file: object, reason: str
) -> None:
    answer = editor.post(reverse("wagtaildocs:add"), {"title": "Verslag", "language": "nl", "file": file})

    assert answer.context["form"].errors == {"file": [reason]}
    assert not Document.objects.exists()
    assert files_in(uploads) == []


def test_one_of_many_documents_is_stored_at_once(editor: Client, uploads: Path) -> None:
    pdf = SimpleUploadedFile("verslag.pdf", document_file(), "application/pdf")

    answer = upload_many(editor, pdf, "wagtaildocs:add_multiple")

    document = Document.objects.get(pk=answer["doc_id"])
    assert (document.file_size, document.language) == (len(document_file()), "nl")
    assert files_in(uploads) == [document_file()]
    assert "Dit bestand is nog niet opgeslagen." not in answer["form"]


def test_one_of_many_documents_of_another_kind_is_refused_at_once(editor: Client, uploads: Path) -> None:
    answer = upload_many(editor, SimpleUploadedFile("a.exe", b"MZ"), "wagtaildocs:add_multiple")

    assert answer == {
        "success": False,
        "error_message": "Dit soort bestand bieden wij niet aan. Kies een PDF-, ODT-, DOCX-, ODS-, XLSX-, CSV- of TXT-"
        "bestand.",
    }
    assert files_in(uploads) == []
