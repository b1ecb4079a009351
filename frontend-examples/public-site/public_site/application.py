"""The site as an ASGI application: addresses, what each answers, and what happens when the CMS does not."""

from __future__ import annotations

import asyncio
import copy
import logging
import os
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from public_site import calendars, feeds, messages, pages, road, search, well_known
from public_site.assets import IMMUTABLE_CACHE, Assets
from public_site.cache import RecentlyUsed
from public_site.client import Answer, Client, CmsAway, CmsRefused, KeyRefused, together
from public_site.documents import ERROR_CACHE, PAGE_CACHE, Document, make_document, make_picture, respond
from public_site.employers import Employers
from public_site.headers import SecurityHeaders, content_security_policy
from public_site.links import Links
from public_site.pages import errors, previews
from public_site.pages import search as search_page
from public_site.pages import timeline as timeline_page
from public_site.pages.questions import Question
from public_site.raster import Raster
from public_site.render import Renderer
from public_site.search import Suggestion
from public_site.settings import Settings
from public_site.types import (
    CalendarEntry,
    CalendarEvent,
    DraftShown,
    MovedPage,
    NewsFeed,
    PageAtPath,
    RoadFile,
    RoadFrame,
    Search,
    Site,
    SiteFrame,
    Suggestions,
    Unknown,
)
from public_site.visit import (
    CALENDAR_PATH,
    FEED_PATH,
    MAX_PATH_LENGTH,
    NEWS_PATH,
    NEWS_PER_PAGE,
    SEARCH_PATH,
    UnknownChoice,
    Visit,
)

HTML = "text/html; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
XML = "application/xml; charset=utf-8"
CALENDAR = "text/calendar; charset=utf-8"
SVG = "image/svg+xml; charset=utf-8"
PNG = "image/png"
# Each is a few hundred kilobytes.
KEPT_PICTURES = 24
SITEMAP_PATH = "/sitemap.xml"
NO_COPY = "private, no-store"
STALE_CACHE = "public, max-age=30"
# Nobody may be shown out of a copy that was not confirmed.
PEOPLE_CACHE = "private, no-cache"
# What somebody looks for is nobody else's business, and what is found may be gone tomorrow.
SEARCH_CACHE = "private, max-age=0, must-revalidate"
SUGGESTIONS_CACHE = "private, no-store"
RETRY_AFTER_SECONDS = 30
MAX_STILL_WORKING = 6


# By address and the tag of the data.
Finished = RecentlyUsed[tuple[str, str], Answer[Document]]


class PublicSite:
    """The endpoints, and what they keep in memory."""

    def __init__(self, settings: Settings, client: Client) -> None:
        self._settings = settings
        self._client = client
        self._assets = Assets()
        self._renderer = Renderer(settings, self._assets)
        self._raster = Raster()
        self._pictures: Finished = RecentlyUsed(KEPT_PICTURES)
        self.employers = Employers(settings, client, self._renderer)
        self._finished: Finished = RecentlyUsed(settings.kept_pages)

    # Pages

    async def page(self, request: Request) -> Response:
        """Whatever the CMS has at this path."""
        path = request.scope["path"]
        if redirect := _tidy(path, request.url.query):
            return redirect
        if len(path) > MAX_PATH_LENGTH or _is_file(path):
            raise HTTPException(404)  # no page of the CMS has such a path: do not trouble it
        visit = Visit.from_request(path, request.query_params)
        answer = await self._ask_page(visit)
        if isinstance(answer.data.route, MovedPage):
            return self._moved(answer.data.route, path, request.url.query)
        if not pages.can_render(answer.data.route):
            raise HTTPException(404)
        further = await asyncio.gather(*map(self._ask_further, pages.questions(answer.data, visit)))
        return self._respond(
            request,
            HTML,
            visit.address,
            together(answer, *further),
            lambda: pages.render(answer.data, visit, self._renderer, *(one.data for one in further)),
        )

    async def _ask_further(self, question: Question) -> Answer[Any]:
        """Return the answer to what a kind of page asks besides itself; an empty one where it can do without."""
        try:
            return await self._client.ask(question.operation, question.variables)
        except CmsAway:
            if question.is_needed:
                raise
            return Answer(None, tag="", validator="", is_stale=True)

    async def _ask_page(self, visit: Visit) -> Answer[PageAtPath]:
        is_news = visit.path == NEWS_PATH  # elsewhere a cursor is one of another list
        choices = PageAtPath.variables(
            path=visit.path,
            audience=visit.audience,
            audiences=[visit.audience] if visit.audience else None,
            stadsdelen=[visit.stadsdeel] if visit.stadsdeel else None,
            first=None if visit.before and is_news else NEWS_PER_PAGE,
            last=NEWS_PER_PAGE if visit.before and is_news else None,
            after=visit.after if is_news else None,
            before=visit.before if is_news else None,
        )
        # Invented addresses must not push real pages out of memory.
        return await self._client.ask(PageAtPath, choices, worth_keeping=lambda data: data.route is not None)

    def _moved(self, page: MovedPage, path: str, query: str) -> Response:
        """Return the way to a page that stood at a path, with the choices of the visitor."""
        target = Links(self._settings.public_site_url).local(page.to)
        if target == path:
            raise HTTPException(404)
        return RedirectResponse(target + (f"?{query}" if query else ""), 301, headers={"Cache-Control": PAGE_CACHE})

    async def search(self, request: Request) -> Response:
        """What a visitor looks for. Nothing of it is kept: a question is asked once."""
        visit = Visit.from_request(SEARCH_PATH, request.query_params)
        if not search.can_be_asked(visit.text):
            text = search_page.render_empty(await self._site(), visit, self._renderer)
            return respond(request, _html(text), cache_control=SEARCH_CACHE)
        answer = await self._client.ask(Search, search.question(visit), worth_keeping=lambda _data: False)
        text = search_page.render(answer.data, visit, self._renderer)
        return respond(request, _html(text), cache_control=SEARCH_CACHE)

    async def suggestions(self, request: Request) -> Response:
        """What somebody who is typing may be looking for, as JSON for our own script."""
        text = Visit.from_request(SEARCH_PATH, request.query_params).text or ""
        headers = {"Cache-Control": SUGGESTIONS_CACHE, "X-Robots-Tag": "noindex"}
        return JSONResponse(await self._suggestions(text), headers=headers)

    async def _suggestions(self, text: str) -> list[Suggestion]:
        """Return nothing where the CMS gives nothing: whoever types can do without."""
        if not search.can_be_asked(text):
            return []
        try:
            answer = await self._client.ask(
                Suggestions, Suggestions.variables(text=text), worth_keeping=lambda _data: False
            )
        except (CmsAway, CmsRefused):
            return []
        return search.suggestions(answer.data)

    async def preview(self, request: Request) -> Response:
        """A draft, for the editor who has a key to it. Nothing of it is kept."""
        private = copy.copy(self)
        private._client = self._client.with_key(request.path_params["key"])
        status = 200
        try:
            text = await private._draft()
        except KeyRefused:
            text, status = previews.over(await self._site(), self._renderer), 404
        response = respond(request, _html(text), status, NO_COPY)
        response.headers["Content-Security-Policy"] = content_security_policy(self._settings, self._settings.cms_url)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    async def _draft(self) -> str:
        """Return the page that the key of this client shows.

        Raises:
            KeyRefused: It shows none, or none any more.
        """
        preview = (await self._client.ask(DraftShown)).data.preview
        if preview is None:
            raise KeyRefused("the key is not that of a preview")
        visit, renderer = Visit(preview.path), self._renderer.previewing(preview)
        answer = await self._ask_page(visit)
        if not pages.can_render(answer.data.route):
            return previews.not_shown(answer.data.site, preview, renderer)
        further = await asyncio.gather(*map(self._ask_further, pages.questions(answer.data, visit)))
        return pages.render(answer.data, visit, renderer, *(one.data for one in further))

    def _respond(
        self, request: Request, media_type: str, address: str, answer: Answer[Any], make: Callable[[], str]
    ) -> Response:
        """Return the document of an address; it is made when its data is not the data that it was made of before."""
        key = (address, answer.tag)
        finished = self._finished.get(key)
        document = finished.data if finished else make_document(media_type, make().encode())
        if finished is None:
            self._keep(self._finished, key, answer.holding(document))
        if not answer.is_stale:
            return respond(request, document, cache_control=PAGE_CACHE if answer.stale_seconds else PEOPLE_CACHE)
        response = respond(request, document, cache_control=STALE_CACHE)
        response.headers["Warning"] = '110 - "Response is Stale"'
        return response

    def _keep(self, memory: Finished, key: tuple[str, str], document: Answer[Document]) -> None:
        """Keep a document, unless a message came after its data was asked for."""
        if document.messages == self._client.messages:
            memory.put(key, document)

    def forget(self, names: Collection[str]) -> None:
        """Forget everything in which one of these ids, kinds or paths may be."""
        self._client.forget(names)
        for memory in (self._finished, self._pictures):
            memory.take(lambda document: document.is_named_by(names))

    # Lists and texts for machines

    async def feed(self, request: Request) -> Response:
        """The newest news as Atom, with the same filters as the list."""
        visit = Visit.from_request(FEED_PATH, request.query_params)
        choices = NewsFeed.variables(
            audience=visit.audience,
            audiences=[visit.audience] if visit.audience else None,
            stadsdelen=[visit.stadsdeel] if visit.stadsdeel else None,
        )
        answer = await self._client.ask(NewsFeed, choices)
        return self._respond(
            request, ATOM, visit.address, answer, lambda: feeds.atom(answer.data, visit, self._renderer)
        )

    async def agenda_calendar(self, request: Request) -> Response:
        """All meetings of an exact day, with the same filters as the agenda."""
        visit = Visit.from_request(CALENDAR_PATH, request.query_params)
        answer = await calendars.all_meetings(self._client, visit)
        return self._respond(
            request, CALENDAR, visit.address, answer, lambda: calendars.feed(answer.data, visit, self._settings)
        )

    async def event_calendar(self, request: Request) -> Response:
        """One meeting of an exact day."""
        path = request.path_params["path"]
        if len(path) > MAX_PATH_LENGTH:
            raise HTTPException(404)
        answer = await self._client.ask(
            CalendarEvent, CalendarEvent.variables(path=f"/{path}/"), worth_keeping=lambda data: data.route is not None
        )
        event = answer.data.route
        if not isinstance(event, CalendarEntry) or not calendars.has_day(event.when):
            raise HTTPException(404)
        return self._respond(
            request, CALENDAR, request.scope["path"], answer, lambda: calendars.single(event, self._settings)
        )

    async def road_file(self, request: Request) -> Response:
        """The history visual as a file."""
        visit = Visit.from_request(road.FILE_PATH, request.query_params)
        options = road.FileOptions.from_request(request.query_params)
        answer = await self._client.ask(RoadFile, road.file_question(visit, options))
        timeline = answer.data.timeline
        if timeline is None:
            raise HTTPException(404)
        return self._respond(request, SVG, f"{visit.address} {options}", answer, lambda: timeline.drawing.svg)

    async def road_picture(self, request: Request) -> Response:
        """The history visual as pixels."""
        visit = Visit.from_request(road.PICTURE_PATH, request.query_params)
        options = road.picture_options(request.query_params)
        answer = await self._client.ask(RoadFile, road.file_question(visit, options))
        timeline = answer.data.timeline
        if timeline is None:
            raise HTTPException(404)
        key = (f"{visit.address} {options}", answer.tag)
        finished = self._pictures.get(key)
        if finished:
            picture = finished.data
        else:
            drawing = timeline.drawing
            picture = make_picture(PNG, await self._raster.png(drawing.svg, drawing.width, drawing.height))
            self._keep(self._pictures, key, answer.holding(picture))
        return respond(request, picture, cache_control=STALE_CACHE if answer.is_stale else PAGE_CACHE)

    async def road_frame(self, request: Request) -> Response:
        """The history visual for a frame on any other site."""
        visit = Visit.from_request(road.FRAME_PATH, request.query_params)
        answer = await self._client.ask(RoadFrame, road.frame_question(visit))
        response = self._respond(
            request, HTML, visit.address, answer, lambda: timeline_page.render_frame(answer.data, visit, self._renderer)
        )
        response.headers["Content-Security-Policy"] = content_security_policy(self._settings, framed_by="*")
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    async def sitemap(self, request: Request) -> Response:
        """All addresses, for search engines."""
        answer = await feeds.all_pages(self._client)
        return self._respond(request, XML, SITEMAP_PATH, answer, lambda: feeds.sitemap(answer.data, self._renderer))

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
        site, visit = await self._site(), _visit(request)
        return self._error(request, errors.not_found(site, visit, self._renderer, await self._alike(visit.path)), 404)

    async def _alike(self, path: str) -> list[Suggestion]:
        """Return what a visitor may have meant by a path where nothing is; nothing for what can be no page."""
        if len(path) > MAX_PATH_LENGTH or _is_file(path):
            return []
        return await self._suggestions(search.words_of(path))

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
            if page is None or isinstance(page, Unknown | MovedPage) or page.path in paths:
                continue
            needed = [question for question in pages.questions(data, Visit(page.path)) if question.is_needed]
            if all(self._client.can_do_without_cms(question.operation, question.variables) for question in needed):
                paths.add(page.path)
                yield errors.StillWorking(page.title, page.path)


def _html(text: str) -> Document:
    return make_document(HTML, text.encode())


def _visit(request: Request) -> Visit:
    """Return a visit for a page about an error: the path without its choices."""
    return Visit(request.scope["path"])


def _is_file(path: str) -> bool:
    """Return whether a path names a file, such as `/favicon.ico`."""
    return "." in path.rstrip("/").rpartition("/")[2]


def _tidy(path: str, query: str) -> Response | None:
    """Return a redirect to the one right spelling of a path: single slashes, one at the end; None when it has it."""
    tidy = "/" + "".join(f"{part}/" for part in path.split("/") if part)
    if _is_file(tidy):
        tidy = tidy.rstrip("/")
    if tidy == path:
        return None
    # Quoted, so that no backslash or line end can turn the path into another site's address.
    return RedirectResponse(quote(tidy) + (f"?{query}" if query else ""), 301, headers={"Cache-Control": PAGE_CACHE})


def _hearing(settings: Settings, client: Client, site: PublicSite) -> list[Route]:
    """Return where the CMS sends its messages; nowhere, when it has no secret to sign them with."""
    if not settings.webhook_secret:
        return []
    heard = messages.Messages(settings.webhook_secret, client, site.forget)
    return [Route(messages.PATH, heard.receive, methods=["POST"])]


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
            Route(SITEMAP_PATH, site.sitemap),
            Route("/.well-known/security.txt", site.security),
            Route(FEED_PATH, site.feed),
            Route("/voorbeeld/{key}/", site.preview),
            Route(CALENDAR_PATH, site.agenda_calendar),
            Route(f"/{{path:path}}/{calendars.EVENT_FILE}", site.event_calendar),
            Route(road.FILE_PATH, site.road_file),
            Route(road.PICTURE_PATH, site.road_picture),
            Route(road.FRAME_PATH, site.road_frame),
            Route(SEARCH_PATH, site.search),
            Route(search.SUGGESTIONS_PATH, site.suggestions),
            *site.employers.routes(),
            *_hearing(settings, client, site),
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
