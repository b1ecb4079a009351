"""Fields whose value depends on the reader, and so is completed at reading."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from html import escape
from typing import Any, TypeAlias

from django.conf import settings
from graphql import GraphQLResolveInfo

from cms.partners.previews import file_key

from .loading import Data
from .reading import Reading

Load: TypeAlias = asyncio.Future[Data | None]
Loads: TypeAlias = dict[str, Load]

# Under this name an object says for which audience it was asked.
FOR_AUDIENCE = "forAudience"

_REFERENCE_LINK = re.compile(r'<a data-ref="([^"]+)">(.*?)</a>', re.DOTALL)


def link(stored: Data, reading: Reading) -> Data | Awaitable[Data | None]:
    """A link as the reader gets it; None when its target is not there for the reader."""
    if "ref" not in stored:
        return _to_elsewhere(stored)
    return _to_target(stored, reading.loader.load(stored["ref"]), reading)


def links(stored: list[Data], reading: Reading) -> Awaitable[list[Data]]:
    """Links as the reader gets them; one whose target is not there for the reader is left out."""
    loads = {one["ref"]: reading.loader.load(one["ref"]) for one in stored if "ref" in one}
    return _those_there(stored, loads, reading)


async def _those_there(stored: list[Data], loads: Loads, reading: Reading) -> list[Data]:
    await asyncio.gather(*loads.values())
    found = [
        await _to_target(one, loads[one["ref"]], reading) if "ref" in one else _to_elsewhere(one) for one in stored
    ]
    return [one for one in found if one is not None]


def _to_elsewhere(stored: Data) -> Data:
    return {**stored, "target": None}


async def _to_target(stored: Data, load: Load, reading: Reading) -> Data | None:
    target = await load
    if target is None:
        return None
    return {
        **stored,
        "label": stored["label"] or target["title"],
        "href": address_of(target, reading),
        "target": target,
    }


def address_of(target: Data, reading: Reading) -> str:
    """The address of a page or document, as the reader wants it."""
    if "path" not in target:
        return _file_address(target, target["url"], reading)
    return target["path"] if reading.reader.has_relative_links else f"{settings.PUBLIC_SITE_URL}{target['path']}"


def _file_address(file: Data, path: str, reading: Reading) -> str:
    """The address of a file; in a preview one that opens it before it is published."""
    address = f"{settings.CMS_URL}{path}"
    return f"{address}?preview={file_key(file['id'])}" if reading.preview else address


def resolve_total_count(source: Data, info: GraphQLResolveInfo) -> Any:
    """Counts the list, now that it is asked for."""
    return source["count"]()


def _resolve_html(source: Data, info: GraphQLResolveInfo) -> Any:
    reading: Reading = info.context
    # Most texts refer to nothing; they need not wait for anything.
    if "data-ref" not in source["html"]:
        return source["html"]
    return _html(source["html"], [reading.loader.load(one["ref"]) for one in source["links"] if "ref" in one], reading)


async def _html(html: str, loads: list[Load], reading: Reading) -> str:
    targets = {target["id"]: target for target in await asyncio.gather(*loads) if target is not None}

    def link_or_text(match: re.Match[str]) -> str:
        reference, label = match.groups()
        target = targets.get(reference)
        return label if target is None else f'<a href="{escape(address_of(target, reading))}">{label}</a>'

    return _REFERENCE_LINK.sub(link_or_text, html)


def _resolve_lead(source: Data, info: GraphQLResolveInfo, audience: str | None = None) -> str:
    reader = audience if audience is not None else source.get(FOR_AUDIENCE, "")
    return source["lead"].get(reader, source["lead"][""])


def _resolve_canonical_url(source: Data, info: GraphQLResolveInfo) -> str:
    return source["canonicalUrl"] or f"{settings.PUBLIC_SITE_URL}{source['path']}"


def _resolve_attribution(source: Data, info: GraphQLResolveInfo) -> Data:
    return {**source["attribution"], "url": _resolve_canonical_url(source, info)}


def _resolve_document_url(source: Data, info: GraphQLResolveInfo) -> str:
    return _file_address(source, source["url"], info.context)


def _resolve_src(source: Data, info: GraphQLResolveInfo, preset: str) -> str:
    return _file_address(source, source["renditions"][preset]["src"], info.context)


def _resolve_sources(source: Data, info: GraphQLResolveInfo, preset: str) -> list[Data]:
    return [
        {
            "type": one["type"],
            "srcset": ", ".join(
                f"{_file_address(source, address, info.context)} {width}w" for address, width in one["srcset"]
            ),
        }
        for one in source["renditions"][preset]["sources"]
    ]


def _resolve_site_url(source: Data, info: GraphQLResolveInfo) -> str:
    return f"{settings.PUBLIC_SITE_URL}/"


def _resolve_languages(source: Data, info: GraphQLResolveInfo) -> list[Data]:
    return [{"code": code, "direction": "LTR"} for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]


def all_of_kind(kind: str) -> Callable[..., Any]:
    """A resolver for a field that gives all items of a kind in their usual order."""

    def resolve(source: Data, info: GraphQLResolveInfo) -> Any:
        reading: Reading = info.context

        def fetch(kinds: list[str]) -> dict[str, list[Data]]:
            found: dict[str, list[Data]] = {name: [] for name in kinds}
            rows = reading.items().filter(kind__in=kinds).order_by("number", "chronology", "name", "id")
            for name, data in rows.values_list("kind", "data"):
                found[name].append(data)
            return found

        return reading.loader.load_with("kind", fetch, kind)

    return resolve


PAGE_RESOLVERS: dict[str, Callable[..., Any]] = {
    "lead": _resolve_lead,
    "canonicalUrl": _resolve_canonical_url,
    "attribution": _resolve_attribution,
}

RESOLVERS: dict[tuple[str, str], Callable[..., Any]] = {
    ("RichText", "html"): _resolve_html,
    ("Link", "target"): lambda source, info: source["target"],
    ("Document", "url"): _resolve_document_url,
    ("Picture", "src"): _resolve_src,
    ("Picture", "sources"): _resolve_sources,
    ("Site", "canonicalUrl"): _resolve_site_url,
    ("Site", "languages"): _resolve_languages,
    ("Site", "audiences"): all_of_kind("Audience"),
    ("Site", "stadsdelen"): all_of_kind("Stadsdeel"),
}
