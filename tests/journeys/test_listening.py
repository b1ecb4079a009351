"""The public site hears of the CMS's real worker what is gone, and does not show it again while the CMS is away."""

import subprocess
import sys
import time
from collections.abc import Iterator

import psycopg
import pytest
from pytest_playwright import CreateContextCallback

from development.processes import Program
from development.terminal import ROOT
from tests.journeys.browsing import Visitor
from tests.journeys.installation import KEY, PUBLIC_SITE_OPTIONS, Installation, Server

pytestmark = pytest.mark.browser

# Only against hanging.
PATIENCE_SECONDS = 90
NEWS, PERSON, ABOUT = "/nieuws/de-markt-verhuist/", "/profielen/dina/", "/vuistregels/"
ARRIVED = """
SELECT delivery.event, delivery.status, delivery.confirmed_at IS NOT NULL
  FROM webhooks_delivery AS delivery JOIN webhooks_webhookendpoint AS endpoint ON endpoint.id = delivery.endpoint_id
 WHERE endpoint.url = %s AND delivery.state = 'delivered' AND delivery.event IN ('unpublished', 'withdrawn')
 ORDER BY delivery.event
"""


@pytest.fixture(scope="module")
def site(installation: Installation) -> Iterator[Server]:
    """A public site to which the CMS sends its messages."""
    site = Server("listening-public-site", PUBLIC_SITE_OPTIONS, "/")
    environment = {"CMS_URL": installation.cms.url, "PUBLIC_SITE_URL": site.url, "PUBLIC_SITE_KEY": KEY}
    secret = prepare(installation, "make", PUBLIC_SITE_URL=site.url).strip()
    worker = Program("webhooks-listening", [sys.executable, "manage.py", "deliver_webhooks"], installation.environment)
    try:
        site.start(PUBLIC_SITE_WEBHOOK_SECRET=secret, **environment)
        site.wait()
        yield site
    finally:
        site.stop()
        worker.stop()


@pytest.fixture
def visitor(new_context: CreateContextCallback, installation: Installation, site: Server) -> Visitor:
    """Somebody who opens that site."""
    return Visitor(new_context(base_url=site.url, locale="nl-NL"), installation, site.url)


def prepare(installation: Installation, what: str, **variables: str) -> str:
    command = [sys.executable, "-m", "tests.journeys.listening", what]
    environment = {**installation.environment, **variables}
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout


def test_what_is_gone_does_not_come_back_while_the_cms_is_away(
    visitor: Visitor, installation: Installation, site: Server
):
    assert [visitor.open(path).status for path in (NEWS, PERSON, ABOUT)] == [200, 200, 200]

    prepare(installation, "take-away")

    deadline = time.monotonic() + PATIENCE_SECONDS
    with psycopg.connect(installation.database_address, autocommit=True) as connection:
        while len(arrived := connection.execute(ARRIVED, [f"{site.url}/webhook"]).fetchall()) < 2:
            assert time.monotonic() < deadline, arrived
            time.sleep(0.1)
    assert arrived == [("unpublished", 200, False), ("withdrawn", 200, True)]
    with installation.cms.killed():
        assert [visitor.open(path, may_be_stale=True).status for path in (NEWS, PERSON, ABOUT)] == [503, 503, 200]
    assert [visitor.open(path).status for path in (NEWS, PERSON)] == [404, 404]
