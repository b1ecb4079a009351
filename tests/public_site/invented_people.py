"""Invented people for the invented CMS."""

from __future__ import annotations

from typing import Any

from tests.public_site.invented_cms import (
    AUDIENCES,
    HOME,
    NEWS,
    SITE_THING,
    STADSDELEN,
    InventedCms,
    Thing,
    _connection,
    _page,
    _picture,
    _rich_text,
)
from tests.public_site.invented_programme import ORGANISATIONS, WERKGEVERS, when

INDEX = _page("ProfileIndex", "/profielen/", "Profielen", "Wat buurtbaners weten en kunnen.")


def activity(title: str, status: str, text: str = "") -> Thing:
    return {"id": title, "title": title, "text": text, "status": status}


def person(name: str, *areas: str, **more: Any) -> Thing:
    slug = name.lower()
    fields = {
        "name": name,
        "isExample": True,
        "stadsdelen": [STADSDELEN[area] for area in areas],
        "experience": _rich_text(f"Ik ben {name} en ik ken de straat. Meer staat hieronder.", "Ik kan luisteren."),
        "plan": {
            "aim": _rich_text("Iedereen kent elkaar."),
            "activities": [],
            "partners": [],
            "period": None,
        },
        "ownWords": _rich_text() | {"html": "", "text": ""},
        "languages": "",
        "employer": None,
        "endsOn": "2027-06-30",
        "available": None,
    }
    return _page("Profile", f"/profielen/{slug}/", name, f"Over {name}.", **(fields | more))


FENNA = person(
    "Fenna",
    "west",
    picture=_picture("fenna", "Getekend portret van Fenna"),
    plan={
        "aim": _rich_text("Iedereen kent elkaar."),
        "activities": [
            activity("Soep", "RUNNING", "Elke woensdag."),
            activity("Bankje", "DONE"),
            activity("Feest", "LATER"),
        ],
        "partners": [ORGANISATIONS[2]],
        "period": when("september 2026 tot en met juni 2027"),
    },
    ownWords=_rich_text("Kom erbij."),
    languages="Nederlands",
    employer=ORGANISATIONS[0],
)
BRAM = person("Bram", "noord", isExample=False)
PEOPLE = [FENNA, BRAM]


def _profiles(_info: object, stadsdeel: list[str] | None = None, **place: Any) -> Thing:
    wanted = set(stadsdeel or STADSDELEN)
    return _connection([one for one in PEOPLE if wanted & {area["slug"] for area in one["stadsdelen"]}], **place)


def publish_people(cms: InventedCms) -> None:
    """Let the invented CMS have people: in their list, with their area, for employers, and one on the front."""
    cms.pages |= {page["path"]: page for page in (INDEX, *PEOPLE)}
    cms.pages["/"] = {**HOME, "profile": FENNA}
    employers = {**AUDIENCES["werkgevers"], "landing": WERKGEVERS}
    site = {**SITE_THING, "audiences": [employers, *list(AUDIENCES.values())[1:]]}
    cms.roots |= {
        "profiles": _profiles,
        "pages": lambda _info, **place: _connection([*PEOPLE, NEWS[0]]),
        "site": lambda _info, locale: site,
    }
