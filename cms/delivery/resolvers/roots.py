"""The root fields that are not lists: one SQL statement each."""

from collections.abc import Callable
from typing import Any

from django.conf import settings

from cms.publication.drafts import Preview
from cms.schema.kinds import PAGE_KINDS

from ..errors import ReaderError, argument_error
from ..loading import Data
from ..reading import Reading
from ..statements import IN_USUAL_ORDER, Condition

_PAGES = ",".join(kind.__name__ for kind in PAGE_KINDS)


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


def of_kind(kind: str, locale: str | None = None) -> Condition:
    """What every item of a kind is; in a language, unless that does not matter."""
    # Written out: how many rows there are differs by kind, and PostgreSQL plans a statement for all its values at once.
    condition = Condition(f"item.kind = '{kind}'")
    if locale is None:
        return condition
    return condition & Condition("item.locale = %(locale)s", {"locale": check_locale(locale)})


def a_page(locale: str | None = None) -> Condition:
    """What every page is; in a language, unless that does not matter."""
    condition = Condition(f"item.kind = ANY('{{{_PAGES}}}'::varchar[])")
    if locale is None:
        return condition
    return condition & Condition("item.locale = %(locale)s", {"locale": check_locale(locale)})


def _with_id(node_id: str | None) -> Condition:
    return Condition("item.node_id = %(node_id)s", {"node_id": node_id})


def _resolve_site(root: None, reading: Reading, locale: str) -> Data | None:
    return reading.first(of_kind("Site", locale))


def _at_path(reading: Reading, path: str, locale: str) -> Data | None:
    return reading.first(Condition("item.path = %(path)s", {"path": _tidy(path)}) & a_page(locale))


def _tidy(path: str) -> str:
    """The path as pages have it, with a slash at both ends."""
    trimmed = path.partition("?")[0].strip("/")
    return f"/{trimmed}/" if trimmed else "/"


def _resolve_route(root: None, reading: Reading, path: str, locale: str) -> Data | None:
    return _at_path(reading, path, locale) or _moved_from(reading, _tidy(path))


def _moved_from(reading: Reading, path: str) -> Data | None:
    """Where the page that stood at a path stands now, as the store's own history knows.

    Nothing leads from an old path of a person: it may hold the name that somebody gave up.
    """
    stood_there = Condition(
        "item.node_id = (SELECT node_id FROM publication_publisheditemhistory WHERE path = %(path)s "
        "ORDER BY valid_until DESC, id DESC LIMIT 1)",
        {"path": path},
    )
    page = reading.first(stood_there & a_page() & Condition("item.kind <> 'Profile'"))
    return page and {
        "__typename": "Redirect",
        "from": path,
        "permanent": True,
        "page": page,
    }


def _resolve_node(root: None, reading: Reading, **arguments: str) -> Data | None:
    return reading.first(_with_id(arguments["id"]))


def _resolve_page(root: None, reading: Reading, locale: str, **arguments: str | None) -> Data | None:
    path, node_id = arguments.get("path"), arguments.get("id")
    if (path is None) == (node_id is None):
        raise argument_error("path", "page: give either path or id, and not both.")
    if path is not None:
        return _at_path(reading, path, locale)
    return reading.first(_with_id(node_id) & a_page())


def _all_of(kind: str) -> Callable[..., list[Data]]:
    def resolve(root: None, reading: Reading, locale: str) -> list[Data]:
        return reading.objects(of_kind(kind, locale), IN_USUAL_ORDER)

    return resolve


def _by_slug(kind: str) -> Callable[..., Data | None]:
    def resolve(root: None, reading: Reading, slug: str, locale: str) -> Data | None:
        return reading.first(of_kind(kind, locale) & Condition("item.slug = %(slug)s", {"slug": slug}))

    return resolve


def _resolve_preview(root: None, reading: Reading) -> Preview | None:
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
