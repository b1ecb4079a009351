"""One renderer per kind of page; a kind that is not in the table gets a plain page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from public_site.pages import home, information, news, news_index, unknown
from public_site.render import Renderer
from public_site.types import HomePage, InformationPage, NewsIndexPage, NewsPage, PageAtPath, Unknown
from public_site.visit import Visit

RENDERERS: dict[type, Callable[[Any, PageAtPath, Visit, Renderer], str]] = {
    HomePage: home.render,
    InformationPage: information.render,
    NewsIndexPage: news_index.render,
    NewsPage: news.render,
    Unknown: unknown.render,
}


def render(answer: PageAtPath, visit: Visit, renderer: Renderer) -> str:
    """Return the page that an answer holds."""
    return RENDERERS[type(answer.route)](answer.route, answer, visit, renderer)


def can_render(route: object) -> bool:
    """Return whether there is something to show: any page, also of an unknown kind, but nothing that is no page."""
    return route is not None and not (isinstance(route, Unknown) and "title" not in route.data)
