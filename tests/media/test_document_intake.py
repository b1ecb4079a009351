import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from pytest_django import Settings

from media.document_intake import EMPTY, MACROS, MEDIA_TYPES, WRONG_KIND, check_document
from tests.factories.media import archive, document_file

PAGE = b"<!doctype html><script>alert(1)</script>"


def another_kind(extension: str) -> str:
    return (
        f"Dit bestand heet .{extension}, maar de inhoud is iets anders. Sla het opnieuw op als {extension.upper()} en "
        "probeer het nog eens."
    )


@pytest.mark.parametrize("extension", MEDIA_TYPES)
def test_a_document_of_each_kind_is_accepted_and_left_at_its_beginning(extension: str) -> None:
    content = document_file(extension)
    upload = ContentFile(content, f"Verslag.{extension.upper()}")

    check_document(upload)

    assert upload.read() == content


@pytest.mark.parametrize(
    ("_case", "name", "content", "reason"),
    [
        ("web page", "verslag.html", PAGE, WRONG_KIND),
        ("program", "verslag.exe", b"MZ", WRONG_KIND),
        ("old Word, which can hold macros", "verslag.doc", b"\xd0\xcf\x11\xe0", WRONG_KIND),
        ("no extension", "verslag", document_file("pdf"), WRONG_KIND),
        ("two extensions", "verslag.pdf.js", document_file("pdf"), WRONG_KIND),
        ("nothing in it", "verslag.pdf", b"", EMPTY),
        ("web page called PDF", "verslag.pdf", PAGE, another_kind("pdf")),
        ("web page called Word", "verslag.docx", PAGE, another_kind("docx")),
        ("archive called Word", "verslag.docx", archive({"virus.exe": "x"}), another_kind("docx")),
        ("sheet called Word", "verslag.docx", document_file("xlsx"), another_kind("docx")),
        ("archive called OpenDocument", "verslag.odt", archive({"virus.exe": "x"}), another_kind("odt")),
        ("sheet called text", "verslag.odt", document_file("ods"), another_kind("odt")),
        ("photo called table", "lijst.csv", b"\x89PNG\r\n\x1a\n\x00\x00", another_kind("csv")),
        ("Word with macros", "a.docx", archive({"word/document.xml": "x", "word/vbaProject.bin": "x"}), MACROS),
        (
            "OpenDocument with macros",
            "a.odt",
            archive({"mimetype": MEDIA_TYPES["odt"], "Basic/Standard/script-lb.xml": "x"}),
            MACROS,
        ),
    ],
)
def test_what_we_do_not_offer_is_refused_with_the_reason(_case: str, name: str, content: bytes, reason: str) -> None:
    with pytest.raises(ValidationError) as refused:
        check_document(ContentFile(content, name))

    assert refused.value.messages == [reason]


def test_a_document_that_is_too_heavy_is_refused(settings: Settings) -> None:
    settings.MAX_UPLOAD_MEGABYTES = 1

    with pytest.raises(ValidationError) as refused:
        check_document(ContentFile(document_file() + b" " * 1024**2, "verslag.pdf"))

    assert refused.value.messages == [
        "Dit bestand is te groot: 2 MB. Een document mag hooguit 1 MB zijn. Maak het kleiner of kies een ander bestand."
    ]
