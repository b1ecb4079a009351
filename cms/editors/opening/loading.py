"""Makes and publishes the items of the files, and leaves alone what an editor has touched.

not loaded before ──────────────────────────────────► made and published
loaded, file as it was ─────────────────────────────► nothing
loaded, file changed, item as it was loaded ────────► changed and published
loaded, file changed, item changed or deleted since ► nothing, and said so
"""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.models import Site as WagtailSite

from cms.editors.models import LoadedItem
from cms.publication.errors import ProjectionError
from pages.core.models import BasePage

from .blocks import Entry
from .content import Content
from .errors import OpeningContentError, ReferenceDeleted
from .pages import PagePlan, fill, page_plans
from .records import Record, first_records, last_records
from .references import References


class _ChangedByEditor(Exception):
    """An item is no longer as it was loaded."""


class Outcome(Enum):
    """What loading did with one item."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    LEFT = "left as editors have it"


@dataclass(frozen=True, slots=True)
class Report:
    """What loading did with each item, by name, and why it left some as they are."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)

    def count(self, outcome: Outcome) -> int:
        """How many items have this outcome."""
        return sum(found is outcome for found in self.outcomes.values())

    @property
    def summary(self) -> str:
        """How many items have each outcome: "3 new, 0 updated, …"."""
        return ", ".join(f"{self.count(outcome)} {outcome.value}" for outcome in Outcome)


@dataclass(frozen=True, slots=True)
class Items:
    """What is to be loaded, in the order in which it can be made.

    Attributes:
        first: Records that pages point to.
        pages: Pages, each after the one that it stands under.
        last: Records that point to pages.
    """

    first: Sequence[Record] = ()
    pages: Sequence[PagePlan] = ()
    last: Sequence[Record] = ()

    def __len__(self) -> int:
        return len(self.first) + len(self.pages) + len(self.last)


def items_of(content: Content, folder: Path) -> Items:
    """All items of the files.

    Args:
        content: What the files say.
        folder: Where they are, for the pictures.
    """
    return Items(first_records(content, folder), page_plans(content), last_records(content))


@transaction.atomic
def load(items: Items, progress: Callable[[str], None]) -> Report:
    """Load all items, or none.

    Args:
        items: What is to be loaded.
        progress: Called with the name of each item that is done.

    Raises:
        OpeningContentError: An item cannot be made as the files want it.
    """
    report = Report()

    def attempt(name: str, write: Callable[[], Outcome]) -> None:
        try:
            report.outcomes[name] = write()
        except (_ChangedByEditor, ReferenceDeleted) as reason:
            report.outcomes[name] = Outcome.LEFT
            report.reasons[name] = str(reason)
        except ProjectionError as error:
            raise OpeningContentError([f"{name}: {error}"]) from error
        progress(name)

    for record in items.first:
        attempt(record.entry.item_name, partial(_load_record, record))
    for plan in items.pages:
        with suppress(ReferenceDeleted):  # Said by `_load_page`.
            _ensure_page(plan)
    for plan in items.pages:
        attempt(plan.name, partial(_load_page, plan))
    for record in items.last:
        attempt(record.entry.item_name, partial(_load_record, record))
    return report


def _load_record(record: Record) -> Outcome:
    """Make or change one record, unless it is as the files want it."""
    name = record.entry.item_name
    file_hash = _file_hash(record.entry, record.content, record.position)
    loaded = LoadedItem.objects.filter(key=name).first()
    if loaded and loaded.file_hash == file_hash:
        return Outcome.UNCHANGED
    item = _untouched(loaded) if loaded else record.entry.new()
    references = References(name)
    relations = {column: references.find_all(*others) for column, others in record.entry.relations().items()}
    for column, value in record.columns(references).items():
        setattr(item, column, value)
    _check(name, item)
    item.save()
    for column, others in relations.items():
        getattr(item, column).set(others)
    _remember(name, item, file_hash)
    return Outcome.UPDATED if loaded else Outcome.NEW


def _ensure_page(plan: PagePlan) -> None:
    """Make a draft with nothing but a title, so that pages can refer to each other whatever their order."""
    if LoadedItem.objects.filter(key=plan.name).exists():
        return
    references = References(plan.name)
    page = plan.model(title=plan.entry.title, slug=plan.entry.slug, live=False, **plan.entry.needed(references))
    if plan.parent is None:
        _make_root_of_site(page)
    else:
        references.page(plan.parent).add_child(instance=page)
    _remember(plan.name, page, file_hash="")


def _load_page(plan: PagePlan) -> Outcome:
    """Publish one page as the files want it, unless it is so."""
    file_hash = _file_hash(plan.entry)
    loaded = LoadedItem.objects.filter(key=plan.name).first()
    if loaded is None:
        raise ReferenceDeleted(f"page/{plan.parent}")
    if loaded.file_hash == file_hash:
        return Outcome.UNCHANGED
    _untouched(loaded)
    references = References(plan.name)
    draft = references.page(plan.entry.key)
    page = draft.get_latest_revision_as_object() if draft.latest_revision else draft
    fill(page, plan.entry, references)
    _check(plan.name, page)
    page.save_revision().publish()
    _remember(plan.name, page, file_hash)
    return Outcome.UPDATED if loaded.file_hash else Outcome.NEW


def _make_root_of_site(page: BasePage) -> None:
    """Put the home page where Wagtail's own page of welcome stands, and take that one away.

    Raises:
        OpeningContentError: There is a home page already, that these files did not make.
    """
    site = WagtailSite.objects.select_related("root_page").get(is_default_site=True)
    welcome = site.root_page
    if welcome.specific_class is not Page:
        raise OpeningContentError(
            ["The site has a home page that was not loaded from these files. Nothing was loaded."]
        )
    Page.get_first_root_node().add_child(instance=page)
    site.root_page = page
    site.save()
    welcome.delete()


def _untouched(loaded: LoadedItem) -> Model:
    """The item, if nobody has changed it since it was loaded.

    Raises:
        _ChangedByEditor: Somebody has, or it is gone.
    """
    item = loaded.item
    if item is None:
        raise _ChangedByEditor("an editor deleted it")
    if _item_hash(item) != loaded.item_hash:
        raise _ChangedByEditor("an editor changed it")
    return item


def _remember(name: str, item: Model, file_hash: str) -> None:
    """Write down what was loaded, and how the item is now."""
    fresh = type(item)._default_manager.get(pk=item.pk)
    LoadedItem.objects.update_or_create(
        key=name,
        defaults={
            "content_type": ContentType.objects.get_for_model(fresh),
            "object_key": fresh.pk,
            "file_hash": file_hash,
            "item_hash": _item_hash(fresh),
        },
    )


def _file_hash(entry: Entry, content: bytes = b"", position: int = 0) -> str:
    """What the files say of an item, as one value to compare."""
    return hashlib.sha256(b"\0".join([entry.model_dump_json().encode(), str(position).encode(), content])).hexdigest()


def _item_hash(item: Model) -> str:
    """How an item is, as one value to compare.

    A page is told by its revision, which every editor's change makes anew, and by its place.
    """
    if isinstance(item, Page):
        state = f"{item.latest_revision_id} {item.live} {item.url_path}"
    else:
        state = serializers.serialize("json", [item])
    return hashlib.sha256(state.encode()).hexdigest()


def _check(name: str, item: Model) -> None:
    """Check an item as the admin's forms would.

    Raises:
        OpeningContentError: With each fault and its field.
    """
    try:
        item.full_clean()
    except ValidationError as error:
        faults = (f"{name}: {column}: {' '.join(messages)}" for column, messages in error.message_dict.items())
        raise OpeningContentError(faults) from error
    for column in item._meta.get_fields():
        if isinstance(column, StreamField):
            try:
                column.stream_block.clean(getattr(item, column.name))
            except StreamBlockValidationError as error:
                raise OpeningContentError([f"{name}: {column.name}: {error.as_json_data()}"]) from error
