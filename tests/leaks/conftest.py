"""What the leak tests share: the content, committed once for all of them."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from cachetools import cached
from django.conf import settings as django_settings
from django.test import Client
from pytest_django import Settings

from cms.delivery.documents import validity
from cms.delivery.http import serving
from cms.fields import node_id
from cms.partners.keys import Caller
from cms.partners.reader import ANONYMOUS, EMPLOYER, PUBLIC_SITE, Reader
from cms.taxonomy.enums import Channel
from pages.core.models import BasePage
from pages.glossary.models import Term
from pages.history.models import Timeline

from .content import Content, make_content
from .kinds import FIGURE, REGULATION
from .secrets import EMPLOYERS, Secret
from .walker import Known, Walker

PARTNER = Reader("partner", frozenset({Channel.PARTNER_SITES.value}))
READERS = {"anonymous": ANONYMOUS, "public site": PUBLIC_SITE, "partner": PARTNER, "employer": EMPLOYER}
HEADERS = {name: {"Authorization": f"Bearer the key of the {name}"} for name in READERS} | {"anonymous": {}}


@pytest.fixture(scope="module")
def committed_content(made_once: Callable[[str, Callable[[], Content]], Content]) -> Content:
    """Content in every state, committed: guards act at the end of a transaction that did not project."""
    return made_once("leaks", make_content)


@pytest.fixture(scope="session")
def judged_once() -> Callable[..., Any]:
    """Judges each document once: all readers ask the same, and all of it is more than a process remembers."""
    return cached({}, key=lambda text, known: text)(validity._judged.__wrapped__)


@pytest.fixture
def content(
    committed_content: Content,
    db: None,
    uploads: Path,
    committed_uploads: Path,
    settings: Settings,
    judged_once: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> Content:
    """The content, for a test that may change it; there are no limits on what is asked."""
    settings.MEDIA_ROOT = committed_uploads
    for limit in [name for name in dir(django_settings) if name.startswith("GRAPHQL_MAX_")]:
        setattr(settings, limit, 10**9)
    monkeypatch.setattr(validity, "_judged", judged_once)
    return committed_content


@pytest.fixture
def walker_of(content: Content, client: Client, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Walker]:
    """A walker for one of `READERS`; `more` are secrets of the test itself."""

    readers = {HEADERS[name].get("Authorization"): reader for name, reader in READERS.items()}
    monkeypatch.setattr(serving, "caller_in", lambda http: Caller(readers[http.headers.get("Authorization")]))

    def make(name: str = "anonymous", *more: Secret) -> Walker:
        channels = READERS[name].channels
        hidden = [secret for secret in (*content.secrets, *more) if not secret.channels & channels]
        removed = [told for secret in hidden if secret.seen_in & channels for told in secret.ids]
        shut = [address for secret in hidden for address in secret.addresses]
        to_all = shut_to_all(hidden)
        return Walker(client, HEADERS[name], known(content), hidden, removed, shut if HEADERS[name] else to_all, to_all)

    return make


def shut_to_all(secrets: Iterable[Secret]) -> list[str]:
    """Addresses of files that no reader but an employer may see: a browser sends no key for a picture."""
    return [address for secret in secrets if not secret.channels - EMPLOYERS for address in secret.addresses]


def known(content: Content) -> Known:
    """All that was ever written down."""
    secret_pages = [page for secret in content.secrets for page in secret.pages]
    area = content.window.stadsdeel_list.get().slug
    return Known(
        ids=[node_id(content.home), *(one for secret in content.secrets for one in secret.ids)],
        paths=[
            "/",
            content.moved_from,
            *(path_of(page) for page in secret_pages),
            *(path for secret in content.secrets for path in secret.paths),
        ],
        slugs={
            "audience": [content.audience.slug],
            "stadsdeel": [area],
            "theme": [content.window.theme_list.get().slug],
        },
        addresses=[address for secret in content.secrets for address in secret.addresses],
        words=["geheim", "zichtbaar", *(secret.word for secret in content.secrets)],
        regulation=REGULATION,
        figure=FIGURE,
        roots=roots(content, area),
    )


def roots(content: Content, area: str) -> dict[str, list[str]]:
    """Arguments for what the root asks for one thing, of things that are there; the last of a field is one that leads on."""
    term = next(record for record in content.shown.records if isinstance(record, Term))
    return {
        "node": [f'id: "{node_id(content.home)}"', f'id: "{node_id(term)}"'],
        "page": ['path: "/"'],
        "route": ['path: "/"', f'path: "{content.moved_from}"'],
        "stadsdeel": [f'slug: "{area}"'],
        "audience": [f'slug: "{content.audience.slug}"'],
        "profile": ['slug: "zichtbaar-profiel"'],
        "timeline": [f'slug: "{content.shown.pages[Timeline].slug}"'],
        "regulation": [f'slug: "{REGULATION}", on: "2001-07-01"'],
        "figure": [f'key: "{FIGURE}"'],
        "term": [f'slug: "{term.slug}"'],
        "search": ['text: "zichtbaar"'],
        "suggestions": ['text: "zichtbaar"'],
    }


def path_of(page: BasePage) -> str:
    """Where the page stood, or would stand."""
    return page.url_path.replace("/voorpagina/", "/")
