"""Pages for employers who were invited. None of them may be kept by anybody, or found by a search engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from public_site.pages.profiles import STATUSES
from public_site.render import Frame, Renderer
from public_site.today import AMSTERDAM
from public_site.types import CandidatePage, CatalogueProfiles, OwnInvitationFields, Site
from public_site.visit import Visit
from public_site.wishes import CATALOGUE_PATH, MOST_COMPARED, Wishes

LONGEST_MESSAGE = 2000


@dataclass(frozen=True)
class Door:
    """An employer who is inside: the invitation, and the page that is asked for.

    Attributes:
        site: Name, menu, footer.
        path: Path of the page.
        invitation: What the CMS says of the invitation.
    """

    site: Site
    path: str
    invitation: OwnInvitationFields

    def sent_at(self, profile_id: str) -> datetime | None:
        """Return when this employer asked for somebody; None when nothing is open."""
        moments = (one.sent_at for one in self.invitation.requests if one.profile == profile_id)
        moment = next(moments, None)
        return moment and moment.astimezone(AMSTERDAM)


@dataclass(frozen=True)
class Draft:
    """A message that was not sent.

    Attributes:
        message: What was typed.
        fault: Why it was not sent; empty while nothing is wrong.
    """

    message: str = ""
    fault: str = ""


def catalogue(door: Door, wishes: Wishes, people: CatalogueProfiles | None, renderer: Renderer) -> str:
    """Return the list; no list while the form holds something that cannot be used."""
    return renderer.page(
        "pages/employers/catalogue.html",
        _frame(door.site, door.path, "Mensen die werk zoeken"),
        door=door,
        wishes=wishes,
        people=people,
        most_compared=MOST_COMPARED,
    )


def person(door: Door, candidate: CandidatePage, draft: Draft, renderer: Renderer) -> str:
    """Return one person, with the form to show interest."""
    title = f"{'Niet verstuurd: ' if draft.fault else ''}{candidate.name}"
    return renderer.page(
        "pages/employers/person.html",
        _frame(door.site, door.path, title),
        door=door,
        page=candidate,
        statuses=STATUSES,
        draft=draft,
        sent_at=door.sent_at(candidate.id),
        longest=LONGEST_MESSAGE,
    )


def sent(door: Door, candidate: CandidatePage, moment: datetime, renderer: Renderer) -> str:
    """Return the receipt."""
    frame = _frame(door.site, door.path, "Uw belangstelling is verstuurd")
    return renderer.page("pages/employers/sent.html", frame, door=door, page=candidate, sent_at=moment)


def comparison(door: Door, candidates: Sequence[CandidatePage], renderer: Renderer) -> str:
    """Return some people side by side."""
    frame = _frame(door.site, door.path, "Vergelijk")
    return renderer.page(
        "pages/employers/comparison.html", frame, door=door, candidates=candidates, most_compared=MOST_COMPARED
    )


def too_many(door: Door, count: int, renderer: Renderer) -> str:
    """Return the page that says how many can be compared."""
    frame = _frame(door.site, door.path, f"Kies er hooguit {MOST_COMPARED}")
    return renderer.page("pages/employers/too_many.html", frame, door=door, count=count, most_compared=MOST_COMPARED)


def not_invited(site: Site, path: str, renderer: Renderer, *, has_ended: bool) -> str:
    """Return the page for who has no invitation, or none that is good any more."""
    title = "Uw uitnodiging geldt niet meer" if has_ended else "Voor deze pagina hebt u een uitnodiging nodig"
    return renderer.page("pages/employers/not_invited.html", _frame(site, path, title), has_ended=has_ended)


def not_sent(site: Site, path: str, message: str, renderer: Renderer) -> str:
    """Return the page for a message that could not be sent because the CMS is away; it keeps what was typed."""
    frame = _frame(site, path, "Niet verstuurd: er is een storing")
    return renderer.page("pages/employers/not_sent.html", frame, message=message, longest=LONGEST_MESSAGE)


def left(site: Site, path: str, renderer: Renderer) -> str:
    """Return the page for who closed the catalogue."""
    return renderer.page("pages/employers/left.html", _frame(site, path, "De catalogus is afgesloten"))


def address_of(slug: str) -> str:
    """Return the address of one person in the catalogue."""
    return f"{CATALOGUE_PATH}{slug}/"


def _frame(site: Site, path: str, title: str) -> Frame:
    return Frame(site=site, visit=Visit(path), title=title, description="", is_indexed=False)
