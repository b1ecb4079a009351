"""What search engines read: schema.org as JSON-LD. A data block, nothing that a browser runs."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from public_site.types import EventPage, NewsPage, PublicationPage, Site
from public_site.visit import SEARCH_PATH

Properties = dict[str, Any]


def organization(site: Site, origin: str) -> Properties:
    """Return the programme as an organization."""
    properties: Properties = {"@type": "Organization", "name": site.name, "url": f"{origin}/"}
    if site.contact_email:
        properties["email"] = site.contact_email
    return properties


def website(site: Site, origin: str) -> Properties:
    """Return the site itself, for the home page."""
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": site.name,
        "url": f"{origin}/",
        "inLanguage": "nl",
        "description": site.description,
        "publisher": organization(site, origin),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{origin}{SEARCH_PATH}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def news_article(page: NewsPage, site: Site, origin: str) -> Properties:
    """Return one news item."""
    properties: Properties = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.seo.description,
        "datePublished": page.date.isoformat(),
        "dateModified": page.updated_at.isoformat(timespec="seconds"),
        "inLanguage": "nl",
        "mainEntityOfPage": page.canonical_url,
        "author": organization(site, origin),
        "publisher": organization(site, origin),
    }
    if page.picture is not None:
        properties["image"] = page.picture.share
    return properties


def meeting(page: EventPage, site: Site, origin: str) -> Properties:
    """Return one meeting of an exact day."""
    properties: Properties = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": page.title,
        "description": page.seo.description,
        "startDate": page.when.edtf + (f"T{page.start_time}" if page.start_time else ""),
        "inLanguage": "nl",
        "url": page.canonical_url,
        "organizer": organization(site, origin),
    }
    if page.end_time:
        properties["endDate"] = f"{page.when.edtf}T{page.end_time}"
    if page.place and page.place.url:
        properties["location"] = {"@type": "VirtualLocation", "url": page.place.url}
    elif page.place:
        properties["location"] = {"@type": "Place", "name": page.place.name, "address": page.place.address}
    return properties


def publication(page: PublicationPage) -> Properties:
    """Return one publication, which may stand elsewhere."""
    properties: Properties = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": page.title,
        "description": page.seo.description,
        "inLanguage": page.language,
        "mainEntityOfPage": page.canonical_url,
        "author": [{"@type": "Organization", "name": maker.name} for maker in page.makers],
    }
    if page.year:
        properties["datePublished"] = str(page.year)
    if page.outside_url:
        properties["url"] = page.outside_url
    return properties


def json_for_html(data: Properties) -> Markup:
    """Return JSON that cannot end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704
