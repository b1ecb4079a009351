"""An invited employer at the invented CMS: with the key of the invitation more exists, and mutations are carried out."""

from __future__ import annotations

import json
from typing import Any

import httpx2
from graphql import GraphQLError

from tests.public_site.invented_cms import InventedCms, Thing, _connection, _picture, _rich_text
from tests.public_site.invented_people import person

SECRET = "a-secret-of-exactly-forty-three-characters-"
LINK = f"/werkgevers/uitnodiging/{SECRET}/"
CATALOGUE = "/werkgevers/catalogus/"
AVAILABLE = {"wantedWork": "Gastvrouw in een buurthuis", "availableFrom": "2027-03-01", "hours": "24 uur per week"}

AMINA = person(
    "Amina",
    "west",
    picture=_picture("amina", "Getekend portret van Amina"),
    experience=_rich_text("Ik geef taalles. Dat doe ik graag.", "Ik ken de loketten."),
    available=AVAILABLE,
    languages="Nederlands en Engels",
)
BENTE = person("Bente", "noord", isExample=False, available=AVAILABLE | {"availableFrom": None, "hours": ""})
CHRIS = person("Chris", "zuid")
DIDI = person("Didi", available=AVAILABLE)
PEOPLE = [AMINA, BENTE, CHRIS, DIDI]


class CmsOfEmployers(InventedCms):
    """The invented CMS, which knows one employer.

    Attributes:
        is_invited: Whether the invitation is good.
        sent: What the employer asked, by the id of the person.
        refusal: The code with which a mutation is refused; None when it is carried out.
    """

    def __init__(self) -> None:
        super().__init__()
        self.is_invited = True
        self.sent: dict[str, str] = {}
        self.refusal: str | None = None

    def handle(self, request: httpx2.Request) -> httpx2.Response:
        """Answer the employer; everybody else as before."""
        key = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if not key or self.outage is not None:
            return super().handle(request)
        self.requests.append(request)
        if key != SECRET or not self.is_invited:
            error = {"message": "The key is not known.", "extensions": {"code": "KEY_UNKNOWN"}}
            return httpx2.Response(401, json={"errors": [error]})
        if request.method == "POST":
            asked = json.loads(request.content)
            document, variables = asked["query"], asked["variables"]
        else:
            document, variables = self.document(request), json.loads(request.url.params["variables"])
        everybody, self.roots = self.roots, {**self.roots, **self._roots()}
        try:
            status, body = self.execute(document, variables)
        finally:
            self.roots = everybody
        return httpx2.Response(
            status, headers={"Cache-Control": "private, no-store"}, content=json.dumps(body).encode()
        )

    def asked(self) -> list[Thing]:
        """Return the variables of what the employer asked about people, in order."""
        return [
            json.loads(request.url.params["variables"])
            for request in self.requests
            if request.method == "GET"
            and request.headers.get("Authorization")
            and "profiles(" in (self.document(request) or "")
        ]

    def _roots(self) -> Thing:
        receipts = [{"profile": key, "sentAt": "2026-11-21T23:30:00+00:00"} for key in self.sent]
        return {
            "invitation": {
                "organisation": "Buurtbakkerij (voorbeeld)",
                "validUntil": "2026-12-31",
                "requests": receipts,
            },
            "profiles": _profiles,
            "showInterest": self._show_interest,
        }

    def _show_interest(self, _info: object, **arguments: Any) -> Thing:
        if self.refusal:
            raise GraphQLError("No.", extensions={"code": self.refusal})
        asked = arguments["input"]
        self.sent[asked["profile"]] = asked["message"]
        return {"profile": asked["profile"], "sentAt": "2026-11-21T23:30:00+00:00"}


def _profiles(_info: object, slug: list[str] | None = None, **wishes: Any) -> Thing:
    assert wishes.pop("forEmployers")
    place = {name: wishes[name] for name in ("first", "last", "after", "before") if name in wishes}
    known = [one for one in PEOPLE if slug is None or one["slug"] in slug]
    if wishes.get("knowledge") == "niets":
        known = []
    return _connection(known, **place)
