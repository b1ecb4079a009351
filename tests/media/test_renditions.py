import io
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from PIL import Image
from pytest_django import DjangoAssertNumQueries
from wagtail.images.models import Filter

from media.models import Picture, PictureRendition
from media.presets import CUT_BY_FILENAME
from tests.factories.media import encoded, make_picture, picture_file


def paths_and_widths(picture: Picture) -> dict[str, list[tuple[str, int]]]:
    """Last parts of the addresses with their widths, per preset and encoding."""
    return {
        f"{preset} {source['type']}": [(path.rsplit("/", 1)[1], width) for path, width in source["srcset"]]
        for preset, stored in picture.stored_renditions().items()
        for source in stored["sources"]
    }


def image_of(rendition: PictureRendition) -> Image.Image:
    with rendition.open_file() as file:
        return Image.open(io.BytesIO(file.read()))


def red_and_blue(size: tuple[int, int] = (1600, 400)) -> bytes:
    """Red at the left, blue at the right."""
    image = Image.new("RGB", size, "#ff0000")
    image.paste("#0000ff", (size[0] // 2, 0, size[0], size[1]))
    return encoded(image, "PNG")


@pytest.mark.django_db
def test_a_large_picture_has_each_preset_in_each_width_and_encoding() -> None:
    picture = make_picture(picture_file(size=(2000, 1500)))

    stored = picture.stored_renditions()

    base = f"/pictures/{picture.pk}/{stored['SHARE']['src'].split('/')[3]}"
    assert stored == {
        preset.upper(): {
            "src": f"{base}/{preset}-{large}.jpg",
            "sources": [
                {
                    "type": "image/avif",
                    "srcset": [[f"{base}/{preset}-{width}.avif", width] for width in (small, large)],
                },
                {
                    "type": "image/webp",
                    "srcset": [[f"{base}/{preset}-{width}.webp", width] for width in (small, large)],
                },
                {"type": "image/jpeg", "srcset": [[f"{base}/{preset}-{width}.jpg", width] for width in (small, large)]},
            ],
        }
        for preset, small, large in [("body", 480, 960), ("card", 400, 800), ("wide", 800, 1600), ("square", 160, 320)]
    } | {"SHARE": {"src": f"{base}/share-1200.jpg", "sources": []}}
    assert picture.renditions.count() == len(CUT_BY_FILENAME) == 25


@pytest.mark.django_db
def test_files_are_what_their_filters_say() -> None:
    picture = make_picture(picture_file(size=(2000, 1500)))

    picture.stored_renditions()

    made = {rendition.filter_spec: image_of(rendition) for rendition in picture.renditions.all()}
    sizes = {filter_spec.split("|")[0]: image.size for filter_spec, image in made.items()}
    assert sizes == {
        "width-480": (480, 360),
        "width-960": (960, 720),
        "fill-400x300": (400, 300),
        "fill-800x600": (800, 600),
        "fill-800x450": (800, 450),
        "fill-1600x900": (1600, 900),
        "fill-160x160": (160, 160),
        "fill-320x320": (320, 320),
        "fill-1200x630": (1200, 630),
    }
    assert Counter(image.format for image in made.values()) == {"AVIF": 8, "WEBP": 8, "JPEG": 9}
    assert all(not image.getexif() for image in made.values())


@pytest.mark.django_db
def test_a_small_picture_is_never_made_larger() -> None:
    picture = make_picture(picture_file(size=(600, 400)))

    made = paths_and_widths(picture)

    assert {preset: srcset for preset, srcset in made.items() if "avif" in preset} == {
        "BODY image/avif": [("body-480.avif", 480), ("body-960.avif", 600)],
        "CARD image/avif": [("card-400.avif", 400), ("card-800.avif", 534)],
        "WIDE image/avif": [("wide-800.avif", 600)],
        "SQUARE image/avif": [("square-160.avif", 160), ("square-320.avif", 320)],
    }


@pytest.mark.django_db
@pytest.mark.parametrize("size", [(1, 1), (3, 400), (400, 3)])
def test_the_smallest_pictures_have_all_presets(size: tuple[int, int]) -> None:
    picture = make_picture(picture_file(size=size))

    assert set(picture.stored_renditions()) == {"BODY", "CARD", "WIDE", "SQUARE", "SHARE"}
    assert all(image_of(rendition).width <= size[0] for rendition in picture.renditions.all())


@pytest.mark.django_db
@pytest.mark.parametrize(("focal_x", "colour"), [(200, (255, 0, 0)), (1400, (0, 0, 255))])
def test_cuts_are_around_the_focal_point(focal_x: int, colour: tuple[int, int, int]) -> None:
    picture = make_picture(
        red_and_blue(), focal_point_x=focal_x, focal_point_y=200, focal_point_width=50, focal_point_height=50
    )

    picture.stored_renditions()

    square = picture.renditions.get(filter_spec=CUT_BY_FILENAME["square-320.webp"].filter_spec)
    assert image_of(square).convert("RGB").getpixel((160, 160)) == pytest.approx(colour, abs=8)


@pytest.mark.django_db
def test_another_focal_point_is_another_address_and_leaves_no_old_files() -> None:
    picture = make_picture(red_and_blue())
    before = picture.stored_renditions()
    thumbnail = picture.get_rendition("max-165x165")

    picture.focal_point_x, picture.focal_point_y = 1400, 200
    picture.focal_point_width, picture.focal_point_height = 50, 50
    picture.save()
    after = picture.stored_renditions()

    assert after["WIDE"]["src"] != before["WIDE"]["src"]
    assert after["WIDE"]["src"].rsplit("/", 1)[1] == before["WIDE"]["src"].rsplit("/", 1)[1]
    current = {Filter(cut.filter_spec).get_cache_key(picture) for cut in CUT_BY_FILENAME.values()}
    assert set(picture.renditions.values_list("focal_point_key", flat=True)) == current
    assert thumbnail in picture.renditions.all()


@pytest.mark.django_db
def test_see_through_parts_are_white_in_each_encoding() -> None:
    picture = make_picture(encoded(Image.new("RGBA", (200, 200)), "PNG"), "tekening.png")

    picture.stored_renditions()

    shown = {image_of(rendition).convert("RGBA").getpixel((50, 50)) for rendition in picture.renditions.all()}
    assert shown == {(255, 255, 255, 255)}


@pytest.mark.django_db
def test_what_exists_is_not_made_again(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    picture = make_picture()
    made = picture.stored_renditions()
    keys = set(picture.renditions.values_list("pk", flat=True))

    with django_assert_num_queries(4):  # savepoint, lock, renditions, release
        again = picture.stored_renditions()

    assert again == made
    assert set(picture.renditions.values_list("pk", flat=True)) == keys


def test_two_who_publish_at_once_make_each_file_once(committed_database: str) -> None:
    key = make_picture().pk

    def publish(_number: int) -> dict:
        try:
            return Picture.objects.get(pk=key).stored_renditions()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(publish, range(2))

    assert first == second
    stored_files = PictureRendition.objects.values_list("file", flat=True)
    assert len(stored_files) == len(set(stored_files)) == len(paths_and_widths(Picture.objects.get(pk=key))) + 1
    connection.close()
