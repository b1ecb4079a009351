"""A draft as if it were published: projected in a transaction that is never committed.

    draft ─► page in memory ─► row in the store ─► the reader's document runs ─► all of it undone

So a preview goes the very way of a published page, through the gate as well, and nothing of it is kept.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.core.exceptions import PermissionDenied
from django.db import connection, models, transaction
from django.http import Http404, HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.admin.models import FormState
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView
from wagtail.models import Revision

from cms.fields import node_id
from cms.partners.previews import Draft, DraftSource
from cms.partners.reader import PUBLIC_SITE
from cms.taxonomy.enums import Channel
from media.models import Picture
from media.renditions import make_renditions
from pages.core.completeness import PageIncomplete, check_complete
from pages.core.models import BasePage

from . import publishing
from .models import PublishedItem
from .projection import Projection, project, project_draft

# A page that was never saved has no key; no saved page has this one.
UNSAVED = 0
_NOT_SHOWN = (
    "Dit profiel kan nu niet op de openbare site staan: er is geen geldige toestemming voor, u koos die plek niet, "
    "of de baan is voorbij."
)
_NOT_ENOUGH = "Er staat nog te weinig om de pagina te laten zien."


class DraftGone(Exception):
    """The draft is not there any more, or its editor may not see it any more."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What is shown.

    Attributes:
        path: where the page would stand on the public site.
        title: its title.
        missing: what keeps it from being published, and from being shown, in Dutch sentences.
    """

    path: str
    title: str
    missing: tuple[str, ...]


@contextmanager
def shown(draft: Draft) -> Iterator[Preview]:
    """While this lasts, the store holds the draft in place of what is published; for this connection only.

    Raises:
        DraftGone: there is no such draft any more.
    """
    page, missing = _page_of(draft)
    missing += _faults(page)
    _fill_dates(page)
    projection = project_draft(page)
    if projection is None:
        yield Preview(page.public_path, page.title, (*missing, _NOT_ENOUGH))
        return
    files = publishing.files_of(projection.columns["references"])
    for file in files:
        # Files on disk outlive the transaction, so they are made outside it.
        if isinstance(file, Picture):
            make_renditions(file)
    with transaction.atomic():
        _give_way()
        publishing.keep(_as_if_published(projection))
        for file in files:
            if publishing.is_publishable(file):
                publishing.keep(project(file))
        rows = PublishedItem.objects.visible_to(PUBLIC_SITE, timezone.now())
        if not rows.filter(node_id=node_id(page)).exists():
            missing.append(_NOT_SHOWN)
        try:
            yield Preview(page.public_path, page.title, tuple(missing))
        finally:
            transaction.set_rollback(True)


def _give_way() -> None:
    """A preview ends rather than wait for who publishes the same page: before PostgreSQL would end one of the two."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '500ms'")


def _page_of(draft: Draft) -> tuple[BasePage, list[str]]:
    """The page as the draft has it, in memory only, and what its form lacks that no page can be without.

    Raises:
        DraftGone: there is no such draft any more.
    """
    missing = []
    try:
        if draft.source is DraftSource.REVISION:
            page = Revision.page_revisions.get(pk=draft.pk).as_object()
        else:
            state = FormState.objects.select_related("user", "content_type").get(pk=draft.pk)
            data = QueryDict(state.data)
            page = _page_of_form(state, data)
            # What Wagtail puts there for its preview.
            if data.get("title") == gettext("Placeholder title"):
                missing.append("Titel: Dit veld is nog leeg.")
    except (Revision.DoesNotExist, FormState.DoesNotExist, Http404, PermissionDenied) as error:
        raise DraftGone from error
    if page.pk is None:
        page.pk = UNSAVED
    return page, missing


def _page_of_form(state: FormState, data: QueryDict) -> BasePage:
    """Wagtail's own way from a form to the page that it would save; also looks whether the editor may still see it."""
    request = HttpRequest()
    request.user = state.user
    view: PreviewOnEditView
    if state.object_id:
        view = PreviewOnEditView()
        view.setup(request, page_id=state.object_id)
    else:
        view = PreviewOnCreateView()
        app, model = state.content_type.natural_key()
        kwargs = {"content_type_app_name": app, "content_type_model_name": model}
        view.setup(request, **kwargs, parent_page_id=state.parent_object_id)
    form = view.get_form(data)
    if not view.validate_form(form):
        raise DraftGone
    form.save(commit=False)
    return view.object


def _faults(page: BasePage) -> list[str]:
    try:
        check_complete(page)
    except PageIncomplete as incomplete:
        return incomplete.sentences
    return []


def _fill_dates(page: BasePage) -> None:
    """Gives days that are required and not yet there a value, by which the page can be sorted and shown."""
    page.first_published_at = page.first_published_at or timezone.now()
    page.last_published_at = page.last_published_at or timezone.now()
    for field in page._meta.concrete_fields:
        is_day = isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField)
        if is_day and not field.blank and getattr(page, field.attname) is None:
            setattr(page, field.attname, timezone.localdate() + datetime.timedelta(days=1))


def _as_if_published(projection: Projection) -> Projection:
    """The row as it will be on the public site once it is published; what needs consent goes on needing it."""
    columns = {**projection.columns, "visible_from": None}
    if not columns["needs_consent"]:
        columns |= {"visible_until": None, "channels": [Channel.PUBLIC_SITE.value]}
    return replace(projection, columns=columns)
