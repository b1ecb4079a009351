"""What happens to a picture between the editor's computer and our storage.

    bytes ─► one picture, whole, not too large? ─► upright, sRGB, nothing but pixels ─► TakenPicture

A phone writes the place, the moment and its owner into each photo. People in our pictures can be vulnerable, so none of
that is kept: not in what readers get, and not in the original.
"""

import io
from math import ceil
from pathlib import PurePath

import pillow_heif
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from PIL import Image, ImageCms, ImageOps

from media.pixels import dominant_colour, on_white, placeholder

pillow_heif.register_heif_opener()

NO_PICTURE = "Dit bestand is geen foto die wij kunnen gebruiken. Kies een JPG-, PNG-, WebP- of HEIC-bestand."
DAMAGED = "Deze foto is beschadigd: het bestand is niet helemaal te lezen. Kies de foto opnieuw, of kies een andere."
MOVING = "Deze foto beweegt. Wij gebruiken alleen stilstaande foto's. Kies een andere foto."

_DECODERS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF")
# How each kind is kept. MPO is what the JPEG decoder calls a phone's photo with more pictures behind the first; HEIC and
# AVIF become JPEG because few programs of editors open them.
_KEPT_AS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "HEIF": "JPEG", "AVIF": "JPEG"}
# A phone of today makes 48 to 50 million pixels in its largest setting.
MAX_PIXELS = 50_000_000
# The longest side that WebP can hold.
MAX_SIDE_PIXELS = 16_383

_MOVING_KINDS = {"PNG", "WEBP", "AVIF"}
_EXTENSIONS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
_QUALITY = {"JPEG": 92, "WEBP": 92}

# What a decoder tells of the pixels themselves. Whatever else it finds makes us write the file anew without it.
_TOLD_OF_PIXELS = frozenset(
    "adobe adobe_transform aspect background chromaticity dpi duration gamma interlace jfif jfif_density jfif_unit "
    "jfif_version loop progression progressive srgb timestamp transparency".split()
)
_SCREEN_MODES = frozenset({"L", "LA", "P", "RGB", "RGBA"})
_SRGB = ImageCms.createProfile("sRGB")


class TakenPicture(ContentFile):
    """A picture as we keep it: upright, sRGB, without metadata.

    Attributes:
        dominant_colour: the colour that most of it has, `#rrggbb`.
        placeholder: a tiny likeness as a `data:` address.
    """

    def __init__(self, content: bytes, name: str, likeness: Image.Image) -> None:
        super().__init__(content, name=name)
        self.dominant_colour = dominant_colour(likeness)
        self.placeholder = placeholder(likeness)


def take_in(upload: File) -> TakenPicture:
    """Check a picture and take off everything that is not the picture.

    A file that holds nothing but pixels keeps its bytes, so that a second time makes it no worse.

    Raises:
        ValidationError: in Dutch, when it is no picture, moves, is damaged, or is too large in bytes or in pixels.
    """
    if upload.size > settings.MAX_UPLOAD_MEGABYTES * 1024**2:
        raise ValidationError(_too_heavy(upload.size), code="too_heavy")
    upload.seek(0)
    original = upload.read()
    picture = _opened(original)
    kept_as = _KEPT_AS[str(picture.format)]
    try:
        picture.load()
        content = original if _is_bare(picture) else _written(_in_srgb(ImageOps.exif_transpose(picture)), kept_as)
        likeness = Image.open(io.BytesIO(content))
        likeness.thumbnail((128, 128))
    except Exception as fault:  # a damaged file makes a decoder fail in any way
        raise ValidationError(DAMAGED, code="damaged") from fault
    name = PurePath(upload.name or "foto").with_suffix(_EXTENSIONS[kept_as]).name
    return TakenPicture(content, name, on_white(likeness))


def _opened(content: bytes) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(content), formats=_DECODERS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise ValidationError(_too_many_pixels("veel meer"), code="too_many_pixels") from bomb
    except Exception as fault:  # each decoder refuses in its own way
        raise ValidationError(NO_PICTURE, code="no_picture") from fault
    pixels = picture.width * picture.height
    if pixels > MAX_PIXELS:
        raise ValidationError(_too_many_pixels(f"{ceil(pixels / 1e6)} miljoen"), code="too_many_pixels")
    if max(picture.size) > MAX_SIDE_PIXELS:
        raise ValidationError(_too_long(max(picture.size)), code="too_long")
    if picture.format in _MOVING_KINDS and getattr(picture, "n_frames", 1) > 1:
        raise ValidationError(MOVING, code="moving")
    return picture


def _is_bare(picture: Image.Image) -> bool:
    return picture.format in _EXTENSIONS and picture.mode in _SCREEN_MODES and _TOLD_OF_PIXELS.issuperset(picture.info)


def _in_srgb(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):  # sixteen bits of grey, which Pillow would cut off at 255 instead of scaling
        picture = picture.point(lambda grey: grey / 256).convert("L")
    profile = picture.info.get("icc_profile")
    screen_mode = "RGBA" if picture.has_transparency_data else "RGB"
    if picture.mode == "P" and profile:
        picture = picture.convert(screen_mode)
    if profile:
        try:
            return ImageCms.profileToProfile(picture, io.BytesIO(profile), _SRGB, outputMode=screen_mode) or picture
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that belongs to another picture says nothing of this one
    return picture if picture.mode in _SCREEN_MODES else picture.convert(screen_mode)


def _written(picture: Image.Image, kept_as: str) -> bytes:
    bare = on_white(picture) if kept_as == "JPEG" and picture.mode != "L" else picture.copy()
    # Some encoders of Pillow write what they find here, asked or not.
    bare.info = {name: told for name, told in picture.info.items() if name == "transparency"}
    file = io.BytesIO()
    bare.save(file, kept_as, **({"quality": _QUALITY[kept_as]} if kept_as in _QUALITY else {}))
    return file.getvalue()


def _too_heavy(size_bytes: int) -> str:
    return (
        f"Dit bestand is te groot: {ceil(size_bytes / 1024**2)} MB. Een foto mag hooguit "
        f"{settings.MAX_UPLOAD_MEGABYTES} MB zijn. Maak de foto kleiner of kies een andere."
    )


def _too_many_pixels(pixels: str) -> str:
    return (
        f"Deze foto heeft te veel beeldpunten: {pixels}. Wij kunnen hooguit {MAX_PIXELS // 1_000_000} "
        "miljoen beeldpunten aan. Maak de foto kleiner of kies een andere."
    )


def _too_long(side_pixels: int) -> str:
    return (
        f"Deze foto is te lang: {side_pixels} beeldpunten aan één kant. Wij kunnen hooguit "
        f"{MAX_SIDE_PIXELS} beeldpunten aan. Snijd de foto bij of kies een andere."
    )
