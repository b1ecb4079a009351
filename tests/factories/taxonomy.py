"""Audiences, parts of the city, themes and organisations, as small as they can be."""

from itertools import count
from typing import Any

from django.utils.text import slugify

from cms.taxonomy.models import Audience, Category, Organisation, Stadsdeel, Theme

_number = count(1)


def make_audience(name: str = "", **columns: Any) -> Audience:
    """A stored audience."""
    return _make(Audience, name, columns)


def make_stadsdeel(name: str = "", **columns: Any) -> Stadsdeel:
    """A stored part of the city."""
    return _make(Stadsdeel, name, columns)


def make_theme(name: str = "", **columns: Any) -> Theme:
    """A stored theme."""
    return _make(Theme, name, columns)


def make_organisation(name: str = "", **columns: Any) -> Organisation:
    """A stored organisation."""
    name = name or f"Organisatie {next(_number)}"
    return Organisation.objects.create(**({"name": name, "slug": slugify(name)} | columns))


def _make(kind: type[Category], name: str, columns: dict[str, Any]) -> Any:
    name = name or f"{kind.__name__} {next(_number)}"
    return kind.objects.create(**({"name": name, "slug": slugify(name)} | columns))
