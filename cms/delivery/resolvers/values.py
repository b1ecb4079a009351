"""Fields whose value depends on the reader, and so is completed at reading."""

import re
from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

from django.conf import settings

from cms.partners.previews import file_key

from ..loading import Data, Deferred, gathered
from ..reading import Reading
from ..statements import IN_USUAL_ORDER, Condition
from . import placing

# Under this name an object says for which audience it was asked.
FOR_AUDIENCE = "forAudience"

_REFERENCE_LINK = re.compile(r'<a data-ref="([^"]+)">(.*?)</a>', re.DOTALL)


def link(stored: Data, reading: Reading) -> Data | Deferred[Data | None]:
    """A link as the reader gets it; None when its target is not there for the reader."""
    if "ref" not in stored:
        return {**stored, "target": None}
    return reading.load(stored["ref"]).then(partial(_to_target, stored, reading))


def links(stored: list[Data], reading: Reading) -> list[Data] | Deferred[list[Data]]:
    """Links as the reader gets them; one whose target is not there for the reader is left out."""
    completed: list[Any] = [link(one, reading) for one in stored]
    loads = [one for one in completed if isinstance(one, Deferred)]
    if not loads:
        return completed
    return gathered(loads).then(lambda _: _those_there(completed))


def _those_there(completed: list[Any]) -> list[Data]:
    found = [one.outcome if isinstance(one, Deferred) else one for one in completed]
    return [one for one in found if one is not None]


def _to_target(stored: Data, reading: Reading, target: Data | None) -> Data | None:
    if target is None:
        return None
    return {
        **stored,
        "label": stored["label"] or target["title"],
        "target": target,
    }


def _resolve_href(source: Data, reading: Reading) -> placing.Later:
    target = source["target"]
    return source["href"] if target is None else _address_of(target, reading)


def _address_of(target: Data, reading: Reading) -> placing.Later:
    """Where a link to a page or document leads, as the reader wants it."""
    return placing.link_to(target, reading) if "path" in target else _file_address(target, target["url"], reading)


def _file_address(file: Data, path: str, reading: Reading) -> str:
    """The address of a file; in a preview one that opens it before it is published."""
    address = f"{settings.CMS_URL}{path}"
    return f"{address}?preview={file_key(file['id'])}" if reading.preview else address


def _resolve_html(source: Data, reading: Reading) -> str | Deferred[str]:
    html: str = source["html"]
    # Most texts refer to nothing; they need not wait for anything.
    if "data-ref" not in html:
        return html
    loads = [reading.load(one["ref"]) for one in source["links"] if "ref" in one]
    return gathered(loads).then(partial(_html, html, reading))


def _html(html: str, reading: Reading, found: list[Data | None]) -> str | Deferred[str]:
    addresses = {target["id"]: _address_of(target, reading) for target in found if target is not None}
    later = [address for address in addresses.values() if isinstance(address, Deferred)]

    def linked(_: object = None) -> str:
        return _REFERENCE_LINK.sub(link_or_text, html)

    def link_or_text(match: re.Match[str]) -> str:
        reference, label = match.groups()
        address = addresses.get(reference)
        if address is None:
            return label
        return f'<a href="{escape(address.outcome if isinstance(address, Deferred) else address)}">{label}</a>'

    return gathered(later).then(linked) if later else linked()


def _resolve_lead(source: Data, reading: Reading, audience: str | None = None) -> str:
    reader = audience if audience is not None else source.get(FOR_AUDIENCE, "")
    return source["lead"].get(reader, source["lead"][""])


def _resolve_document_url(source: Data, reading: Reading) -> str:
    return _file_address(source, source["url"], reading)


def _resolve_src(source: Data, reading: Reading, preset: str) -> str:
    return _file_address(source, source["renditions"][preset]["src"], reading)


def _resolve_sources(source: Data, reading: Reading, preset: str) -> list[Data]:
    return [
        {
            "type": one["type"],
            "srcset": ", ".join(
                f"{_file_address(source, address, reading)} {width}w" for address, width in one["srcset"]
            ),
        }
        for one in source["renditions"][preset]["sources"]
    ]


def _resolve_site_url(source: Data, reading: Reading) -> str:
    return f"{settings.PUBLIC_SITE_URL}/"


def _resolve_languages(source: Data, reading: Reading) -> list[Data]:
    return [{"code": code, "direction": "LTR"} for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]


def all_of_kind(kind: str) -> Callable[..., Any]:
    """A resolver for a field that gives all items of a kind in their usual order."""

    def resolve(source: Data, reading: Reading) -> Any:

        def fetch(kinds: list[str]) -> dict[str, list[Data]]:
            found: dict[str, list[Data]] = {name: [] for name in kinds}
            asked = Condition("item.kind = ANY(%(kinds)s::varchar[])", {"kinds": kinds})
            for data in reading.objects(asked, IN_USUAL_ORDER):
                found[data["__typename"]].append(data)
            return found

        return reading.loader.load("kind", fetch, kind)

    return resolve


PAGE_RESOLVERS: dict[str, Callable[..., Any]] = {"lead": _resolve_lead, **placing.RESOLVERS}

RESOLVERS: dict[tuple[str, str], Callable[..., Any]] = {
    ("RichText", "html"): _resolve_html,
    ("Link", "href"): _resolve_href,
    ("Link", "target"): lambda source, reading: source["target"],
    ("Document", "url"): _resolve_document_url,
    ("Picture", "src"): _resolve_src,
    ("Picture", "sources"): _resolve_sources,
    ("Redirect", "to"): lambda source, reading: placing.link_to(source["page"], reading),
    ("Site", "canonicalUrl"): _resolve_site_url,
    ("Site", "languages"): _resolve_languages,
    ("Site", "audiences"): all_of_kind("Audience"),
    ("Site", "stadsdelen"): all_of_kind("Stadsdeel"),
}
