"""The site as an ASGI application: addresses, what each answers, and what happens when the CMS does not."""

from __future__ import annotations

import logging
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from public_site import feeds, pages, well_known
from public_site.assets import IMMUTABLE_CACHE, Assets
from public_site.cache import RecentlyUsed
from public_site.client import Answer, Client, CmsAway, CmsRefused
from public_site.documents import ERROR_CACHE, PAGE_CACHE, Document, make_document, respond
from public_site.headers import SecurityHeaders
from public_site.pages import errors
from public_site.render import Renderer
from public_site.settings import Settings
from public_site.types import NewsFeed, PageAtPath, Site, SiteFrame, Unknown
from public_site.visit import FEED_PATH, MAX_PATH_LENGTH, NEWS_PATH, NEWS_PER_PAGE, UnknownChoice, Visit

HTML = "text/html; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
XML = "application/xml; charset=utf-8"
STALE_CACHE = "public, max-age=30"
RETRY_AFTER_SECONDS = 30
MAX_STILL_WORKING = 6


@dataclass(frozen=True)
class Finished:
    """An answer to visitors that can be given again as long as the data is the same."""

    document: Document
    status: int = 200


class PublicSite:
    """The endpoints, and what they keep in memory."""

    def __init__(self, settings: Settings, client: Client) -> None:
        self._settings = settings
        self._client = client
        self._assets = Assets()
        self._renderer = Renderer(settings, self._assets)
        self._finished: RecentlyUsed[tuple[str, str], Finished] = RecentlyUsed(settings.kept_pages)

    # Pages

    async def page(self, request: Request) -> Response:
        """Whatever the CMS has at this path."""
        path = request.url.path
        raw = request.scope["path"]
        if redirect := _tidy(raw, request.url.query):
            return redirect
        if len(raw) > MAX_PATH_LENGTH or "." in raw.rstrip("/").rpartition("/")[2]:
            raise HTTPException(404)  # no page of the CMS has such a path: do not trouble it
        visit = Visit.from_request(raw, request.query_params)
        answer = await self._ask_page(visit)
        key = (f"{path} {visit.address}", answer.tag)
        finished = self._finished.get(key)
        if finished is None:
            finished = self._finish_page(answer.data, visit)
            self._finished.put(key, finished)
        return self._respond(request, finished, is_stale=answer.is_stale)

    async def _ask_page(self, visit: Visit) -> Answer[PageAtPath]:
        choices = PageAtPath.variables(
            path=visit.path,
            audience=visit.audience,
            audiences=[visit.audience] if visit.audience else None,
            stadsdelen=[visit.stadsdeel] if visit.stadsdeel else None,
            first=None if visit.before else NEWS_PER_PAGE,
            last=NEWS_PER_PAGE if visit.before else None,
            after=visit.after,
            before=visit.before,
        )
        # Invented addresses must not push real pages out of memory.
        return await self._client.ask(PageAtPath, choices, worth_keeping=lambda data: data.route is not None)

    def _finish_page(self, data: PageAtPath, visit: Visit) -> Finished:
        if data.route is None or (isinstance(data.route, Unknown) and "title" not in data.route.data):
            return Finished(_html(errors.not_found(data.site, visit, self._renderer)), 404)
        return Finished(_html(pages.render(data, visit, self._renderer)))

    def _respond(self, request: Request, finished: Finished, *, is_stale: bool = False) -> Response:
        if finished.status != 200:
            return respond(request, finished.document, finished.status, ERROR_CACHE)
        response = respond(request, finished.document, cache_control=STALE_CACHE if is_stale else PAGE_CACHE)
        if is_stale:
            response.headers["Warning"] = '110 - "Response is Stale"'
        return response

    # Lists and texts for machines

    async def feed(self, request: Request) -> Response:
        """The newest news as Atom, with the same filters as the list."""
        visit = Visit.from_request(NEWS_PATH, request.query_params)
        choices = NewsFeed.variables(
            audience=visit.audience,
            audiences=[visit.audience] if visit.audience else None,
            stadsdelen=[visit.stadsdeel] if visit.stadsdeel else None,
        )
        answer = await self._client.ask(NewsFeed, choices)
        key = (f"{FEED_PATH} {visit.address}", answer.tag)
        finished = self._finished.get(key)
        if finished is None:
            finished = Finished(make_document(ATOM, feeds.atom(answer.data, visit, self._renderer).encode()))
            self._finished.put(key, finished)
        return self._respond(request, finished, is_stale=answer.is_stale)

    async def sitemap(self, request: Request) -> Response:
        """All addresses, for search engines."""
        answers, tag, is_stale = await feeds.sitemap_answers(self._client)
        finished = self._finished.get(("sitemap", tag))
        if finished is None:
            finished = Finished(make_document(XML, feeds.sitemap(answers, self._renderer).encode()))
            self._finished.put(("sitemap", tag), finished)
        return self._respond(request, finished, is_stale=is_stale)

    async def robots(self, request: Request) -> Response:
        """Rules for robots."""
        text = well_known.robots_txt(self._settings.public_site_url)
        return respond(request, make_document(PLAIN, text.encode()))

    async def security(self, request: Request) -> Response:
        """Where to report a weak spot."""
        site = await self._site()
        text = well_known.security_txt(self._settings.public_site_url, site.contact_email, datetime.now(UTC))
        return respond(request, make_document(PLAIN, text.encode()))

    async def static(self, request: Request) -> Response:
        """A file of this site itself."""
        document = self._assets.find(request.path_params["name"])
        if document is None:
            raise HTTPException(404)
        return respond(request, document, cache_control=IMMUTABLE_CACHE)

    async def health(self, _request: Request) -> Response:
        """Whether this process can answer. A CMS that is away is told, but is no reason to stop this site."""
        state = {
            "status": "ok",
            "cms": "away" if self._client.is_away else "ok",
            "pages_in_memory": len(self._finished),
        }
        return JSONResponse(state, headers={"Cache-Control": "no-store"})

    # What goes wrong

    async def not_found(self, request: Request, _error: Exception) -> Response:
        """Answer 404."""
        return self._error(request, errors.not_found(await self._site(), _visit(request), self._renderer), 404)

    async def unknown_choice(self, request: Request, _error: Exception) -> Response:
        """Answer 404 for a filter or a cursor that the CMS does not know."""
        return self._error(request, errors.unknown_choice(await self._site(), _visit(request), self._renderer), 404)

    async def method_not_allowed(self, request: Request, _error: Exception) -> Response:
        """Answer 405, with what is allowed."""
        text = errors.method_not_allowed(await self._site(), _visit(request), self._renderer)
        response = self._error(request, text, 405)
        response.headers["Allow"] = "GET, HEAD"
        return response

    async def away(self, request: Request, _error: Exception) -> Response:
        """Answer 503, with the pages that still work."""
        working = list(self._still_working())[:MAX_STILL_WORKING]
        text = errors.away(await self._site(), _visit(request), self._renderer, working)
        response = self._error(request, text, 503)
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
        return response

    async def broken(self, request: Request, _error: Exception) -> Response:
        """Answer 500; the server itself logs what happened."""
        return self._error(request, errors.broken(await self._site(), _visit(request), self._renderer), 500)

    def _error(self, request: Request, text: str, status: int) -> Response:
        return respond(request, _html(text), status, ERROR_CACHE)

    async def _site(self) -> Site:
        try:
            return (await self._client.ask(SiteFrame)).data.site
        except (CmsAway, CmsRefused):
            return next((data.site for data in self._client.kept(PageAtPath)), errors.BARE_SITE)

    def _still_working(self) -> Iterator[errors.StillWorking]:
        paths = set()
        for data in self._client.kept(PageAtPath):
            page = data.route
            if page is not None and not isinstance(page, Unknown) and page.path not in paths:
                paths.add(page.path)
                yield errors.StillWorking(page.title, page.path)


def _html(text: str) -> Document:
    return make_document(HTML, text.encode())


def _visit(request: Request) -> Visit:
    """Return a visit for a page about an error: the path without its choices."""
    return Visit(request.scope["path"])


def _tidy(path: str, query: str) -> Response | None:
    """Return a redirect to the one right spelling of a path: single slashes, one at the end; None when it has it."""
    tidy = "/" + "".join(f"{part}/" for part in path.split("/") if part)
    last = tidy.rstrip("/").rpartition("/")[2]
    if "." in last:
        tidy = tidy.rstrip("/")
    if tidy == path:
        return None
    # Quoted, so that no backslash or line end can turn the path into another site's address.
    return RedirectResponse(quote(tidy) + (f"?{query}" if query else ""), 301, headers={"Cache-Control": PAGE_CACHE})


def create_application(settings: Settings, client: Client) -> ASGIApp:
    """Return the site that shows what one client reads."""
    site = PublicSite(settings, client)

    @asynccontextmanager
    async def lifespan(_application: Starlette) -> AsyncIterator[None]:
        yield
        await client.close()

    application = Starlette(
        routes=[
            Route("/healthz", site.health),
            Route("/robots.txt", site.robots),
            Route("/sitemap.xml", site.sitemap),
            Route("/.well-known/security.txt", site.security),
            Route(FEED_PATH, site.feed),
            Route("/static/{name}", site.static),
            Route("/{path:path}", site.page),
        ],
        exception_handlers={
            404: site.not_found,
            405: site.method_not_allowed,
            500: site.broken,
            CmsAway: site.away,
            CmsRefused: site.unknown_choice,
            UnknownChoice: site.unknown_choice,
        },
        lifespan=lifespan,
    )
    return SecurityHeaders(application, settings)


def from_environment() -> ASGIApp:
    """Return the site that the environment describes."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    settings = Settings.from_environment(os.environ)
    return create_application(settings, Client(settings))


application = from_environment()
