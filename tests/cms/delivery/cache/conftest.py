"""What the tests of the cache share."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from pytest_django import Settings

from cms.delivery.cache.front import CachedAnswers
from cms.publication.revision import RevisionWatch
from tests.cms.publication.watching import until, watching
from tests.wsgi import Received, call

KEY = "the key of the public site in tests"
MEGABYTE = 1024 * 1024


class Counting:
    """Django, which counts how often it is asked.

    Attributes:
        asked: what was asked, oldest first.
        before: called before each answer.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.before: Callable[[], None] = lambda: None
        self._django = WSGIHandler()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        self.asked.append(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}")
        self.before()
        return self._django(environ, start_response)


@pytest.fixture
def django() -> Counting:
    """What stands behind the cache."""
    return Counting()


@pytest.fixture
def watch(committed_database: str) -> Iterator[RevisionWatch]:
    """A watch that knows the revision of this process's database."""
    with watching(conninfo=committed_database) as watch:
        until(lambda: watch.number is not None)
        yield watch


@pytest.fixture
def front(watch: RevisionWatch, django: Counting, settings: Settings) -> CachedAnswers:
    """The cache, in front of Django."""
    settings.PUBLIC_SITE_KEY = KEY
    return CachedAnswers(django, watch, MEGABYTE)


@pytest.fixture(params=["by its entrance", "as WSGI"])
def ask(front: CachedAnswers, request: pytest.FixtureRequest) -> Callable[..., Received]:
    """Asks a document by GET, with headers."""

    def by_entrance(environ: dict[str, Any], start_response: Any) -> Any:
        if (response := front.at_hand(environ)) is None:
            return front(environ, start_response)
        status, headers, body = response
        start_response(status, headers)
        return body

    application = front if request.param == "as WSGI" else by_entrance

    def send(document: str = '{ node(id: "Theme:1") { id } }', method: str = "GET", **headers: str) -> Received:
        return call(application, "/graphql/", method, query={"query": document}, **headers)

    return send
