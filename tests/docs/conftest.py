"""The CMS as a server, and a partner with a key."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from cms.delivery.documents.manifests import register
from cms.delivery.documents.persisted import hash_of
from tests.database import TestServer
from tests.docs.documented import NEWS, PUBLIC_SITE, Cms
from tests.factories.partners import make_key, make_partner
from tests.factories.programme import Programme
from tests.faults.serving import until
from tests.journeys.installation import CMS_OPTIONS, Server
from tests.partner_page.serving import Site


@contextmanager
def serving(url_of_site: str, database: str, uploads: Path) -> Iterator[str]:
    """The CMS under granian, as in production; gives its address."""
    name = f"documented-cms-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    server = Server(name, CMS_OPTIONS, "/health/ready/")
    with server.running(
        DATABASE_URL=database,
        DJANGO_SETTINGS_MODULE="cms.settings.development",
        CMS_URL=server.url,
        PUBLIC_SITE_URL=url_of_site,
        UPLOADS_DIRECTORY=str(uploads),
    ):
        yield server.url


def keeps_answers(url: str, key: str) -> bool:
    """Whether answers are kept: not before the server has heard of the content's revision."""
    asked = {"params": {"query": "{ __typename }"}, "headers": {"Authorization": f"Bearer {key}"}}
    return "hit" in httpx2.get(f"{url}/graphql/", **asked).headers.get("Cache-Status", "")


@pytest.fixture(scope="module")
def cms(programme: Programme, database_server: TestServer, committed_uploads: Path) -> Iterator[Cms]:
    site = Site("")
    partner = make_partner(slug="krant", origins=[site.url], may_show_people=True)
    register("krant", json.dumps({f"sha256:{hash_of(NEWS)}": NEWS}).encode())
    key = make_key(partner)
    with site.running(), serving(PUBLIC_SITE, database_server.copy_address(), committed_uploads) as url:
        until(lambda: keeps_answers(url, key))
        yield Cms(url, key, site)
