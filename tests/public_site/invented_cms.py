"""A CMS at the other end of the wire: the real schema, executed by graphql-core over invented content.

The public site knows the CMS only as GraphQL over HTTP, so this is the edge where the outside is replaced. Whatever
it answers is checked against `cms/schema/schema.graphql` by graphql-core itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import httpx2
from graphql import GraphQLError, GraphQLSchema, build_schema, graphql_sync
from public_site.manifest import manifest

SCHEMA_PATH = Path(__file__).parents[2] / "cms" / "schema" / "schema.graphql"
CMS = "http://cms.example"
SITE = "http://site.example"
# Fewer than the schema allows, so that a few items already make more than one page.
SERVED_AT_ONCE = 15

Thing = dict[str, Any]


def _link(label: str, href: str, kind: str = "PAGE") -> Thing:
    return {"label": label, "href": href, "kind": kind, "target": None}


def _rich_text(*paragraphs: str) -> Thing:
    html = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return {"html": html, "text": "\n\n".join(paragraphs), "links": []}


def _picture(name: str, alt: str = "Getekende huizen aan een gracht", credit: str = "Redactie") -> Thing:
    def address(preset: str, width: int, suffix: str) -> str:
        return f"{CMS}/media/{name}-{preset.lower()}-{width}.{suffix}"

    widths = {"BODY": (480, 960), "CARD": (400, 800), "WIDE": (800, 1600), "SQUARE": (160, 320), "SHARE": (1200,)}

    def sources(_info: object, preset: str) -> list[Thing]:
        return [
            {
                "type": f"image/{kind}",
                "srcset": ", ".join(f"{address(preset, width, kind)} {width}w" for width in widths[preset]),
            }
            for kind in ("avif", "webp", "jpeg")
        ]

    return {
        "__typename": "Picture",
        "id": f"Picture:{name}",
        "title": name,
        "alt": alt,
        "decorative": not alt,
        "credit": credit,
        "rights": "",
        "width": 1600,
        "height": 1200,
        "dominantColour": "#a3301a",
        "placeholder": "data:,",
        "src": lambda _info, preset: address(preset, widths[preset][-1], "jpeg"),
        "sources": sources,
    }


AUDIENCES: dict[str, Thing] = {
    slug: {
        "__typename": "Audience",
        "id": f"Audience:{slug}",
        "slug": slug,
        "name": name,
        "description": "",
        "colour": colour,
    }
    for slug, name, colour in (
        ("werkgevers", "Werkgevers", "canal"),
        ("buurtbaners", "Buurtbaners", "brick"),
        ("bewoners", "Bewoners", "lamp"),
        ("stadsdelen", "Stadsdelen", "sky"),
        ("partners", "Partners", "plum"),
        ("bestuur", "Bestuur", "moss"),
    )
}
STADSDELEN: dict[str, Thing] = {
    slug: {
        "__typename": "Stadsdeel",
        "id": f"Stadsdeel:{slug}",
        "slug": slug,
        "name": name,
        "kind": "STADSGEBIED" if slug == "weesp" else "STADSDEEL",
        "status": "in ontwikkeling" if slug == "weesp" else "",
        "description": "",
    }
    for slug, name in (
        ("centrum", "Centrum"),
        ("nieuw-west", "Nieuw-West"),
        ("noord", "Noord"),
        ("oost", "Oost"),
        ("west", "West"),
        ("zuid", "Zuid"),
        ("zuidoost", "Zuidoost"),
        ("weesp", "Weesp"),
    )
}


def _page(kind: str, path: str, title: str, lead: str, **fields: Any) -> Thing:
    number = hashlib.sha256(path.encode()).hexdigest()[:6]

    def lead_for(_info: object, audience: str | None = None) -> str:
        return f"Voor u als lezer uit de groep {audience}: {lead}" if audience else lead

    return {
        "__typename": kind,
        "id": f"{kind}:{number}",
        "slug": path.strip("/").rpartition("/")[2],
        "title": title,
        "path": path,
        "canonicalUrl": f"{SITE}{path}",
        "publishedAt": "2026-11-02T09:30:00+01:00",
        "updatedAt": "2026-11-20T16:05:00+01:00",
        "locale": {"code": "nl", "direction": "LTR"},
        "lead": lead_for,
        "audiences": [],
        "stadsdelen": [],
        "themes": [],
        "picture": None,
        "seo": {"title": title, "description": lead},
        "attribution": {"text": "Bron: BuurtBaan Amsterdam", "url": f"{SITE}{path}"},
        "body": [],
        **fields,
    }


def _figure(value: str | None, unit: str, label: str, status: str) -> Thing:
    return {
        "__typename": "Figure",
        "id": f"Figure:{label}",
        "key": label,
        "label": label,
        "value": value,
        "unit": unit,
        "counts": "plekken waarvoor de gemeente subsidie geeft",
        "status": status,
        "asOf": {
            "label": "3 november 2022",
            "edtf": "2022-11-03",
            "start": "2022-11-03",
            "end": "2022-11-03",
            "precision": "DAY",
        },
        "stadsdelen": [],
        "money": "de gemeente",
        "source": _source(),
    }


def _source() -> Thing:
    return {
        "label": "Verslag van de werkgeversbijeenkomst",
        "url": "https://bron.example/verslag",
        "date": {"label": "3 november 2022", "edtf": "", "start": None, "end": None, "precision": "DAY"},
    }


FIGURES = [
    _figure("25", "plekken", "Plekken van de stad", "GOAL"),
    _figure("1250.5", "", "Extra plekken in Zuidoost", "REALISED"),
    _figure(None, "", "Plekken in Weesp", "IN_DEVELOPMENT"),
]
INFORMATION = _page(
    "InformationPage",
    "/over-buurtbaan/",
    "Over BuurtBaan",
    "Wat een buurtbaan is, en wie hem betaalt.",
    picture=_picture("over"),
)
BODY: list[Thing] = [
    {"__typename": "HeadingBlock", "id": "1", "text": "Wat er gebeurde", "level": 2, "anchor": "wat-er-gebeurde"},
    {
        "__typename": "RichTextBlock",
        "id": "2",
        "text": _rich_text(
            "Een buurtbaner kent de buurt <strong>van binnenuit</strong>.",
            f'Lees meer op <a href="{SITE}/over-buurtbaan/">onze pagina</a> of bij '
            '<a href="https://www.movisie.nl/">Movisie</a>.',
        ),
    },
    {"__typename": "PictureBlock", "id": "3", "picture": _picture("brug"), "caption": "De brug in de buurt."},
    {"__typename": "PictureBlock", "id": "3b", "picture": None, "caption": ""},
    {
        "__typename": "QuoteBlock",
        "id": "4",
        "text": "Ik weet hoe het is, dus mensen doen de deur open.",
        "speaker": "Een buurtbaner",
        "role": "sleutelpersoon in West",
    },
    {
        "__typename": "ExternalSourceBlock",
        "id": "5",
        "title": "Wat de buurtbaan oplevert",
        "url": "https://www.movisie.nl/publicatie",
        "kind": "FILE",
        "language": "nl",
        "maker": "Movisie",
        "summary": "Een onderzoek naar de buurtbaan in Amsterdam West.",
        "lastSeenOn": "2026-11-01",
        "picture": _picture("publicatie"),
    },
    {
        "__typename": "DocumentBlock",
        "id": "6",
        "document": {
            "__typename": "Document",
            "id": "Document:1",
            "title": "De vuistregels op één blad",
            "filename": "vuistregels.pdf",
            "url": f"{CMS}/documents/1/vuistregels.pdf",
            "mediaType": "application/pdf",
            "bytes": 1_240_000,
            "language": "nl",
        },
        "explanation": "Om op te hangen.",
    },
    {
        "__typename": "FilmBlock",
        "id": "7",
        "title": "Filmmanifest #SleutelpersonenWerken",
        "url": "https://www.youtube.com/watch?v=voorbeeld",
        "provider": "YouTube",
        "poster": None,
        "maker": "de makers",
        "language": "nl",
        "duration": "6 minuten",
        "captions": True,
        "transcript": _rich_text("Drie sleutelpersonen vertellen over hun werk."),
    },
    {"__typename": "FigureBlock", "id": "8", "figure": FIGURES[0], "explanation": "Dit is het doel van de regeling."},
    {
        "__typename": "CallToActionBlock",
        "id": "9",
        "text": "Wilt u een buurtbaner in dienst nemen?",
        "link": _link("Neem contact op", f"{SITE}/over-buurtbaan/"),
    },
    {"__typename": "PageReferenceBlock", "id": "10", "page": INFORMATION, "text": ""},
]
INFORMATION["body"] = BODY

TITLES = (
    "Learning by Sharing: wat de buurtbaan oplevert in West",
    "Filmmanifest: sleutelpersonen werken",
    "Drie extra plekken in Zuidoost",
    "Werkgevers praten over begeleiding",
    "Molenwijk heeft een buurtbaner",
    "Weesp denkt mee",
    "Samen leren van de praktijk",
)


def _news(number: int) -> Thing:
    audience = list(AUDIENCES.values())[number % 3]
    area = list(STADSDELEN.values())[number % 8]
    title = TITLES[number % len(TITLES)] + (f" ({number})" if number >= len(TITLES) else "")
    return _page(
        "News",
        f"/nieuws/bericht-{number}/",
        title,
        "Wat buurtbaners doen, wat dat oplevert en wat u ermee kunt. In gewone woorden, met de bron erbij.",
        date=f"2026-{11 - number // 20:02}-{28 - number % 20:02}",
        audiences=[audience] if number % 4 else [],
        stadsdelen=[area] if number % 3 else [],
        themes=[{"__typename": "Theme", "id": "Theme:1", "slug": "werk", "name": "Werk", "description": ""}],
        picture=_picture(f"bericht-{number}") if number % 3 != 1 else None,
        body=BODY if number == 0 else BODY[:2],
        source=_source() if number == 0 else None,
        organisations=[
            {
                "__typename": "Organisation",
                "id": "Organisation:1",
                "slug": "movisie",
                "name": "Movisie",
                "kind": "KENNISINSTELLING",
                "url": "https://www.movisie.nl/",
                "description": "",
                "stadsdelen": [],
            }
        ]
        if number == 0
        else [],
        related=[],
    )


NEWS = [_news(number) for number in range(30)]
NEWS[0]["related"] = [NEWS[3]]
HOME = _page(
    "Home",
    "/",
    "Een buurtbaan is werk voor wie de buurt van binnenuit kent",
    "Buurtbaners verbinden bewoners met de organisaties om hen heen. Daar wordt de buurt sterker van, en zij zelf ook.",
    intro=_rich_text("Op deze site leest u hoe dat gaat, voor wie het is en wat u kunt doen."),
    aims=[
        {"id": "1", "title": "De buurt wordt sterker", "text": "Samen iets beginnen.", "link": None},
        {
            "id": "2",
            "title": "De mens gaat naar werk",
            "text": "Een betaalde baan, een stap verder.",
            "link": _link("Hoe dat gaat", f"{SITE}/over-buurtbaan/"),
        },
    ],
    doors=[
        {
            "id": audience["slug"],
            "audience": audience,
            "title": audience["name"],
            "text": "Wat er voor u te halen en te brengen is.",
            "link": None,
        }
        for audience in AUDIENCES.values()
    ],
    highlight=None,
    profile=None,
    figures=FIGURES,
)
NEWS_INDEX = _page("NewsIndex", "/nieuws/", "Nieuws", "Wat er gebeurt rond de buurtbaan.")
PAGES = {page["path"]: page for page in (HOME, NEWS_INDEX, INFORMATION, *NEWS)}
SITE_THING: Thing = {
    "__typename": "Site",
    "id": "Site:1",
    "name": "BuurtBaan Amsterdam",
    "description": "Werk voor wie de buurt van binnenuit kent.",
    "menu": [
        {"id": "1", "link": _link("Nieuws", f"{SITE}/nieuws/")},
        {"id": "2", "link": _link("Over BuurtBaan", f"{SITE}/over-buurtbaan/")},
    ],
    "footer": [
        {
            "id": "1",
            "title": "Over deze site",
            "links": [
                _link("Over BuurtBaan", f"{SITE}/over-buurtbaan/"),
                _link("Gemeente Amsterdam", "https://www.amsterdam.nl/", "EXTERNAL"),
            ],
        }
    ],
    "colophon": _rich_text("BuurtBaan is een programma van de gemeente Amsterdam en partners."),
    "contactEmail": "redactie@site.example",
    "audiences": list(AUDIENCES.values()),
    "stadsdelen": list(STADSDELEN.values()),
    "languages": [{"code": "nl", "direction": "LTR"}],
    "canonicalUrl": SITE,
}


def _known(slugs: list[str] | None, known: dict[str, Thing], argument: str) -> list[str]:
    for slug in slugs or []:
        if slug not in known:
            raise GraphQLError(f"{argument}: there is no {slug}.", extensions={"code": "UNKNOWN_SLUG"})
    return slugs or []


def _news_connection(
    _info: object,
    audience: list[str] | None = None,
    stadsdeel: list[str] | None = None,
    **place: Any,
) -> Thing:
    audiences, areas = _known(audience, AUDIENCES, "audience"), _known(stadsdeel, STADSDELEN, "stadsdeel")
    found = [
        item
        for item in NEWS
        if all(any(mine["slug"] == slug for mine in item["audiences"]) for slug in audiences)
        and all(any(mine["slug"] == slug for mine in item["stadsdelen"]) for slug in areas)
    ]
    return _connection(found, **place)


def _connection(
    found: list[Thing],
    first: int | None = None,
    last: int | None = None,
    after: str | None = None,
    before: str | None = None,
    **_rest: Any,
) -> Thing:
    cursors = [item["id"] for item in found]
    for cursor in (after, before):
        if cursor is not None and cursor not in cursors:
            raise GraphQLError("This is no cursor of this list.", extensions={"code": "ARGUMENT_INVALID"})
    start = cursors.index(after) + 1 if after else 0
    end = cursors.index(before) if before else len(found)
    if last is not None:
        start = max(start, end - last)
    else:
        end = min(end, start + min(first or 20, SERVED_AT_ONCE))
    nodes = found[start:end]
    return {
        "nodes": nodes,
        "edges": [{"node": node, "cursor": node["id"]} for node in nodes],
        "totalCount": len(found),
        "pageInfo": {
            "hasNextPage": end < len(found),
            "hasPreviousPage": start > 0,
            "startCursor": nodes[0]["id"] if nodes else None,
            "endCursor": nodes[-1]["id"] if nodes else None,
        },
    }


def empty_list(_info: object, **_arguments: Any) -> Thing:
    """Answer a list in which nothing is."""
    return _connection([])


def list_of(things: list[Thing]) -> Callable[..., Thing]:
    """Return a root field that answers these things, whatever it is narrowed by."""
    return lambda _info, **_arguments: _connection(things)


@cache
def _schema() -> GraphQLSchema:
    return build_schema(SCHEMA_PATH.read_text(encoding="utf-8"))


class InventedCms:
    """Answers `GET /graphql/` as the CMS does: entity tags that move with each publication, 304, errors.

    An answer may be shown again for a day while the CMS is away, unless it holds a person.

    Attributes:
        requests: What was asked so far.
        pages: What stands at each path.
        roots: What further root fields answer; without more, a CMS in which there is nothing else yet.
        outage: What happens instead of an answer; None when the CMS is well.
        documents: What it knows by its hash: all that the site asks, as registered.
        tags: What it says to be in an answer, by the variables; None when it says nothing of that.
    """

    def __init__(self) -> None:
        self.requests: list[httpx2.Request] = []
        self.pages = dict(PAGES)
        self.roots: dict[str, Callable[..., Any]] = {
            "agenda": empty_list,
            "glossary": lambda _info, **_arguments: [],
            "profiles": empty_list,
            "suggestions": lambda _info, **_arguments: [],
            "timeline": lambda _info, **_arguments: None,
        }
        self.outage: Callable[[httpx2.Request], httpx2.Response] | None = None
        self.documents = manifest()
        self.tags: Callable[[Thing], str] | None = None
        self._revision = 1

    def publish(self) -> None:
        """Let every entity tag move."""
        self._revision += 1

    def transport(self) -> httpx2.MockTransport:
        """Return the other end of the wire."""
        return httpx2.MockTransport(self.handle)

    def handle(self, request: httpx2.Request) -> httpx2.Response:
        """Return what the CMS answers to one request."""
        self.requests.append(request)
        if self.outage is not None:
            return self.outage(request)
        parameters = dict(request.url.params)
        document = self.document(request)
        if document is None:
            return httpx2.Response(404, json={"errors": [{"extensions": {"code": "PERSISTED_QUERY_NOT_FOUND"}}]})
        asked = parameters["documentId"] + parameters["variables"]
        tag = f'W/"{self._revision}-{hashlib.sha256(asked.encode()).hexdigest()[:8]}"'
        tags = {} if self.tags is None else {"Cache-Tag": self.tags(json.loads(parameters["variables"]))}
        if request.headers.get("If-None-Match") == tag:
            return httpx2.Response(304, headers={"ETag": tag, **tags})
        status, body = self.execute(document, json.loads(parameters["variables"]))
        content = json.dumps(body)
        people = (page["path"] for page in self.pages.values() if page["__typename"] == "Profile")
        holds_people = any(f'"{path}"' in content for path in people)
        return httpx2.Response(
            status,
            headers={
                "ETag": tag,
                "Content-Type": "application/graphql-response+json; charset=utf-8",
                "Cache-Control": "private, no-cache" if holds_people else "private, max-age=0, stale-if-error=86400",
                **tags,
            },
            content=content.encode(),
        )

    def document(self, request: httpx2.Request) -> str | None:
        """Return the document that a request names by its hash, if it is known or comes along."""
        identifier = request.url.params["documentId"]
        if text := request.url.params.get("query"):
            assert identifier == f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
            self.documents[identifier] = text
        return self.documents.get(identifier)

    def execute(self, document: str, variables: Thing) -> tuple[int, Thing]:
        """Return status and body for one document."""
        root = {
            "site": lambda _info, locale: SITE_THING,
            "route": lambda _info, path, locale: self.pages.get(path),
            "news": _news_connection,
            "pages": lambda _info, **place: _connection(list(self.pages.values()), **place),
            **self.roots,
        }
        result = graphql_sync(_schema(), document, root, variable_values=variables)
        return (400 if result.data is None else 200), dict(result.formatted)
