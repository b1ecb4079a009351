"""Further content of the invented CMS: figures, reports, publications, pilots, help, terms, and the ways in."""

from __future__ import annotations

from typing import Any

from tests.public_site.invented_cms import (
    AUDIENCES,
    BODY,
    NEWS,
    SITE,
    STADSDELEN,
    InventedCms,
    Thing,
    _connection,
    _link,
    _page,
    _rich_text,
    _source,
    list_of,
)


def when(label: str, start: str | None = "2022-11-03") -> Thing:
    return {"label": label, "edtf": "", "start": start, "end": start, "precision": "DAY"}


def organisation(name: str, kind: str, url: str | None = None, *areas: str, description: str = "") -> Thing:
    return {
        "__typename": "Organisation",
        "id": f"Organisation:{name}",
        "slug": name.lower(),
        "name": name,
        "kind": kind,
        "url": url,
        "description": description,
        "stadsdelen": [STADSDELEN[area] for area in areas],
    }


def figure(key: str, value: str | None, areas: list[str], **more: Any) -> Thing:
    standing = {
        "__typename": "Figure",
        "id": f"Figure:{key}",
        "key": key,
        "label": key.replace("-", " ").capitalize(),
        "value": value,
        "unit": "plekken",
        "counts": f"plekken, {key}",
        "status": "SET_UP",
        "asOf": when("3 november 2022"),
        "stadsdelen": [STADSDELEN[area] for area in areas],
        "money": "",
        "source": _source(),
        "earlier": [],
    }
    return standing | more


def term(name: str, explanation: str, *variants: str) -> Thing:
    return {
        "__typename": "Term",
        "id": f"Term:{name}",
        "slug": name.lower(),
        "name": name,
        "explanation": _rich_text(explanation),
        "variants": list(variants),
    }


SEVEN = [slug for slug in STADSDELEN if slug != "weesp"]
FIGURES = [
    figure("stad", "25", SEVEN, earlier=[figure("stad", "20", SEVEN, asOf=when("2021"))]),
    figure("totaal", "28", [], status="STATED"),
    figure("extra", "8", ["west", "zuidoost"], unit="buurtbanen", status="IN_DEVELOPMENT"),
    figure("zuidoost", "3", ["zuidoost"]),
    figure("weesp", None, ["weesp"], status="IN_DEVELOPMENT"),
    figure("tevreden", "80", [], unit="procent"),
]
TERMS = [
    term("buurtbaan", "Betaald werk in de buurt.", "buurtbanen"),
    term("buurtbaner", "Iemand met een buurtbaan.", "buurtbaners"),
    term("WIL", "Werkplaats Informeel Leren."),
]
ORGANISATIONS = [
    organisation("Combiwel", "WERKGEVER", "https://combiwel.example/", "west", description="Heeft een buurtbaner."),
    organisation("Dynamo", "WERKGEVER"),
    organisation("Movisie", "KENNISINSTELLING", "https://www.movisie.nl/"),
    organisation("Nieuw", "OVERIG", None, "oost"),
]

REPORT_PATH = "/verslagen/werkgevers/"


def remark(text: str, response: str, result: Thing | None) -> Thing:
    return {
        "__typename": "Remark",
        "id": f"Remark:{text}",
        "text": text,
        "saidBy": "werkgevers",
        "response": response,
        "result": result,
        "report": {"__typename": "Report", "title": "Werkgeversbijeenkomst", "path": REPORT_PATH},
    }


def action(title: str, status: str, role: str = "communicatie") -> Thing:
    return {
        "__typename": "Action",
        "id": f"Action:{title}",
        "title": title,
        "note": "",
        "role": role,
        "due": when("december 2022"),
        "status": status,
        "remark": None,
        "result": None,
        "report": None,
        "stadsdelen": [],
    }


REMARKS = [
    remark("Geef ervaringskennis meer gewicht.", "Zij staat nu voorop.", _link("Bekijk", f"{SITE}/over-buurtbaan/")),
    remark("Laat het plan zien.", "", None),
]
ACTIONS = [action("De site aanpassen", "RUNNING"), action("Voortgang", "UNKNOWN", ""), action("Uitnodigen", "DONE")]
REPORT = _page(
    "Report",
    REPORT_PATH,
    "Werkgeversbijeenkomst",
    "Wat werkgevers zeiden.",
    metOn=when("3 november 2022"),
    attendance=[
        {"id": "1", "organisation": ORGANISATIONS[0], "role": "werkgever"},
        {"id": "2", "organisation": ORGANISATIONS[1], "role": "werkgever"},
        {"id": "3", "organisation": None, "role": "voorzitter van een stadsdeel"},
    ],
    topics=[{"id": "t", "title": "Stand van zaken", "theme": None, "text": _rich_text("De buurtbaan groeit.")}],
    insights=[
        {"id": "i", "kind": "GAIN", "text": "De samenwerking is beter."},
        {"id": "j", "kind": "FRICTION", "text": "De sturing verschilt."},
    ],
    openQuestions=["Kunnen andere stadsdelen dit gebruiken?"],
    remarks=REMARKS,
    actions=ACTIONS,
)
PUBLICATION = _page(
    "Publication",
    "/publicaties/west/",
    "Wat de buurtbaan doet in West",
    "Een onderzoek.",
    makers=[ORGANISATIONS[2]],
    year=None,
    language="nl",
    outsideUrl="https://www.movisie.nl/publicatie",
    document=None,
    lastSeenOn="2026-11-01",
    body=BODY[:2],
)


def pilot(title: str, stage: str, outcome: str = "") -> Thing:
    return _page(
        "Pilot",
        f"/pilots/{title.lower()}/",
        title,
        "Een proef.",
        stage=stage,
        question="Werkt dit ook elders?",
        outcome=outcome,
        partners=[ORGANISATIONS[0]],
    )


def resource(title: str, kind: str, *areas: str) -> Thing:
    return _page(
        "Resource",
        f"/hulp/{title.lower()}/",
        title,
        f"Wat {title} is.",
        provider=ORGANISATIONS[1],
        conditions="",
        additionalTo="wat de werkgever al geeft",
        howToGet="Vraag het uw werkgever.",
        stadsdelen=[STADSDELEN[area] for area in areas],
    ) | {"kind": kind}


PILOTS = [pilot("Brug", "IDEA"), pilot("Samen", "DONE", "Het werkte.")]
RESOURCES = [
    resource("Fiets", "FACILITY"),
    resource("Cursus", "TRAINING", "noord"),
    resource("Taal", "TRAINING", "oost"),
]
EVENT = _page(
    "Event",
    "/agenda/leren/",
    "Samen leren",
    "Leren van elkaar.",
    when=when("februari of maart 2027", "2027-02-01"),
    startTime=None,
    endTime=None,
    place={"name": "Buurthuis", "address": "", "url": None},
    signUp=None,
    documents=[],
    series=None,
    report=None,
) | {"kind": "LEARNING_BY_SHARING"}


def milestone(title: str, phase: str, label: str, start: str | None, *areas: str) -> Thing:
    return {
        "__typename": "Milestone",
        "id": f"Milestone:{title}",
        "key": title.lower(),
        "title": title,
        "when": when(label, start),
        "phase": phase,
        "text": _rich_text("Een verhaal."),
        "scope": "",
        "roles": "",
        "stadsdelen": [STADSDELEN[area] for area in areas],
        "picture": None,
        "source": _source(),
    }


MILESTONES = [
    milestone("Begin", "PAST", "2012", "2012-01-01"),
    milestone("West", "PAST", "2017", "2017-01-01", "west"),
    milestone("Subsidie", "PAST", "2021", "2021-01-01"),
    milestone("Nu", "NOW", "2026", "2026-01-01"),
    milestone("Film", "PAST", "datum onbekend", None),
    milestone("Verder", "FUTURE", "in de toekomst", None),
]
TIMELINE = _page(
    "Timeline",
    "/totstandkoming/",
    "Totstandkoming BuurtBaan",
    "De weg.",
    milestones=lambda _info, stadsdeel=None, phase=None: MILESTONES,
)
KEY_POINT = {"id": "k", "title": "De regeling", "text": "Wat een buurtbaan kost.", "link": None}
WERKGEVERS = _page(
    "AudiencePage", "/voor/werkgevers/", "Voor werkgevers", "Wat u weten moet.", audience=AUDIENCES["werkgevers"],
    keyPoints=[KEY_POINT],
)  # fmt: skip
WEST = _page(
    "StadsdeelPage", "/stadsdelen/west/", "West", "In West begon het.", special="Hier begon de eerste buurtbaner."
)
INDEXES = [
    _page(kind, path, title, f"Alle {title.lower()}.")
    for kind, path, title in (
        ("FigureIndex", "/cijfers/", "Cijfers"),
        ("ReportIndex", "/verslagen/", "Verslagen"),
        ("PublicationIndex", "/publicaties/", "Publicaties"),
        ("PilotBoard", "/pilots/", "Pilots"),
        ("ResourceIndex", "/hulp/", "Hulp"),
        ("OrganisationIndex", "/organisaties/", "Organisaties"),
        ("GlossaryPage", "/begrippen/", "Begrippen"),
        ("AudienceIndex", "/voor/", "Voor wie"),
        ("StadsdeelIndex", "/stadsdelen/", "Stadsdelen"),
    )
]
PROGRAMME = {
    page["path"]: page for page in (*INDEXES, REPORT, PUBLICATION, *PILOTS, *RESOURCES, WERKGEVERS, WEST, EVENT)
}
REGULATION = _page(
    "Regulation",
    "/regeling/2026/",
    "Regeling",
    "De regeling.",
    steps=lambda _info, audience=None: [
        {
            "id": "s",
            "title": "Praat met uw stadsdeel",
            "timing": "vooraf",
            "text": _rich_text(""),
            "doer": "",
            "link": None,
        }
    ],
)


def _resources(_info: object, kind: list[str] | None = None, **_arguments: Any) -> Thing:
    return _connection([item for item in RESOURCES if kind is None or item["kind"] in kind])


def _organisations(_info: object, stadsdeel: list[str] | None = None, **_arguments: Any) -> Thing:
    wanted = set(stadsdeel or STADSDELEN)
    return _connection(
        [item for item in ORGANISATIONS if stadsdeel is None or wanted & {area["slug"] for area in item["stadsdelen"]}]
    )


def _figures(_info: object, stadsdeel: list[str] | None = None, **_arguments: Any) -> list[Thing]:
    return [
        item for item in FIGURES if stadsdeel is None or set(stadsdeel) & {area["slug"] for area in item["stadsdelen"]}
    ]


def publish_programme(cms: InventedCms) -> None:
    """Let the invented CMS have a page of each kind, and the lists that they show."""
    west = {**STADSDELEN["west"], "landing": WEST, "organisations": list_of(ORGANISATIONS[:1])}
    employers = {**AUDIENCES["werkgevers"], "landing": WERKGEVERS}
    cms.pages |= {**PROGRAMME, WEST["path"]: {**WEST, "stadsdeel": west}}
    cms.roots |= {
        "actions": list_of(ACTIONS),
        "agenda": list_of([EVENT]),
        "audiences": lambda _info, **_arguments: [employers, AUDIENCES["bestuur"]],
        "figures": _figures,
        "glossary": lambda _info, **_arguments: TERMS,
        "organisations": _organisations,
        "pages": list_of([NEWS[0], WERKGEVERS, PUBLICATION]),
        "pilots": list_of(PILOTS),
        "publications": list_of([PUBLICATION]),
        "regulations": list_of([REGULATION]),
        "remarks": list_of(REMARKS),
        "reports": list_of([REPORT]),
        "resources": _resources,
        "stadsdeel": lambda _info, **_arguments: west,
        "stadsdelen": lambda _info, **_arguments: [west, STADSDELEN["weesp"]],
        "timeline": lambda _info, **_arguments: TIMELINE,
    }
