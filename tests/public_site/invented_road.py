"""Further content of the invented CMS: the road, the agenda, the regulation and the rules of thumb."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.public_site.invented_cms import (
    AUDIENCES,
    BODY,
    CMS,
    INFORMATION,
    SITE,
    STADSDELEN,
    InventedCms,
    Thing,
    _connection,
    _known,
    _link,
    _page,
    _picture,
    _rich_text,
    _source,
)


def when(label: str, edtf: str, start: str | None = None, end: str | None = None) -> Thing:
    return {"label": label, "edtf": edtf, "start": start, "end": end or start, "precision": "DAY"}


DOCUMENT = {
    "__typename": "Document",
    "id": "Document:2",
    "title": "De agenda van de middag",
    "filename": "agenda.pdf",
    "url": f"{CMS}/documents/2/agenda.pdf",
    "mediaType": "application/pdf",
    "bytes": 240_000,
    "language": "nl",
}


def event(slug: str, title: str, moment: Thing, **fields: Any) -> Thing:
    own = {
        "kind": "EMPLOYERS",
        "when": moment,
        "startTime": None,
        "endTime": None,
        "place": None,
        "signUp": None,
        "documents": [],
        "series": None,
        "report": None,
    }
    return _page("Event", f"/agenda/{slug}/", title, "Wat wij gaan doen.") | own | fields


LAST_DAY = date.max.isoformat()
EVENTS = [
    event(
        "zomer",
        "Samen leren in de zomer",
        when("3 juli 2098", "2098-07-03", "2098-07-03"),
        startTime="14:00",
        endTime="16:30",
        place={"name": "Buurtkamer", "address": "Molenwijk 1", "url": None},
        audiences=[AUDIENCES["werkgevers"]],
        stadsdelen=[STADSDELEN["noord"]],
        signUp=_link("Meld u aan", "https://aanmelden.example/", "EXTERNAL"),
        documents=[DOCUMENT],
        series={
            "__typename": "Series",
            "id": "Series:1",
            "slug": "leren",
            "name": "Learning by sharing",
            "description": "Leren van elkaar.",
        },
        body=BODY[:2],
    ),
    event("winter", "Intervisie; met soep, en brood", when("5 januari 2099", "2099-01-05", "2099-01-05")),
    event(
        "voorjaar",
        "Nog zonder dag",
        when("februari of maart 2099", "[2099-02,2099-03]", "2099-02-01", "2099-03-31"),
        place={"name": "", "address": "", "url": "https://bellen.example/"},
    ),
    event("ooit", "Ooit", when("datum volgt", "XXXX/..")),
    event(
        "toen",
        "Werkgeversbijeenkomst",
        when("3 november 2022", "2022-11-03", "2022-11-03"),
        report=INFORMATION,
        audiences=[AUDIENCES["werkgevers"]],
    ),
    event("lang", "Een jaar lang", when("2000 tot en met 2099", "2000/2099", "2000-01-01", "2099-12-31")),
]


def agenda(
    _info: object,
    audience: list[str] | None = None,
    stadsdeel: list[str] | None = None,
    order: str = "SOONEST",
    until: str | None = None,
    **place: Any,
) -> Thing:
    since = place.pop("from", None)
    audiences, areas = _known(audience, AUDIENCES, "audience"), _known(stadsdeel, STADSDELEN, "stadsdeel")
    found = [
        one
        for one in sorted(EVENTS, key=lambda one: one["when"]["start"] or LAST_DAY, reverse=order == "LATEST")
        if (since is None or (one["when"]["end"] or LAST_DAY) >= since)
        and (until is None or (one["when"]["start"] or LAST_DAY) <= until)
        and all(any(mine["slug"] == slug for mine in one["audiences"]) for slug in audiences)
        and all(any(mine["slug"] == slug for mine in one["stadsdelen"]) for slug in areas)
    ]
    return _connection(found, **place)


def milestone(key: str, title: str, label: str, phase: str, **fields: Any) -> Thing:
    return {
        "__typename": "Milestone",
        "id": f"Milestone:{key}",
        "key": key,
        "title": title,
        "when": when(label, ""),
        "phase": phase,
        "text": _rich_text(f"Het verhaal van {key}."),
        "scope": "",
        "roles": "",
        "stadsdelen": [],
        "picture": None,
        "source": _source(),
        **fields,
    }


MILESTONES = [
    milestone("begin", "De weg begint", "sinds 2012", "PAST", picture=_picture("begin")),
    milestone(
        "west",
        "De eerste buurtbaner",
        "2017",
        "PAST",
        scope="eerste in West",
        roles="het stadsdeel betaalt",
        stadsdelen=[STADSDELEN["west"]],
    ),
    milestone("site", "Een site voor alles", "2026", "NOW"),
    milestone("later", "Wat nog kan komen", "in de toekomst", "FUTURE"),
]


def _milestones(_info: object, stadsdeel: list[str] | None = None, phase: str | None = None) -> list[Thing]:
    areas = _known(stadsdeel, STADSDELEN, "stadsdeel")
    return [
        one
        for one in MILESTONES
        if phase in (None, one["phase"])
        and (not areas or not one["stadsdelen"] or any(area["slug"] in areas for area in one["stadsdelen"]))
    ]


def _drawing(_info: object, width: int, colours: str, stadsdeel: Any = None, phase: Any = None) -> Thing:
    titles = "".join(f"<text>{one['title']}</text>" for one in _milestones(_info, stadsdeel, phase))
    name = f"{width}-{colours.lower()}"
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 400" width="{width}" height="400" role="img" '
        f'aria-labelledby="weg-{name}"><title id="weg-{name}">De weg</title>{titles}</svg>'
    )
    return {"svg": svg, "width": width, "height": 400, "alt": "Een straat."}


TIMELINE = _page(
    "Timeline",
    "/totstandkoming/",
    "Totstandkoming BuurtBaan",
    "De weg van 2012 tot wat nog kan komen.",
    milestones=_milestones,
    drawing=_drawing,
)


def regulation(version: int, valid_from: date, valid_until: date | None, **fields: Any) -> Thing:
    def for_audience(parts: list[Thing]) -> Any:
        return lambda _info, audience=None: [
            part for part in parts if not part["for"] or audience is None or audience in part["for"]
        ]

    def explanation(general: str | None, **own: str) -> Any:
        def explain(_info: object, audience: str = "") -> Thing | None:
            text = own.get(audience, general)
            return text and _rich_text(text)

        return explain

    return _page(
        "Regulation",
        f"/regeling/versie-{version}/",
        f"Regeling buurtbanen, versie {version}",
        "Wat de regeling is.",
        key="buurtbanen",
        version=version,
        validFrom=valid_from.isoformat(),
        validUntil=valid_until and valid_until.isoformat(),
        isExample=True,
        changes=_rich_text("Er kwam een regel bij.") if version > 1 else _rich_text(),
        steps=for_audience(
            [
                {
                    "id": "1",
                    "title": "Praat met uw stadsdeel",
                    "text": _rich_text("Doe dat vroeg."),
                    "timing": "vóór de start",
                    "doer": "de werkgever",
                    "link": _link("Naar de stadsdelen", f"{SITE}/stadsdelen/"),
                    "for": ["werkgevers"],
                },
                {
                    "id": "2",
                    "title": "Begin",
                    "text": _rich_text("Samen."),
                    "timing": "",
                    "doer": "",
                    "link": None,
                    "for": [],
                },
            ]
        ),
        articles=for_audience(
            [
                {
                    "id": "3",
                    "number": "1",
                    "title": "Een arbeidsovereenkomst",
                    "text": _rich_text("De buurtbaner is in dienst."),
                    "force": "MUST",
                    "explanation": explanation("Er is een contract.", werkgevers="U maakt een contract."),
                    "for": [],
                },
                {
                    "id": "4",
                    "number": "2a",
                    "title": "Extra geld",
                    "text": _rich_text("Een stadsdeel mag geld toevoegen."),
                    "force": "MAY",
                    "explanation": explanation(None),
                    "for": [],
                },
                {
                    "id": "5",
                    "number": "3",
                    "title": "Hoe u begeleidt",
                    "text": _rich_text("Dat kiest de werkgever."),
                    "force": "OWN_CHOICE",
                    "explanation": explanation(None),
                    "for": ["werkgevers"],
                },
            ]
        ),
        questions=for_audience(
            [{"id": "6", "question": "Moet dat?", "answer": _rich_text("Nee."), "for": []}],
        ),
        helpers=[
            {
                "id": "7",
                "title": "Het projectteam",
                "withWhat": "beantwoordt vragen",
                "link": _link("Schrijf ons", "mailto:redactie@site.example", "EMAIL"),
            }
        ],
        documents=[DOCUMENT],
        **fields,
    )


TODAY = date.today()  # noqa: DTZ011  (a version that holds a month around today holds in any time zone)
FIRST = regulation(1, date(2021, 1, 1), TODAY - timedelta(days=31))
SECOND = regulation(2, TODAY - timedelta(days=30), TODAY + timedelta(days=30))
THIRD = regulation(3, TODAY + timedelta(days=31), None)
for version in (FIRST, SECOND, THIRD):
    version["versions"] = [THIRD, SECOND, FIRST]


def regulations(versions: list[Thing]) -> Any:
    def resolve(_info: object, until: str | None = None, **place: Any) -> Thing:
        since = place.pop("from", None)
        found = [
            one
            for one in versions
            if (since is None or (one["validUntil"] or LAST_DAY) >= since)
            and (until is None or one["validFrom"] <= until)
        ]
        return _connection(found, **{name: value for name, value in place.items() if name in ("first", "last")})

    return resolve


RULES = [
    {
        "__typename": "RuleOfThumb",
        "id": f"RuleOfThumb:{number}",
        "number": number,
        "sentence": f"Dit is regel {number}.",
        "explanation": _rich_text("Daarom."),
        "example": _rich_text("Zo kan het gaan.") if number == 1 else _rich_text(),
        "version": 1,
        "isExample": number == 2,
    }
    for number in range(1, 11)
]
AGENDA_INDEX = _page("AgendaIndex", "/agenda/", "Agenda", "Waar u elkaar ontmoet.")
REGULATION_INDEX = _page("RegulationIndex", "/regeling/", "De regeling", "Wat er geldt.")
RULES_PAGE = _page("RulesOfThumbPage", "/vuistregels/", "Vuistregels", "Kort en goed.")


def publish_road(cms: InventedCms) -> None:
    """Put all of it in an invented CMS."""
    for page in (TIMELINE, AGENDA_INDEX, REGULATION_INDEX, RULES_PAGE, FIRST, SECOND, THIRD, *EVENTS):
        cms.pages[page["path"]] = page
    cms.roots |= {
        "agenda": agenda,
        "regulations": regulations([THIRD, SECOND, FIRST]),
        "rulesOfThumb": lambda _info, **_arguments: RULES,
        "timeline": lambda _info, **_arguments: TIMELINE,
    }
