"""Files over HTTP: to everybody what is published, to a reader with a key what its rights say, to editors what they uploaded.

What may not be seen and what does not exist give the same answer. Who the reader is, is found out by the layer that has the
addresses (`cms.delivery.files`); None is who sends no key, as browsers do for a picture.
"""

import logging
from pathlib import PurePath

from django.conf import settings
from django.core.files.base import File
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from django.views.static import serve
from wagtail.images.models import Filter

from cms.partners.previews import opens_file
from cms.partners.reader import Reader
from media import access
from media.addresses import document_version, picture_version
from media.models import Document, Picture, PictureRendition
from media.presets import CUT_BY_FILENAME

logger = logging.getLogger(__name__)

# Long enough to spare the server, short enough that a withdrawn photo is soon gone from caches.
CACHE_SECONDS = 300
# A file that is opened as a page runs nothing, asks nothing and has no origin.
_HARMLESS = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@require_safe
def picture(
    request: HttpRequest, pk: int, version: str, filename: str, reader: Reader | None = None
) -> HttpResponseBase:
    """One cut of a published picture."""
    cut = CUT_BY_FILENAME.get(filename)
    if cut is None or not (answer := _may_open(request, access.Kind.PICTURE, pk, reader)):
        raise Http404
    shown = get_object_or_404(Picture, pk=pk)
    if version != picture_version(shown):
        raise Http404
    rendition = get_object_or_404(
        PictureRendition,
        image=shown,
        filter_spec=cut.filter_spec,
        focal_point_key=Filter(cut.filter_spec).get_cache_key(shown),
    )
    response = _file_or_not_modified(request, rendition.file, f'"{rendition.pk}-{version}"')
    response.headers["Cache-Control"] = _may_be_kept(request, answer, reader)
    if isinstance(response, FileResponse):
        response.headers["Content-Type"] = cut.encoding.media_type
    return response


@require_safe
def document(
    request: HttpRequest, pk: int, version: str, filename: str, reader: Reader | None = None
) -> HttpResponseBase:
    """A published document, to download."""
    if not (answer := _may_open(request, access.Kind.DOCUMENT, pk, reader)):
        raise Http404
    offered = get_object_or_404(Document, pk=pk)
    if (version, filename) != (document_version(offered), offered.filename):
        raise Http404
    response = _file_or_not_modified(request, offered.file, f'"{version}"')
    response.headers["Cache-Control"] = _may_be_kept(request, answer, reader)
    if isinstance(response, FileResponse):
        response.headers["Content-Type"] = offered.media_type
        response.headers["Content-Disposition"] = str(
            content_disposition_header(as_attachment=True, filename=offered.filename)
        )
    return response


@require_safe
def upload(request: HttpRequest, path: str) -> HttpResponseBase:
    """A stored file for editors, published or not; the admin lets only editors come here, and keeps it out of caches."""
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    is_picture = response.headers.get("Content-Type", "").startswith("image/")
    disposition = content_disposition_header(as_attachment=not is_picture, filename=PurePath(path).name)
    response.headers["Content-Disposition"] = str(disposition)
    response.headers["Content-Security-Policy"] = _HARMLESS
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _may_open(request: HttpRequest, kind: access.Kind, pk: int, reader: Reader | None) -> access.Answer:
    """Whether the reader may see the file, or it stands in a preview, whose addresses carry a key of their own."""
    if reader is None and opens_file(f"{kind}:{pk}", request.GET.get("preview", "")):
        return access.Answer.WHILE_PERMITTED
    return access.may_serve(kind, pk, reader)


def _may_be_kept(request: HttpRequest, answer: access.Answer, reader: Reader | None) -> str:
    """What caches may do with a file that is served; the rights of a reader with a key may change at any moment."""
    if "preview" in request.GET or (reader is not None and reader.is_private):
        return "private, no-store"
    if reader is not None or answer == access.Answer.WHILE_PERMITTED:
        return "private, no-cache"
    return f"public, max-age={CACHE_SECONDS}"


def _file_or_not_modified(request: HttpRequest, file: FieldFile, entity_tag: str) -> HttpResponseBase:
    response = get_conditional_response(request, etag=entity_tag) or FileResponse(_opened(file))
    response.headers["ETag"] = entity_tag
    response.headers["Content-Security-Policy"] = _HARMLESS
    response.headers["X-Content-Type-Options"] = "nosniff"
    # Partners show our pictures and link to our documents from sites of their own.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _opened(file: FieldFile) -> File:
    try:
        return file.open("rb")
    except FileNotFoundError as missing:
        logger.error("a published file is not in storage", extra={"file": file.name})
        raise Http404 from missing
