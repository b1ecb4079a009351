"""The CMS as a server, and a partner with a key."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cms.delivery.documents.manifests import register
from cms.delivery.documents.persisted import hash_of
from tests.database import TestServer
from tests.docs.documented import NEWS, PUBLIC_SITE, Cms
from tests.factories.partners import make_key, make_partner
from tests.factories.programme import Programme
from tests.journeys.installation import Server
from tests.partner_page.serving import Site


@contextmanager
def serving(url_of_site: str, database: str, uploads: Path) -> Iterator[str]:
    """The CMS under granian, as in production; gives its address."""
    server = Server("documented-cms", ["--interface", "wsgi", "cms.wsgi:application"], "/health/ready/")
    server.start(
        DATABASE_URL=database,
        DJANGO_SETTINGS_MODULE="cms.settings.development",
        CMS_URL=server.url,
        PUBLIC_SITE_URL=url_of_site,
        UPLOADS_DIRECTORY=str(uploads),
    )
    try:
        server.wait()
        yield server.url
    finally:
        server.stop()


@pytest.fixture(scope="module")
def cms(programme: Programme, database_server: TestServer, committed_uploads: Path) -> Iterator[Cms]:
    site = Site("")
    partner = make_partner(slug="krant", origins=[site.url], may_show_people=True)
    register("krant", json.dumps({f"sha256:{hash_of(NEWS)}": NEWS}).encode())
    key = make_key(partner)
    with site.running(), serving(PUBLIC_SITE, database_server.copy_address(), committed_uploads) as url:
        yield Cms(url, key, site)
