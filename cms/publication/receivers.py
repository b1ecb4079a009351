"""What Wagtail and Django tell, and what the store does with it. Connected in `apps.py`.

Raw saves (fixtures) are left to `manage.py publication rebuild`.
"""

from typing import Any

from django.db.models import Model
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.schema.kinds import FILE_KINDS

from . import publishing


def page_changed(instance: Page, **kwargs: Any) -> None:
    """A page was published or unpublished."""
    publishing.synchronise_page(instance)


def page_tree_changed(instance: Page, **kwargs: Any) -> None:
    """A page was moved: all paths below it are new."""
    publishing.synchronise_tree(instance)


def page_deleted(instance: Page, **kwargs: Any) -> None:
    """A page was deleted; Wagtail tells so for each page below it too."""
    publishing.remove(instance)


def record_saved(instance: Model, raw: bool = False, **kwargs: Any) -> None:
    """A snippet, setting, picture or document was saved."""
    if not raw:
        publishing.synchronise(instance)


def record_deleted(instance: Model, **kwargs: Any) -> None:
    """A snippet, setting, picture or document was deleted."""
    publishing.remove(instance)


def record_relation_changed(instance: Model, action: str, reverse: bool, **kwargs: Any) -> None:
    """What a snippet points to was changed: forms save that after the snippet itself."""
    if action.startswith("post_") and not reverse:
        publishing.synchronise(instance)


def page_restriction_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    """A page became private, or public again, with all below it."""
    publishing.synchronise_tree(instance.page)


def collection_restriction_changed(instance: CollectionViewRestriction, **kwargs: Any) -> None:
    """A collection of files became private, or public again, with all below it."""
    files_in(instance.collection)


def files_in(collection: Collection) -> None:
    """Brings the files of a collection, and of those below it, in step."""
    inside = collection.get_descendants(inclusive=True)
    for kind in FILE_KINDS:
        for file in kind.objects.filter(collection__in=inside):
            publishing.synchronise(file)
