"""Media in the admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from media import views


@hooks.register("register_admin_urls")
def uploads_for_editors() -> list[URLPattern]:
    """Stored files under the admin, which lets only those in who may use it; `MEDIA_URL` points here."""
    return [path("uploads/<path:path>", views.upload, name="media_upload")]
