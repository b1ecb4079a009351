"""Uploads that are refused, with the reason beside the field."""

from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from media.document_intake import WRONG_KIND
from media.models import DESCRIPTION_MISSING, Document, Picture
from media.picture_intake import NO_PICTURE
from tests.factories.media import picture_file

FAR_TOO_LARGE = picture_file() + b"\0" * (settings.MAX_UPLOAD_MEGABYTES * 1024**2)


def picture_form(content: bytes, name: str = "foto.jpg", **fields: Any) -> dict[str, Any]:
    """The form for one picture, with all that is required."""
    filled = {"title": "Plein", "description": "Een plein.", "shows_persons": "False"}
    return {"file": SimpleUploadedFile(name, content), **filled, **fields}


def test_what_is_no_picture_is_refused_and_the_rest_of_the_form_is_kept(desk: Client):
    response = desk.post("/admin/images/add/", picture_form(b"geen foto", credit="De fotograaf"))

    assert response.status_code == 200
    assert response.context["form"].errors == {"file": [NO_PICTURE]}
    assert response.context["form"]["credit"].value() == "De fotograaf"
    assert NO_PICTURE in response.content.decode()
    assert not Picture.objects.exists()


def test_a_far_too_large_picture_is_refused(desk: Client):
    response = desk.post("/admin/images/add/", picture_form(FAR_TOO_LARGE))

    (reason,) = response.context["form"].errors["file"]
    assert reason.startswith("Dit bestand is te groot: 16 MB. Een foto mag hooguit 15 MB zijn.")
    assert not Picture.objects.exists()


def test_a_picture_without_a_description_is_refused(desk: Client):
    response = desk.post("/admin/images/add/", picture_form(picture_file(), description=""))

    assert response.context["form"].errors == {"description": [DESCRIPTION_MISSING]}
    assert not Picture.objects.exists()


def test_the_window_in_a_page_form_refuses_the_same(desk: Client):
    form = {f"image-chooser-upload-{name}": value for name, value in picture_form(b"geen foto", description="").items()}

    response = desk.post("/admin/images/chooser/create/", form)

    assert response.status_code == 200
    html = response.json()["htmlFragment"]
    assert NO_PICTURE in html
    assert DESCRIPTION_MISSING.partition("'")[0] in html
    assert not Picture.objects.exists()


def test_many_at_once_are_refused_one_by_one(desk: Client):
    response = desk.post(
        "/admin/images/multiple/add/",
        {"title": "Plein", "files[]": SimpleUploadedFile("foto.jpg", b"geen foto")},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )

    assert response.json()["success"] is False
    assert NO_PICTURE in response.json()["error_message"]
    assert not Picture.objects.exists()


@pytest.mark.parametrize(("name", "content"), [("pagina.html", b"<p>"), ("verslag.exe", b"MZ")])
def test_a_document_of_a_kind_that_we_do_not_offer_is_refused(name: str, content: bytes, desk: Client):
    form = {"title": "Verslag", "language": "nl", "file": SimpleUploadedFile(name, content)}

    response = desk.post("/admin/documents/add/", form)

    assert response.context["form"].errors == {"file": [WRONG_KIND]}
    assert not Document.objects.exists()
