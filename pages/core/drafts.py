"""Which draft an editor looks at: on the edit screen the form as it stands, anywhere else a saved revision."""

from django.http import HttpRequest
from wagtail.admin.models import FormState
from wagtail.models import Page

from cms.partners.previews import Draft, DraftSource

_FORM_VIEWS = {"wagtailadmin_pages:preview_on_add", "wagtailadmin_pages:preview_on_edit"}


def draft_shown_by(request: HttpRequest | None, page: Page) -> Draft | None:
    """The draft that a request of an editor is about.

    Args:
        request: a request to the admin; without one it is the newest revision.
        page: the page as Wagtail would show it.

    Returns:
        The draft; None when there is none, because the page never was anything but what is published.
    """
    match = request.resolver_match if request else None
    if request and match and match.view_name in _FORM_VIEWS:
        # Wagtail keeps the form for its own preview while an editor writes.
        forms = FormState.objects.for_preview(request.user, page, str(match.kwargs.get("parent_page_id", "")))
        if form := forms.first():
            return Draft(DraftSource.FORM, form.pk)
    revision = (match.kwargs.get("revision_id") if match else None) or page.latest_revision_id
    return Draft(DraftSource.REVISION, revision) if revision else None
