"""The search: what is asked of the CMS, and where the things stand that it finds.

/zoeken/?q=regeling&soort=nieuws&voor=werkgevers&stadsdeel=noord&na=…
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypedDict

from public_site.types import (
    Found,
    FoundMilestone,
    FoundOrganisation,
    FoundPage,
    FoundRule,
    FoundTerm,
    Search,
    Suggestions,
)
from public_site.visit import SEARCH_PATH, UnknownChoice, Visit

SUGGESTIONS_PATH = f"{SEARCH_PATH}voorstellen"
SHORTEST_QUESTION = 2
LONGEST_QUESTION = 200
PER_PAGE = 10

# What one kind is called beside a hit.
KIND_NAMES = {
    "Home": "Voorpagina",
    "News": "Nieuws",
    "NewsIndex": "Overzicht",
    "Event": "Bijeenkomst",
    "AgendaIndex": "Overzicht",
    "Profile": "Buurtbaner",
    "ProfileIndex": "Overzicht",
    "InformationPage": "Uitleg",
    "AudiencePage": "Ingang",
    "AudienceIndex": "Overzicht",
    "StadsdeelPage": "Stadsdeel",
    "StadsdeelIndex": "Overzicht",
    "Regulation": "Regeling",
    "RegulationIndex": "Regeling",
    "RuleOfThumb": "Vuistregel",
    "RulesOfThumbPage": "Overzicht",
    "Timeline": "Totstandkoming",
    "Milestone": "Punt op de weg",
    "FigureIndex": "Cijfers",
    "Report": "Verslag",
    "ReportIndex": "Overzicht",
    "Publication": "Publicatie",
    "PublicationIndex": "Overzicht",
    "Pilot": "Pilot",
    "PilotBoard": "Overzicht",
    "Resource": "Hulp",
    "ResourceIndex": "Overzicht",
    "Organisation": "Organisatie",
    "OrganisationIndex": "Overzicht",
    "Term": "Begrip",
    "GlossaryPage": "Overzicht",
}


@dataclass(frozen=True)
class Group:
    """Kinds among which a visitor can search (`soort`).

    Attributes:
        name: What it is called.
        kinds: Kinds as the CMS calls them.
    """

    name: str
    kinds: tuple[str, ...]


GROUPS = {
    "nieuws": Group("Nieuws", ("News", "NewsIndex")),
    "bijeenkomsten": Group("Bijeenkomsten", ("Event", "AgendaIndex")),
    "buurtbaners": Group("Buurtbaners", ("Profile", "ProfileIndex")),
    "regeling": Group("Regeling en vuistregels", ("Regulation", "RegulationIndex", "RuleOfThumb", "RulesOfThumbPage")),
    "hulp": Group("Hulp", ("Resource", "ResourceIndex")),
    "totstandkoming": Group("Totstandkoming", ("Timeline", "Milestone")),
    "verslagen": Group("Verslagen", ("Report", "ReportIndex")),
    "publicaties": Group("Publicaties", ("Publication", "PublicationIndex")),
    "pilots": Group("Pilots", ("Pilot", "PilotBoard")),
    "organisaties": Group("Organisaties", ("Organisation", "OrganisationIndex")),
    "begrippen": Group("Begrippen", ("Term", "GlossaryPage")),
    "uitleg": Group(
        "Uitleg",
        (
            "Home",
            "InformationPage",
            "AudiencePage",
            "AudienceIndex",
            "StadsdeelPage",
            "StadsdeelIndex",
            "FigureIndex",
        ),
    ),
}


class Suggestion(TypedDict):
    """What the script of the search field gets.

    Attributes:
        title: What the thing is called.
        kind: What kind of thing it is.
        href: Where it stands.
    """

    title: str
    kind: str
    href: str


def question(visit: Visit) -> dict[str, Any]:
    """Return the variables of the search.

    Raises:
        UnknownChoice: There are no such kinds.
    """
    if visit.kind is not None and visit.kind not in GROUPS:
        raise UnknownChoice(visit.path)
    return Search.variables(
        text=visit.text or "",
        kinds=list(GROUPS[visit.kind].kinds) if visit.kind else None,
        audiences=[visit.audience] if visit.audience else None,
        stadsdelen=[visit.stadsdeel] if visit.stadsdeel else None,
        first=PER_PAGE,
        after=visit.after,
    )


def can_be_asked(text: str | None) -> bool:
    """Return whether a question is long enough and short enough for the CMS."""
    return text is not None and SHORTEST_QUESTION <= len(text) <= LONGEST_QUESTION


def kind_name(kind: str) -> str:
    """Return what a kind is called; empty for one that this site does not know."""
    return KIND_NAMES.get(kind, "")


def address(found: Found) -> str:
    """Return where a thing stands: its own page, or its place on a page; empty for what this site does not know."""
    match found:
        case FoundPage(path=path):
            return path
        case FoundMilestone(key=key):
            return f"/totstandkoming/#{key}"
        case FoundOrganisation(slug=slug):
            return f"/organisaties/#{slug}"
        case FoundTerm(slug=slug):
            return f"/begrippen/#{slug}"
        case FoundRule(number=number):
            return f"/vuistregels/#vuistregel-{number}"
        case unknown:
            return str(unknown.data.get("path", ""))


def suggestions(answer: Suggestions) -> list[Suggestion]:
    """Return what somebody who is typing may be looking for."""
    return [
        {"title": one.title, "kind": kind_name(one.kind), "href": address(one.node)}
        for one in answer.suggestions
        if address(one.node)
    ]


def words_of(path: str) -> str:
    """Return the words of the last part of a path: what somebody may have been looking for there."""
    last = path.rstrip("/").rpartition("/")[2].partition(".")[0]
    words = "".join(letter if letter.isalnum() else " " for letter in last)
    return " ".join(words.split())[:LONGEST_QUESTION]
