"""Makes and publishes the items of the files, and leaves alone what an editor has touched.

not loaded before ──────────────────────────────────► made and published
loaded, file as it was ─────────────────────────────► nothing
loaded, file changed, item as it was loaded ────────► changed and published
loaded, file changed, item changed or deleted since ► nothing, and said so
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.models import Site as WagtailSite

from cms.editors.models import LoadedItem
from cms.publication.errors import ProjectionError
from pages.core.models import BasePage

from .entries import Content, Entry
from .errors import OpeningContentError
from .pages import PagePlan, fill, page_plans
from .records import Record, records, site_record
from .references import References


class Outcome(Enum):
    """What loading did with one item."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept as editors left it"


@dataclass(frozen=True, slots=True)
class Report:
    """What loading did with each item, by name."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)

    def names(self, outcome: Outcome) -> list[str]:
        """The items with this outcome."""
        return [name for name, found in self.outcomes.items() if found is outcome]


def item_count(content: Content) -> int:
    """How many items the files hold."""
    pages = len(content.news) + len(content.information) + 2
    lists = (content.audiences, content.stadsdelen, content.themes, content.organisations, content.pictures)
    return pages + sum(len(entries) for entries in lists) + len(content.figures) + 1


@transaction.atomic
def load(content: Content, folder: Path, progress: Callable[[str], None]) -> Report:
    """Load all items, or none.

    Args:
        content: What the files say.
        folder: Where they are, for the pictures.
        progress: Called with the name of each item that is done.

    Raises:
        OpeningContentError: An item cannot be made as the files want it.
    """
    report = Report()

    def done(name: str, outcome: Outcome) -> None:
        report.outcomes[name] = outcome
        progress(name)

    for record in records(content, folder):
        done(record.name, _load_record(record))
    plans = page_plans(content)
    for plan in plans:
        _ensure_page(plan)
    for plan in plans:
        done(plan.name, _load_page(plan))
    site = site_record(content.site)
    done(site.name, _load_record(site))
    return report


def _load_record(record: Record) -> Outcome:
    """Make or change one record, unless there is no reason or no right to."""
    file_hash = _file_hash(record.entry, record.content, record.position)
    loaded = LoadedItem.objects.filter(key=record.name).first()
    if loaded and (outcome := _reason_to_leave(loaded, file_hash)):
        return outcome
    item = (loaded.item if loaded else None) or record.new()
    references = References(record.name)
    for name, value in record.columns(references).items():
        setattr(item, name, value)
    _check(record.name, item)
    try:
        item.save()
        for name, (kind, keys) in record.relations.items():
            getattr(item, name).set(references.find_all(kind, keys))
    except ProjectionError as error:
        raise OpeningContentError([f"{record.name}: {error}"]) from error
    _remember(record.name, item, file_hash)
    return Outcome.UPDATED if loaded else Outcome.NEW


def _ensure_page(plan: PagePlan) -> None:
    """Make a draft with nothing but a title, so that pages can refer to each other whatever their order."""
    if LoadedItem.objects.filter(key=plan.name).exists():
        return
    page = plan.model(title=plan.entry.title, slug=plan.entry.slug, live=False)
    if plan.parent is None:
        _make_root_of_site(page)
    else:
        parent = References(plan.name).find(*plan.parent.split("/"))
        parent.add_child(instance=page)
    _remember(plan.name, page, file_hash="")


def _load_page(plan: PagePlan) -> Outcome:
    """Publish one page as the files want it, unless there is no reason or no right to."""
    file_hash = _file_hash(plan.entry)
    loaded = LoadedItem.objects.get(key=plan.name)
    if outcome := _reason_to_leave(loaded, file_hash):
        return outcome
    is_new = not loaded.file_hash
    page = References(plan.name).find("page", plan.entry.key)
    page = page if is_new else page.get_latest_revision_as_object()
    fill(page, plan, References(plan.name))
    _check(plan.name, page)
    try:
        page.save_revision().publish()
    except ProjectionError as error:
        raise OpeningContentError([f"{plan.name}: {error}"]) from error
    _remember(plan.name, page, file_hash)
    return Outcome.NEW if is_new else Outcome.UPDATED


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


def _reason_to_leave(loaded: LoadedItem, file_hash: str) -> Outcome | None:
    """Why an item that was loaded before is not touched; None when it is to be changed."""
    if loaded.file_hash == file_hash:
        return Outcome.UNCHANGED
    if loaded.item is None or _item_hash(loaded.item) != loaded.item_hash:
        return Outcome.KEPT
    return None


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
        for column in item._meta.get_fields():
            if isinstance(column, StreamField):
                value: StreamValue = getattr(item, column.name)
                column.stream_block.clean(value)
    except ValidationError as error:
        faults = error.message_dict if hasattr(error, "error_dict") else {"blocks": [str(error.as_json_data())]}
        raise OpeningContentError(
            f"{name}: {column}: {' '.join(messages)}" for column, messages in faults.items()
        ) from error
