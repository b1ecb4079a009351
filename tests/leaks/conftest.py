"""What the leak tests share: the content, committed once for all of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker, Settings

from cms.delivery import view
from cms.fields import node_id
from cms.partners.keys import reader_of
from cms.partners.reader import ANONYMOUS, PUBLIC_SITE, Reader
from cms.publication.models import PublishedItem
from cms.taxonomy.enums import Channel
from pages.core.models import BasePage
from tests.database import TestServer

from .content import Content, Secret, make_content
from .walker import Known, Walker

PARTNER = Reader("partner", frozenset({Channel.PARTNER_SITES.value}))
READERS = {"anonymous": ANONYMOUS, "public site": PUBLIC_SITE, "partner": PARTNER}
PARTNER_KEY, SITE_KEY = "the key of a partner", "the key of the public site"
HEADERS = {
    "anonymous": {},
    "public site": {"Authorization": f"Bearer {SITE_KEY}"},
    "partner": {"Authorization": f"Bearer {PARTNER_KEY}"},
}


@pytest.fixture(scope="module")
def uploads_of_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("uploads")


@pytest.fixture(scope="module")
def committed_content(
    django_db_setup: None, database_server: TestServer, django_db_blocker: DjangoDbBlocker, uploads_of_content: Path
) -> Iterator[Content]:
    """Content in every state, committed: guards act at the end of a transaction that did not project."""
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=uploads_of_content):
        yield make_content()
        database_server.make_copy()


@pytest.fixture
def content(
    committed_content: Content, db: None, uploads: Path, uploads_of_content: Path, settings: Settings
) -> Content:
    """The content, for a test that may change it; there are no limits on what is asked."""
    settings.MEDIA_ROOT = uploads_of_content
    settings.PUBLIC_SITE_KEY = SITE_KEY
    for limit in ("DOCUMENT_BYTES", "BODY_BYTES", "TOKENS", "DEPTH", "ALIASES"):
        setattr(settings, f"GRAPHQL_MAX_{limit}", 10**7)
    return committed_content


@pytest.fixture
def walker_of(content: Content, client: Client, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Walker]:
    """A walker for one of `READERS`; `more` are secrets of the test itself."""

    def known_reader(authorization: str | None) -> Reader:
        return PARTNER if authorization == f"Bearer {PARTNER_KEY}" else reader_of(authorization)

    monkeypatch.setattr(view, "reader_of", known_reader)

    def make(reader: str = "anonymous", *more: Secret) -> Walker:
        hidden = [secret for secret in content.secrets if not secret.channels & READERS[reader].channels]
        # A browser sends no key for a picture, so a file is shut only when no reader at all may see it.
        shut = [address for secret in hidden if not secret.channels for address in secret.addresses]
        return Walker(client, HEADERS[reader], known(content), [*hidden, *more], shut)

    return make


def known(content: Content) -> Known:
    """All that was ever written down."""
    rows = PublishedItem.objects.filter(kind__in=["Audience", "Stadsdeel", "Theme"]).values_list("kind", "slug")
    secret_pages = [page for secret in content.secrets for page in secret.pages]
    return Known(
        ids=[node_id(content.home), *(one for secret in content.secrets for one in secret.ids)],
        paths=["/", *(path_of(page) for page in secret_pages)],
        slugs={
            name.lower(): [slug for kind, slug in rows if kind == name] for name in ("Audience", "Stadsdeel", "Theme")
        },
        addresses=[address for secret in content.secrets for address in secret.addresses],
    )


def path_of(page: BasePage) -> str:
    """Where the page stood, or would stand."""
    return page.url_path.replace("/voorpagina/", "/")
