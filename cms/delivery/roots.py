"""The root fields that are not lists: one SQL statement each."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db.models import Subquery
from graphql import GraphQLResolveInfo

from cms.publication.drafts import Preview
from cms.publication.models import PublishedItemHistory, PublishedItemQuerySet
from cms.schema.kinds import PAGE_KINDS

from .errors import ReaderError, argument_error
from .loading import Data
from .reading import Reading
from .values import address_of

_PAGES = [kind.__name__ for kind in PAGE_KINDS]


def check_locale(locale: str) -> str:
    """The language asked for.

    Raises:
        ReaderError: there is nothing in that language.
    """
    known = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]
    if locale not in known:
        raise ReaderError(
            f"locale: there is nothing in {locale}. Known are: {', '.join(known)}.",
            "UNKNOWN_LOCALE",
            argument="locale",
            asked=locale,
            allowed=known,
        )
    return locale


def _one(rows: PublishedItemQuerySet) -> Data | None:
    return rows.values_list("data", flat=True).first()


def _one_whoever(reading: Reading, rows: PublishedItemQuerySet) -> Data | None:
    """The object of the first row; that it is about a person is noted, because whoever asks may not ask its fields."""
    row = rows.values_list("data", "needs_consent").first()
    if row is None:
        return None
    data, needs_consent = row
    reading.loader.holds_people |= needs_consent
    return data


def _resolve_site(root: None, info: GraphQLResolveInfo, locale: str) -> Data | None:
    reading: Reading = info.context
    return _one(reading.items().filter(kind="Site", locale=check_locale(locale)))


def _at_path(reading: Reading, path: str, locale: str) -> Data | None:
    return _one(reading.items().filter(path=_tidy(path), kind__in=_PAGES, locale=check_locale(locale)))


def _tidy(path: str) -> str:
    """The path as pages have it, with a slash at both ends."""
    trimmed = path.partition("?")[0].strip("/")
    return f"/{trimmed}/" if trimmed else "/"


def _resolve_route(root: None, info: GraphQLResolveInfo, path: str, locale: str) -> Data | None:
    reading: Reading = info.context
    return _at_path(reading, path, locale) or _moved_from(reading, _tidy(path))


def _moved_from(reading: Reading, path: str) -> Data | None:
    """Where the page that stood at a path stands now, as the store's own history knows."""
    stood_there = PublishedItemHistory.objects.filter(path=path).order_by("-valid_until", "-id")
    latest = Subquery(stood_there.values("node_id")[:1])
    page = _one_whoever(reading, reading.items().filter(node_id=latest, kind__in=_PAGES))
    return page and {
        "__typename": "Redirect",
        "from": path,
        "to": address_of(page, reading),
        "permanent": True,
        "page": page,
    }


def _resolve_node(root: None, info: GraphQLResolveInfo, **arguments: str) -> Data | None:
    reading: Reading = info.context
    return _one_whoever(reading, reading.items().filter(node_id=arguments["id"]))


def _resolve_page(root: None, info: GraphQLResolveInfo, locale: str, **arguments: str | None) -> Data | None:
    reading: Reading = info.context
    path, node_id = arguments.get("path"), arguments.get("id")
    if (path is None) == (node_id is None):
        raise argument_error("path", "page: give either path or id, and not both.")
    if path is not None:
        return _at_path(reading, path, locale)
    return _one(reading.items().filter(node_id=node_id, kind__in=_PAGES))


def _all_of(kind: str) -> Callable[..., list[Data]]:
    def resolve(root: None, info: GraphQLResolveInfo, locale: str) -> list[Data]:
        reading: Reading = info.context
        rows = reading.items().filter(kind=kind, locale=check_locale(locale))
        return list(rows.order_by("number", "chronology", "name", "id").values_list("data", flat=True))

    return resolve


def _by_slug(kind: str) -> Callable[..., Data | None]:
    def resolve(root: None, info: GraphQLResolveInfo, slug: str, locale: str) -> Data | None:
        reading: Reading = info.context
        return _one(reading.items().filter(kind=kind, slug=slug, locale=check_locale(locale)))

    return resolve


def _resolve_preview(root: None, info: GraphQLResolveInfo) -> Preview | None:
    reading: Reading = info.context
    return reading.preview


RESOLVERS: dict[str, Callable[..., Any]] = {
    "site": _resolve_site,
    "preview": _resolve_preview,
    "route": _resolve_route,
    "node": _resolve_node,
    "page": _resolve_page,
    "stadsdelen": _all_of("Stadsdeel"),
    "stadsdeel": _by_slug("Stadsdeel"),
    "audiences": _all_of("Audience"),
    "audience": _by_slug("Audience"),
    "rulesOfThumb": _all_of("RuleOfThumb"),
    "glossary": _all_of("Term"),
    "term": _by_slug("Term"),
    "profile": _by_slug("Profile"),
}
