from contextlib import closing
from pathlib import Path
from typing import Any
from wsgiref.util import FileWrapper

import pytest
from django.contrib.auth.models import User
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from cms.entrance.files import path_of
from media import access
from media.access import Answer, Kind
from media.models import Picture
from tests.factories.media import document_file, make_document, make_picture
from tests.wsgi import connection_kept, environ_of

pytestmark = pytest.mark.django_db

HARMLESS = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def published_path(picture: Picture, filename: str = "body-480.jpg") -> str:
    sources = picture.stored_renditions()["BODY"]["sources"]
    return next(path for source in sources for path, _ in source["srcset"] if path.endswith(filename))


def status_of(client: Client, path: str) -> int:
    answer = client.get(path)
    if answer.streaming:
        answer.getvalue()  # which closes the file
    return answer.status_code


@pytest.mark.usefixtures("everybody_may_see")
@pytest.mark.parametrize(
    ("filename", "media_type", "first_bytes"),
    [
        ("body-480.avif", "image/avif", b"\x00\x00\x00 ftypavif"),
        ("body-480.webp", "image/webp", b"RIFF"),
        ("body-480.jpg", "image/jpeg", b"\xff\xd8\xff"),
    ],
)
def test_a_published_picture_is_served(client: Client, filename: str, media_type: str, first_bytes: bytes) -> None:
    answer = client.get(published_path(make_picture(), filename))

    content = answer.getvalue()
    assert answer.status_code == 200
    assert content.startswith(first_bytes)
    assert answer["Content-Type"] == media_type
    assert answer["Content-Length"] == str(len(content))
    assert answer["Cache-Control"] == "public, max-age=300"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == HARMLESS
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies


@pytest.mark.usefixtures("everybody_may_see")
def test_a_published_document_is_served_to_download(client: Client) -> None:
    document = make_document(document_file("docx"), "Verslag.docx")

    answer = client.get(document.public_path)

    assert answer.status_code == 200
    assert answer.getvalue() == document_file("docx")
    assert answer["Content-Type"] == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert answer["Content-Disposition"] == 'attachment; filename="Verslag.docx"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == HARMLESS
    assert answer["Cache-Control"] == "public, max-age=300"


@pytest.mark.usefixtures("everybody_may_see")
@pytest.mark.parametrize("make_path", [lambda: published_path(make_picture()), lambda: make_document().public_path])
def test_the_server_sends_a_file_from_where_it_is_stored(make_path, settings) -> None:
    started: list[Any] = []

    environ = environ_of(make_path()) | {"wsgi.file_wrapper": FileWrapper}
    with connection_kept(), closing(WSGIHandler()(environ, lambda status, headers: started.append(headers))) as answer:
        stored = path_of(answer, started[0])
        assert stored is not None
        assert Path(stored).is_relative_to(settings.MEDIA_ROOT)
        assert Path(stored).read_bytes() == b"".join(answer)


@pytest.mark.usefixtures("everybody_may_see")
def test_a_document_keeps_a_name_with_accents(client: Client) -> None:
    document = make_document(name="reünie.pdf")

    answer = client.get(document.public_path)

    assert answer.getvalue() == document_file()
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''re%C3%BCnie.pdf"


@pytest.mark.usefixtures("everybody_may_see")
@pytest.mark.parametrize("make_path", [lambda: published_path(make_picture()), lambda: make_document().public_path])
def test_who_has_it_already_gets_no_bytes(client: Client, make_path) -> None:
    path = make_path()
    first = client.get(path)
    first.getvalue()
    entity_tag = first["ETag"]

    answer = client.get(path, headers={"If-None-Match": entity_tag})

    assert answer.status_code == 304
    assert answer.content == b""
    assert answer["ETag"] == entity_tag
    assert answer["Cache-Control"] == "public, max-age=300"


@pytest.mark.usefixtures("everybody_may_see")
def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post(published_path(make_picture())).status_code == 405


def test_nothing_is_served_without_an_answer_from_the_layer_above(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "_answer", access._nothing)

    assert status_of(client, published_path(make_picture())) == 404
    assert status_of(client, make_document().public_path) == 404


def test_the_layer_above_is_asked_about_each_file(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    shown, hidden, document = make_picture(), make_picture(), make_document()
    monkeypatch.setattr(access, "_answer", access._answer)
    access.ask(lambda kind, pk, reader: Answer((kind, pk, reader) == (Kind.PICTURE, shown.pk, None)))

    assert status_of(client, published_path(shown)) == 200
    assert status_of(client, published_path(hidden)) == 404
    assert status_of(client, document.public_path) == 404


@pytest.mark.usefixtures("everybody_may_see")
@pytest.mark.parametrize(
    ("_case", "path"),
    [
        ("another version", "/pictures/{pk}/0123456789abcdef/body-480.jpg"),
        ("another picture", "/pictures/999999/{version}/body-480.jpg"),
        ("a key too large for the database", "/pictures/99999999999999999999/{version}/body-480.jpg"),
        ("no such preset", "/pictures/{pk}/{version}/huge-480.jpg"),
        ("no such width", "/pictures/{pk}/{version}/body-481.jpg"),
        ("a width that was not made", "/pictures/{pk}/{version}/body-960.jpg"),
        ("no such encoding", "/pictures/{pk}/{version}/body-480.png"),
        ("the original", "/pictures/{pk}/{version}/foto.jpg"),
        ("a way up", "/pictures/{pk}/{version}/..%2f..%2foriginal_images%2ffoto.jpg"),
        ("the folder of uploads", "/uploads/original_images/foto.jpg"),
        ("another document", "/documents/999999/0123456789abcdef/verslag.pdf"),
        ("no such document", "/documents/1/0123456789abcdef/..%2fverslag.pdf"),
    ],
)
def test_what_is_not_there_is_not_found(client: Client, _case: str, path: str) -> None:
    picture = make_picture()
    version = published_path(picture).split("/")[3]

    answer = client.get(path.format(pk=picture.pk, version=version))

    assert answer.status_code == 404


@pytest.mark.usefixtures("everybody_may_see")
def test_a_document_has_one_address_only(client: Client) -> None:
    document = make_document()

    assert status_of(client, document.public_path.replace("verslag.pdf", "ander.pdf")) == 404
    assert status_of(client, document.public_path.replace(document.file_hash[:16], "0" * 16)) == 404


@pytest.mark.usefixtures("everybody_may_see")
def test_hidden_and_absent_look_the_same(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = make_picture()
    path = published_path(picture)
    monkeypatch.setattr(access, "_answer", lambda kind, pk, reader: Answer.NO)
    hidden = client.get(path)

    absent = client.get(path.replace(f"/{picture.pk}/", "/999999/"))

    assert (hidden.status_code, hidden.headers) == (absent.status_code, absent.headers)
    assert hidden.content.replace(path.encode(), b"") == absent.content.replace(
        path.replace(f"/{picture.pk}/", "/999999/").encode(), b""
    )


@pytest.mark.usefixtures("everybody_may_see")
def test_a_lost_file_is_not_found_and_told_to_operators(
    client: Client, uploads: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = published_path(make_picture())
    for file in (uploads / "images").iterdir():
        file.unlink()

    assert status_of(client, path) == 404
    assert "a published file is not in storage" in caplog.messages


def test_an_editor_sees_stored_files(editor: Client) -> None:
    picture, document = make_picture(), make_document()

    shown, downloaded = editor.get(picture.file.url), editor.get(document.url)

    assert shown.getvalue().startswith(b"\xff\xd8\xff")
    assert shown["Content-Type"] == "image/jpeg"
    assert shown["Content-Disposition"] == 'inline; filename="foto.jpg"'
    assert downloaded.getvalue() == document_file()
    assert downloaded["Content-Disposition"] == 'attachment; filename="verslag.pdf"'
    for answer in (shown, downloaded):
        assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
        assert answer["Content-Security-Policy"] == HARMLESS
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_nobody_else_sees_stored_files(client: Client) -> None:
    address = make_picture().file.url

    assert client.get(address).url == f"/admin/login/?next={address}"

    client.force_login(User.objects.create_user("bezoeker"))
    assert client.get(address).url.startswith("/admin/login/")


@pytest.mark.parametrize(
    ("path", "status"),
    [("../geheim", 400), ("%2e%2e/geheim", 400), ("/etc/passwd", 404), ("original_images", 404), ("missing.jpg", 404)],
)
def test_an_editor_sees_nothing_but_uploads(editor: Client, uploads: Path, path: str, status: int) -> None:
    make_picture()
    (uploads.parent / "geheim").write_text("geheim")

    answer = editor.get(f"/admin/uploads/{path}")

    assert answer.status_code == status
    assert b"geheim" not in answer.content.replace(b"../geheim", b"")
