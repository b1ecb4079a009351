import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from pytest_django import Settings

from media.picture_intake import DAMAGED, MOVING, NO_PICTURE, TakenPicture, take_in
from tests.factories.media import encoded, picture_file

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825
QUARTER_TURN = 6


def taken(content: bytes, name: str = "foto.jpg") -> TakenPicture:
    return take_in(ContentFile(content, name))


def opened(picture: TakenPicture) -> Image.Image:
    picture.seek(0)
    return Image.open(io.BytesIO(picture.read()))


def from_a_phone(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKER] = "GEHEIM"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (52.0, 22.0, 12.0)
    return exif


def text_of_a_program() -> PngInfo:
    told = PngInfo()
    told.add_text("Author", "GEHEIM")
    return told


@pytest.mark.parametrize(
    ("_case", "content", "kept_as"),
    [
        ("JPEG", picture_file("JPEG", exif=from_a_phone(), comment=b"GEHEIM"), ("JPEG", "foto.jpg")),
        ("PNG", picture_file("PNG", exif=from_a_phone(), pnginfo=text_of_a_program()), ("PNG", "foto.png")),
        ("WebP", picture_file("WEBP", exif=from_a_phone(), xmp=b"<x>GEHEIM</x>"), ("WEBP", "foto.webp")),
        ("HEIC", picture_file("HEIF", exif=from_a_phone(), xmp=b"<x>GEHEIM</x>"), ("JPEG", "foto.jpg")),
        ("AVIF", picture_file("AVIF", exif=from_a_phone(), xmp=b"<x>GEHEIM</x>"), ("JPEG", "foto.jpg")),
        (
            "more pictures behind the first",
            picture_file("MPO", exif=from_a_phone(), save_all=True, append_images=[Image.new("RGB", (9, 9))]),
            ("JPEG", "foto.jpg"),
        ),
    ],
)
def test_place_and_owner_are_taken_off(_case: str, content: bytes, kept_as: tuple[str, str]) -> None:
    assert b"GEHEIM" in content

    picture = taken(content, "foto.heic")

    kept = opened(picture)
    assert (kept.format, picture.name) == kept_as
    assert dict(kept.getexif()) == {}
    picture.seek(0)
    assert b"GEHEIM" not in picture.read()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_turned_photo_is_stored_upright(kind: str) -> None:
    picture = taken(picture_file(kind, size=(64, 48), exif=from_a_phone(QUARTER_TURN)))

    assert opened(picture).size == (48, 64)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_file_that_holds_only_pixels_keeps_its_bytes(kind: str) -> None:
    content = picture_file(kind)

    assert taken(content).read() == content


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_second_time_changes_nothing(kind: str) -> None:
    once = taken(picture_file(kind, exif=from_a_phone(QUARTER_TURN))).read()

    assert taken(once).read() == once


def test_colours_of_another_profile_become_those_of_screens() -> None:
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red_is_blue = screen.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")

    kept = opened(taken(picture_file("PNG", colour="#ff0000", icc_profile=red_is_blue)))

    assert "icc_profile" not in kept.info
    assert kept.getpixel((0, 0)) == pytest.approx((0, 0, 255), abs=2)


def test_a_profile_that_is_no_screen_or_camera_is_dropped() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()

    kept = opened(taken(picture_file("PNG", colour="#336699", icc_profile=lab)))

    assert "icc_profile" not in kept.info
    assert kept.getpixel((0, 0)) == (0x33, 0x66, 0x99)


def test_sixteen_bits_of_grey_are_scaled() -> None:
    grey = Image.new("I;16", (8, 8), 0x8000)

    assert opened(taken(encoded(grey, "PNG"))).getpixel((0, 0)) == 0x80


def test_ink_colours_become_screen_colours() -> None:
    assert opened(taken(picture_file("JPEG", mode="CMYK", colour="white"))).mode == "RGB"


def test_a_see_through_drawing_stays_see_through() -> None:
    glass = Image.new("RGBA", (8, 8), (255, 0, 0, 64))

    kept = opened(taken(encoded(glass, "PNG", pnginfo=text_of_a_program())))

    assert kept.getpixel((0, 0)) == (255, 0, 0, 64)


def test_main_colour_is_what_most_of_the_picture_has() -> None:
    image = Image.new("RGB", (100, 100), "#14508c")
    image.paste("#f0f0f0", (0, 0, 100, 30))

    assert taken(encoded(image, "PNG")).dominant_colour == "#14508c"


def test_main_colour_of_a_see_through_drawing_is_on_white() -> None:
    assert taken(encoded(Image.new("RGBA", (8, 8)), "PNG")).dominant_colour == "#ffffff"


@pytest.mark.parametrize("size", [(4000, 3000), (3, 2), (1000, 4)])
def test_placeholder_is_a_tiny_webp(size: tuple[int, int]) -> None:
    placeholder = taken(encoded(Image.effect_noise(size, 90), "PNG")).placeholder

    assert placeholder.startswith("data:image/webp;base64,UklGR")
    assert len(placeholder) < 400


@pytest.mark.parametrize(
    ("_case", "content", "reason"),
    [
        ("text", b"geen foto " * 50, NO_PICTURE),
        ("nothing", b"", NO_PICTURE),
        (
            "drawing with a script",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            NO_PICTURE,
        ),
        ("kind we do not keep", picture_file("GIF"), NO_PICTURE),
        ("page that says it is a photo", b"GIF89a<html><script>alert(1)</script>", NO_PICTURE),
        ("half a JPEG", picture_file("JPEG", size=(600, 400))[:900], DAMAGED),
        ("half a PNG", encoded(Image.effect_noise((200, 200), 90), "PNG")[:5000], DAMAGED),
        ("moving PNG", picture_file("PNG", save_all=True, append_images=[Image.new("RGB", (64, 48))]), MOVING),
        ("moving WebP", picture_file("WEBP", save_all=True, append_images=[Image.new("RGB", (64, 48))]), MOVING),
        (
            "too many pixels",
            picture_file("PNG", size=(8000, 7000), mode="1", colour="white"),
            (
                "Deze foto heeft te veel beeldpunten: 56 miljoen. Wij kunnen hooguit 50 miljoen beeldpunten aan. Maak de foto "
                "kleiner of kies een andere."
            ),
        ),
        (
            "decompression bomb",
            picture_file("PNG", size=(16000, 16000), mode="1", colour="white"),
            (
                "Deze foto heeft te veel beeldpunten: veel meer. Wij kunnen hooguit 50 miljoen beeldpunten aan. Maak de foto "
                "kleiner of kies een andere."
            ),
        ),
        (
            "too long",
            picture_file("PNG", size=(20000, 10)),
            (
                "Deze foto is te lang: 20000 beeldpunten aan één kant. Wij kunnen hooguit 16383 beeldpunten aan. Snijd de foto "
                "bij of kies een andere."
            ),
        ),
    ],
)
def test_what_we_cannot_use_is_refused_with_the_reason(_case: str, content: bytes, reason: str) -> None:
    with pytest.raises(ValidationError) as refused:
        taken(content)

    assert refused.value.messages == [reason]


def test_a_file_that_is_too_heavy_is_refused_before_it_is_opened(settings: Settings) -> None:
    settings.MAX_UPLOAD_MEGABYTES = 1

    with pytest.raises(ValidationError) as refused:
        taken(b"." * (1024**2 + 1))

    assert refused.value.messages == [
        "Dit bestand is te groot: 2 MB. Een foto mag hooguit 1 MB zijn. Maak de foto kleiner of kies een andere."
    ]
