"""Making the cuts of a picture.

Wagtail decodes the photo again for each rendition. Here it is decoded once, and the cuts are made beside each other:
resizing and encoding leave Python's lock alone.
"""

import io
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypedDict

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image
from wagtail.images.models import Filter

from media.addresses import picture_path, picture_version
from media.pixels import on_white
from media.presets import CUT_BY_FILENAME, JPEG, SHAPES, Cut, Encoding, Preset

if TYPE_CHECKING:
    from media.models import Picture, PictureRendition

_ENCODER_OPTIONS: dict[str, dict[str, Any]] = {
    # Speed 8 of 10: a quarter of the time of the default and some hundredths more bytes.
    "avif": {"speed": 8, "max_threads": 1},
    "webp": {"method": 4},
    "jpeg": {"progressive": True, "optimize": True},
}


class StoredSource(TypedDict):
    """One encoding of a preset: pairs of an address and its width in pixels, smallest first."""

    type: str
    srcset: list[list[str | int]]


class StoredPreset(TypedDict):
    """A preset as the reading side keeps it: the largest JPEG, and all encodings unless JPEG is the only one."""

    src: str
    sources: list[StoredSource]


def make_renditions(picture: "Picture") -> dict[str, StoredPreset]:
    """Make the cuts that are missing, remove those of an earlier file or focal point, and say where all of them are."""
    cuts = list(_cuts_for(picture))
    with transaction.atomic():
        # Two editors who publish at once would make the same files twice.
        type(picture).objects.select_for_update().get(pk=picture.pk)
        made = _existing(picture, cuts)
        missing = [cut for cut in cuts if cut not in made]
        if missing:
            made |= _made(picture, missing)
            _remove_others(picture, list(made.values()))
    in_order = {cut: made[cut] for cut in cuts}
    return {preset.value: _stored(picture, preset, in_order) for preset in Preset}


def _cuts_for(picture: "Picture") -> Iterator[Cut]:
    """Each width of each preset that the picture fills, and the first one that it does not fill, in its own size."""
    for preset, shape in SHAPES.items():
        for width in shape.widths:
            cuts = [Cut(preset, width, encoding) for encoding in shape.encodings]
            yield from cuts
            if Filter(cuts[0].filter_spec).get_transform(picture).size[0] < width:
                break


def _existing(picture: "Picture", cuts: list[Cut]) -> dict[Cut, "PictureRendition"]:
    key_and_spec = {(_focal_point_key(picture, cut), cut.filter_spec): cut for cut in cuts}
    renditions = picture.renditions.filter(filter_spec__in=[cut.filter_spec for cut in cuts])
    found = {(rendition.focal_point_key, rendition.filter_spec): rendition for rendition in renditions}
    return {cut: found[key] for key, cut in key_and_spec.items() if key in found}


def _focal_point_key(picture: "Picture", cut: Cut) -> str:
    return Filter(cut.filter_spec).get_cache_key(picture)


def _made(picture: "Picture", cuts: list[Cut]) -> dict[Cut, "PictureRendition"]:
    with picture.open_file() as file:
        source = on_white(Image.open(file))
    by_size = [list(group) for _, group in groupby(cuts, key=lambda cut: (cut.preset, cut.width))]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        contents = pool.map(lambda group: _contents(source, picture, group), by_size)
        made = {cut: _rendition(picture, cut, content) for files in contents for cut, content in files.items()}
    type(picture).get_rendition_model().objects.bulk_create(made.values())
    return made


def _contents(source: Image.Image, picture: "Picture", cuts: list[Cut]) -> dict[Cut, bytes]:
    """The files of one preset in one width, in its encodings."""
    transform = Filter(cuts[0].filter_spec).get_transform(picture)
    box = transform.get_rect().round()
    sized = source.resize(transform.size, Image.Resampling.LANCZOS, box=tuple(box), reducing_gap=2.0)
    return {cut: _encoded(sized, cut.encoding) for cut in cuts}


def _encoded(image: Image.Image, encoding: Encoding) -> bytes:
    file = io.BytesIO()
    image.save(file, encoding.name, quality=encoding.quality, **_ENCODER_OPTIONS[encoding.name])
    return file.getvalue()


def _rendition(picture: "Picture", cut: Cut, content: bytes) -> "PictureRendition":
    return type(picture).get_rendition_model()(
        image=picture,
        filter_spec=cut.filter_spec,
        focal_point_key=_focal_point_key(picture, cut),
        file=ContentFile(content, name=f"{picture.pk}-{picture_version(picture)}-{cut.filename}"),
    )


def _remove_others(picture: "Picture", kept: list["PictureRendition"]) -> None:
    specs = [cut.filter_spec for cut in CUT_BY_FILENAME.values()]
    kept_keys = [rendition.pk for rendition in kept]
    picture.renditions.filter(filter_spec__in=specs).exclude(pk__in=kept_keys).delete()


def _stored(picture: "Picture", preset: Preset, made: dict[Cut, "PictureRendition"]) -> StoredPreset:
    srcset: dict[Encoding, list[list[str | int]]] = {encoding: [] for encoding in SHAPES[preset].encodings}
    for cut, rendition in made.items():
        if cut.preset == preset:
            srcset[cut.encoding].append([picture_path(picture, cut), rendition.width])
    largest_jpeg = srcset[JPEG][-1][0]
    sources = [StoredSource(type=encoding.media_type, srcset=entries) for encoding, entries in srcset.items()]
    return StoredPreset(src=str(largest_jpeg), sources=sources if len(sources) > 1 else [])
