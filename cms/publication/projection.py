"""A Wagtail object becomes the object that readers get.

Grapple's types evaluate the fields that the model declares; another thing of its own becomes a reference
`{"ref": "Picture:3"}`; the outcome is checked against the public schema.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Min, Model
from graphql import execute_sync
from wagtail.models import Page

from cms.consent.models import Grant
from cms.fields import kind_of, node_id
from cms.schema.internal import ROOT_FIELD, internal_schema, lenient_schema
from cms.schema.public import node_kinds
from cms.taxonomy.channels import every_channel
from pages.core.models import BasePage

from .completion import completed
from .conformity import faults
from .errors import ProjectionError
from .permission import permission_of
from .selection import selection_of, without_alias
from .words import folded, words_of


@dataclass(frozen=True, slots=True)
class Projection:
    """All that the store keeps of one object.

    Attributes:
        node_id: global id.
        source: where it comes from, as the guards know it.
        columns: the columns of the item, `data` included.
        grants: what persons permit of it; it matters when the item needs consent.
    """

    node_id: str
    source: str
    columns: dict[str, Any]
    grants: tuple[Grant, ...] = ()


def project(instance: Model) -> Projection:
    """Projects an object as it is now; a page as its specific class.

    Raises:
        ProjectionError: the object is not what the public schema promises.
    """
    instance = instance.specific if isinstance(instance, Page) else instance
    return _projection(instance, _data(instance))


def project_draft(page: BasePage) -> Projection | None:
    """Projects a page that need not be complete, as it is in memory; None when too little of it is there to be shown."""
    kind = kind_of(page)
    evaluated: dict[str, Any] = execute_sync(lenient_schema(), selection_of(kind), root_value=page).data or {}
    data = completed(_object(page, evaluated[f"{ROOT_FIELD}{kind}"]), kind)
    return None if data is None else _projection(page, data)


def _projection(instance: Model, data: dict[str, Any]) -> Projection:
    columns = {
        "kind": kind_of(instance),
        "data": data,
        "title": str(data.get("title") or data.get("name") or data.get("sentence") or "")[:255],
        "search_text": (words := words_of(data)),
        "search_folded": folded(words),
        "references": sorted({*_references(data), *_audiences_of_leads(instance)}),
        **(_page_columns(instance) if isinstance(instance, BasePage) else _record_columns(instance)),
    }
    permission = permission_of(instance, columns["channels"])
    columns |= {"needs_consent": permission.is_needed, "channels": list(permission.channels)}
    return Projection(node_id(instance), source_of(instance), columns, permission.grants)


def source_of(instance: Model) -> str:
    """Where an object comes from, as the guards on the content tables write it."""
    return f"page:{instance.pk}" if isinstance(instance, Page) else f"{instance._meta.db_table}:{instance.pk}"


def _data(instance: Model) -> dict[str, Any]:
    kind = kind_of(instance)
    result = execute_sync(internal_schema(), selection_of(kind), root_value=instance)
    if result.errors:
        error = result.errors[0]
        field = ".".join(without_alias(str(part)) for part in (error.path or [])[1:])
        raise ProjectionError(node_id(instance), field, error.message) from error.original_error
    evaluated: dict[str, Any] = result.data or {}
    data = _object(instance, evaluated[f"{ROOT_FIELD}{kind}"])
    for field, reason in faults(data, kind):
        raise ProjectionError(node_id(instance), field, reason)
    return data


def _object(instance: Model, evaluated: dict[str, Any]) -> dict[str, Any]:
    return {"__typename": kind_of(instance), "id": node_id(instance), **_kept(evaluated)}


def _kept(value: Any) -> Any:
    """The value without aliases, with references in place of other things, and null for an empty object."""
    if isinstance(value, list):
        # An empty object in a list is a link that leads nowhere any more.
        return [_kept(item) for item in value if item != {}]
    if not isinstance(value, dict):
        return value
    if value.get("__typename") in node_kinds():
        return {"ref": f"{value['__typename']}:{value['id']}"}
    return {without_alias(name): _kept(item) for name, item in value.items()} or None


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _references(item)
    elif isinstance(value, dict):
        if "ref" in value:
            yield value["ref"]
        for item in value.values():
            yield from _references(item)


def _audiences_of_leads(instance: Model) -> Iterator[str]:
    """Leads stand in `data` under the slug of their audience, so the page changes with it."""
    if isinstance(instance, BasePage):
        yield from (node_id(lead.audience) for lead in instance.audience_leads.all())


def _page_columns(page: BasePage) -> dict[str, Any]:
    return {
        "locale": page.locale.language_code,
        "slug": page.slug,
        "path": page.public_path,
        "audiences": [audience.slug for audience in page.audience_list.all()],
        "stadsdelen": [stadsdeel.slug for stadsdeel in page.stadsdelen],
        "themes": [theme.slug for theme in page.theme_list.all()],
        "channels": page.channels,
        "listed_on": page.listed_on,
        "ends_on": page.ends_on,
        "chronology": page.chronology,
        "name": sort_key(page.title),
        "visible_from": page.first_published_at,
        "visible_until": _end_of(page),
    }


def _end_of(page: BasePage) -> datetime | None:
    """When the page goes off the site: as soon as it, or a page above it, ends."""
    ends = [page.visible_until, page.get_ancestors().aggregate(end=Min("expire_at"))["end"]]
    return min((end for end in ends if end is not None), default=None)


def _record_columns(record: Model) -> dict[str, Any]:
    return {
        "locale": "nl",
        "slug": getattr(record, "slug", ""),
        "stadsdelen": [stadsdeel.slug for stadsdeel in record.stadsdelen.all()]
        if hasattr(record, "stadsdelen")
        else [],
        "channels": every_channel(),
        "listed_on": getattr(record, "listed_on", None),
        "chronology": getattr(record, "chronology", ""),
        "name": sort_key(str(record)),
        "number": getattr(record, "sort_order", 0),
    }


def sort_key(name: str) -> str:
    """A key by which names sort as Dutch readers expect: without accents and capitals.

    The database's own collation goes by code point, and the embedded PostgreSQL has no ICU.
    """
    return folded(name)[:255]
