"""What Wagtail and Django tell, and what the store does with it. Connected in `apps.py`.

Raw saves (fixtures) are left to `manage.py publication rebuild`.
"""

from collections.abc import Iterable
from typing import Any, TypeAlias

from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.fields import node_id
from cms.schema.kinds import FILE_KINDS
from media.models import Picture

from . import publishing
from .erasure import erase_from_history
from .permission import PERSONAL_KINDS

Restriction: TypeAlias = PageViewRestriction | CollectionViewRestriction


def page_changed(instance: Page, **kwargs: Any) -> None:
    """A page was published or unpublished."""
    publishing.synchronise_page(instance)


def page_tree_changed(instance: Page, **kwargs: Any) -> None:
    """A page was moved: all paths below it are new."""
    publishing.synchronise_tree(instance)


def page_deleted(instance: Page, **kwargs: Any) -> None:
    """A page was deleted; Wagtail tells so for each page below it too."""
    publishing.remove(instance)
    if issubclass(instance.specific_class, PERSONAL_KINDS):
        erase_from_history([node_id(instance)])


def record_saved(instance: Model, raw: bool = False, **kwargs: Any) -> None:
    """A snippet, setting, picture or document was saved."""
    if not raw:
        publishing.synchronise(instance)


def permission_changed(profile: Page, **kwargs: Any) -> None:
    """A person permits something else than before; the profile is read anew, for the sender may hold an older one."""
    for current in type(profile).objects.filter(pk=profile.pk):
        publishing.synchronise(current)
        # The portrait of somebody whose profile is not published may be shown elsewhere.
        if current.picture and not publishing.is_publishable(current):
            publishing.synchronise(current.picture)


def record_deleted(instance: Model, **kwargs: Any) -> None:
    """A snippet, setting, picture or document was deleted."""
    publishing.remove(instance)
    if isinstance(instance, PERSONAL_KINDS) or (isinstance(instance, Picture) and instance.is_portrait):
        erase_from_history([node_id(instance)])


def record_relation_changed(instance: Model, action: str, reverse: bool, **kwargs: Any) -> None:
    """What a snippet points to was changed: forms save that after the snippet itself."""
    if action.startswith("post_") and not reverse:
        publishing.synchronise(instance)


def restriction_saved(instance: Restriction, **kwargs: Any) -> None:
    """A page or a collection of files became private, with all below it."""
    if isinstance(instance, PageViewRestriction):
        publishing.synchronise_tree(instance.page)
    else:
        files_in(instance.collection)


def restriction_deleted(instance: Restriction, origin: Any, **kwargs: Any) -> None:
    """A page or a collection became public again, unless it goes away itself and takes its restriction along."""
    if getattr(origin, "model", type(origin)) is type(instance):
        restriction_saved(instance)


def collection_saved(instance: Collection, **kwargs: Any) -> None:
    """A collection was saved; when it goes elsewhere, Wagtail moves it only after this, and tells nobody."""
    transaction.on_commit(lambda: files_in(instance))


def files_in(collection: Collection) -> None:
    """Brings the files of a collection, and of those below it, in step."""
    found = Collection.objects.filter(pk=collection.pk).first()
    inside = found.get_descendants(inclusive=True) if found else []
    for kind in FILE_KINDS:
        for file in kind.objects.filter(collection__in=inside):
            publishing.synchronise(file)


def many_changed(request: HttpRequest, action_type: str, objects: Iterable[Model], action: Any) -> None:
    """An editor did something to many things at once; to files Wagtail does it without a signal."""
    for instance in objects:
        if isinstance(instance, FILE_KINDS) and (file := type(instance).objects.filter(pk=instance.pk).first()):
            publishing.synchronise(file)
