"""`manage.py publish_scheduled`: carries out what editors planned; Wagtail's command, of which one failure stops all the rest."""

import traceback
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import structlog
from django.apps import apps
from django.core.management.base import CommandError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.management.commands import publish_scheduled
from wagtail.models import DraftStateMixin, Page, Revision

from cms.publication.errors import ProjectionError

log = structlog.get_logger(__name__)

# What it is about, in words for the log, and what is to be done.
Planned = tuple[str, Callable[[], Any]]


class Command(publish_scheduled.Command):
    """Takes off what has ended and publishes what is due, each in a transaction of its own."""

    help = "Takes off what has ended and publishes what is due. What fails is logged, and tried again the next time."

    def handle(self, *args: Any, dryrun: bool, **options: Any) -> None:
        """Does all that can be done.

        Raises:
            CommandError: something could not be done.
        """
        if dryrun:
            super().handle(*args, dryrun=dryrun, **options)
            return
        # What has ended makes room for what begins.
        failed = [what for planned in (_ended, _due) for what, do in list(planned()) if not _is_done(what, do)]
        if failed:
            raise CommandError(f"{len(failed)} could not be carried out: {', '.join(failed)}.")


def _ended() -> Iterator[Planned]:
    snippets = (
        model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    )
    for model in (Page, *snippets):
        for thing in model.objects.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at"):
            take_off = partial(thing.unpublish, set_expired=True, log_action="wagtail.unpublish.scheduled")
            yield f"the end of {_name(model, thing.pk)}", take_off


def _due() -> Iterator[Planned]:
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
    for revision in due.select_related("content_type"):
        what = _name(revision.content_type.model_class(), revision.object_id)
        yield f"the publication of {what}", partial(revision.publish, log_action="wagtail.publish.scheduled")


def _name(model: type[Model] | None, pk: object) -> str:
    """By number: a title may be a name."""
    return f"{model.__name__ if model else 'something'} {pk}"


def _is_done(what: str, do: Callable[[], Any]) -> bool:
    try:
        with transaction.atomic():
            do()
    except Exception as error:  # noqa: BLE001  # whatever is wrong with one thing, the others have their time too
        # No message and no values: they may hold what an editor wrote of somebody.
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{frame.name}, line {frame.lineno}"
        log.error(
            "planned_publication_failed", what=what, reason=type(error).__name__, field=_field_of(error), where=where
        )
        return False
    return True


def _field_of(error: Exception) -> str:
    """What is wrong, where the error says so."""
    if isinstance(error, ProjectionError):
        return error.field
    return ", ".join(getattr(error, "error_dict", {}))
