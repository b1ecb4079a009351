"""A statement that takes too long is ended by PostgreSQL, and whoever asked for it is told so."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.database import TestServer
from tests.factories.programme import Programme
from tests.faults.hostile import send
from tests.journeys.installation import CMS_OPTIONS, Server


@pytest.fixture
def server(programme: Programme, database_server: TestServer) -> Iterator[Server]:
    """The CMS under granian, whose statements may take a second."""
    server = Server("impatient-cms", CMS_OPTIONS, "/graphql/?query={__typename}")
    with server.running(
        DATABASE_URL=database_server.copy_address(),
        DJANGO_SETTINGS_MODULE="cms.settings.development",
        DATABASE_STATEMENT_SECONDS="1",
    ):
        yield server


def test_a_statement_that_waits_for_another_is_given_up(server: Server, database_server: TestServer) -> None:
    with psycopg.connect(database_server.copy_address()) as other:
        # As a migration does that changes the table.
        other.execute("LOCK TABLE publication_publisheditem IN ACCESS EXCLUSIVE MODE")
        told = send(server.url, {"query": "{ news { totalCount } stadsdelen { name } site { name } }"})

    assert (told.status, told.code, list(told.json)) == (504, "TIMED_OUT", ["errors"])
    assert send(server.url, {"query": "{ news { totalCount } }"}).status == 200
