"""The part of the site for employers whom the programme invited.

    link in a mail ─► /werkgevers/uitnodiging/<secret>/ ─► a cookie with the secret ─► /werkgevers/catalogus/ …

The CMS judges the secret at every request, so a link that is revoked or over is dead at once, and so is the cookie.
Nothing here is kept in memory, nothing old is ever shown, and `headers.py` forbids everybody else to keep it.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from public_site.client import Client, CmsAway, CmsRefused, KeyRefused
from public_site.pages import employers as pages
from public_site.pages.errors import BARE_SITE
from public_site.render import Renderer
from public_site.settings import Settings
from public_site.today import AMSTERDAM
from public_site.types import Candidates, Catalogue, Operation, OwnInvitation, ShowInterest, Site, SiteFrame
from public_site.wishes import CATALOGUE_PATH, MOST_COMPARED, Wishes, is_slug

COOKIE = "werkgever"
PREFIX = "/werkgevers/"
LEFT_PATH = f"{PREFIX}afgesloten/"
PER_PAGE = 24
MOST_BODY_BYTES = 64_000
SECRET = re.compile(r"[A-Za-z0-9_-]{43}")

Data = TypeVar("Data", bound=Operation)
Endpoint = Callable[[Request], Awaitable[Response]]


class Employers:
    """The endpoints for employers."""

    def __init__(self, settings: Settings, client: Client, renderer: Renderer) -> None:
        self._settings = settings
        self._client = client
        self._renderer = renderer

    def routes(self) -> list[Route]:
        """Return the addresses, and what each answers."""
        return [
            Route(f"{PREFIX}uitnodiging/{{secret}}", self.enter),
            Route(f"{PREFIX}uitnodiging/{{secret}}/", self.enter),
            Route(CATALOGUE_PATH, self._guarded(self.catalogue)),
            Route(f"{CATALOGUE_PATH}{{slug}}/", self._guarded(self.person), methods=["GET"]),
            Route(f"{CATALOGUE_PATH}{{slug}}/", self._guarded(self.show_interest), methods=["POST"]),
            Route(f"{CATALOGUE_PATH}{{slug}}/verstuurd/", self._guarded(self.sent)),
            Route(f"{PREFIX}vergelijken/", self._guarded(self.compare)),
            Route(f"{PREFIX}afsluiten/", self.leave, methods=["POST"]),
            Route(LEFT_PATH, self.left),
        ]

    # In and out

    async def enter(self, request: Request) -> Response:
        """Let an employer in by the link of an invitation, and take the secret out of the address."""
        secret = request.path_params["secret"]
        try:
            invitation = (await self._ask(secret, OwnInvitation)).invitation
        except KeyRefused:
            invitation = None
        if invitation is None:
            return await self._not_invited(request, has_ended=True)
        response = RedirectResponse(CATALOGUE_PATH, 303)
        self._set_cookie(response, secret, _midnight_after(invitation.valid_until))
        return response

    async def leave(self, request: Request) -> Response:
        """Forget the invitation in this browser."""
        if not self._comes_from_here(request):
            raise HTTPException(403)
        response = RedirectResponse(LEFT_PATH, 303)
        self._set_cookie(response, "", datetime.fromtimestamp(0, UTC))
        return response

    async def left(self, request: Request) -> Response:
        """Say that the catalogue is closed."""
        return _page(pages.left(await self._site(), request.url.path, self._renderer))

    def _guarded(self, endpoint: Endpoint) -> Endpoint:
        """Return an endpoint that answers who has no good invitation in its place."""

        async def guarded(request: Request) -> Response:
            has_cookie = COOKIE in request.cookies
            try:
                return await endpoint(request)
            except KeyRefused:
                response = await self._not_invited(request, has_ended=has_cookie)
            if has_cookie:
                self._set_cookie(response, "", datetime.fromtimestamp(0, UTC))
            return response

        return guarded

    async def _not_invited(self, request: Request, *, has_ended: bool) -> Response:
        # The address may hold a secret: the page does not repeat it.
        return _page(pages.not_invited(await self._site(), PREFIX, self._renderer, has_ended=has_ended), 403)

    # The catalogue

    async def catalogue(self, request: Request) -> Response:
        """List who looks for work, as the employer wishes."""
        wishes = Wishes.from_query(request.query_params)
        if wishes.faults:
            door = await self._door(request, (await self._ask_own(request, OwnInvitation)).invitation)
            return _page(pages.catalogue(door, wishes, None, self._renderer), 400)
        question = Catalogue.variables(
            stadsdelen=[wishes.stadsdeel] if wishes.stadsdeel else None,
            knowledge=wishes.knowledge or None,
            work=wishes.work or None,
            start=wishes.day,
            first=None if wishes.before else PER_PAGE,
            after=wishes.after,
            last=PER_PAGE if wishes.before else None,
            before=wishes.before,
        )
        answer = await self._ask_own(request, Catalogue, question)
        door = await self._door(request, answer.invitation)
        return _page(pages.catalogue(door, wishes, answer.profiles, self._renderer))

    async def compare(self, request: Request) -> Response:
        """Show some people side by side, in the order in which they were chosen."""
        chosen = list(dict.fromkeys(filter(is_slug, request.query_params.getlist("wie"))))
        if len(chosen) > MOST_COMPARED:
            door = await self._door(request, (await self._ask_own(request, OwnInvitation)).invitation)
            return _page(pages.too_many(door, len(chosen), self._renderer), 400)
        answer = await self._ask_own(request, Candidates, Candidates.variables(slugs=chosen))
        door = await self._door(request, answer.invitation)
        candidates = sorted(answer.profiles.nodes, key=lambda one: chosen.index(one.slug))
        return _page(pages.comparison(door, candidates, self._renderer))

    async def person(self, request: Request) -> Response:
        """Show one person."""
        door, candidate = await self._person(request)
        return _page(pages.person(door, candidate, pages.Draft(), self._renderer))

    async def show_interest(self, request: Request) -> Response:
        """Tell the programme that the employer wants to meet somebody."""
        if not self._comes_from_here(request):
            raise HTTPException(403)
        message = await _message(request)
        try:
            door, candidate = await self._person(request)
            fault = await self._send(request, candidate.id, message)
        except KeyRefused:
            raise
        except CmsAway:
            text = pages.not_sent(await self._site(), request.url.path, message, self._renderer)
            return _page(text, 503)
        if fault:
            return _page(pages.person(door, candidate, pages.Draft(message, fault), self._renderer), 422)
        return RedirectResponse(f"{pages.address_of(candidate.slug)}verstuurd/#inhoud", 303)

    async def _send(self, request: Request, profile_id: str, message: str) -> str:
        """Send a message; return why it was not sent, in Dutch, or nothing."""
        if not message:
            return "Schrijf eerst waarom u kennis wilt maken. Eén zin is genoeg."
        if len(message) > pages.LONGEST_MESSAGE:
            return (
                f"Uw bericht heeft {len(message)} tekens. Er passen er {pages.LONGEST_MESSAGE} in: maak het korter. Uw "
                "tekst staat er nog."
            )
        try:
            client = self._client.with_key(request.cookies[COOKIE])
            await client.change(ShowInterest, ShowInterest.variables(profile=profile_id, message=message))
        except CmsRefused as error:
            if "LIMIT_EXCEEDED" in error.codes:
                return "U wacht nu al op antwoord over 20 mensen. Dat is het meeste dat kan. Wacht op een antwoord van ons."
            return "Dit bericht konden wij niet bewaren. Gebruik alleen gewone letters en leestekens. Uw tekst staat er nog."
        return ""

    async def sent(self, request: Request) -> Response:
        """Show the receipt; without one, the person."""
        door, candidate = await self._person(request)
        moment = door.sent_at(candidate.id)
        if moment is None:
            return RedirectResponse(pages.address_of(candidate.slug), 303)
        return _page(pages.sent(door, candidate, moment, self._renderer))

    async def _person(self, request: Request) -> tuple[pages.Door, Any]:
        """Return the employer and the person whom the address names.

        Raises:
            HTTPException: There is nobody of that name in the catalogue.
        """
        slug = request.path_params["slug"]
        slugs = [slug] if is_slug(slug) else []
        answer = await self._ask_own(request, Candidates, Candidates.variables(slugs=slugs))
        if not answer.profiles.nodes:
            raise HTTPException(404)
        return await self._door(request, answer.invitation), answer.profiles.nodes[0]

    # The CMS, the cookie, and where a request comes from

    async def _ask_own(self, request: Request, operation: type[Data], variables: dict[str, Any] | None = None) -> Data:
        return await self._ask(request.cookies.get(COOKIE, ""), operation, variables)

    async def _ask(self, secret: str, operation: type[Data], variables: dict[str, Any] | None = None) -> Data:
        if not SECRET.fullmatch(secret):
            raise KeyRefused("this is no key at all")
        return (await self._client.with_key(secret).ask(operation, variables)).data

    async def _door(self, request: Request, invitation: Any) -> pages.Door:
        if invitation is None:
            raise KeyRefused("the key is not that of an invitation")
        return pages.Door(await self._site(), request.url.path, invitation)

    async def _site(self) -> Site:
        try:
            return (await self._client.ask(SiteFrame)).data.site
        except (CmsAway, CmsRefused):
            return BARE_SITE

    def _set_cookie(self, response: Response, secret: str, until: datetime) -> None:
        response.set_cookie(
            COOKIE,
            secret,
            expires=until,
            path=PREFIX,
            secure=self._settings.is_https,
            httponly=True,
            samesite="lax",
        )

    def _comes_from_here(self, request: Request) -> bool:
        """Return whether a form was sent from this site.

        Our pages have no referrer, so browsers leave out the origin as well; they say in another header where a request
        comes from.
        """
        if site := request.headers.get("Sec-Fetch-Site"):
            return site == "same-origin"
        return request.headers.get("Origin") == self._settings.public_site_url


def _page(text: str, status: int = 200) -> Response:
    return HTMLResponse(text, status)


def _midnight_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), AMSTERDAM).astimezone(UTC)


async def _message(request: Request) -> str:
    """Return what was typed in the form.

    Raises:
        HTTPException: More was sent than the form can hold.
    """
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BODY_BYTES:
            raise HTTPException(413)
    try:
        fields = parse_qs(body.decode(), max_num_fields=10)
    except ValueError:
        raise HTTPException(400) from None
    return fields.get("bericht", [""])[0].replace("\r\n", "\n").strip()
